import { InputError } from '../errors.ts';
import { ASSEMBLY_SIZES, ASSEMBLY_SYNONYMS, REFSEQ_ACCESSIONS } from './assembly-sizes.ts';
import { chromosomeKey, romanAliases } from './chromosome-names.ts';

/**
 * A genome: its chromosomes, their sizes, and one line on which all of them lie one after another.
 * The linear coordinate of a base is `offsets[chromosome] + position`, an unsigned 32-bit number.
 */
export interface Assembly {
  readonly name: string;
  readonly chromosomeNames: readonly string[];
  /** Length of each chromosome in bp. */
  readonly sizes: Float64Array;
  /** Linear coordinate of each chromosome's first base; neighbours are `CHROMOSOME_GAP` apart. */
  readonly offsets: Float64Array;
  /** Sum of the sizes in bp (without the gaps between chromosomes). */
  readonly totalSize: number;
  /** Index of a chromosome under any of its names (`chr1`, `1`, `NC_000001.11`; `MT`, `chrM`); -1 for an unknown one. */
  find(name: string): number;
}

/**
 * Free linear coordinates before each chromosome. A zero-length interval at a chromosome's end counts as
 * the bases on both sides of it; the gap keeps these from touching the neighbouring chromosome.
 */
export const CHROMOSOME_GAP = 2;
const LARGEST_LINEAR = 0xffff_ffff;
const MOST_CHROMOSOMES = 65_536;

/** Names of the assemblies whose sizes are built in. */
export const KNOWN_ASSEMBLIES: readonly string[] = Object.keys(ASSEMBLY_SIZES);

const known = new Map<string, Assembly>();

/** The assembly of that name (`hg38`, `GRCh38`, without regard to case), or undefined where its sizes are not built in. */
export function knownAssembly(name: string): Assembly | undefined {
  const key = KNOWN_ASSEMBLIES.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  const canonical = key ?? ASSEMBLY_SYNONYMS.get(name.toLowerCase());
  if (canonical === undefined) return undefined;
  let assembly = known.get(canonical);
  if (assembly === undefined) {
    const entries = ASSEMBLY_SIZES[canonical].split(/\s+/).map((entry) => entry.split(':'));
    const accessions = REFSEQ_ACCESSIONS[canonical]?.split(/\s+/) ?? [];
    assembly = makeAssembly(
      canonical,
      entries.map(([chromosome]) => chromosome),
      entries.map(([, size]) => Number(size)),
      new Map(accessions.map((accession, index) => [accession, index])),
    );
    known.set(canonical, assembly);
  }
  return assembly;
}

/**
 * An assembly of the user's own.
 * @param name what to call it
 * @param chromosomeNames distinct names, in the order that the atlas keeps
 * @param sizes length of each in bp
 * @throws InputError for no or too many chromosomes, duplicate names, sizes that are not whole positive
 *   numbers below 2^31, or a genome beyond 2^32 - 1 bp
 */
export function assemblyFromSizes(
  name: string,
  chromosomeNames: readonly string[],
  sizes: ArrayLike<number>,
): Assembly {
  return makeAssembly(name, chromosomeNames, sizes, new Map());
}

function makeAssembly(
  name: string,
  chromosomeNames: readonly string[],
  sizes: ArrayLike<number>,
  accessions: ReadonlyMap<string, number>,
): Assembly {
  const count = chromosomeNames.length;
  if (count === 0 || count > MOST_CHROMOSOMES || sizes.length !== count) {
    throw new InputError(`assembly ${name} has ${count} chromosomes and ${sizes.length} sizes`, {
      expected: `1 to ${MOST_CHROMOSOMES} chromosomes with one size each`,
      fix: 'leave out the small contigs',
    });
  }
  const offsets = new Float64Array(count);
  const exact = new Map<string, number>();
  const keys = new Map<string, number>();
  let totalSize = 0;
  let next = 0;
  for (let index = 0; index < count; index++) {
    const chromosome = chromosomeNames[index];
    const size = sizes[index];
    if (!Number.isInteger(size) || size <= 0 || size > 0x7fff_ffff) {
      throw new InputError(`assembly ${name}: chromosome ${chromosome} has an impossible size`, {
        expected: 'a whole number of bp from 1 to 2147483647',
        found: String(size),
      });
    }
    if (exact.has(chromosome)) {
      throw new InputError(`assembly ${name}: chromosome ${chromosome} is listed twice`);
    }
    exact.set(chromosome, index);
    const key = chromosomeKey(chromosome);
    if (!keys.has(key)) keys.set(key, index);
    offsets[index] = next + CHROMOSOME_GAP;
    next = offsets[index] + size;
    totalSize += size;
  }
  if (next > LARGEST_LINEAR) {
    throw new InputError(`assembly ${name} is too large`, {
      expected: 'at most 2^32 - 1 bp over all chromosomes',
      found: `${totalSize} bp`,
      fix: 'leave out the small contigs',
    });
  }
  const romans = romanAliases(keys);
  const find = (chromosome: string): number => {
    const key = chromosomeKey(chromosome);
    return exact.get(chromosome) ?? accessions.get(chromosome) ?? keys.get(key) ?? romans.get(key) ?? -1;
  };
  return { name, chromosomeNames, sizes: Float64Array.from(sizes), offsets, totalSize, find };
}

/** The known assemblies that have most of the named chromosomes: `NC_000001.10` is hg19's, `chr2L` is of dm6 and dm3. */
export function assembliesWith(chromosomeNames: readonly string[]): string[] {
  return KNOWN_ASSEMBLIES.filter((name) => {
    const assembly = knownAssembly(name);
    const found = chromosomeNames.filter((chromosome) => (assembly?.find(chromosome) ?? -1) >= 0);
    return found.length * 2 > chromosomeNames.length;
  });
}
