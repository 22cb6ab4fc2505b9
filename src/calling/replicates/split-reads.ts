// Pseudo-replicates: the reads of one experiment in two halves drawn by chance, and several experiments' reads in one.
import type {
  AlignedReads,
  FragmentsOfChromosome,
  ReadCounts,
  SingleReadsOfChromosome,
} from '../../genome/reads/aligned-reads.ts';
import { createRandom, type Random } from '../../statistics/random.ts';

/**
 * The reads in two halves, each read in one of them, the first half with one more where their number is odd. Which read falls where depends on the
 * seed, the chromosomes' names and the reads, not on the order of a file: positions are sorted, and of reads at one position
 * none differs from another. Each strand of each chromosome is halved for itself.
 */
export function splitReads(reads: AlignedReads, seed: number): readonly [AlignedReads, AlignedReads] {
  const random = createRandom(seed);
  // Whose turn it is to have the odd one, so that odd numbers of many chromosomes do not add up in one half.
  let turn = 0;
  const halved = (count: number, label: string): Uint8Array => {
    const extra = count % 2 === 1 ? turn++ % 2 : 0;
    return halves(random.split(label), count, Math.ceil(count / 2) - extra);
  };
  const order = [...reads.chromosomes.keys()].sort((a, b) =>
    reads.chromosomes[a].name < reads.chromosomes[b].name ? -1 : 1,
  );
  if (reads.layout === 'paired') {
    const parts = order.map((at) => {
      const each = reads.chromosomes[at];
      const half = halved(each.start.length, each.name);
      return [0, 1].map((which) => ({
        ...each,
        start: each.start.filter((_, i) => half[i] === which),
        end: each.end.filter((_, i) => half[i] === which),
      }));
    });
    return both((which) => {
      const chromosomes = reads.chromosomes.map((_, at) => parts[order.indexOf(at)][which]);
      return {
        ...reads,
        chromosomes,
        counts: keeping(
          reads.counts,
          sizeOf(chromosomes, ({ start }) => start),
        ),
      };
    });
  }
  const parts = order.map((at) => {
    const each = reads.chromosomes[at];
    const forward = halved(each.forward.length, `${each.name} +`);
    const reverse = halved(each.reverse.length, `${each.name} -`);
    return [0, 1].map((which) => ({
      ...each,
      forward: each.forward.filter((_, i) => forward[i] === which),
      reverse: each.reverse.filter((_, i) => reverse[i] === which),
    }));
  });
  return both((which) => {
    const chromosomes = reads.chromosomes.map((_, at) => parts[order.indexOf(at)][which]);
    const kept =
      sizeOf(chromosomes, ({ forward }) => forward) + sizeOf(chromosomes, ({ reverse }) => reverse);
    return { ...reads, chromosomes, counts: keeping(reads.counts, kept) };
  });
}

function both<T>(make: (which: 0 | 1) => T): readonly [T, T] {
  return [make(0), make(1)];
}

function sizeOf<T>(parts: readonly T[], column: (part: T) => Int32Array): number {
  return parts.reduce((sum, part) => sum + column(part).length, 0);
}

/** 0 for `first` of n, 1 for the others, every choice being equally likely. */
function halves(random: Random, n: number, first: number): Uint8Array {
  const half = new Uint8Array(n);
  let left = first;
  for (let i = 0; i < n; i++) {
    if (random.integer(n - i) < left) left--;
    else half[i] = 1;
  }
  return half;
}

/** The counts of a part: nothing but what it keeps. */
function keeping(counts: ReadCounts, kept: number): ReadCounts {
  const none = Object.fromEntries(Object.keys(counts).map((name) => [name, 0])) as unknown as ReadCounts;
  return { ...none, records: kept, kept };
}

/**
 * The reads of several experiments as those of one, by the names of chromosomes, in the order in which these first appear.
 * @throws RangeError where single ends and pairs are mixed, or without any reads
 */
export function poolReads(several: readonly AlignedReads[]): AlignedReads {
  const kept = several.reduce((sum, { counts }) => sum + counts.kept, 0);
  const mean = several.reduce((sum, { counts, meanLength }) => sum + counts.kept * meanLength, 0);
  const names = Object.keys(several[0]?.counts ?? {}) as (keyof ReadCounts)[];
  const shared = {
    meanLength: kept === 0 ? 0 : mean / kept,
    firstLength: several[0]?.firstLength ?? 0,
    counts: Object.fromEntries(
      names.map((name) => [name, several.reduce((sum, { counts }) => sum + counts[name], 0)]),
    ) as unknown as ReadCounts,
  };
  const single = several.flatMap((reads) => (reads.layout === 'single' ? [reads] : []));
  const paired = several.flatMap((reads) => (reads.layout === 'paired' ? [reads] : []));
  if (several.length === 0 || (single.length > 0 && paired.length > 0))
    throw new RangeError('single ends and pairs cannot be pooled');
  if (single.length > 0)
    return { ...shared, layout: 'single', chromosomes: byName(single).map(pooledSingle) };
  return { ...shared, layout: 'paired', chromosomes: byName(paired).map(pooledPairs) };
}

/** What all of them have of each chromosome. */
function byName<T extends { readonly name: string }>(
  several: readonly { readonly chromosomes: readonly T[] }[],
): T[][] {
  const found = new Map<string, T[]>();
  for (const { chromosomes } of several)
    for (const each of chromosomes) found.set(each.name, [...(found.get(each.name) ?? []), each]);
  return [...found.values()];
}

function lengthOf(parts: readonly { readonly length: number | undefined }[]): number | undefined {
  return parts.find(({ length }) => length !== undefined)?.length;
}

function joined(columns: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(columns.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const column of columns) {
    all.set(column, at);
    at += column.length;
  }
  return all;
}

function pooledSingle(parts: readonly SingleReadsOfChromosome[]): SingleReadsOfChromosome {
  const forward = joined(parts.map((part) => part.forward)).sort();
  const reverse = joined(parts.map((part) => part.reverse)).sort();
  return { name: parts[0].name, length: lengthOf(parts), forward, reverse };
}

function pooledPairs(parts: readonly FragmentsOfChromosome[]): FragmentsOfChromosome {
  const start = joined(parts.map((part) => part.start));
  const end = joined(parts.map((part) => part.end));
  const order = Uint32Array.from(start.keys()).sort((a, b) => start[a] - start[b] || end[a] - end[b]);
  return {
    ...{ name: parts[0].name, length: lengthOf(parts) },
    start: Int32Array.from(order, (row) => start[row]),
    end: Int32Array.from(order, (row) => end[row]),
  };
}
