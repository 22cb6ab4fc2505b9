// A list of numbers computed here and by R, all from one R process.
// CHIPMATE_PRINT_AGREEMENT=1 prints the largest error of each function, the figures of docs/statistics.md.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { evaluateInR } from './r.ts';
import { describeWith, programPresent, rPackagePresent } from './reference.ts';

interface Comparison {
  readonly name: string;
  readonly tolerance: number;
  readonly rows: { readonly r: string; readonly found: readonly number[] }[];
}

interface ComparisonsWithR {
  /**
   * Adds one comparison: for every tuple of arguments an R expression and the numbers found here.
   * `tolerance` is the largest relative error allowed.
   */
  compare: <T extends unknown[]>(
    name: string,
    tolerance: number,
    tuples: readonly T[],
    r: (...tuple: T) => string,
    found: (...tuple: T) => number | readonly number[],
  ) => void;
  /** Declares one test per comparison; they are skipped where R, or one of the packages, is absent. */
  run: (title: string, options?: { readonly setup?: string; readonly packages?: readonly string[] }) => void;
}

export function comparisonsWithR(): ComparisonsWithR {
  const comparisons: Comparison[] = [];
  return {
    compare(name, tolerance, tuples, r, found) {
      const rows = tuples.map((tuple) => ({ r: r(...tuple), found: [found(...tuple)].flat() }));
      comparisons.push({ name, tolerance, rows });
    },
    run(title, { setup, packages = [] } = {}) {
      const present = packages.length === 0 ? programPresent('Rscript') : packages.every(rPackagePresent);
      describeWith(present, ['R', ...packages].join(' with '), `${title} beside R`, () => {
        declareTests(comparisons, setup);
      });
    },
  };
}

function declareTests(comparisons: readonly Comparison[], setup: string | undefined): void {
  let expected: number[][];
  const largest = new Map<string, number>();

  beforeAll(() => {
    expected = evaluateInR(
      comparisons.flatMap((comparison) => comparison.rows.map((row) => row.r)),
      setup,
    );
  });

  let first = 0;
  for (const { name, tolerance, rows } of comparisons) {
    const start = first;
    first += rows.length;
    it(`${name} within ${tolerance}`, () => {
      let worst = 0;
      rows.forEach(({ r, found }, i) => {
        const reference = expected[start + i];
        expect(found.length, r).toBe(reference.length);
        found.forEach((value, j) => {
          const difference = Math.abs(value - reference[j]) / Math.max(1e-300, Math.abs(reference[j]));
          const error = Object.is(value, reference[j]) || value === reference[j] ? 0 : difference;
          expect(error, `${r} [${j}]: R ${reference[j]}, here ${value}`).toBeLessThanOrEqual(tolerance);
          worst = Math.max(worst, error);
        });
      });
      largest.set(name, worst);
    });
  }

  afterAll(() => {
    if (process.env['CHIPMATE_PRINT_AGREEMENT'] === undefined) return;
    for (const [name, error] of largest) console.log(`${name}\t${error.toExponential(1)}`);
  });
}
