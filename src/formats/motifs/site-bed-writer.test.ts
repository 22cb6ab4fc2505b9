import { expect, test } from 'vitest';
import { motifSiteBed } from './site-bed-writer.ts';

test('a line of BED6 for each site, its name without blanks, 100 x -log10 P at most 1000', () => {
  const column = (name: string, values: readonly (string | number)[]) => ({ name, values });
  const table = {
    columns: [
      column('chrom', ['chr1', 'a b']),
      column('start', [4, 0]),
      column('end', [11, 12]),
      column('strand', ['+', '-']),
      column('motif', ['AP-1, BATF', 'MA0139.2']),
      column('minus_log10_p', [4.2149, 12.5]),
    ],
  };
  const [first, second, end] = motifSiteBed(table).split('\n');
  expect(first.split('\t')).toEqual(['chr1', '4', '11', expect.stringMatching(/^AP-1,\S+$/), '421', '+']);
  expect(second.split('\t')).toEqual([expect.stringMatching(/^\S+$/), '0', '12', 'MA0139.2', '1000', '-']);
  expect(end).toBe('');
});
