import { join } from 'node:path';
import { InputError } from '../../errors.ts';
import { genomeFileAtHand, genomesFolder, nameAtHand } from '../../formats/folders/genomes-folder.ts';
import { openSequence } from '../../formats/sequence/sequence-reader.ts';
import type { SequenceFile } from '../../formats/sequence/sequence-file.ts';
import { knownAssembly, KNOWN_ASSEMBLIES, type Assembly } from '../../genome/assembly.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { cpgAtTss } from '../../genome/bases/promoter-bases.ts';
import { caution, note, type Notice } from '../../messages/message.ts';
import { Shard } from '../../atlas/shard.ts';
import { howToFetch } from './how-to-fetch.ts';

/** Where the sequence of a genome is looked for, in this order: a file, the genomes folder. */
export interface SequenceSources {
  readonly file?: string | undefined;
  /** What messages and provenance call the file; its path where left out. */
  readonly name?: string | undefined;
  /** Folder of an atlas, the first of several: it says which assembly is meant. */
  readonly atlas?: string;
  /** The genomes folder; where the environment or the system says, where left out. */
  readonly genomes?: string;
  readonly assembly?: string;
}

/** The opened sequence of a genome; whoever takes it closes it. */
export interface FoundSequence {
  readonly sequences: SequenceFile;
  /** How a study names the file among its inputs, wherever the genomes folder lies. */
  readonly input: string;
  /** The assembly it is of; undefined where nobody says and no known one has its lengths. */
  readonly assembly: string | undefined;
  /** For each of some chromosome names the index of its sequence; -1 where there is none, or only one of another length. */
  readonly sequenceOf: (chromosomeNames: readonly string[]) => Int32Array;
  readonly notices: readonly Notice[];
}

/** Chromosomes that are named in a message. */
const NAMED = 3;
/** hg19 of UCSC has another mitochondrion than GRCh37, and sequences of both are used with either name. */
const MITOCHONDRION = 'chrM';

/**
 * The sequence of a genome, in the one order of every face; undefined where there is none.
 * @throws InputError for a faulty file, or one of another build than the assembly
 */
export async function findSequence({
  file,
  name = file,
  atlas,
  genomes,
  assembly: named,
}: SequenceSources): Promise<FoundSequence | undefined> {
  const assembly = named ?? (atlas === undefined ? undefined : new Shard(atlas).manifest.genome.name);
  if (file !== undefined) return opened({ path: file, name, input: name ?? file }, assembly);
  if (assembly === undefined) return undefined;
  const folder = genomesFolder(genomes);
  const atHand = genomeFileAtHand(folder, assembly, 'sequence');
  return atHand === undefined
    ? undefined
    : opened({ path: join(folder, atHand), input: nameAtHand(atHand) }, assembly);
}

/**
 * The same where a question cannot do without.
 * @throws InputError for a faulty file, or where there is none, with the command that brings it
 */
export async function needSequence(sources: SequenceSources): Promise<FoundSequence> {
  const found = await findSequence(sources);
  if (found !== undefined) return found;
  const { assembly, atlas } = sources;
  const genome = assembly ?? (atlas === undefined ? undefined : new Shard(atlas).manifest.genome.name);
  if (genome === undefined)
    throw new InputError('it is not said of which genome the sequence is wanted', {
      fix: 'name it (--genome NAME), or give the sequence: --sequence FILE',
    });
  throw new InputError(`there is no sequence of ${genome} at hand`, {
    key: 'sequence.none',
    values: { assembly: genome },
    expected: `${genome}.2bit in ${join(genomesFolder(sources.genomes), genome)}`,
    fix: `give it: --sequence FILE (2bit or FASTA)${howToFetch(genome)}`,
  });
}

/** A file, what messages call it, and how a study names it. */
interface FileOfSequence {
  readonly path: string;
  readonly name?: string | undefined;
  readonly input: string;
}

async function opened(
  { path, name = path, input }: FileOfSequence,
  named: string | undefined,
): Promise<FoundSequence> {
  const sequences = await openSequence(path, name);
  try {
    const genome = named === undefined ? buildOf(sequences) : knownAssembly(named);
    if (genome !== undefined) refuseOtherBuild(sequences, genome);
    const used = note('sequence.used', {
      file: name,
      format: sequences.format,
      sequences: sequences.names.length,
      assembly: genome?.name ?? named ?? '?',
    });
    return {
      ...{ sequences, input },
      assembly: genome?.name ?? named,
      sequenceOf: (names) => sequencesOf(sequences, names, genome),
      notices: [used],
    };
  } catch (error) {
    sequences.close();
    throw error;
  }
}

