import { expect, test } from 'vitest';
import type { ExpressionMatrix } from '../../expression/expression-matrix.ts';
import { median } from '../../statistics/descriptive.ts';
import { createRandom, type Random } from '../../statistics/random.ts';
import { changeVerdict } from './change-verdict.ts';
import { changeOf, fitChanges, type GroupComparison } from './fit-changes.ts';
import { effectiveSizes, NORMALISATIONS, seesGlobalChange, type CountedSamples } from './normalisation.ts';

const SAMPLES = ['c1', 'c2', 'c3', 't1', 't2', 't3'];
const comparison: GroupComparison = {
  design: {
    columnNames: ['intercept', 'group'],
    samples: 6,
    values: Float64Array.of(1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 1),
  },
  coefficients: [0, 1],
};

/** A count with the variance of biological replicates. */
function drawn(random: Random, mean: number): number {
  return Math.max(0, Math.round(mean * Math.exp(0.1 * random.normal()) + Math.sqrt(mean) * random.normal()));
}

function matrix(rows: number, of: (row: number, sample: number) => number): ExpressionMatrix {
  const rowNames = Array.from({ length: rows }, (_, row) => `r${row}`);
  const values = Float64Array.from({ length: 6 * rows }, (_, at) => of(at % rows, Math.floor(at / rows)));
  return { rowNames, sampleNames: SAMPLES, values };
}

/** Sequenced to one depth: what binding loses, background takes. @param left binding in the second group */
function experiment(left: number): CountedSamples {
  const random = createRandom(3);
  const peaks = Float64Array.from({ length: 800 }, () => 60 * Math.exp(random.normal()));
  const bins = 4000;
  const perBin = 100;
  const bound = peaks.reduce((sum, mean) => sum + mean, 0);
  const all = bound + bins * perBin;
  const parts = [1, 1, 1, left, left, left];
  const depth = parts.map((part) => all / (bound * part + bins * perBin));
  const counts = matrix(800, (row, sample) => drawn(random, peaks[row] * parts[sample] * depth[sample]));
  return {
    counts,
    background: matrix(bins, (_, sample) => drawn(random, perBin * depth[sample])),
    reads: Float64Array.from(parts, () => Math.round(all)),
    spikeIn: Float64Array.from(depth, (of) => Math.round(20_000 * of)),
    reference: matrix(30, (_, sample) => drawn(random, 200 * depth[sample])),
  };
}

const medianUnder = (counted: CountedSamples, how: (typeof NORMALISATIONS)[number]): number =>
  median(changeOf(counted.counts, effectiveSizes(counted, how)!, comparison).fit.estimate);

test('a loss of 60 % at all sites is seen by spike-in, regions and background, and not in peaks', () => {
  const counted = experiment(0.4);
  const found = Object.fromEntries(NORMALISATIONS.map((how) => [how, medianUnder(counted, how)]));
  for (const how of ['spike-in', 'regions', 'background'])
    expect(Math.abs(found[how] - Math.log2(0.4)), how).toBeLessThan(0.08);
  expect(Math.abs(found['in-peaks'])).toBeLessThan(0.05);
  // Here background takes the reads that binding loses.
  expect(found['library']).toBeGreaterThan(found['spike-in'] + 0.1);
});

test('without a change all agree', () => {
  const counted = experiment(1);
  for (const how of NORMALISATIONS) expect(Math.abs(medianUnder(counted, how)), how).toBeLessThan(0.05);
});

test('what was not counted gives no sizes', () => {
  const { counts, reads } = experiment(1);
  const given = NORMALISATIONS.filter((how) => effectiveSizes({ counts, reads }, how) !== undefined);
  expect(given).toEqual(['library', 'in-peaks']);
  const spikeIn = Float64Array.of(100, 100, 0, 100, 100, 100);
  expect(effectiveSizes({ counts, reads, spikeIn }, 'spike-in')).toBeUndefined();
  expect(NORMALISATIONS.filter(seesGlobalChange)).toEqual(['spike-in', 'regions']);
});

test('one sample of each group has estimates and no test', () => {
  const { counts, reads } = experiment(1);
  const two: ExpressionMatrix = {
    ...counts,
    sampleNames: ['c', 't'],
    values: counts.values.slice(0, 1600),
  };
  const design = { columnNames: ['intercept', 'group'], samples: 2, values: Float64Array.of(1, 1, 0, 1) };
  const changes = fitChanges(two, reads.slice(0, 2), { design, coefficients: [0, 1] });
  expect(changes.test).toBeUndefined();
  expect(changes.fit.estimate.every(Number.isFinite)).toBe(true);
});

test('a site is unchanged only where a change of all sites would be seen', () => {
  const said = (p: number, isTested: boolean, sees: boolean): string => {
    const { verdict, reason } = changeVerdict(p, isTested, sees);
    return reason === null ? verdict : `${verdict} <- ${reason}`;
  };
  expect(said(0.01, true, true)).toBe('supported');
  expect(said(0.01, true, false)).toBe('suggested <- global change not seen');
  expect(said(0.2, true, true)).toBe('no significant difference');
  expect(said(0.2, true, false)).toBe('not estimable <- no reference for a global change');
  expect(said(NaN, true, true)).toBe('not estimable');
  for (const sees of [true, false])
    expect(said(NaN, false, sees)).toBe('not estimable <- no residual degrees');
});
