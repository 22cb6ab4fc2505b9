import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../random.ts';
import { conditionalOddsRatio, fisherLog10P } from './fisher.ts';
import { stratifiedExact, type Strata } from './stratified-exact.ts';

type Stratum = readonly [sizeA: number, sizeB: number, universe: number];

const strataOf = (rows: readonly Stratum[]): Strata => ({
  sizeA: rows.map(([a]) => a),
  sizeB: rows.map(([, b]) => b),
  universe: rows.map(([, , n]) => n),
});

function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let ways = 1n;
  for (let i = 1; i <= k; i++) ways = (ways * BigInt(n - k + i)) / BigInt(i);
  return ways;
}

/** log10 of a quotient of whole numbers of any size. */
function log10Of(numerator: bigint, denominator: bigint): number {
  const digits = denominator.toString().length - numerator.toString().length + 20;
  const scaled = (numerator * 10n ** BigInt(digits)) / denominator;
  const text = scaled.toString();
  return Math.log10(Number(`0.${text}`)) + text.length - digits;
}

/** The slow twin: all ways to choose the members of A, counted one by one in whole numbers. */
function slowly(observed: number, rows: readonly Stratum[]): { p: number; midP: number } {
  let ways = [1n];
  for (const [a, b, n] of rows) {
    const own = Array.from({ length: Math.min(a, b) + 1 }, (_, k) => choose(b, k) * choose(n - b, a - k));
    const sums = Array.from({ length: ways.length + own.length - 1 }, () => 0n);
    ways.forEach((x, i) => {
      own.forEach((y, j) => {
        sums[i + j] += x * y;
      });
    });
    ways = sums;
  }
  const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n);
  const [all, tail] = [sum(ways), sum(ways.slice(observed))];
  return { p: log10Of(tail, all), midP: log10Of(2n * tail - ways[observed], 2n * all) };
}

/** Members of B among A, drawn without replacement. */
function drawn([a, b, n]: Stratum, random: Random): number {
  let shared = 0;
  for (let i = 0; i < a; i++) if (random.integer(n - i) < b - shared) shared++;
  return shared;
}

const size = fc.integer({ min: 0, max: 12 });
const tables = fc.array(
  fc.tuple(size, size, size, size).map(([both, onlyA, onlyB, neither]) => ({
    both,
    stratum: [both + onlyA, both + onlyB, both + onlyA + onlyB + neither] as const,
  })),
  { minLength: 1, maxLength: 6 },
);

