// Building, extending and checking an atlas on the command line.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chipmate, folderWith, rowsOf } from '../../../../test/support/chipmate.ts';

const FILES = {
  'sheet.tsv':
    'experiment\tantigen_class\tantigen\tfile\nE1\tTFs and others\tPRDM1\te1.bed\nE2\tTFs and others\tFOS\te2.bed\n',
  'more.tsv': 'experiment\tantigen\tfile\nE4\tJUN\te2.bed\n',
  'e1.bed': 'chr1\t100\t300\nchr2\t500\t900\nchrUn_7\t1\t2\n',
  'e2.bed': 'chr2\t5\t50\n',
  'black.bed': 'chr2\t1\t60\n',
};

test('a sheet becomes an atlas that is searched, described, extended and checked', () => {
  const cwd = folderWith(FILES);
  const atlas = (...args: string[]) => chipmate(['atlas', ...args], { cwd });
  const build = ['build', 'sheet.tsv', '-o', 'atlas', '--genome', 'hg19'];
  const built = atlas(...build);
  expect([built.status, built.stdout]).toEqual([0, '']);
  expect(built.stderr).toContain('left out 1 peak on 1 sequence that hg19 does not have: chrUn_7 1');
  expect(built.stderr).toContain('atlas: 2 experiments, 3 peaks');
  expect(atlas(...build)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('there is an atlas already') as string,
  });
  expect(atlas(...build, '--force', '--blacklist', 'black.bed', '-q').status).toBe(0);
  expect(atlas('info', 'atlas').stdout).toContain('black.bed (1 peaks left out)');
  expect(atlas(...build, '--force', '--quiet')).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(atlas('info', 'atlas').stdout).toContain('genome\thg19');
  expect(atlas('add', 'atlas', 'more.tsv').stderr).toContain('0002: 1 experiment, 1 peak');
  expect(rowsOf(atlas('search', 'atlas', '--antigen', 'JUN').stdout)).toMatchObject([{ experiment: 'E4' }]);
  expect(atlas('verify', 'atlas').status).toBe(0);
  writeFileSync(join(cwd, 'atlas', 'notes.txt'), 'mine');
  const verified = atlas('verify', 'atlas');
  expect(verified.stdout).toMatch(/notes.txt\t4\tforeign/);
  expect(verified.status).toBe(2);
});

test('a faulty file gets one message with its place, exit code 2, and no folder', () => {
  const cwd = folderWith({ ...FILES, 'e2.bed': 'chr2\t50\t5\n' });
  const { status, stdout, stderr } = chipmate(
    ['atlas', 'build', 'sheet.tsv', '-o', 'atlas', '--genome', 'hg19'],
    { cwd },
  );
  expect(stderr).toMatch(/e2.bed, line 1: /);
  expect(stderr).not.toMatch(/\n\s+at /);
  expect([status, stdout]).toEqual([2, '']);
  expect(existsSync(join(cwd, 'atlas'))).toBe(false);
  expect(readdirSync(cwd).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('files of ChIP-Atlas become an atlas', () => {
  const list = 'SRX1\thg19\tTFs and others\tFOS\tBlood\tK-562\tNA\t100,80.0,5.0,2\tGSM1: FOS\n';
  const cwd = folderWith({
    'down/experimentList.tab': `${list}${list.replaceAll('SRX1', 'SRX2').replace('TFs and others', 'Histone')}`,
    'down/SRX1.05.bed': FILES['e2.bed'],
    'down/SRX2.05.bed': FILES['e2.bed'],
  });
  const built = chipmate(['atlas', 'build', '--chip-atlas', 'down', '-o', 'atlas', '--genome', 'hg19'], {
    cwd,
  });
  // The class of factors is the default.
  expect(built.stderr).toContain('atlas: 1 experiment, 1 peak');
  expect([built.status, built.stdout]).toEqual([0, '']);
});