/** Index of the sequence of each chromosome of an assembly; -1 where there is none. */
function ofAssembly({ names }: SequenceFile, assembly: Assembly): Int32Array {
  const index = new Int32Array(assembly.chromosomeNames.length).fill(-1);
  for (const [sequence, name] of names.entries()) {
    const chromosome = assembly.find(name);
    if (chromosome >= 0 && index[chromosome] < 0) index[chromosome] = sequence;
  }
  return index;
}

function sequencesOf(
  sequences: SequenceFile,
  names: readonly string[],
  assembly: Assembly | undefined,
): Int32Array {
  const exact = new Map(sequences.names.map((name, index) => [name, index]));
  if (assembly === undefined) return Int32Array.from(names, (name) => exact.get(name) ?? -1);
  const index = ofAssembly(sequences, assembly);
  return Int32Array.from(names, (name) => {
    const chromosome = assembly.find(name);
    if (chromosome < 0) return exact.get(name) ?? -1;
    const sequence = index[chromosome];
    return sequence >= 0 && sequences.sizes[sequence] === assembly.sizes[chromosome] ? sequence : -1;
  });
}

/** How many chromosomes have the lengths of an assembly, and which have others; the mitochondrion does not count. */
function lengthsOf(sequences: SequenceFile, assembly: Assembly): { right: number; wrong: string[] } {
  const index = ofAssembly(sequences, assembly);
  let right = 0;
  const wrong: string[] = [];
  for (const [chromosome, name] of assembly.chromosomeNames.entries()) {
    if (index[chromosome] < 0 || name === MITOCHONDRION) continue;
    const size = sequences.sizes[index[chromosome]];
    if (size === assembly.sizes[chromosome]) right++;
    else wrong.push(`${sequences.names[index[chromosome]]} of ${size} bp (${assembly.sizes[chromosome]})`);
  }
  return { right, wrong };
}

/** The known assembly whose chromosomes have these lengths. */
function buildOf(sequences: SequenceFile): Assembly | undefined {
  return KNOWN_ASSEMBLIES.flatMap((name) => knownAssembly(name) ?? []).find((assembly) => {
    const { right, wrong } = lengthsOf(sequences, assembly);
    return right > 0 && wrong.length === 0;
  });
}

/** @throws InputError for sequences that have another length than the assembly's chromosomes, or none of them */
function refuseOtherBuild(sequences: SequenceFile, assembly: Assembly): void {
  const { right, wrong } = lengthsOf(sequences, assembly);
  if (wrong.length === 0 && right > 0) return;
  const other = buildOf(sequences);
  const shown = (list: readonly string[]): string =>
    list.slice(0, NAMED).join(', ') + (list.length > NAMED ? ', ...' : '');
  throw new InputError(`the sequence is not that of ${assembly.name}`, {
    key: 'sequence.other-build',
    values: { assembly: assembly.name, other: other?.name ?? '' },
    file: sequences.file,
    expected: `chromosomes of ${assembly.name} with its lengths`,
    found: wrong.length > 0 ? shown(wrong) : `sequences named ${shown(sequences.names)}`,
    fix:
      other === undefined
        ? `give the sequence of that build: --sequence FILE${howToFetch(assembly.name)}`
        : `it has the lengths of ${other.name}: give the sequence of ${assembly.name}${howToFetch(assembly.name)}`,
  });
}

/** Fewer windows do not tell. */
const LEAST_TSS = 25;
/** CpG at TSSs, as a multiple of those between them, below which genes and sequence do not belong together. */
const LEAST_CPG_RATIO = 1.5;
/** Promoters of mammals are rich in CpG; those of flies, worms and yeast are not. */
const MAMMALS = /^(?:hg|hs|mm|rn)\d/;

/**
 * Whether gene models and the sequence of a mammal belong together: where the windows of 200 bp at TSSs do not hold clearly more CpG
 * than places between them, either is of another build. (In a megabase of chr22 the right genes had 2.1 to 4.1 times as many, those of hg38
 * and genes moved by 2 to 100 kb 0.6 to 1.3 times; docs/genomes.md.)
 */
export function checkGenesOnSequence(
  { sequences, assembly, sequenceOf }: FoundSequence,
  models: GeneModels,
): Notice[] {
  if (assembly === undefined || !MAMMALS.test(assembly)) return [];
  const { windows, ratio } = cpgAtTss(sequences, sequenceOf(models.chromosomeNames), models);
  if (windows < LEAST_TSS || ratio >= LEAST_CPG_RATIO) return [];
  return [
    caution('sequence.other-build-suspected', {
      ratio: ratio.toFixed(1),
      places: windows,
      source: models.source,
      file: sequences.file,
    }),
  ];
}
