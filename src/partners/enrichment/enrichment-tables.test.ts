import { describe, expect, test } from 'vitest';
import { experimentTableFrom } from '../../atlas/experiment-table.ts';
import type { Table } from '../../formats/text/table-writer.ts';
import { enrichmentTable, scriptTable } from './enrichment-tables.ts';

const experiments = experimentTableFrom(
  Uint32Array.of(10, 20, 30, 40, 50, 60),
  new Map([
    ['experiment', ['a', 'b', 'c', 'd', 'e', 'f']],
    [
      'antigen_class',
      ['Histone', 'TFs and others', 'No description', 'TFs and others', 'TFs and others', ''],
    ],
    ['antigen', ['H3K27ac', 'FOS', 'x', 'JUN', 'FOS', 'MYC']],
    ['cell', ['K-562', 'K-562', 'K-562', 'K-562', 'K-562', 'K-562']],
  ]),
);
const rows = Uint32Array.of(0, 1, 2, 3, 4, 5);
// Hits of 100 regions, and of two random copies of 100 regions each.
const hitsA = Uint32Array.of(50, 10, 40, 0, 10, 0);
const copies = [Uint32Array.of(10, 10, 5, 4, 0, 0), Uint32Array.of(11, 10, 5, 4, 0, 0)];
const background = { name: 'genome', hits: copies, rows: 100, permutations: 2 };

function column(table: Table, name: string): unknown[] {
  return Array.from(table.columns.find((each) => each.name === name)?.values ?? []);
}

describe("the scripts' tables", () => {
  test('2024: hits per copy, no experiment without class, p ascending and then the larger effect', () => {
    const table = scriptTable(experiments, rows, { hits: hitsA, rows: 100 }, background, '2024');
    expect(table.columns).toHaveLength(11);
    // f is hit by nothing and absent; c has no description; e and b have 10 hits each.
    expect(column(table, 'experiment')).toEqual(['a', 'e', 'd', 'b']);
    expect(column(table, 'overlaps_a')).toEqual(['50/100', '10/100', '0/100', '10/100']);
    expect(column(table, 'overlaps_b')).toEqual(['11/100', '0/100', '4/100', '10/100']);
    expect(column(table, 'fold_enrichment')).toEqual([50 / 11, Infinity, 0, 1]);
    // BH over the five experiments with a hit, the dropped c among them, whose p is the least: a is the second.
    const p = column(table, 'log10_p') as number[];
    const q = column(table, 'log10_q') as number[];
    expect(q[0]).toBeCloseTo(p[0] + Math.log10(5 / 2), 8);
    expect(p[3]).toBe(0);
  });

  test('2025: hits of all copies, experiments without class stay, replicates are tests of their own', () => {
    const table = scriptTable(experiments, rows, { hits: hitsA, rows: 100 }, background, '2025');
    expect(column(table, 'experiment').sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
    const at = column(table, 'experiment').indexOf('a');
    expect(column(table, 'overlaps_b')).toContain('21/200');
    expect(column(table, 'peaks')).toContain(10);
    expect(at).toBeGreaterThanOrEqual(0);
    expect(column(table, 'antigen').filter((name) => name === 'FOS')).toHaveLength(2);
  });
});

test("chipmate's own table has every experiment, hit or not, against every background", () => {
  const given = { name: 'b.bed', hits: [Uint32Array.of(5, 5, 5, 5, 5, 5)], rows: 50, permutations: 1 };
  const table = enrichmentTable(experiments, rows, { hits: hitsA, rows: 100 }, [background, given]);
  expect(column(table, 'background')).toEqual([
    ...new Array<string>(6).fill('genome'),
    ...new Array<string>(6).fill('b.bed'),
  ]);
  expect(column(table, 'experiment').slice(0, 2)).toEqual(['c', 'a']);
  expect(column(table, 'background_hit')[1]).toBe(10.5);
  const p = column(table, 'minus_log10_p') as number[];
  const q = column(table, 'minus_log10_q') as number[];
  expect(q[1]).toBeCloseTo(p[1] - Math.log10(6 / 2), 8);
  expect((column(table, 'odds_ratio') as number[]).every(Number.isFinite)).toBe(true);
});
