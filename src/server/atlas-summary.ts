import { basename, resolve } from 'node:path';
import { openAtlas } from '../atlas/open-atlas.ts';
import { refusalBody, type RefusalBody } from './answer-body.ts';

/** What a page says of an atlas: what the user's own data are compared with. */
export interface AtlasSummary {
  readonly name: string;
  readonly genome: string;
  readonly experiments: number;
  /** Cell types with their experiments, most first. */
  readonly cells: readonly (readonly [name: string, experiments: number])[];
  readonly antigens: readonly (readonly [name: string, experiments: number])[];
  readonly antigenClasses: readonly (readonly [name: string, experiments: number])[];
  readonly cellClasses: readonly (readonly [name: string, experiments: number])[];
}

/** An atlas, or why it cannot be opened. */
export async function atlasSummary(folder: string): Promise<AtlasSummary | ({ name: string } & RefusalBody)> {
  const name = basename(resolve(folder));
  try {
    const atlas = await openAtlas(folder, { threads: 1 });
    try {
      const { experiments, genome } = atlas;
      return {
        name,
        genome: genome.name,
        experiments: experiments.experiment.length,
        cells: counted(experiments.cell),
        antigens: counted(experiments.antigen),
        antigenClasses: counted(experiments.antigenClass),
        cellClasses: counted(experiments.cellClass),
      };
    } finally {
      await atlas.close();
    }
  } catch (error) {
    const refused = refusalBody(error);
    if (refused === undefined) throw error;
    return { name, ...refused };
  }
}

function counted(names: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
