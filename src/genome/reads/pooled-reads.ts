// Replicates of one sample taken together.
import type {
  AlignedReads,
  FragmentsOfChromosome,
  ReadCounts,
  SingleReadsOfChromosome,
} from './aligned-reads.ts';
import { chromosomeKey } from '../chromosome-names.ts';

/**
 * The reads of all runs as those of one. Chromosomes are the same under any of their names (`chr1`, `1`); the first run's names stand.
 * @param runs at least one, all of one layout
 */
export function pooledReads([first, ...others]: readonly AlignedReads[]): AlignedReads {
  if (others.length === 0) return first;
  const runs = [first, ...others];
  const of = (weight: (run: AlignedReads) => number): number =>
    runs.reduce((sum, run) => sum + weight(run), 0);
  const shared = {
    meanLength:
      of((run) => run.meanLength * run.counts.kept) /
      Math.max(
        1,
        of((run) => run.counts.kept),
      ),
    firstLength: first.firstLength,
    counts: Object.fromEntries(
      Object.keys(first.counts).map((key) => [key, of((run) => run.counts[key as keyof ReadCounts])]),
    ) as unknown as ReadCounts,
  };
  if (first.layout === 'single') {
    const own = runs.flatMap((run) => (run.layout === 'single' ? [run.chromosomes] : []));
    const chromosomes = sameChromosomes(own).map((parts: readonly SingleReadsOfChromosome[]) => ({
      name: parts[0].name,
      length: parts.find(({ length }) => length !== undefined)?.length,
      forward: together(parts.map(({ forward }) => forward)).sort(),
      reverse: together(parts.map(({ reverse }) => reverse)).sort(),
    }));
    return { ...shared, layout: 'single', chromosomes };
  }
  const own = runs.flatMap((run) => (run.layout === 'paired' ? [run.chromosomes] : []));
  const chromosomes = sameChromosomes(own).map((parts: readonly FragmentsOfChromosome[]) => ({
    name: parts[0].name,
    length: parts.find(({ length }) => length !== undefined)?.length,
    ...mergedFragments(parts),
  }));
  return { ...shared, layout: 'paired', chromosomes };
}

function sameChromosomes<Chromosome extends { readonly name: string }>(
  runs: readonly (readonly Chromosome[])[],
): Chromosome[][] {
  const groups = new Map<string, Chromosome[]>();
  for (const chromosome of runs.flat()) {
    const key = chromosomeKey(chromosome.name);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [chromosome]);
    else group.push(chromosome);
  }
  return [...groups.values()];
}

function together(parts: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Merges sorted lists two by two: a fragment's two ends stay together. */
function mergedFragments(parts: readonly FragmentsOfChromosome[]): { start: Int32Array; end: Int32Array } {
  return parts.reduce<{ start: Int32Array; end: Int32Array }>(
    (a, b) => {
      const start = new Int32Array(a.start.length + b.start.length);
      const end = new Int32Array(start.length);
      let i = 0;
      let j = 0;
      for (let at = 0; at < start.length; at++) {
        const left =
          j >= b.start.length ||
          (i < a.start.length &&
            (a.start[i] < b.start[j] || (a.start[i] === b.start[j] && a.end[i] <= b.end[j])));
        const from = left ? a : b;
        const place = left ? i++ : j++;
        start[at] = from.start[place];
        end[at] = from.end[place];
      }
      return { start, end };
    },
    { start: new Int32Array(0), end: new Int32Array(0) },
  );
}
