import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../../../test/support/chipmate.ts';
import { readGeneDirections } from './gene-directions-reader.ts';

const folder = folderWith({
  'words.csv': 'Regulation,Symbol\nUp,MYC\ndown-regulated,FOS\n-1,JUN\n+,IRF4\n',
  'unnamed.tsv': 'direction\tname\nup\tMYC\n',
  'alone.tsv': 'direction\nup\n',
  'none.tsv': 'gene\tscore\nMYC\t1\n',
  'odd.tsv': 'gene\tdirection\nMYC\tup\nFOS\tsideways\n',
});
const read = (name: string) => readGeneDirections(join(folder, name), name);

test('genes go up or down by the words of a column', async () => {
  expect(await read('words.csv')).toEqual({ up: ['MYC', 'IRF4'], down: ['FOS', 'JUN'] });
  // Genes are in the first column that is not the direction.
  expect(await read('unnamed.tsv')).toEqual({ up: ['MYC'], down: [] });
  await expect(read('alone.tsv')).rejects.toThrow('does not name its genes');
});

test('a table without directions, and a word that is none, are refused', async () => {
  await expect(read('none.tsv')).rejects.toMatchObject({
    details: { file: 'none.tsv', found: 'gene score' },
  });
  await expect(read('odd.tsv')).rejects.toMatchObject({ details: { line: 3, found: 'sideways' } });
});
