import { join, resolve } from 'node:path';
import { counted } from '../../counted.ts';
import { InputError } from '../../errors.ts';
import {
  GENOME_LOCK,
  genomeFileName,
  genomeFolderName,
  type GenomePart,
} from '../../formats/folders/genomes-folder.ts';
import { inDataFolder } from './data-folder.ts';
import { wantedPart } from './genome-files.ts';
import { readGenomeLock, type GenomeLock } from './genome-lock.ts';
import {
  BLACKLISTED_GENOMES,
  BLACKLIST_BASE,
  genomeAddress,
  GENOME_SOURCES,
  UCSC_BASE,
} from './genome-sources.ts';
import { webAddress } from './http.ts';
import { refuseBesideLock, writeLockFile } from './lock-file.ts';
import {
  announce,
  bringAsked,
  type AskedFile,
  type FetchSettings,
  type FileWithTerms,
  type Locked,
} from './with-terms.ts';

export const GENOME_PARTS: readonly GenomePart[] = ['genes', 'sizes', 'sequence', 'blacklist'];

export interface GenomeRequest extends FetchSettings {
  readonly genome: string;
  /** The genomes folder. */
  readonly folder: string;
  /** Parts to bring; all that there are where left out. */
  readonly only?: readonly GenomePart[];
  /** UCSC's downloads or a mirror of them; ends with `/`. */
  readonly base?: string | undefined;
  /** Addresses of parts that come from elsewhere. */
  readonly addresses: ReadonlyMap<GenomePart, string>;
  /** Files whose bytes and addresses are demanded. */
  readonly lock?: GenomeLock;
}

/**
 * Brings the files of a genome into its folder, resumable, each looked at before it takes its name, and pins them in `genome.lock.json`.
 * @throws InputError where a server cannot be reached, lacks a file, has changed one of the lock file, or the disk is too small
 */
export async function fetchGenome(request: GenomeRequest): Promise<void> {
  const genome = genomeFolderName(request.genome);
  if (genome === undefined)
    throw new InputError('this is no name of a genome', {
      expected: 'hg38, hg19, mm39, mm10, ...',
      found: request.genome,
    });
  refuseBesideLock(request.lock, {
    '--base': request.base,
    '--address': request.addresses.size > 0 ? request.addresses : undefined,
  });
  const asked = partsOf(genome, request);
  for (const { wanted } of asked) webAddress(wanted.address);
  const folder = join(resolve(request.folder), genome);
  const locked = lockedFiles(request);
  const sizes = await announce(asked, folder, locked, request);
  if (request.dryRun) return;
  await inDataFolder(folder, request.say, () =>
    request.watch((onProgress) => bring(folder, genome, { asked, sizes, onProgress }, request)),
  );
}

function lockedFiles({ lock }: GenomeRequest): Locked {
  return lock === undefined ? undefined : new Map(lock.files.map((entry) => [entry.file, entry]));
}

function partsOf(
  genome: string,
  { only, lock, base = UCSC_BASE, addresses, say }: GenomeRequest,
): AskedFile[] {
  const locked = new Map(lock?.files.map(({ file, address }) => [file, address]));
  if (lock !== undefined && lock.genome !== genome)
    throw new InputError('the lock file is of another genome', { expected: genome, found: lock.genome });
  return GENOME_PARTS.flatMap((part): AskedFile[] => {
    if (only !== undefined && !only.includes(part)) return [];
    const file = genomeFileName(genome, part);
    if (lock !== undefined && !locked.has(file)) return [];
    const own = locked.get(file) ?? addresses.get(part);
    if (own === undefined && part === 'blacklist' && !BLACKLISTED_GENOMES.includes(genome)) {
      say(`the blacklist of ENCODE has no list for ${genome}; --address blacklist=URL brings another one`);
      return [];
    }
    const address = own ?? genomeAddress(genome, part, { ucsc: base, blacklist: BLACKLIST_BASE });
    const wanted = { ...wantedPart(genome, part, address), address };
    return [{ name: `${genome}/${file}`, wanted, terms: GENOME_SOURCES[part] }];
  });
}

async function bring(
  folder: string,
  genome: string,
  work: { asked: readonly AskedFile[]; sizes: number; onProgress: (fraction: number) => void },
  request: GenomeRequest,
): Promise<void> {
  const { say, transfer } = request;
  const locked = lockedFiles(request);
  const { files, missing, kept } = await bringAsked(work, folder, GENOME_LOCK, locked, transfer);
  const terms = new Map(work.asked.map(({ wanted, terms: own }) => [wanted.file, own]));
  const entries = files.flatMap((entry): FileWithTerms[] => {
    const of = terms.get(entry.file);
    return of === undefined ? [] : [{ ...entry, ...of, release: releaseOf(entry.last_modified) }];
  });
  const lost = missing.filter((file) => file !== genomeFileName(genome, 'blacklist'));
  writeLock(folder, { format: 1, genome, files: entries, missing });
  if (lost.length > 0)
    throw new InputError(`the server does not have ${lost.join(', ')} of ${genome}`, {
      file: work.asked.find(({ wanted }) => lost.includes(wanted.file))?.wanted.address,
      fix: 'check the name of the genome; --base names a mirror, --address genes=URL the address of one file',
    });
  if (missing.length > 0) say(`the server has no blacklist of ${genome}`);
  say(`${counted(files.length, 'file')} in ${folder}: ${files.length - kept} brought, ${kept} there already`);
}

/** Writes what was brought beside what an earlier run brought of other parts. */
function writeLock(folder: string, lock: GenomeLock): void {
  const before = earlierFiles(folder).filter(
    ({ file }) => !lock.missing.includes(file) && lock.files.every((entry) => entry.file !== file),
  );
  writeLockFile(folder, { ...lock, files: [...lock.files, ...before] }, GENOME_LOCK);
}

/** A lock file that is damaged counts as absent, as in `readFinished`. */
function earlierFiles(folder: string): readonly FileWithTerms[] {
  try {
    return readGenomeLock(join(folder, GENOME_LOCK))?.files ?? [];
  } catch (error) {
    if (error instanceof InputError) return [];
    throw error;
  }
}

function releaseOf(lastModified: string | undefined): string {
  const modified = Date.parse(lastModified ?? '');
  return Number.isNaN(modified) ? '' : new Date(modified).toISOString().slice(0, 10);
}
