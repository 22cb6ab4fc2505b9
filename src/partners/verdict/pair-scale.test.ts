import { expect, test } from 'vitest';
import type { PartnerModel } from '../../atlas/sites/cell-class-sites.ts';
import { decodeClass, encodeClass } from '../../atlas/sites/sites-codec.ts';
import { createRandom } from '../../statistics/random.ts';
import { buildClassSites } from '../sites/build-class-sites.ts';
import { simulateExperiments } from '../../../test/support/simulate-experiments.ts';
import { pairScale, pairScaleOf, thresholdsOfQuery } from './pair-scale.ts';

const N = 60;

/** A group of binders whose pairs are noise of spread 1, the first standing out with some of the others. */
function model(partners: number): { model: PartnerModel; partial: Float64Array } {
  const random = createRandom(3);
  const partial = new Float64Array(N * N);
  for (let i = 0; i < N; i++)
    for (let j = 0; j < i; j++) {
      const value = (j === 0 && i <= partners ? 30 : 0) + random.normal();
      partial[i * N + j] = partial[j * N + i] = value;
    }
  const scores = Float32Array.from({ length: 100 }, (_, i) => -3 + i / 20);
  return {
    partial,
    model: {
      groups: [{ cell: 'ONE', background: Uint16Array.from({ length: N }, (_, i) => i) }],
      groupOfBinder: new Uint16Array(N),
      median: new Float64Array(N),
      spread: new Float64Array(N).fill(1),
      backgroundScores: scores,
    } as Partial<PartnerModel> as PartnerModel,
  };
}

test('a score stands out from seven times the noise on the side without partners', () => {
  const { partial, model: of } = model(0);
  // A pair's score is its value times sqrt 2: the 5 % quantile is near -1.645 sqrt 2.
  const [threshold] = pairScale(partial, of).threshold;
  expect(threshold).toBeGreaterThan(7 * 1.4 * Math.SQRT2);
  expect(threshold).toBeLessThan(7 * 1.9 * Math.SQRT2);
  const quiet = pairScale(partial, { ...of, spread: new Float64Array(N).fill(100) });
  expect([...quiet.threshold]).toEqual([4]);
});

test('who stands out with a tenth of the group is a hub, a member of a complex is none', () => {
  const hubs = (partners: number) => {
    const { partial, model: of } = model(partners);
    return [...pairScale(partial, of).hubs];
  };
  expect(hubs(8)).toEqual([]);
  expect(hubs(9)).toEqual([0]);
});

test('a query with small partial correlations needs less, never less than half', () => {
  const { model: of } = model(0);
  const asked = { ...of, pairs: { threshold: Float64Array.of(16), hubs: new Uint16Array(0) } };
  const askedScore = (spread: number) => thresholdsOfQuery(asked, [spread], 0)[0];
  expect([askedScore(2), askedScore(1), askedScore(0.5), askedScore(0)]).toEqual([16, 16, 12, 8]);
});

test('is kept with the sites, and computed nearly the same for an atlas that lacks it', () => {
  const simulation = simulateExperiments({
    seed: 4,
    confounding: 1,
    regions: 4000,
    experiments: 24,
    partnered: 8,
    peaks: [300, 900],
  });
  const sites = buildClassSites('simulated', simulation.peaks, [0], simulation.tss);
  const { header, words } = encodeClass(sites);
  const read = decodeClass(JSON.parse(JSON.stringify(header)) as typeof header, words);
  const [fitted, kept] = [sites.model?.pairs, read.model?.pairs];
  expect(kept?.threshold[0]).toBe(Math.fround(fitted?.threshold[0] ?? 0));
  if (read.model === undefined || kept === undefined) throw new Error('no model');
  const older = { ...read.model, pairs: undefined };
  expect(pairScaleOf(older).threshold[0] / kept.threshold[0]).toBeCloseTo(1, 1);
});
