import { expect, test } from 'vitest';
import { drawnReads } from '../../../calling/peaks/drawn-reads.ts';
import type { ChromosomeToScan } from '../../../calling/peaks/scan-chromosome.ts';
import { createRandom } from '../../../statistics/random.ts';
import { scanInThreads } from './scan-threads.ts';

function chromosome(at: number): ChromosomeToScan {
  const random = createRandom(at + 1);
  const some = (count: number): Int32Array =>
    Int32Array.from({ length: count }, () => Math.floor(random.uniform() * 90_000)).sort();
  const [forward, reverse] = [some(400), some(300)];
  return {
    ...{ scale: 1, least: 0.3, keepAbove: 1 },
    treatment: drawnReads(forward, reverse, { before: 0, behind: 150 }),
    background: [{ ...drawnReads(some(500), some(500), { before: 500, behind: 500 }), scale: 0.15 }],
  };
}

test('any number of threads gives the same walks, in the order of the chromosomes', async () => {
  const few = 10;
  const one = await scanInThreads(few)(7, chromosome);
  expect(one.map(({ stretches }) => stretches.start.length).every((count) => count > 20)).toBe(true);
  for (const threads of [2, 3]) expect(await scanInThreads(Infinity, threads)(7, chromosome)).toEqual(one);
});
