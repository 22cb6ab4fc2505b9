import { expect, test } from 'vitest';
import { bedOf } from './bed-of.ts';

const TABLE =
  'chrom\tstart\tend\tpart\tpeaks\nchr1\t0\t9\ta & b\t2\nchr1\t20\t30\ta\t1\nchr2\t5\t6\ta & b\t3\n';

test('the sites of a part are BED as --beds writes them; all of them name their part', () => {
  expect(bedOf(TABLE, 'a & b')).toBe('chr1\t0\t9\nchr2\t5\t6\n');
  expect(bedOf(TABLE, 'b')).toBe('');
  expect(bedOf(TABLE)).toBe('chr1\t0\t9\ta & b\nchr1\t20\t30\ta\nchr2\t5\t6\ta & b\n');
});
