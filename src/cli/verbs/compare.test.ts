import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chipmate, folderWith } from '../../../test/support/chipmate.ts';
import { plantedAtlas } from '../../../test/support/shared-atlases.ts';

test('the peaks of each part are written on request', async () => {
  const prefix = join(folderWith({}), 'part');
  const cwd = await plantedAtlas();
  const call = ['compare', 'a.bed', 'b.bed', '--atlas', 'atlas', '--a-cell', 'ONE', '--b-cell', 'TWO'];
  const run = chipmate([...call, '--draws', '0', '--sites', prefix], { cwd });
  expect(run.status, run.stderr).toBe(0);
  const lines = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n').length;
  const [onlyA, common, onlyB] = ['a_only', 'common', 'b_only'].map((part) =>
    lines(`${prefix}_${part}.narrowPeak`),
  );
  expect(onlyA + common).toBe(lines(join(cwd, 'a.bed')));
  expect(onlyB).toBeLessThan(lines(join(cwd, 'b.bed')));
  expect(run.stderr).toContain(`A: ${onlyA} of ${lines(join(cwd, 'a.bed'))} peaks overlap none of B`);
});
