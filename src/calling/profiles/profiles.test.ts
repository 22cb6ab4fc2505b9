import { expect, test } from 'vitest';
import type { SingleReads } from '../../genome/reads/aligned-reads.ts';
import { createRandom } from '../../statistics/random.ts';
import { binMeans, type WindowedSignal } from './bin-means.ts';
import { drawnSignal } from './drawn-signal.ts';
import { cellsOf, meansOfSites, profileOf, strongestFirst } from './group-profiles.ts';
import { binsOf, sitesOfGroups, type SignalSites } from './signal-sites.ts';

const LENGTHS = [3000, 1200];

/** A value or NaN for each base, as a signal of runs. */
function signalOf(bases: readonly Float64Array[], names = ['chr1', 'chr2']): WindowedSignal {
  return {
    chromosomes: names.map((name, at) => ({ name, length: bases[at].length })),
    runs: (chromosome, start, end) => {
      const runs: [number, number, number][] = [];
      for (let base = start; base < end; base++) {
        const value = bases[chromosome][base];
        const last = runs.at(-1);
        if (last?.[1] === base && last[2] === value) last[1]++;
        else if (!Number.isNaN(value)) runs.push([base, base + 1, value]);
      }
      return {
        start: Int32Array.from(runs, ([from]) => from),
        end: Int32Array.from(runs, ([, to]) => to),
        value: Float64Array.from(runs, ([, , value]) => value),
      };
    },
  };
}

function madeUpSites(seed: number, names = ['chr1', 'chr2']): SignalSites {
  const random = createRandom(seed);
  const groupOf = (group: string, count: number) => {
    const chromosome = Uint16Array.from({ length: count }, () => random.integer(names.length));
    const point = Int32Array.from(chromosome, (code) => random.integer(LENGTHS[code] ?? 100));
    const strand = Int8Array.from({ length: count }, () => random.integer(3) - 1);
    return { group, count, chromosomeNames: names, chromosome, start: point, end: point, point, strand };
  };
  return sitesOfGroups([groupOf('one', 40), groupOf('two', 25)]);
}

/** Base by base. */
function slowMeans(
  bases: readonly Float64Array[],
  sites: SignalSites,
  flank: number,
  bin: number,
): number[][] {
  return Array.from({ length: sites.count }, (_, site) => {
    const held = bases[sites.chromosome[site]];
    const means = Array.from({ length: (2 * flank) / bin }, (_, at) => {
      let sum = 0;
      for (let i = 0; i < bin; i++) {
        const base = sites.point[site] - flank + at * bin + i;
        if (base < 0 || base >= held.length) return NaN;
        sum += Number.isNaN(held[base]) ? 0 : held[base];
      }
      return sum / bin;
    });
    return sites.strand[site] < 0 ? means.reverse() : means;
  });
}

const random = createRandom(7);
const BASES = LENGTHS.map((length) => {
  let value = NaN;
  return Float64Array.from({ length }, () => {
    if (random.integer(6) === 0) value = random.integer(4) === 0 ? NaN : random.integer(20) - 4;
    return value;
  });
});

test.each([
  { flank: 300, bin: 10 },
  { flank: 105, bin: 35 },
  { flank: 64, bin: 1 },
])('means of bins are those of their bases: %s', (size) => {
  const sites = madeUpSites(size.bin);
  const { values, elsewhere, beyondEnd } = binMeans(signalOf(BASES), sites, size);
  const slow = slowMeans(BASES, sites, size.flank, size.bin);
  expect(Array.from(values)).toEqual(slow.flat().map((mean) => Math.fround(mean)));
  expect(elsewhere).toBe(0);
  expect(beyondEnd).toBe(slow.filter((means) => means.some(Number.isNaN)).length);
  expect(beyondEnd).toBeGreaterThan(0);
});

test('chromosomes are known by any of their names, and what a signal does not have is not measured', () => {
  const size = { flank: 100, bin: 50 };
  const named = madeUpSites(3, ['1', 'chrX']);
  const { values, elsewhere } = binMeans(signalOf(BASES), named, size);
  const there = madeUpSites(3, ['chr1', 'chrX']);
  expect(Array.from(values)).toEqual(Array.from(binMeans(signalOf(BASES), there, size).values));
  const onX = Array.from(named.chromosome).filter((code) => code === 1).length;
  expect(elsewhere).toBe(onX);
  const missing = Array.from(values).filter(Number.isNaN).length;
  expect(missing).toBeGreaterThanOrEqual(onX * binsOf(size));
});

