import { expect, test } from 'vitest';
import { RepeatedData } from './repeated-data.ts';

const quality = (reads: number, mappedPercent: number, duplicatesPercent: number, peaks: number) => ({
  reads,
  mappedPercent,
  duplicatesPercent,
  peaks,
});

test('the same reads are recognised although their second run differs a little', () => {
  const data = new RepeatedData<string>();
  const first = quality(29_002_663, 98.6, 9.2, 9839);
  expect(data.earlier(1, first, 'a')).toBeUndefined();
  expect(data.earlier(1, { ...first, duplicatesPercent: 9.3, peaks: 9850 }, 'b')).toBe('a');
  expect(data.earlier(1, { ...first, reads: 29_002_664 }, 'c')).toBeUndefined();
  expect(data.earlier(2, first, 'another genome')).toBeUndefined();
});

test('equal numbers of reads alone are chance', () => {
  const data = new RepeatedData<string>();
  const first = quality(29_002_663, 98.6, 9.2, 9839);
  data.earlier(1, first, 'a');
  expect(data.earlier(1, { ...first, mappedPercent: 90 }, 'b')).toBeUndefined();
  expect(data.earlier(1, { ...first, duplicatesPercent: 10 }, 'c')).toBeUndefined();
  expect(data.earlier(1, { ...first, peaks: 12_000 }, 'd')).toBeUndefined();
  expect(data.earlier(1, { ...first, mappedPercent: 90.2 }, 'e')).toBe('b');
  const few = quality(1000, 98.6, 9.2, 10);
  expect(data.earlier(1, few, 'f')).toBeUndefined();
  expect(data.earlier(1, few, 'g')).toBeUndefined();
});

test('unknown numbers are equal to nothing', () => {
  const data = new RepeatedData<string>();
  const unknown = quality(NaN, NaN, NaN, NaN);
  expect(data.earlier(1, unknown, 'a')).toBeUndefined();
  expect(data.earlier(1, unknown, 'b')).toBeUndefined();
});
