import { expect, test } from 'vitest';
import type { Columns } from '../../src/tables/table.ts';
import { columnsOf, columnsOfRows } from './declared-column.tsx';

const set = {
  antigen: { label: 'column.factor', help: 'help.antigen' },
  minusLog10Q: { label: 'column.q', scale: 'minus log10' },
  log10P: { label: 'column.log10-p', scale: 'log10' },
  adjP: { label: 'column.adjusted-p', scale: 'probability' },
  nearestPeakDistance: { label: 'column.nearest', unit: 'bp' },
  log2FoldChange: { label: 'column.log2-fold-change', unit: 'log2' },
  peaks: { label: 'column.peaks' },
  targetScore: { label: 'column.potential' },
  shown: { name: 'Shown', label: 'column.value' },
} as const satisfies Columns;
const column = columnsOf(set);

test('name, heading and meaning are those of the declaration', () => {
  const { name, label, help, numeric, value } = column('antigen', ['FOS', null]);
  expect([name, label, help, numeric]).toEqual(['antigen', 'column.factor', 'help.antigen', undefined]);
  expect([value(0), value(1)]).toEqual(['FOS', null]);
  expect(column('shown', ['x']).name).toBe('Shown');
  expect(column('minusLog10Q', [1]).name).toBe('minus_log10_q');
});

test.each([
  ['minusLog10Q', [12.5, null], ['3.2e−13', '–']],
  ['log10P', [-12.5, -1], ['3.2e−13', '0.1']],
  ['adjP', [0.02, null], ['0.02', '–']],
  ['nearestPeakDistance', [-8600, 21], ['−8.6 kb', '21 bp']],
  ['log2FoldChange', [-1, 2], ['−1.00', '2.00']],
  ['peaks', [12345, null], ['12,345', '–']],
  ['targetScore', [1, 0.256], ['1.00', '0.26']],
] as const)('%s is shown as its scale, its unit and its values ask for', (key, values, expected) => {
  const { show, numeric, value } = column(key, values);
  expect(numeric).toBe(true);
  expect(values.map((_, row) => show?.(row))).toEqual(expected);
  expect(values.map((_, row) => value(row))).toEqual(values);
});

test('a section may show a column in another way, and take its values from rows', () => {
  const rows = [{ peaks: 3 }, { peaks: 4 }];
  const { show, value } = columnsOfRows(set, rows)('peaks', ({ peaks }) => peaks, {
    show: (row) => `#${row}`,
  });
  expect([show?.(1), value(1)]).toEqual(['#1', 4]);
});