test('reads are drawn over their fragments, for a million of them', () => {
  const reads: SingleReads = {
    layout: 'single',
    meanLength: 36,
    firstLength: 36,
    counts: {
      ...{ records: 400, kept: 400, unmapped: 0, secondary: 0, failed: 0 },
      ...{ markedDuplicates: 0, lowQuality: 0, unpaired: 0, mates: 0 },
    },
    chromosomes: LENGTHS.map((length, at) => ({
      name: `chr${at + 1}`,
      length,
      forward: Int32Array.from({ length: 120 }, () => random.integer(length)).sort(),
      reverse: Int32Array.from({ length: 80 }, () => random.integer(length)).sort(),
    })),
  };
  const fragment = 140;
  const bases = reads.chromosomes.map(({ forward, reverse, length }) => {
    const depth = new Float64Array(length ?? 0);
    for (const start of forward)
      for (let base = start; base < start + fragment && base < depth.length; base++) depth[base] += 2500;
    for (const end of reverse)
      for (let base = Math.max(0, end - fragment); base < end; base++) depth[base] += 2500;
    return depth;
  });
  const size = { flank: 200, bin: 25 };
  const sites = madeUpSites(11);
  const slow = slowMeans(bases, sites, size.flank, size.bin).flat();
  const { values } = binMeans(drawnSignal(reads, fragment), sites, size);
  expect(Array.from(values)).toEqual(slow.map((mean) => Math.fround(mean)));
  const pairs = {
    ...reads,
    layout: 'paired' as const,
    chromosomes: [{ name: 'chr1', length: 3000, start: Int32Array.of(10, 20), end: Int32Array.of(300, 40) }],
  };
  const { start, end, value } = drawnSignal(pairs, 0).runs(0, 15, 100);
  expect([[...start], [...end], [...value]]).toEqual([
    [15, 20, 40],
    [20, 40, 100],
    [500_000, 1_000_000, 500_000],
  ]);
});

test('the profile of a group: mean and standard error of what was measured', () => {
  const values = Float32Array.of(9, 9, /* group */ 1, NaN, 3, NaN, 8, 4);
  const { mean, standardError, sites } = profileOf(values, 2, { name: '', from: 1, to: 4 });
  expect([...mean]).toEqual([4, 4]);
  expect([...sites]).toEqual([3, 1]);
  // R: sd(c(1, 3, 8)) / sqrt(3)
  expect(standardError[0]).toBeCloseTo(2.081666, 6);
  expect(standardError[1]).toBeNaN();
  expect([...profileOf(values, 2, { name: '', from: 1, to: 1 }).mean]).toEqual([NaN, NaN]);
});

test('the strongest sites come first, equal ones in their order, unmeasured ones last', () => {
  const values = Float32Array.of(9, 9, NaN, NaN, 1, 3, 2, 2, 0, 9, NaN, 5);
  const group = { name: '', from: 1, to: 6 };
  expect([...strongestFirst(values, 2, group)]).toEqual([5, 4, 2, 3, 1]);
  expect([...meansOfSites(values, 2, group, (bin) => bin === 0)]).toEqual([NaN, 1, 2, 0, NaN]);
});

test('a picture has means of neighbours, and no more rows than there are sites', () => {
  const values = Float32Array.from({ length: 5 * 4 }, (_, at) => at);
  values[0] = NaN;
  const order = Uint32Array.of(0, 1, 2, 3, 4);
  expect(cellsOf(values, 4, order, { rows: 2, columns: 2 })).toEqual({
    rows: 2,
    columns: 2,
    // Sites 0 to 2 and 3 to 4; without the first value of all.
    values: Float64Array.of((1 + 4 + 5 + 8 + 9) / 5, (2 + 3 + 6 + 7 + 10 + 11) / 6, 14.5, 16.5),
  });
  expect(cellsOf(values, 4, order, { rows: 400, columns: 400 }).values).toEqual(Float64Array.from(values));
});
