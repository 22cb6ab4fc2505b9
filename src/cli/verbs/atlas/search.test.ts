import { expect, test } from 'vitest';
import { chipmate } from '../../../../test/support/chipmate.ts';
import { madeUpAtlas } from '../../../../test/support/shared-atlases.ts';

test('perturbed samples are left out on request', async () => {
  const cwd = await madeUpAtlas();
  const { status, stdout } = chipmate(['atlas', 'search', 'atlas', '--unperturbed'], { cwd });
  expect(status).toBe(0);
  expect(stdout).toContain('SRX9000001');
  expect(stdout).not.toMatch(/SRX900000[27]/);
});
