import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../../../test/support/chipmate.ts';
import { memeText } from './meme-writer.ts';
import { readMotifs } from './motif-reader.ts';

test('what is written is read again', async () => {
  const file = join(folderWith({}), 'found.meme');
  const motifs = [
    {
      id: '1-AC',
      name: 'FOS',
      probabilities: Float64Array.from([0.7, 0.1, 0.1, 0.1, 0, 1, 0, 0]),
      sites: 12,
    },
    { id: '2-N', name: '2-N', probabilities: Float64Array.from([0.25, 0.25, 0.25, 0.25]), sites: 300 },
  ];
  writeFileSync(file, memeText(motifs, [0.3, 0.2, 0.2, 0.3]));
  const { id, name, matrix, sites, kind } = await readMotifs([file]);
  expect({ id, name, kind }).toEqual({
    id: ['1-AC', '2-N'],
    name: ['FOS', '2-N'],
    kind: ['probabilities', 'probabilities'],
  });
  expect(matrix.map((own) => [...own])).toEqual(motifs.map(({ probabilities }) => [...probabilities]));
  expect([...sites]).toEqual([12, 300]);
});
