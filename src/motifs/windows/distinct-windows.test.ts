import { expect, test } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import { distinctWindows } from './distinct-windows.ts';

test('the strongest of overlapping windows stays, and what it hid no longer does', () => {
  // 100 and 150 overlap, 150 and 190 overlap; touching windows do not; another sequence is another place.
  expect([...distinctWindows([0, 0, 0, 0, 1], [100, 150, 190, 260, 150], 70, [2, 3, 1, 1, 1])]).toEqual([
    1, 3, 4,
  ]);
  expect([...distinctWindows([0, 0, 0], [100, 150, 190], 70)]).toEqual([0, 2]);
  expect([...distinctWindows([], [], 70)]).toEqual([]);
});

test('no two windows that are kept overlap, and every other one overlaps a kept one that is as strong', () => {
  const random = createRandom(8);
  const count = 400;
  const [sequence, start, strength] = [2, 3000, 5].map((n) =>
    Array.from({ length: count }, () => random.integer(n)),
  );
  const kept = [...distinctWindows(sequence, start, 50, strength)];
  const overlap = (a: number, b: number): boolean =>
    sequence[a] === sequence[b] && Math.abs(start[a] - start[b]) < 50;
  for (let i = 0; i < count; i++) {
    const others = kept.filter((other) => other !== i && overlap(i, other));
    if (kept.includes(i)) expect(others).toEqual([]);
    else expect(others.some((other) => strength[other] >= strength[i])).toBe(true);
  }
});
