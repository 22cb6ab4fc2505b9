import { expect, test } from 'vitest';
import { pastedText, splitNames } from './pasted-text.ts';

test.each([
  ['IRF4、MYC、BCL2', 'IRF4\nMYC\nBCL2\n'],
  ['ＩＲＦ４，MYC', 'IRF4\nMYC\n'],
  ['IRF4 MYC;BCL2\n', 'IRF4\nMYC\nBCL2\n'],
  ['chr6:391,600-391,900', 'chr6\t391599\t391900\n'],
  ['chr6:391600-391900\nchr18:1–20', 'chr6\t391599\t391900\nchr18\t0\t20\n'],
  ['chr1 100 200\nchr2 5 9', 'chr1 100 200\nchr2 5 9\n'],
  ['chr1\t100\t200', 'chr1\t100\t200\n'],
])('%j is read as %j', (pasted, text) => expect(pastedText(pasted)).toBe(text));

test('names are parted by commas, numbers are not', () => {
  expect(splitNames('MM.1S, RPMI 8226，K-562')).toEqual(['MM.1S', 'RPMI 8226', 'K-562']);
  expect(splitNames('chr6:391,600-391,900, BCL2')).toEqual(['chr6:391,600-391,900', 'BCL2']);
  expect(splitNames(' , ')).toEqual([]);
});
