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
    const partners = truth.get(antigen);
    const assayed = (other: number) =>
      experiments.cell[other] === cell && partners?.has(experiments.antigen[other]) === true;
    if (!Array.from({ length: experiments.count }, (_, i) => i).some(assayed)) continue;
    queries.push({ experiment, antigen, cell, peaks: await opened.queryOf(experiment) });
  }
  return queries.filter((_, i) => i % every === 0);
}