describe('the exact test over strata', () => {
  it('gives golden values', () => {
    // R: x <- array(c(20,30,10,140,40,20,25,60,8,12,5,60), dim = c(2, 2, 3))
    //    mantelhaen.test(x, exact = TRUE, alternative = "greater")$p.value; mantelhaen.test(x, exact = TRUE)
    const found = stratifiedExact(
      68,
      strataOf([
        [30, 50, 200],
        [65, 60, 145],
        [13, 20, 85],
      ]),
    );
    expect(10 ** found.log10P / 5.0347737633205e-14).toBeCloseTo(1, 10);
    // R's own search ends at a relative precision of about 1e-4.
    const { estimate, low, high } = found.oddsRatio();
    expect(estimate / 6.492145456).toBeCloseTo(1, 3);
    expect(low / 3.838560381).toBeCloseTo(1, 3);
    expect(high / 11.14005982).toBeCloseTo(1, 3);
  });

  it('equals counting in whole numbers, in the middle and in both tails', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const observed = rows.reduce((sum, { both }) => sum + both, 0);
        const strata = rows.map(({ stratum }) => stratum);
        const { log10P, log10MidP } = stratifiedExact(observed, strataOf(strata));
        const { p, midP } = slowly(observed, strata);
        expect(log10P).toBeCloseTo(p, 10);
        expect(log10MidP).toBeCloseTo(midP, 10);
      }),
    );
  });

  it('stays exact where the probability is too small for a number', () => {
    const rows: Stratum[] = [
      [150, 160, 2000],
      [250, 300, 3000],
      [90, 400, 1000],
    ];
    for (const observed of [489, 470, 150, 90, 20, 3]) {
      const { log10P, log10MidP } = stratifiedExact(observed, strataOf(rows));
      const { p, midP } = slowly(observed, rows);
      expect(Math.abs(log10P - p)).toBeLessThan(1e-11 * Math.max(1, Math.abs(p)));
      expect(Math.abs(log10MidP - midP)).toBeLessThan(1e-11 * Math.max(1, Math.abs(midP)));
    }
    expect(stratifiedExact(489, strataOf(rows)).log10P).toBeLessThan(-400);
  });

  it('is the test of Fisher where there is one stratum, and sees nothing in strata that allow one number', () => {
    const plain = stratifiedExact(30, strataOf([[90, 120, 900]]));
    expect(plain.log10P).toBeCloseTo(fisherLog10P(30, 60, 90, 720, 'upper'), 11);
    const odds = conditionalOddsRatio(30, 60, 90, 720);
    const own = plain.oddsRatio();
    expect(own.estimate).toBeCloseTo(odds.estimate, 9);
    expect(own.low).toBeCloseTo(odds.low, 9);
    expect(own.high).toBeCloseTo(odds.high, 9);
    const more = stratifiedExact(
      37,
      strataOf([
        [90, 120, 900],
        [7, 7, 7],
        [0, 4, 10],
        [5, 0, 8],
        [0, 0, 0],
      ]),
    );
    expect(more.log10P).toBeCloseTo(plain.log10P, 12);
    expect(more.oddsRatio().low).toBeCloseTo(odds.low, 9);
    expect(more.expected).toBeCloseTo(7 + 12, 12);
  });

  it('says what the ends of the possible say', () => {
    const none = stratifiedExact(
      0,
      strataOf([
        [5, 6, 40],
        [7, 3, 30],
      ]),
    );
    expect(none.log10P).toBe(0);
    expect(none.oddsRatio()).toMatchObject({ estimate: 0, low: 0 });
    const all = stratifiedExact(
      8,
      strataOf([
        [5, 6, 40],
        [7, 3, 30],
      ]),
    );
    expect(all.oddsRatio()).toMatchObject({ estimate: Infinity, high: Infinity });
    expect(all.oddsRatio().low).toBeGreaterThan(1);
    const nothing = stratifiedExact(7, strataOf([[7, 7, 7]]));
    expect(nothing.log10P).toBe(0);
    expect(nothing.oddsRatio()).toMatchObject({ estimate: NaN, low: 0, high: Infinity });
    expect(() =>
      stratifiedExact(
        9,
        strataOf([
          [5, 6, 40],
          [7, 3, 30],
        ]),
      ),
    ).toThrow(/0 to 8 are possible/);
    expect(() => stratifiedExact(1, strataOf([[5, 6, 4]]))).toThrow(/stratum 0/);
  });

  it('raises a false alarm at most as often as its level, the mid-p nearly as often', () => {
    const random = createRandom(11);
    const sets: Stratum[][] = [
      [
        [3, 40, 200],
        [5, 30, 200],
        [4, 9, 200],
      ],
      [
        [12, 10, 300],
        [9, 3, 150],
      ],
      [
        [20, 4, 200],
        [8, 12, 90],
        [6, 60, 110],
      ],
    ];
    let [exact, mid] = [0, 0];
    const draws = 400;
    for (const rows of sets)
      for (let draw = 0; draw < draws; draw++) {
        const observed = rows.reduce((sum, row) => sum + drawn(row, random), 0);
        const { log10P, log10MidP } = stratifiedExact(observed, strataOf(rows));
        if (log10P <= Math.log10(0.05)) exact++;
        if (log10MidP <= Math.log10(0.05)) mid++;
      }
    const tests = draws * sets.length;
    expect(exact / tests).toBeLessThan(0.04);
    expect(mid / exact).toBeGreaterThan(1.15);
    expect(mid / tests).toBeLessThan(0.06);
  });
});
