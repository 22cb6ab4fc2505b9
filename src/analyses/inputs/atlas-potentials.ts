import { peaksOfEach } from '../../atlas/peaks-of-each.ts';
import type { Atlas } from '../../atlas/open-atlas.ts';
import type { ExperimentTable } from '../../atlas/experiment-table.ts';
import { KnownNames, nameKey } from '../../genome/antigen-aliases.ts';
import { note, type Notice } from '../../messages/message.ts';
import type { GeneList } from '../../targets/binding/gene-list.ts';
import {
  betaWeights,
  halvingWeights,
  potentialsOf,
  type WeightAtDistance,
} from '../../targets/binding/potentials.ts';

/** Regulatory potentials of the experiments of an atlas: the world that one factor is compared with. */
export interface AtlasPotentials {
  readonly genes: GeneList;
  readonly method: 'beta' | 'lisa';
  /** Reach of `beta`, half distance of `lisa`, bp. */
  readonly distance: number;
  /** Numbers of the experiments, m of them. */
  readonly experiments: Uint32Array;
  /** Of each of them. */
  readonly experiment: readonly string[];
  readonly antigen: readonly string[];
  /** Names of one antigen have one key. */
  readonly antigenKey: readonly string[];
  readonly cell: readonly string[];
  /** Potential of every gene of the list in each experiment, m columns. */
  readonly potential: readonly Float32Array[];
  readonly notices: readonly Notice[];
}

export interface AtlasPotentialsOptions {
  readonly method?: 'beta' | 'lisa';
  readonly distance?: number | undefined;
  /** Names that mean the same; the built-in ones where left out. */
  readonly names?: KnownNames;
  /** The most experiments that are read. */
  readonly atMost?: number;
  /** Told the fraction of the experiments that are read. */
  readonly progress?: ((fraction: number) => void) | undefined;
}

/** Experiments that are read of an atlas: more of them tell no more. */
const AT_MOST = 300;
/** What says nothing of regulation. */
const CONTROLS: ReadonlySet<string> = new Set(['inputcontrol', 'nodescription', 'unclassified']);

/**
 * Potentials of the experiments of an atlas for every gene of a list. Of an atlas with more than `atMost` experiments the first of each
 * antigen and cell is read, of those as many as may be, evenly over antigens and cells; a notice says so.
 */
export async function atlasPotentials(
  atlas: Pick<Atlas, 'genome' | 'experiments' | 'peaksOverlapping'>,
  genes: GeneList,
  options: AtlasPotentialsOptions = {},
): Promise<AtlasPotentials> {
  const { method = 'beta', names = new KnownNames(), atMost = AT_MOST, progress } = options;
  const distance = options.distance ?? (method === 'beta' ? 100_000 : 10_000);
  const weights: WeightAtDistance = method === 'beta' ? betaWeights(distance) : halvingWeights(distance);
  const table = atlas.experiments;
  const { rows, of } = worldExperiments(table, names, atMost);
  const score = potentialsOf(genes, weights);
  const potential: Float32Array[] = [];
  for await (const peaks of peaksOfEach(atlas, rows)) {
    potential.push(Float32Array.from(score(peaks)));
    progress?.(potential.length / rows.length);
  }
  const text = (column: readonly string[]): string[] => Array.from(rows, (row) => column[row]);
  return {
    ...{ genes, method, distance, experiments: rows },
    experiment: text(table.experiment),
    antigen: text(table.antigen),
    antigenKey: text(table.antigen).map((name) => names.key(name)),
    cell: text(table.cell),
    potential,
    notices: rows.length < of ? [note('world.thinned', { used: rows.length, of })] : [],
  };
}

/** Numbers of the experiments that stand for an atlas, ascending, and how many there are. */
export function worldExperiments(
  table: Pick<ExperimentTable, 'count' | 'antigenClass' | 'antigen' | 'cell' | 'peaks'>,
  names: KnownNames,
  atMost: number,
): { rows: Uint32Array; of: number } {
  const { antigenClass, antigen, cell, peaks } = table;
  const all = Array.from({ length: table.count }, (_, row) => row).filter(
    (row) => peaks[row] > 0 && !CONTROLS.has(nameKey(antigenClass[row])),
  );
  if (all.length <= atMost) return { rows: Uint32Array.from(all), of: all.length };
  const firstOf = new Map<string, number>();
  for (const row of all) {
    const key = `${names.key(antigen[row])}\t${nameKey(cell[row])}`;
    if (!firstOf.has(key)) firstOf.set(key, row);
  }
  const sorted = [...firstOf].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  const wanted = Math.min(atMost, sorted.length);
  const rows = Array.from({ length: wanted }, (_, i) => sorted[Math.floor((i * sorted.length) / wanted)]);
  return { rows: Uint32Array.from(rows).sort(), of: all.length };
}
