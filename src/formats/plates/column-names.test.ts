import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LABELS, QUANTITIES } from '../../tables/readings.ts';
import { columnName, headingOf, roleOf } from './column-names.ts';

test.each([
  ['Dose [µM]', 'dose', 'µM'],
  ['dose_nM', 'dose', 'nM'],
  ['濃度（ｎＭ）', '濃度', 'nM'],
  ['Time (hours)', 'time', 'h'],
  ['C\u0442', 'ct', undefined],
  ['Cq Mean', 'cq mean', undefined],
  ['Adj. Volume (Int)', 'adj volume (int)', undefined],
  ['OD (570 nm)', 'od', undefined],
  ['% viability', 'percent viability', '%'],
  ['second_dose', 'second dose', undefined],
  ['Days', 'days', 'd'],
])('%s is the heading %s in %s', (text, key, unit) => {
  const heading = headingOf(text);
  expect([heading.key, heading.unit?.name]).toEqual([key, unit]);
});

test('every label and quantity is known by its own name, and no technical replicate is an experiment', () => {
  for (const role of [...LABELS, ...QUANTITIES])
    expect(roleOf(headingOf(columnName(role)).key, 'qpcr')?.role).toBe(role);
  for (const text of ['technical replicate', 'Tech. rep', 'replicate group', 'Cq Mean', 'Ct SD'])
    expect(roleOf(headingOf(text).key, 'qpcr')).toBeUndefined();
});

test('the page of tables says of every name what it is', () => {
  const page = readFileSync(new URL('../../../docs/assays/tables.md', import.meta.url), 'utf8');
  const lines = page.split('\n').filter((line) => /^\| (?:values: )?`\w+`/.test(line));
  expect(lines.length).toBeGreaterThan(18);
  const kinds = { cq: 'qpcr', intensity: 'blot', value: 'growth', effect: 'replicate' } as const;
  for (const line of lines) {
    const [, column, also] = line.split('|');
    const own = Array.from(column.matchAll(/`(\w+)`/g), ([, name]) => name);
    const kind = column.includes('values') ? kinds[own[0] as keyof typeof kinds] : 'qpcr';
    const roles = own.map((name) => roleOf(headingOf(name).key, kind)?.role);
    const names = also
      .replace(/:.*| as 01.*|; also as.*/, '')
      .split(/[,;] /)
      .map((name) => name.trim());
    for (const name of names.filter((one) => one !== '' && !/^(?:\*|also)/.test(one))) {
      const role = roleOf(headingOf(name).key, kind)?.role ?? roleOf(headingOf(name).key, 'dose')?.role;
      expect(roles, `${line}: ${name}`).toContain(role);
    }
  }
});
