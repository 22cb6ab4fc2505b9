import { expect, test } from 'vitest';
import { peaksOf } from '../../../test/support/peaks-of-rows.ts';
import { createRandom } from '../../statistics/random.ts';
import { sitesLike } from './matched-sites.ts';

const peaks = peaksOf(Array.from({ length: 1000 }, (_, i) => ['chr1', 10 * i, 10 * i + 5] as const));

test('places are drawn until one is allowed', () => {
  const { row, summit, without } = sitesLike(
    peaks,
    [100_000],
    5,
    createRandom(1),
    (_, start) => start < 10_000,
  );
  expect([row.length, without]).toEqual([5000, 0]);
  expect(summit.every((place) => place < 10_005)).toBe(true);
});

test('where hardly a place of the genome is allowed the search is given up soon', () => {
  let draws = 0;
  const { row, without } = sitesLike(peaks, [100_000], 1000, createRandom(1), (_, start) => {
    draws++;
    return start < 10;
  });
  expect(row.length + without).toBe(1_000_000);
  expect(draws).toBeLessThan(20_000);
});
