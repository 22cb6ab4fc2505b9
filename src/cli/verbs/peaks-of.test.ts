import { expect, test } from 'vitest';
import { peaksOfAll } from '../../../test/support/made-up-chip-atlas.ts';
import { chipmate } from '../../../test/support/chipmate.ts';
import { madeUpAtlas } from '../../../test/support/shared-atlases.ts';

test('the peaks of an experiment go to standard output, as BED on request', async () => {
  const run = chipmate(['peaks-of', 'SRX9000005', '--atlas', 'atlas', '--format', 'bed'], {
    cwd: await madeUpAtlas(),
  });
  expect([run.status, run.stderr]).toEqual([0, '']);
  const lines = run.stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(peaksOfAll().get('SRX9000005')?.length ?? 0);
  for (const line of lines) expect(line.split('\t')).toHaveLength(5);
});

test('an experiment that is not there is refused with near names', async () => {
  const run = chipmate(['peaks-of', 'SRX900005', '--atlas', 'atlas'], { cwd: await madeUpAtlas() });
  expect(run.stderr).toMatch(/no experiment[^]*perhaps SRX9/);
  expect([run.status, run.stdout]).toEqual([2, '']);
});
