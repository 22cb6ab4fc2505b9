// Which experiments are asked?
import type { PeakColumns } from '../../src/genome/peak-columns.ts';
import type { BenchmarkAtlas } from './open.ts';
import type { Truth } from './truth.ts';

export const LINES = ['GM12878', 'K-562'] as const;
/** Smaller sets are left out of the main figures. */
export const FEWEST_PEAKS = 500;

/** One experiment as a query, with its peaks read once. */
export interface LineQuery {
  readonly experiment: number;
  readonly antigen: string;
  readonly cell: string;
  readonly peaks: PeakColumns;
}

/** Whether a known partner of an antigen was assayed in a line. */
export function hasPartner(
  { atlas: { experiments } }: BenchmarkAtlas,
  truth: Truth,
  antigen: string,
  cell: string,
): boolean {
  const partners = truth.get(antigen);
  return experiments.antigen.some(
    (other, i) => experiments.cell[i] === cell && partners?.has(other) === true,
  );
}

/**
 * All factor experiments whose antigen has a curated partner in the line, small ones included.
 * @param every takes one of so many
 */
export async function readQueries(opened: BenchmarkAtlas, truth: Truth, every = 1): Promise<LineQuery[]> {
  const { atlas } = opened;
  const { experiments } = atlas;
  const queries: LineQuery[] = [];
  for (let experiment = 0; experiment < experiments.count; experiment++) {
    if (experiments.antigenClass[experiment] !== 'TFs and others') continue;
    const antigen = experiments.antigen[experiment];
    const cell = experiments.cell[experiment];
    if (!hasPartner(opened, truth, antigen, cell)) continue;
    queries.push({ experiment, antigen, cell, peaks: await opened.queryOf(experiment) });
  }
  return queries.filter((_, i) => i % every === 0);
}
