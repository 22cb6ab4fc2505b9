import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { chipmate, folderWith } from '../../../../test/support/chipmate.ts';
import { describeWith, programPresent } from '../../../../test/support/reference.ts';
import { runPage, tableOf } from '../../../../test/support/run-page.ts';

const page = fileURLToPath(new URL('../../../../docs/assays/replicate.md', import.meta.url));

describeWith(programPresent('bash'), 'bash', 'the page of the verb', () => {
  test('its commands run, and give what it tells', async () => {
    const folder = folderWith({});
    const { code, stderr } = await runPage(page, folder, '');
    expect(`${code} ${code === 0 ? '' : stderr}`).toBe('0 ');
    expect(stderr).toMatch(/^chipmate: caution: made-up numbers/);
    const table = tableOf(folder, 'replication.tsv');
    const row = table.get('verdict')?.indexOf('supported') ?? -1;
    const shown = ['measured', 'estimate', 'ci_low', 'ci_high', 'units', 'same_sign'];
    expect(shown.map((name) => table.get(name)?.[row])).toEqual([
      'IRF4',
      '-0.788',
      '-1.10932',
      '-0.466675',
      '5',
      '7',
    ]);
    expect(table.get('reason')).toContain('units disagree');
    expect(readdirSync(join(folder, 'forest')).filter((name) => name.endsWith('.svg'))).toHaveLength(2);
    expect(
      tableOf(folder, 'units.tsv')
        .get('counted')
        ?.filter((word) => word === 'no'),
    ).toHaveLength(2);
    expect(tableOf(folder, 'combined.tsv').get('method')?.slice(0, 3)).toEqual([
      'Fisher',
      'Stouffer',
      'Cauchy',
    ]);
  });
});

test('without a table it says how to get one, and writes no figures', () => {
  const folder = folderWith({});
  const { status, stderr } = chipmate(['assay', 'replicate', '--figures', 'forest'], { cwd: folder });
  expect(`${status} ${stderr}`).toMatch(/^2 chipmate: a table is needed[^]*--template/);
  expect(existsSync(join(folder, 'forest'))).toBe(false);
});
