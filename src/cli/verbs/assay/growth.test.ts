import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chipmate, folderWith, rowsOf } from '../../../../test/support/chipmate.ts';
import { pageCommands } from '../../../../test/support/page-commands.ts';

test('the worked example of docs/assays/growth.md runs and shows what the page says', () => {
  const cwd = folderWith({});
  const commands = pageCommands('docs/assays/growth.md');
  expect(commands).toHaveLength(3);
  const [template, effects, gr] = commands.map((args) => chipmate(args, { cwd }));
  for (const { status, stderr } of [template, effects, gr]) expect(status, stderr).toBe(0);
  expect(template.stderr).toContain('made-up numbers');
  expect(effects.stderr).toContain('siFOS + lenalidomide: more than both together');
  const rows = rowsOf(readFileSync(join(cwd, 'effects.tsv'), 'utf8'));
  expect(rows.filter(({ measure }) => measure === 'rate').map(({ verdict }) => verdict)).toEqual(
    Array(3).fill('supported'),
  );
  expect(readdirSync(join(cwd, 'growth')).filter((name) => name.endsWith('.svg'))).toHaveLength(2);
  expect(rowsOf(gr.stdout).map(({ verdict }) => verdict)).toContain('supported');
});

test('a table is needed, and a wrong choice is refused', () => {
  const cwd = folderWith({ 'one.tsv': 'experiment\tperturbation\tvalue\na\tsiFOS\t3\nb\tsiJUN\t4\n' });
  expect(chipmate(['assay', 'growth'], { cwd })).toMatchObject({ status: 2 });
  const refused = chipmate(['assay', 'growth', 'one.tsv'], { cwd });
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain('no control is among the groups');
});
