import { describe, expect, test } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import { stratifiedExact } from '../../statistics/tests/stratified-exact.ts';
import { equalBins, matchedEnrichment, type MatchedUniverse } from './matched-genes.ts';

const GENES = 2000;
const EXPERIMENTS = 40;

/** Experiments of ten antigens, which bind genes the more often the more strongly they are expressed. */
function madeUpWorld(): {
  universe: Omit<MatchedUniverse, 'listed'>;
  bound: { antigenKey: string; bound: Uint8Array }[];
} {
  const random = createRandom(7);
  const expression = Float64Array.from({ length: GENES }, () => random.uniform());
  const bound = Array.from({ length: EXPERIMENTS }, (_, experiment) => ({
    antigenKey: `a${experiment % 10}`,
    bound: Uint8Array.from(expression, (level) => Number(random.uniform() < 0.6 * level * level)),
  }));
  const count = (chosen: typeof bound) =>
    Uint16Array.from({ length: GENES }, (_, gene) => chosen.reduce((sum, each) => sum + each.bound[gene], 0));
  const ofAntigen = new Map(
    bound.map(({ antigenKey }) => [
      antigenKey,
      count(bound.filter((each) => each.antigenKey === antigenKey)),
    ]),
  );
  return {
    universe: { expression, breadth: { experiments: EXPERIMENTS, all: count(bound), ofAntigen } },
    bound,
  };
}

const { universe, bound } = madeUpWorld();
const { expression = new Float64Array() } = universe;

async function* each<T>(values: readonly T[]): AsyncGenerator<T> {
  for (const value of values) yield await Promise.resolve(value);
}

/** 60 genes of the most expressed third. */
function expressedList(seed: number): Uint8Array {
  const random = createRandom(seed);
  const listed = new Uint8Array(GENES);
  for (let drawn = 0; drawn < 60;) {
    const gene = random.integer(GENES);
    if (expression[gene] < 2 / 3 || listed[gene] === 1) continue;
    listed[gene] = 1;
    drawn++;
  }
  return listed;
}

describe('a list beside genes like its own', () => {
  test('expressed genes are enriched for nothing, though all experiments bind them more often', async () => {
    let [alarms, found] = [0, 0];
    for (let seed = 0; seed < 15; seed++) {
      const listed = expressedList(seed);
      const { hits, log10P, log10Q } = await matchedEnrichment({ ...universe, listed }, each(bound));
      const share = hits.reduce((sum, value) => sum + value, 0) / EXPERIMENTS / 60;
      expect(share).toBeGreaterThan(0.35); // 0.2 of all genes are bound
      alarms += log10P.filter((value) => value <= Math.log10(0.05)).length / EXPERIMENTS / 15;
      found += Number(Math.min(...log10Q) <= Math.log10(0.05));
    }
    expect(alarms).toBeGreaterThan(0.02);
    expect(alarms).toBeLessThan(0.08);
    expect(found).toBeLessThanOrEqual(1);
  });

  test('a planted factor stands out, with its own experiments not counted as what its genes have in common', async () => {
    const listed = expressedList(99);
    const planted = { antigenKey: 'planted', bound: bound[0].bound.slice() };
    for (let gene = 0; gene < GENES; gene++) if (listed[gene] === 1 && gene % 3 > 0) planted.bound[gene] = 1;
    const all = universe.breadth.all.map((value, gene) => value + 30 * planted.bound[gene]);
    const own = planted.bound.map((value) => 30 * value);
    const ofAntigen = new Map([...universe.breadth.ofAntigen, ['planted', Uint16Array.from(own)]]);
    const ask = (breadth: MatchedUniverse['breadth']) =>
      matchedEnrichment({ ...universe, breadth, listed }, each([planted, ...bound]));
    const apart = await ask({ ...universe.breadth, all, ofAntigen });
    const hidden = await ask({ ...universe.breadth, all, ofAntigen: universe.breadth.ofAntigen });
    expect(apart.log10Q[0]).toBeLessThan(-3);
    expect(apart.low[0]).toBeGreaterThan(1);
    expect(hidden.log10P[0]).toBeGreaterThan(apart.log10P[0] + 2);
  });

  test('is the exact test over strata of expression and breadth, added up plainly', async () => {
    const listed = expressedList(5);
    const found = await matchedEnrichment({ ...universe, listed }, each(bound));
    for (const experiment of [0, 17]) {
      const { antigenKey, bound: isBound } = bound[experiment];
      const own = universe.breadth.ofAntigen.get(antigenKey) ?? [];
      const others = universe.breadth.all.map((value, gene) => value - own[gene]);
      const [levels, breadths] = [equalBins(expression, 10), equalBins(others, 10)];
      const strata = new Map<string, [number, number, number]>();
      let observed = 0;
      for (let gene = 0; gene < GENES; gene++) {
        const key = `${levels[gene]} ${breadths[gene]}`;
        const [a, b, n] = strata.get(key) ?? [0, 0, 0];
        strata.set(key, [a + listed[gene], b + isBound[gene], n + 1]);
        observed += listed[gene] * isBound[gene];
      }
      const rows = [...strata.values()];
      const slow = stratifiedExact(observed, {
        sizeA: rows.map(([a]) => a),
        sizeB: rows.map(([, b]) => b),
        universe: rows.map(([, , n]) => n),
      });
      expect(found.hits[experiment]).toBe(observed);
      expect(found.log10P[experiment]).toBeCloseTo(slow.log10MidP, 9);
      expect(found.expected[experiment]).toBeCloseTo(slow.expected, 9);
    }
  });

  test('equal values are in one bin', () => {
    expect([...equalBins([0, 0, 0, 0, 0, 0, 5, 6, 7, 8], 5)]).toEqual([1, 1, 1, 1, 1, 1, 3, 3, 4, 4]);
    expect([...equalBins([3, NaN, 1], 2)]).toEqual([1, 1, 0]);
  });
});
