import { expect, test } from 'vitest';
import { parseScoreTable } from './result-tables-reader.ts';

test('result tables of another kind are refused with their line', () => {
  expect(() => parseScoreTable('gene\tscore\nA\t1\n', 'other.tsv')).toThrow(
    /other.tsv, line 1: this is not a result table/,
  );
  expect(() => parseScoreTable('Target_genes\tA|Average\tSRX1|x\tSTRING\nG\t1\n', 'cut.tsv')).toThrow(
    /cut.tsv, line 2/,
  );
});
