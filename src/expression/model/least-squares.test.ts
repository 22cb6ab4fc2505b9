import { expect, test } from 'vitest';
import { orthogonalize } from './least-squares.ts';

test('a design of hundreds of thousands of rows has its basis', () => {
  const samples = 300_000;
  const values = new Float64Array(2 * samples);
  for (let i = 0; i < samples; i++) {
    values[i] = 1;
    values[samples + i] = i % 2;
  }
  const { kept, q, r } = orthogonalize({ columnNames: ['one', 'odd'], samples, values });
  expect(kept).toEqual([0, 1]);
  const root = Math.sqrt(samples);
  const [length, along, , rest] = [r[0], r[2], r[1], r[3]];
  expect(length).toBeCloseTo(root, 6);
  expect(along).toBeCloseTo(root / 2, 6);
  expect(rest).toBeCloseTo(root / 2, 6);
  expect([q[0] * root, q[samples] * root, q[samples + 1] * root].map((x) => x.toFixed(6))).toEqual([
    ...['1.000000', '-1.000000', '1.000000'],
  ]);
});

test('lengths beyond the square root of the largest number do not overflow', () => {
  const values = Float64Array.of(1e200, 1e200, 1e-200, 0);
  const { kept, r } = orthogonalize({ columnNames: ['huge', 'tiny'], samples: 2, values });
  expect(kept).toEqual([0, 1]);
  expect(r[0] / 1e200).toBeCloseTo(Math.SQRT2, 12);
  expect(r[3] / 1e-200).toBeCloseTo(Math.SQRT1_2, 12);
});
