import { expect, test } from 'vitest';
import { chipmate } from '../../../test/support/chipmate.ts';
import { smallAtlas } from '../../../test/support/shared-atlases.ts';

test.each([
  [['--against', 'e1.bed', '--level', 'block'], '--level block and --against'],
  [['--against', 'e1.bed', '--statistic', 'jaccard'], '--statistic and --against'],
  [['--against', 'e1.bed', '--level', 'experiment'], '--against and --level experiment'],
  [['--condition-on', 'K562', '--statistic', 'fisher'], 'do not go together'],
  [['--complexes', 'complexes.tsv', '--expression', 'drug.tsv'], 'do not go together'],
  [['--statistic', 'jacard'], 'jaccard'],
])('%j is refused: they ask for another table', async (options, said) => {
  const run = chipmate(['partners', 'query.bed', '--atlas', 'atlas', ...options], {
    cwd: await smallAtlas(),
  });
  expect(run.stderr).toContain(said);
  expect([run.status, run.stdout]).toEqual([2, '']);
});

test('a query of siblings is told by one option or by several', async () => {
  const cwd = await smallAtlas();
  const asked = ['partners', 'query.bed', '--atlas', 'atlas', '--query-cell', 'GM12878'];
  const once = chipmate([...asked, '--query-antigen', 'Ikaros,c-Fos'], { cwd });
  expect(once.stderr).toContain('Ikaros, c-Fos count as one factor');
  const twice = ['--query-antigen', 'Ikaros', '--query-antigen', 'c-Fos'];
  expect(chipmate([...asked, ...twice], { cwd }).stdout).toBe(once.stdout);
});

test('--condition-on may be asked for by its former name', async () => {
  const cwd = await smallAtlas();
  const asked = ['partners', 'query.bed', '--atlas', 'atlas', '--query-cell', 'GM12878'];
  const former = chipmate([...asked, '--background', 'GM12878'], { cwd });
  expect(former.stderr).toContain('“--background” is now called “--condition-on”');
  expect(former.status).toBe(0);
  expect(former.stdout).toBe(chipmate([...asked, '--condition-on', 'GM12878'], { cwd }).stdout);
});
