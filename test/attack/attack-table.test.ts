import { expect, test } from 'vitest';
import { attackTable, withTables } from './attack-table.ts';
import { withstood, type AttackRow } from './attack.ts';
import { findAttacks } from './find-attacks.ts';

const row: AttackRow = {
  what: 'kills | of a build',
  amount: 100_000,
  fine: 99_998,
  refused: 2,
  wrong: 0,
  exceptions: 0,
  slowest: 12.6,
  memory: NaN,
  note: 'one\nline',
};

test('rows become a Markdown table, and take the place of the one that was there', () => {
  const table = attackTable([row]);
  expect(table.split('\n').at(-2)).toBe(
    '| kills \\| of a build | 100,000 | 99,998 | 2 | 0 | 0 | 13 |  | one line |',
  );
  const page = withTables('# Reliability\n\nText.\n', table);
  expect(page.startsWith('# Reliability\n\nText.\n\n<!-- attacks')).toBe(true);
  expect(withTables(`${page}\nMore.\n`, 'other')).toBe(page.replace(table, 'other') + '\nMore.\n');
});

test('an attack was withstood where it did something and nothing was wrong', () => {
  expect(withstood([row])).toBe(true);
  expect(withstood([])).toBe(false);
  expect(withstood([{ ...row, amount: 0 }])).toBe(false);
  expect(withstood([row, { ...row, wrong: 1 }])).toBe(false);
  expect(withstood([row, { ...row, exceptions: 1 }])).toBe(false);
});

test('attacks are found by the names of their files, each with a name and a promise of its own', async () => {
  const attacks = await findAttacks();
  expect(attacks.map(({ name }) => name)).toContain('readers-peaks');
  for (const { name, promises } of attacks) {
    expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(promises.length).toBeGreaterThan(20);
  }
});
