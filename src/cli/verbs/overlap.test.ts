import { expect, test } from 'vitest';
import { chipmate, folderWith, rowsOf } from '../../../test/support/chipmate.ts';
import { smallAtlas, smallFiles } from '../../../test/support/shared-atlases.ts';

test('standard input is read; JSON has the rows of the table', async () => {
  const cwd = await smallAtlas();
  const all = ['--atlas', 'atlas', '--antigen-class', 'all'];
  const piped = chipmate(['overlap', '-', ...all], { cwd, input: smallFiles['query.bed'] });
  const table = chipmate(['overlap', 'query.bed', ...all], { cwd });
  expect(piped.stdout).toBe(table.stdout);
  const json = JSON.parse(chipmate(['overlap', 'query.bed', ...all, '--json'], { cwd }).stdout) as unknown[];
  expect(json).toHaveLength(6);
  expect(json).toHaveLength(rowsOf(table.stdout).length);
});

test.each([
  ['missing.bed', 'missing.bed: no such file'],
  ['sheet.tsv', 'sheet.tsv, line 1'],
])(
  'a refusal of %s is one message on standard error, without a stack, and exit code 2',
  async (file, said) => {
    const { status, stdout, stderr } = chipmate(['overlap', file, '--atlas', 'atlas'], {
      cwd: await smallAtlas(),
    });
    expect(stderr).toContain(`chipmate: ${said}`);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  },
);

test('options for regions, scores and threads reach the analysis', async () => {
  const own = folderWith({
    ...smallFiles,
    'region.bed': 'chr1\t0\t2000000\n',
  });
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = chipmate(args, { cwd: own });
    expect(status, stderr).toBe(0);
    return stdout === '' ? [] : rowsOf(stdout);
  };
  run('atlas', 'build', 'sheet.tsv', '-o', 'scored', '--genome', 'hg38', '--score-is-q', '-q');
  const asked = (...more: string[]) => run('overlap', 'query.bed', '--atlas', 'scored', ...more);
  for (const option of ['--within', '--not-within', '--blacklist'])
    expect(asked(option, 'region.bed')[0]?.['query_peaks']).toBe('50');
  const strong = smallFiles['e3.bed'].split('\n').filter((line) => Number(line.split('\t')[4]) >= 500).length;
  const rows = asked('--min-score', '500', '--threads', '1');
  expect(rows.find(({ experiment }) => experiment === 'E3')?.['query_peaks_hit']).toBe(String(strong));
});
