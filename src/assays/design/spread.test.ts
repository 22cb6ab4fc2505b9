import { describe, expect, it } from 'vitest';
import { contrastEffect, interactionOf as cqInteraction } from '../cq/contrasts.ts';
import { unitMeans } from '../replicate/pooled-effect.ts';
import { effectOf } from './effect.ts';
import { interactionOf } from './interaction.ts';
import { comparedWithControl } from './several-groups.ts';
import { hasSpread } from './spread.ts';

const units = (...values: number[]): Map<string, number> =>
  new Map(values.map((value, i) => [String(i + 1), value]));
/** Three experiments whose differences are 1.1 up to the last bit. */
const control = units(22.01, 22.31, 22.62);
const shifted = units(22.01 - 1.1, 22.31 - 1.1, 22.62 - 1.1);
const apart = new Map([...shifted].map(([name, value]) => [`t${name}`, value]));

describe('spread', () => {
  it('is none where rounding alone is left', () => {
    expect(hasSpread(1e-15, 1.1)).toBe(false);
    expect(hasSpread(1e-6, 1.1, [30_000])).toBe(false);
    expect(hasSpread(1e-3, 1.1, [22])).toBe(true);
    expect(hasSpread(0, 0)).toBe(false);
    expect(hasSpread(NaN, 1)).toBe(false);
  });

  it('gives pairs that differ by one constant no test', () => {
    const effect = effectOf(shifted, control);
    expect(effect).toMatchObject({ noTest: 'no spread', log10P: NaN, low: NaN });
    expect(effect.estimate).toBeCloseTo(-1.1, 12);
    const equal = (value: number, name: string): Map<string, number> =>
      new Map([1, 2, 3].map((i) => [`${name}${i}`, value + (i - 2) * 1e-15]));
    expect(effectOf(equal(0.7, 'a'), equal(0.1, 'b')).noTest).toBe('no spread');
  });

  it('leaves small differences of real experiments their test', () => {
    expect(effectOf(units(20.91, 21.22, 21.51), control).noTest).toBeNull();
    expect(effectOf(apart, control).noTest).toBeNull();
  });

  it('gives interactions no test where the extra is one constant', () => {
    const arms = { both: units(3.3, 3.4, 3.7), neither: units(1.1, 1.2, 1.5) };
    const [first, second] = [units(2.3, 2.4, 2.7), units(1.9, 2, 2.3)];
    expect(cqInteraction({ ...arms, first, second }).noTest).toBe('no spread');
    expect(
      interactionOf({ both: arms.both, control: arms.neither, perturbed: first, drugged: second }).noTest,
    ).toBe('no spread');
  });

  it('gives several groups no test within experiments that differ by constants', () => {
    const other = units(22.01 + 0.3, 22.31 + 0.3, 22.62 + 0.3);
    for (const model of ['summary', 'mixed'] as const)
      for (const effect of comparedWithControl({ control, treated: [shifted, other], divided: false }, model))
        expect(effect).toMatchObject({ noTest: 'no spread', log10P: NaN });
  });

  it('gives lines with one and the same effect no pooled test', () => {
    const lines = [0.1 + 0.2, 0.3, 0.6 / 2].map((estimate, i) => ({
      ...{ name: `line ${i}`, kind: null, status: null, estimate, standardError: 0.1 },
      ...{ degreesOfFreedom: 2, n: 3, points: [] },
    }));
    expect(unitMeans(lines).noTest).toBe('no spread');
  });

  it('is asked by contrasts of Cq', () => {
    const culture = (unit: string, perturbation: string): never =>
      ({ cell: null, perturbation, drug: null, unit, sample: null }) as never;
    const values = [...control].flatMap(([unit, value]) => [
      { culture: culture(unit, 'siCtrl'), value },
      { culture: culture(unit, 'siFOS'), value: shifted.get(unit) ?? NaN },
    ]);
    const group = (name: string): { perturbations: string[]; drugs: null[] } => ({
      perturbations: [name],
      drugs: [null],
    });
    const contrast = {
      ...{ kind: 'perturbation' as const, perturbation: 'siFOS', drug: null, comparison: '', alone: null },
      ...{ treated: group('siFOS'), control: group('siCtrl') },
    } as const;
    expect(contrastEffect(values, contrast, 'by experiment').noTest).toBe('no spread');
  });
});
