import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chipmate, folderWith } from '../../../../test/support/chipmate.ts';
import { buildFromSheet, madeUpAtlas } from '../../../../test/support/shared-atlases.ts';

const own = folderWith({
  'mouse.bed': 'chr1\t100\t200\n',
  'mouse.tsv': 'experiment\tantigen\tfile\nE1\tFOS\tmouse.bed\n',
});

function refused(...args: string[]): string {
  const { status, stdout, stderr } = chipmate(['atlas', 'export', ...args], { cwd: own });
  expect([status, stdout]).toEqual([2, '']);
  return stderr;
}

test('a file in the place of the folder is refused', async () => {
  expect(refused(join(await madeUpAtlas(), 'atlas'), '-o', 'mouse.bed')).toMatch(
    /mouse.bed[^]*choose another place/,
  );
});

test('nothing is written before the gene models of a network are there', async () => {
  await buildFromSheet(join(own, 'mouse.tsv'), join(own, 'mouse'), { genome: 'mm10' });
  expect(refused('mouse', '-o', 'mice', '--network', '1000')).toMatch(/no gene models for mm10/);
  expect(existsSync(join(own, 'mice'))).toBe(false);
});
