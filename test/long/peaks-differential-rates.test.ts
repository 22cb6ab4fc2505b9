// How often does a peak look changed where labels were drawn by chance? Two groups of three, counts with the spread of biological
// replicates; figures of docs/calling.md.
import { expect, test } from 'vitest';
import { fitChanges } from '../../src/calling/differential/fit-changes.ts';
import {
  effectiveSizes,
  type CountedSamples,
  type Normalisation,
} from '../../src/calling/differential/normalisation.ts';
import type { ExpressionMatrix } from '../../src/expression/expression-matrix.ts';
import { designMatrix, factorFromColumn } from '../../src/expression/model/design-sheet.ts';
import { createRandom, type Random } from '../../src/statistics/random.ts';

const SEEDS = 40;
const PEAKS = 1000;
const BINS = 1500;
const SAMPLES = ['a', 'b', 'c', 'd', 'e', 'f'];
const LEVEL = Math.log10(0.05);

/** A Poisson count around a mean that varies between replicates. */
function count(random: Random, mean: number, spread: number): number {
  const own = mean * Math.exp(spread * random.normal() - (spread * spread) / 2);
  if (own > 200) return Math.max(0, Math.round(own + Math.sqrt(own) * random.normal()));
  let events = -1;
  for (let time = 0; time < own; events++) time += random.exponential();
  return Math.max(0, events);
}

function world(seed: number): CountedSamples {
  const random = createRandom(seed);
  const depth = SAMPLES.map(() => 0.6 + random.uniform());
  const matrix = (rows: number, means: () => number, spread: number): ExpressionMatrix => {
    const mean = Float64Array.from({ length: rows }, means);
    const values = new Float64Array(6 * rows);
    for (let sample = 0; sample < 6; sample++)
      for (let row = 0; row < rows; row++)
        values[sample * rows + row] = count(random, mean[row] * depth[sample], spread);
    return { rowNames: Array.from(mean, (_, row) => `r${row}`), sampleNames: SAMPLES, values };
  };
  return {
    counts: matrix(PEAKS, () => 15 + 60 * Math.exp(random.normal()), 0.2),
    background: matrix(BINS, () => 20, 0.1),
    reads: Float64Array.from(depth, (of) => Math.round(300_000 * of)),
    spikeIn: Float64Array.from(depth, (of) => Math.round(20_000 * of)),
  };
}

/** Three of six at random. */
function drawnGroups(random: Random): string[] {
  const left = [...'aaabbb'];
  return SAMPLES.map(() => left.splice(random.integer(left.length), 1)[0]);
}

test.each<Normalisation>(['library', 'in-peaks', 'background', 'spike-in'])(
  '%s: 3 to 7 % of peaks have p below 0.05 where labels mean nothing',
  (how) => {
    let below = 0;
    let all = 0;
    let discovered = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      const counted = world(seed);
      const group = factorFromColumn('group', drawnGroups(createRandom(1000 + seed)));
      const design = designMatrix({ factors: [group], covariates: [], terms: [['group']] }, 6);
      const { test: tested } = fitChanges(counted.counts, effectiveSizes(counted, how)!, {
        design,
        coefficients: [0, 1],
      });
      for (const p of tested!.log10P) {
        all++;
        if (p < LEVEL) below++;
      }
      if (tested!.log10AdjustedP.some((p) => p <= LEVEL)) discovered++;
    }
    if (process.env['CHIPMATE_PRINT_AGREEMENT'] !== undefined)
      console.log(`${how}\t${(below / all).toFixed(4)}\t${discovered} of ${SEEDS}`);
    expect(below / all).toBeGreaterThan(0.03);
    expect(below / all).toBeLessThan(0.07);
    expect(discovered).toBeLessThanOrEqual(0.15 * SEEDS);
  },
);
