import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusal } from '../../../test/support/answers.ts';
import { folderWith } from '../../../test/support/chipmate.ts';
import { inDataFolder } from './data-folder.ts';

test('one process at a time works with a data folder, and what killed ones left is gone', async () => {
  const folder = folderWith({});
  mkdirSync(join(folder, 'metadata'));
  const left = '.experimentList.tab.index.0123456789ab.partial';
  writeFileSync(join(folder, 'metadata', left), '');
  writeFileSync(join(folder, '.chip-atlas.lock.json.0123456789ab.partial'), '');
  writeFileSync(join(folder, 'mine.partial'), '');
  const silent = (): void => undefined;
  const second = await inDataFolder(folder, silent, () =>
    refusal(() => inDataFolder(folder, silent, async () => undefined)),
  );
  expect(second).toMatch(/another process is writing here/);
  expect(readdirSync(folder)).toEqual(['metadata', 'mine.partial']);
  expect(readdirSync(join(folder, 'metadata'))).toEqual([]);
});
