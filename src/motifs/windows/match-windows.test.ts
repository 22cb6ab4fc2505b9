import { expect, test } from 'vitest';
import { mean, standardDeviation } from '../../statistics/descriptive.ts';
import { createRandom } from '../../statistics/random.ts';
import { matchWindows } from './match-windows.ts';
import { motifWindows, takeWindows, type MotifWindows } from './motif-windows.ts';

/** Simulated windows whose shares of GC spread around a middle. */
function simulated(count: number, middle: number, seed: number, length = (): number => 200): MotifWindows {
  const random = createRandom(seed);
  const offset = [0];
  const pieces: number[] = [];
  for (let i = 0; i < count; i++) {
    const gc = Math.min(0.95, Math.max(0.05, middle + 0.08 * random.normal()));
    const size = length();
    for (let at = 0; at < size; at++) {
      const strong = random.uniform() < gc;
      pieces.push(random.integer(2) === 0 ? (strong ? 1 : 0) : strong ? 2 : 3);
    }
    offset.push(pieces.length);
  }
  return motifWindows({ codes: Uint8Array.from(pieces), offset }).windows;
}

test('a background of other GC and CpG is matched, several windows for each where there are many', () => {
  const [foreground, pool] = [simulated(600, 0.57, 1), simulated(8000, 0.5, 2)];
  expect(mean(foreground.gc) - mean(pool.gc)).toBeGreaterThan(0.05);
  const { chosen, unlike } = matchWindows(foreground, pool, createRandom(1), 10);
  const background = takeWindows(pool, chosen);
  expect(chosen.length).toBeGreaterThan(1000);
  expect(new Set(chosen).size).toBe(chosen.length);
  expect(Math.abs(mean(foreground.gc) - mean(background.gc))).toBeLessThan(0.01);
  expect(Math.abs(mean(foreground.cpg) - mean(background.cpg))).toBeLessThan(0.05);
  expect(standardDeviation(background.gc) / standardDeviation(foreground.gc)).toBeGreaterThan(0.8);
  expect(unlike).toBeLessThan(60);
  expect(matchWindows(foreground, pool, createRandom(1), 10).chosen).toEqual(chosen);
  expect(matchWindows(foreground, pool, createRandom(2), 10).chosen).not.toEqual(chosen);
});

test('no more than asked for; a background of the same kind is taken nearly whole', () => {
  const [foreground, pool] = [simulated(500, 0.5, 3), simulated(6000, 0.5, 4)];
  expect(matchWindows(foreground, pool, createRandom(1), 2).chosen.length).toBeLessThanOrEqual(1000);
  const half = matchWindows(foreground, simulated(500, 0.5, 5), createRandom(1), 10).chosen.length;
  expect(half).toBeGreaterThan(300);
});

test('lengths are matched, too, and what nothing is like is told', () => {
  const random = createRandom(9);
  const lengths = (shortest: number, range: number) => (): number => shortest + random.integer(range);
  const [foreground, pool] = [
    simulated(400, 0.5, 6, lengths(200, 200)),
    simulated(3000, 0.5, 7, lengths(100, 300)),
  ];
  const { chosen } = matchWindows(foreground, pool, createRandom(1), 3);
  const meanLength = ({ offset, count }: MotifWindows): number => offset[count] / count;
  const background = takeWindows(pool, chosen);
  expect(Math.abs(meanLength(foreground) - meanLength(background))).toBeLessThan(25);
  const far = matchWindows(simulated(200, 0.3, 8), simulated(1000, 0.75, 9), createRandom(1), 10);
  expect(far.unlike).toBeGreaterThan(150);
});
