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

test('cells that are no finite numbers, and columns of no experiment, are refused with their line', () => {
  const table = 'Target_genes\tA|Average\tSRX1|x\tSTRING\nG\t1\t2\t3\n';
  expect(parseScoreTable(table, 'a.tsv').average).toEqual(Float64Array.of(1));
  for (const cell of ['.', '1e999', '1.2.3', '', 'NaN'])
    expect(() =>
      parseScoreTable(table.replace('\n', '\n\n').replace('\t2\t', `\t${cell}\t`), 'a.tsv'),
    ).toThrow(/a.tsv, line 3: this row does not fit/);
  expect(() => parseScoreTable(table.replace('SRX1|x', 'SRX1'), 'a.tsv')).toThrow(/line 1: this column/);
  expect(() => parseScoreTable(table.replace('\nG', '\n'), 'a.tsv')).toThrow(/line 2/);
  const colocalization = 'Experiment\tCell\tProtein\tA|Average\tSRX1|x\tSTRING\nSRX2\tc\tB\t1\t2\t3\r';
  expect([...parseScoreTable(colocalization, 'a.tsv').interaction]).toEqual([3]);
  expect(() => parseScoreTable(colocalization.replace('\tB', '\t\0'), 'a.tsv')).toThrow(/line 2/);
  expect(() => parseScoreTable(colocalization.replace('Protein', '\0'), 'a.tsv')).toThrow(/line 1/);
});
