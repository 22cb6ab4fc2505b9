import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../../../test/support/chipmate.ts';
import { readGeneNotes } from './gene-notes-reader.ts';

const folder = folderWith({
  'notes.csv': 'dependency,Gene Symbol,inhibitor\n-0.2,FOS,"T-5224, SR 11302"\n,FOS,T-5224\n1,,x\n',
  'first.tsv': 'protein\tdrug\nFOS\tT-5224\n',
  'alone.tsv': 'gene\nFOS\n',
  'empty.tsv': 'gene\tdrug\n',
  'wide.tsv': `gene\t${Array.from({ length: 41 }, (_, i) => `c${i}`).join('\t')}\nFOS${'\t1'.repeat(41)}\n`,
});
const read = (name: string) => readGeneNotes(join(folder, name), name);

test('notes are kept as they stand, by the column of genes or the first; rows of one gene are joined', async () => {
  const { columns, of } = await read('notes.csv');
  expect(columns).toEqual(['dependency', 'inhibitor']);
  expect([...of]).toEqual([['FOS', ['-0.2', 'T-5224, SR 11302; T-5224']]]);
  expect([...(await read('first.tsv')).of]).toEqual([['FOS', ['T-5224']]]);
});

test.each([
  ['alone.tsv', '0 columns beside gene'],
  ['empty.tsv', 'no rows'],
  ['wide.tsv', '41 columns beside gene'],
])('%s is refused', async (name, found) => {
  await expect(read(name)).rejects.toMatchObject({ details: { file: name, found } });
});
