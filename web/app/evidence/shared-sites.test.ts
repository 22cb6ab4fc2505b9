import { expect, test } from 'vitest';
import { oncePerPlace } from './shared-sites.tsx';

test('a place stands once, with the number of experiments there and the strongest of them', () => {
  const columns = Object.entries({
    chrom: ['chr1', 'chr1', 'chr1', 'chr2', 'chr1'],
    start: [10, 10, 10, 10, 50],
    end: [20, 20, 20, 20, 60],
    partner_signal: [3, 9, 4, null, null],
    experiment: ['A', 'B', 'B', 'A', 'C'],
  }).map(([name, values]) => ({ name, values }));
  const { experiments, columns: kept } = oncePerPlace({ columns, notices: [] });
  expect(experiments).toEqual([2, 1, 1]);
  expect(Object.fromEntries(kept.map(({ name, values }) => [name, values]))).toEqual({
    chrom: ['chr1', 'chr2', 'chr1'],
    start: [10, 10, 50],
    end: [20, 20, 60],
    partner_signal: [9, null, null],
    experiment: ['B', 'A', 'C'],
  });
});
