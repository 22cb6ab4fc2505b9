import { join } from 'node:path';
import { Shard } from '../../../atlas/shard.ts';
import { InputError } from '../../../errors.ts';
import { genomeFileAtHand, genomesFolder } from '../../../formats/folders/genomes-folder.ts';
import { builtInGenes, readGenes } from '../../../formats/genes/genes-reader.ts';
import { knownAssembly, type Assembly } from '../../../genome/assembly.ts';
import type { GeneModels } from '../../../genome/genes.ts';
import { howToFetch } from '../how-to-fetch.ts';

/** Genes that a chromosome's end may be behind before the models count as those of another build. */
const FEW_GENES = 3;

/** Where gene models are looked for, in this order: a file, an atlas, the genomes folder, what is built in for the assembly. */
export interface GeneSources {
  readonly file?: string;
  /** The genomes folder; where the environment or the system says, where left out. */
  readonly genomes?: string;
  /** Folder of an atlas, the first of several. */
  readonly atlas?: string;
  /** Assembly of the peaks; that of the atlas where left out. Genes of an atlas of another assembly are not used. */
  readonly assembly?: string;
  /** Whether exons and coding spans are wanted, too, where a file or the genomes folder has them. */
  readonly exons?: boolean;
}

/** Gene models and the assembly that they are for, as far as it is known. */
export interface FoundGenes<Models = GeneModels> {
  readonly models: Models;
  readonly assembly: string | undefined;
}

/**
 * The gene models of a question, in the one order of every face; undefined where there are none.
 * @throws InputError for a faulty file, or one of another build
 */
export async function findGenes({
  file,
  atlas,
  genomes,
  assembly: named,
  exons,
}: GeneSources): Promise<FoundGenes<GeneModels | undefined>> {
  const shard = atlas === undefined ? undefined : new Shard(atlas);
  const ofAtlas = shard?.manifest.genome.name;
  const assembly = named ?? ofAtlas;
  if (file !== undefined) {
    const models = await readGenes(file, { exons });
    const genome = assembly === undefined ? undefined : knownAssembly(assembly);
    if (genome !== undefined) refuseForeignGenes(models, genome);
    return { models, assembly };
  }
  const own = assembly === ofAtlas ? shard?.genes : undefined;
  const known = assembly ?? 'hg38';
  return {
    models: own ?? (await genesAtHand(known, genomes, exons)) ?? builtInGenes(known),
    assembly: known,
  };
}

/** The gene models of an assembly in the genomes folder; undefined where there are none. @throws InputError for a faulty file */
async function genesAtHand(
  assembly: string,
  genomes: string | undefined,
  exons = false,
): Promise<GeneModels | undefined> {
  const folder = genomesFolder(genomes);
  const file = genomeFileAtHand(folder, assembly, 'genes');
  if (file === undefined) return undefined;
  const models = await readGenes(join(folder, file), { exons });
  const genome = knownAssembly(assembly);
  if (genome !== undefined) refuseForeignGenes(models, genome);
  return { ...models, source: `${file} of the genomes folder` };
}

/**
 * The same where a question cannot do without.
 * @throws InputError for a faulty file, or where there are none for the assembly
 */
export async function needGenes(sources: GeneSources): Promise<FoundGenes> {
  const { models, assembly } = await findGenes(sources);
  if (models === undefined)
    throw new InputError(`there are no gene models for ${assembly}`, {
      key: 'genes.none',
      values: { assembly: assembly ?? '' },
      fix: `give them: --genes FILE (BED6, refFlat, GTF)${howToFetch(assembly ?? '')}`,
    });
  return { models, assembly };
}

/** Assemblies of the species whose genes are built in. */
export const HUMAN = /^(?:hg\d+|hs1)$/;

/**
 * Gene models for what only asks for names: those that are found, else the built-in ones of the species, whose places may
 * be of another build.
 * @throws InputError for a faulty file, or where there are none for the species
 */
export async function genesForNames(sources: GeneSources): Promise<GeneModels> {
  const { models, assembly } = await findGenes(sources);
  const named = models ?? (HUMAN.test(assembly ?? '') ? builtInGenes('hg38') : undefined);
  return named ?? (await needGenes(sources)).models;
}

/**
 * Gene models that tell promoters from other sites: a file, else those of the genomes folder, else the built-in table, which is
 * read when it is asked for; undefined where there are none. Those that an atlas was built with are in its sites already.
 */
export async function promoterGenes(
  file: string | undefined,
  assembly: string,
  genomes?: string,
): Promise<() => GeneModels | undefined> {
  if (file === undefined) {
    const atHand = await genesAtHand(assembly, genomes);
    return () => atHand ?? builtInGenes(assembly);
  }
  const { models } = await findGenes({ file, assembly });
  return () => models;
}

/** @throws InputError for gene models that end beyond the chromosomes of the assembly that they are taken for */
export function refuseForeignGenes(models: GeneModels, assembly: Assembly): void {
  const beyond = beyondEnds(models.chromosomeNames, models.chromosome, models.end, assembly);
  if (beyond <= FEW_GENES) return;
  throw new InputError(`the gene models are not those of ${assembly.name}`, {
    file: models.source,
    found: `${beyond} of ${models.count} transcripts end beyond a chromosome of ${assembly.name}`,
    fix: 'give gene models of that build, or name theirs: --genome NAME',
  });
}

/** How many intervals end beyond their chromosome; chromosomes that the assembly does not have hold any. */
export function beyondEnds(
  names: readonly string[],
  chromosome: Uint16Array,
  end: Int32Array,
  assembly: Assembly,
): number {
  const sizes = names.map((name) => assembly.sizes[assembly.find(name)] ?? Infinity);
  return end.reduce((count, position, row) => count + Number(position > sizes[chromosome[row]]), 0);
}
