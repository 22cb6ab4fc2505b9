import { expect, test } from 'vitest';
import { chipmate } from '../../../test/support/chipmate.ts';
import { madeUpAtlas } from '../../../test/support/shared-atlases.ts';

test("eleven columns without a header on request, as ChIP-Atlas' result has them", async () => {
  const choices = ['--permutations', '3', '--mode', 'chip-atlas-2025', '--no-header'];
  const run = chipmate(['enrich', 'a.bed', '--atlas', 'atlas', ...choices], { cwd: await madeUpAtlas() });
  const first = run.stdout.split('\n')[0].split('\t');
  expect(first).toHaveLength(11);
  expect(first[0]).toMatch(/^SRX9/);
  expect(first[6]).toMatch(/^\d+\/900$/);
  expect(first[7]).toMatch(/^\d+\/2700$/);
});
