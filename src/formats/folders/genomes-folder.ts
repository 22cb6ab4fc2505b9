import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { knownAssembly } from '../../genome/assembly.ts';

/** What a genome's folder may hold, by what it is for. */
export type GenomePart = 'genes' | 'sizes' | 'sequence' | 'blacklist';

/** Names of files in the folder of a genome. */
export function genomeFileName(genome: string, part: GenomePart): string {
  const names = { genes: 'genes.refflat.gz', sizes: 'chrom.sizes', blacklist: 'blacklist.bed.gz' };
  return part === 'sequence' ? `${genome}.2bit` : names[part];
}

/** What says where a genome's files come from. */
export const GENOME_LOCK = 'genome.lock.json';

/**
 * The folder with a folder for each genome, whether it exists or not: the one that is given, else `$CHIPMATE_GENOMES`, else
 * `chipmate/genomes` where programs of this system keep their data (`$XDG_DATA_HOME` or `~/.local/share`; `%LOCALAPPDATA%`).
 */
export function genomesFolder(
  given?: string,
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const set = (name: string): string | undefined => environment[name] || undefined;
  const own = given ?? set('CHIPMATE_GENOMES');
  if (own !== undefined) return own;
  const data =
    platform === 'win32'
      ? (set('LOCALAPPDATA') ?? join(homedir(), 'AppData', 'Local'))
      : (set('XDG_DATA_HOME') ?? join(homedir(), '.local', 'share'));
  return join(data, 'chipmate', 'genomes');
}

/** The folder among those of the genomes that has libraries of motifs. */
export const MOTIFS_FOLDER = 'motifs';

/** The name under which a genome has its folder: `hg19` for `GRCh37`; undefined for what is no name of a folder. */
export function genomeFolderName(genome: string): string | undefined {
  const name = knownAssembly(genome)?.name ?? genome;
  if (name.toLowerCase() === MOTIFS_FOLDER) return undefined;
  return /^[A-Za-z][\w-]{0,60}$/.test(name) ? name : undefined;
}

/** A file of a genome that is at hand, as a path within the genomes folder (`hg19/hg19.2bit`); undefined where it is not. */
export function genomeFileAtHand(folder: string, genome: string, part: GenomePart): string | undefined {
  const name = genomeFolderName(genome);
  if (name === undefined) return undefined;
  const file = `${name}/${genomeFileName(name, part)}`;
  return existsSync(join(folder, file)) ? file : undefined;
}

/** How a study and its provenance name a file of the genomes folder, wherever that lies. */
const AT_HAND = 'genomes:';

export function nameAtHand(file: string): string {
  return AT_HAND + file;
}

/** Where a file lies that `nameAtHand` named; undefined for every other name. */
export function pathAtHand(name: string): string | undefined {
  return name.startsWith(AT_HAND) ? join(genomesFolder(), name.slice(AT_HAND.length)) : undefined;
}
