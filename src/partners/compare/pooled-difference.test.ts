import { describe, expect, test } from 'vitest';
import { metaAnalysis } from '../../statistics/combine/meta-analysis.ts';
import { createRandom } from '../../statistics/random.ts';
import { groupDifference, pairedDifference, type Effect } from './pooled-difference.ts';

const BLOCKS = 40;
const random = createRandom(7);
const influences = (scale: number): number[] => Array.from({ length: BLOCKS }, () => scale * random.normal());
const effect = (value: number, influence: readonly number[]): Effect => ({ value, influence });
const variance = ({ influence }: Effect): number =>
  (influence.reduce<number>((sum, change) => sum + (change ?? 0) ** 2, 0) * BLOCKS) / (BLOCKS - 1);

describe('one pair of effects', () => {
  test('stretches that move both effects alike do not widen the interval', () => {
    const shared = influences(0.1);
    const own = influences(0.01);
    const a = effect(2, shared);
    const b = effect(
      1.5,
      shared.map((change, i) => change + own[i]),
    );
    const { difference, error, heterogeneity } = pairedDifference([a], [b]);
    expect(difference).toBeCloseTo(0.5, 12);
    expect(error).toBeCloseTo(Math.sqrt(variance(effect(0, own))), 12);
    expect(error).toBeLessThan(0.3 * Math.hypot(Math.sqrt(variance(a)), Math.sqrt(variance(b))));
    expect(heterogeneity).toBeNaN();
  });

  test('effects over different stretches add up like independent ones', () => {
    const early = effect(1, [0.3, 0.1, 0.2]);
    const late = effect(0, [undefined, undefined, undefined, 0.1, 0.4] as unknown as number[]);
    const { error } = groupDifference([early], [late]);
    expect(error ** 2).toBeCloseTo(((0.09 + 0.01 + 0.04 + 0.01 + 0.16) * 5) / 4, 12);
  });
});

describe('several binders', () => {
  test('paired differences are pooled as a random-effects meta-analysis pools them', () => {
    const values = [1.2, 0.1, 0.7, 2.4];
    const differences = values.map((value, k) => effect(value, influences(0.03 * (k + 1))));
    const none = differences.map(() => effect(0, new Array<number>(BLOCKS).fill(0)));
    const { difference, heterogeneity } = pairedDifference(differences, none);
    const reference = metaAnalysis(values, differences.map(variance), 'DerSimonian-Laird');
    expect(difference).toBeCloseTo(reference.estimate, 10);
    expect(heterogeneity).toBeCloseTo(100 * (1 - 3 / reference.q), 8);
  });

  test('cell types that disagree within a group widen the interval of the groups’ difference', () => {
    const a = [effect(1, influences(0.02))];
    const alike = [effect(0, influences(0.02)), effect(0.02, influences(0.02))];
    const apart = [effect(-0.8, influences(0.02)), effect(0.8, influences(0.02))];
    expect(groupDifference(a, alike).heterogeneity).toBeLessThan(50);
    expect(groupDifference(a, apart).heterogeneity).toBeGreaterThan(90);
    expect(groupDifference(a, apart).error).toBeGreaterThan(5 * groupDifference(a, alike).error);
  });

  test('lists of different length are refused', () => {
    expect(() => pairedDifference([effect(1, [1])], [])).toThrow(RangeError);
  });
});
