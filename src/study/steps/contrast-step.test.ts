import { expect, test } from 'vitest';
import { contrastCells, contrastQueries } from './contrast-step.ts';

const columns = (rows: readonly [antigen: string, cell: string, log2: number | null, error: number][]) => ({
  antigen: rows.map(([antigen]) => antigen),
  cell: rows.map(([, cell]) => cell),
  log2OddsRatio: rows.map(([, , value]) => value),
  standardError: rows.map(([, , , error]) => error),
});

test('each query meets a factor in its own cell type where the atlas has it in both', () => {
  const a = columns([
    ['FOS', 'MM.1S', 2, 0.3],
    ['FOS', 'NALM-6', 9, 0.3],
    ['GATA1', 'K-562', 1, 0.4],
  ]);
  const b = columns([
    ['FOS', 'MM.1S', 9, 0.4],
    ['FOS', 'NALM-6', 0.5, 0.4],
    ['GATA1', 'K-562', 0.2, 0.3],
  ]);
  const { rows } = contrastQueries('x', a, 'MM1S', 'y', b, 'NALM-6');
  expect(rows.antigen).toEqual(['FOS', 'GATA1']);
  expect(rows.difference).toEqual([1.5, 0.8]);
  expect(rows.ciLow[0]).toBeCloseTo(1.5 - 1.959964 * 0.5, 6);
  expect(rows.ciHigh[1]).toBeCloseTo(0.8 + 1.959964 * 0.5, 6);
});

test('groups of cells pool their columns by the inverse variance and leave out factors assayed in one group only', () => {
  const query = columns([
    ['CHD4', 'A', 1, 0.1],
    ['CHD4', 'B', 2, 0.1],
    ['CHD4', 'C', 0, 0.2],
    ['EZH2', 'A', 3, 0.1],
    ['EZH2', 'C', null, 0.1],
  ]);
  const { rows } = contrastCells(query, ['A', 'B'], ['C']);
  expect(rows.antigen).toEqual(['CHD4']);
  expect(rows.a[0]).toBeCloseTo(1.5, 12);
  expect(rows.difference[0]).toBeCloseTo(1.5, 12);
  expect(rows.ciHigh[0]).toBeCloseTo(1.5 + 1.959964 * Math.sqrt(0.005 + 0.04), 6);
});
