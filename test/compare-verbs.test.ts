// compare and compare-cells on simulated peaks with planted partners.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { chipmate, rowsOf, type Run } from './support/chipmate.ts';
import { plantedPartners } from './support/planted-partners.ts';

const cwd = plantedPartners(1);
const run = (...args: string[]): Run => chipmate(args, { cwd });
const compared = (...args: string[]): Record<string, string>[] => {
  const { status, stdout, stderr } = run(...args, '--atlas', 'atlas', '--quiet');
  expect(status, stderr).toBe(0);
  return rowsOf(stdout);
};
const byAntigen = (rows: Record<string, string>[]) => new Map(rows.map((row) => [row['antigen'], row]));

beforeAll(() => {
  const { status, stderr } = run('atlas', 'build', 'sheet.tsv', '-o', 'atlas', '--genome', 'hg38', '-q');
  expect(status, stderr).toBe(0);
});

describe('compare', () => {
  const cells = ['--a-cell', 'ONE', '--b-cell', 'TWO'];

  test('finds the partners that one query has and the other has not', () => {
    const rows = compared('compare', 'a.bed', 'b.bed', ...cells);
    const [first, second, third] = rows;
    expect([first['antigen'], second['antigen']].sort()).toEqual(['CHD4', 'FOS']);
    expect(third['antigen']).toBe('EZH2');
    const row = byAntigen(rows);
    expect(row.get('FOS')).toMatchObject({ partner_of: 'A only', basis: 'own cell types', cells_b: 'TWO' });
    expect(row.get('CHD4')).toMatchObject({ partner_of: 'B only' });
    expect(row.get('EZH2')).toMatchObject({ partner_of: 'both' });
    expect(Number(row.get('FOS')?.['ci_low'])).toBeGreaterThan(1);
    expect(Number(row.get('CHD4')?.['ci_high'])).toBeLessThan(-1);
    expect(Math.abs(Number(row.get('EZH2')?.['difference']))).toBeLessThan(1);
    expect(Number(row.get('FOS')?.['robust_z'])).toBeGreaterThan(3);
    expect(Number(row.get('FOS')?.['share_of_a_only'])).toBeGreaterThan(0.5);
    expect(Number(row.get('FOS')?.['share_of_b_only'])).toBeLessThan(0.2);
    expect(Number(row.get('EZH2')?.['share_of_common'])).toBeGreaterThan(0.6);
    const others = rows.filter(({ antigen }) => antigen.startsWith('OTHER'));
    expect(others).toHaveLength(16);
    expect(others.filter(({ partner_of }) => partner_of === 'neither').length).toBeGreaterThan(13);
  });

  test('A against B is B against A with the sign turned', () => {
    const forth = byAntigen(compared('compare', 'a.bed', 'b.bed', ...cells, '--draws', '0'));
    const back = compared('compare', 'b.bed', 'a.bed', '--a-cell', 'TWO', '--b-cell', 'ONE', '--draws', '0');
    for (const row of back) {
      const other = forth.get(row['antigen']);
      expect(-Number(row['difference'])).toBeCloseTo(Number(other?.['difference']), 5);
      expect(row['minus_log10_p']).toBe(other?.['minus_log10_p']);
    }
  });

  test('one cell type: both queries meet the same columns, and a query does not differ from itself', () => {
    const rows = compared('compare', 'a.bed', 'a.bed', '--a-cell', 'ONE', '--b-cell', 'ONE');
    expect(rows).toEqual([]);
    expect(run('compare', 'a.bed', 'a.bed', '--atlas', 'atlas').stderr).toContain('the same peaks twice?');
    const treated = compared('compare', 'a.bed', 'b.bed', '--a-cell', 'ONE', '--b-cell', 'ONE');
    expect(new Set(treated.map((row) => `${row['basis']} ${row['cells_a']} ${row['cells_b']}`))).toEqual(
      new Set(['own cell types ONE ONE']),
    );
    expect(byAntigen(treated).get('FOS')?.['partner_of']).toBe('A only');
  });

  test('cell types that are not known: all columns of a factor, pooled', () => {
    const rows = compared('compare', 'a.bed', 'b.bed', '--draws', '0');
    expect(byAntigen(rows).get('FOS')).toMatchObject({ basis: 'any cell type', cells_a: 'ONE/TWO' });
    expect(Number(byAntigen(rows).get('FOS')?.['heterogeneity'])).toBeGreaterThan(50);
  });

  test('writes the peaks of each part, and filters choose rows', () => {
    const rows = compared('compare', 'a.bed', 'b.bed', ...cells, '--sites', 'part', '--antigen', 'c-Fos');
    expect(rows.map(({ antigen }) => antigen)).toEqual(['FOS']);
    const lines = (part: string) =>
      readFileSync(join(cwd, `part_${part}.narrowPeak`), 'utf8')
        .trimEnd()
        .split('\n');
    const whole = (name: string) => readFileSync(join(cwd, name), 'utf8').trimEnd().split('\n').length;
    expect(lines('a_only').length + lines('common').length).toBe(whole('a.bed'));
    expect(lines('b_only').length).toBeLessThan(whole('b.bed'));
    const { stderr } = run('compare', 'a.bed', 'b.bed', ...cells, '--atlas', 'atlas', '--top', '1');
    expect(stderr).toContain(`A: ${lines('a_only').length} of ${whole('a.bed')} peaks overlap none of B`);
    expect(stderr).toContain('strongest peaks of each');
  });

  test('an atlas without sites, and a file without peaks of the genome, are refused', () => {
    const empty = run('compare', 'a.bed', 'sheet.tsv', '--atlas', 'atlas');
    expect(empty.status).toBe(2);
    expect(empty.stderr).toContain('sheet.tsv');
  });
});

describe('compare-cells', () => {
  test('finds the cell type in which a factor goes with the query', () => {
    const rows = compared('compare-cells', 'a.bed', '--a', 'one', '--b', 'TWO', '--query-cell', 'ONE');
    expect(rows[0]).toMatchObject({ antigen: 'FOS', cells_a: 'ONE', cells_b: 'TWO' });
    expect(Number(rows[0]['ci_low'])).toBeGreaterThan(1);
    expect(Math.abs(Number(byAntigen(rows).get('EZH2')?.['difference']))).toBeLessThan(1);
    expect(rows).toHaveLength(19);
  });

  test('overlapping groups, unknown cell types and groups without a common factor are refused', () => {
    const refused = (...args: string[]): string => {
      const { status, stderr } = run('compare-cells', 'a.bed', '--atlas', 'atlas', '--draws', '0', ...args);
      expect(status).toBe(2);
      return stderr;
    };
    expect(refused('--a', 'ONE', '--b', 'Blood')).toMatch(/groups of cell types overlap[\s\S]*ONE/);
    expect(refused('--a', 'ONE', '--b', 'TWOO')).toMatch(/no factor in the cell type TWOO[\s\S]*TWO/);
    expect(refused('--a', 'ONE')).toContain('--b');
  });
});
