import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chipmate, folderWith, rowsOf } from '../../../test/support/chipmate.ts';
import { drivenGenes } from '../../../test/support/driven-genes.ts';

const cwd = folderWith(drivenGenes);

test('the table is cut, and the peaks at changed and at unchanged genes are written beside it', () => {
  const call = ['targets', 'driver.narrowPeak', '--genes', 'genes.bed', '--expression', 'drug.tsv'];
  const asked = ['--factor-is', 'lowered', '--sites', 'driver', '--sites-of', 'down', '--top', '40'];
  const { status, stdout, stderr } = chipmate([...call, ...asked], { cwd });
  expect(status, stderr).toBe(0);
  expect(rowsOf(stdout)).toHaveLength(40);
  expect(stderr).toMatch(/40 peaks at changed genes, \d+ at unchanged ones/);
  const peaks = (part: string): number =>
    readFileSync(join(cwd, `driver_${part}.bed`), 'utf8')
      .trimEnd()
      .split('\n').length;
  expect(peaks('changed')).toBe(40);
  expect(peaks('unchanged')).toBeGreaterThan(15);
});

test.each(['--sites', '--beta', '--figures'])(
  '%s needs an expression table, and is refused without one before anything is written',
  (option) => {
    const call = ['targets', 'peaks.bed', '--genes', 'genes.bed', option, 'beside', '-o', 'unwritten.tsv'];
    const { status, stderr } = chipmate(call, { cwd });
    expect([status, stderr]).toEqual([2, expect.stringContaining('need --expression') as string]);
    expect(existsSync(join(cwd, 'unwritten.tsv'))).toBe(false);
  },
);
