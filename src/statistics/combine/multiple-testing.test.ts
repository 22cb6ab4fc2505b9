import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg, holm } from './multiple-testing.ts';

// R: p.adjust and qvalue on these 25 p-values
const p = [
  0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 0.269, 0.275, 0.34,
  0.341, 0.384, 0.569, 0.594, 0.696, 0.762, 0.94, 0.942, 0.975, 0.986,
];
const log10P = Float64Array.from(p, Math.log10);
const back = (column: Float64Array) => [...column].map((value) => 10 ** value);

function expectClose(found: readonly number[], expected: readonly number[]): void {
  expected.forEach((value, i) => expect(found[i]).toBeCloseTo(value, 7));
}

const column = fc
  .array(fc.double({ min: -1e6, max: 0, noNaN: true }), { minLength: 1, maxLength: 60 })
  .map((values) => Float64Array.from(values));
const methods = { benjaminiHochberg, holm };

describe('multiple testing', () => {
  it('gives golden values', () => {
    expectClose(
      back(benjaminiHochberg(log10P)),
      [0.025, 0.1, 0.21, 0.21, 0.21, 0.25, 0.26428571, 0.49107143],
    );
    expectClose(back(holm(log10P)), [0.025, 0.192, 0.897, 0.902, 0.902]);
  });

  it('does not underflow', () => {
    expect([...benjaminiHochberg(Float64Array.of(-1e6, -3, -16366))]).toEqual([
      -1e6 + Math.log10(3),
      -3,
      -16366 + Math.log10(1.5),
    ]);
  });

  it('keeps missing tests missing and does not count them', () => {
    for (const adjust of Object.values(methods)) {
      const adjusted = adjust(Float64Array.of(NaN, -4, NaN, -1));
      expect([...adjusted.keys()].filter((i) => Number.isNaN(adjusted[i]))).toEqual([0, 2]);
      const alone = adjust(Float64Array.of(-4, -1));
      expect([adjusted[1], adjusted[3]]).toEqual([...alone]);
      expect(adjust(new Float64Array(0))).toHaveLength(0);
    }
  });

  it.each(Object.entries(methods))('%s keeps the order, whatever the order of the rows', (_name, adjust) => {
    fc.assert(
      fc.property(column, (values) => {
        const adjusted = adjust(values);
        const reversed = adjust(values.toReversed()).toReversed();
        expect(adjusted).toEqual(reversed);
        const rows = [...values.keys()].sort((i, j) => values[i] - values[j]);
        for (let i = 1; i < rows.length; i++)
          expect(adjusted[rows[i]]).toBeGreaterThanOrEqual(adjusted[rows[i - 1]]);
      }),
    );
  });

  it('orders the methods by severity', () => {
    fc.assert(
      fc.property(column, (values) => {
        const [bh, stepDown] = [benjaminiHochberg(values), holm(values)];
        values.forEach((value, i) => {
          expect(bh[i]).toBeGreaterThanOrEqual(value);
          expect(stepDown[i]).toBeGreaterThanOrEqual(bh[i] - 1e-9);
        });
      }),
    );
  });
});
