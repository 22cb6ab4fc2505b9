import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shown } from '../../../test/support/answers.ts';
import { folderWith } from '../../../test/support/chipmate.ts';
import { readRankedNames } from '../inputs/ranked-names.ts';
import { movedRanks } from './moved-ranks.ts';

test('how ranks moved between two stored results', async () => {
  const folder = folderWith({
    'old.tsv': 'antigen\tscore\nFOS\t3\nJUN\t2\nCTCF\t1\n',
    'new.tsv': 'antigen\tscore\nJUN\t3\nFOS\t2\nCTCF\t1\nMYC\t0\n',
  });
  const key = 'antigen';
  const [before, after] = await Promise.all(
    ['old.tsv', 'new.tsv'].map((name) => readRankedNames(join(folder, name), key)),
  );
  const { rows } = shown(movedRanks({ key, before, after }));
  expect(rows.map((row) => Object.values(row).join(' '))).toEqual(['JUN 2 1 1', 'FOS 1 2 -1', 'MYC NA 4 NA']);
});
