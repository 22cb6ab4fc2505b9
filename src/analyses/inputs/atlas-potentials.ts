import type { Atlas } from '../../atlas/open-atlas.ts';
import { visitSummits } from '../../atlas/summits.ts';
import type { ExperimentTable } from '../../atlas/experiment-table.ts';
import { InputError } from '../../errors.ts';
import { KnownNames, nameKey } from '../../genome/antigens/antigen-aliases.ts';
import { note, type Notice } from '../../messages/message.ts';
import { absentAntigen } from '../../partners/score/query-identity.ts';
import { groupTranscripts, type GeneList } from '../../targets/binding/gene-list.ts';
import {
  betaWeights,
  halvingWeights,
  PotentialSums,
  type WeightAtDistance,
} from '../../targets/binding/potentials.ts';
import type { FoundGenes } from './genes/gene-models.ts';
import { simulatedAtlas } from './simulated-atlas.ts';

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

/** Reach of `beta` and half distance of `lisa` where none is chosen, bp. */
const DISTANCE = { beta: 100_000, lisa: 10_000 } as const;
/** Experiments that are read of an atlas: more of them tell no more. */
const AT_MOST = 300;
/** What says nothing of regulation. */
const CONTROLS: ReadonlySet<string> = new Set(['inputcontrol', 'nodescription', 'unclassified']);

/**
 * Potentials of the experiments of an atlas for every gene of a list. Of an atlas with more than `atMost` experiments the first of each
 * antigen and cell is read, of those as many as may be, evenly over antigens and cells; a notice says so.
 */
export function atlasPotentials(
  atlas: Pick<Atlas, 'genome' | 'experiments' | 'shards'>,
  genes: GeneList,
  options: AtlasPotentialsOptions = {},
): AtlasPotentials {
  const { method = 'beta', names = new KnownNames(), atMost = AT_MOST, progress } = options;
  const distance = options.distance ?? DISTANCE[method];
  const weights: WeightAtDistance = method === 'beta' ? betaWeights(distance) : halvingWeights(distance);
  const table = atlas.experiments;
  const { rows, of } = worldExperiments(table, names, atMost);
  const adding = new PotentialSums(genes, weights, atlas.genome.chromosomeNames);
  const sums = Array.from(rows, () => adding.empty());
  visitSummits(atlas, rows, (set, chromosome, summit) => adding.add(sums[set], chromosome, summit), progress);
  const text = (column: readonly string[]): string[] => Array.from(rows, (row) => column[row]);
  return {
    ...{ genes, method, distance, experiments: rows },
    experiment: text(table.experiment),
    antigen: text(table.antigen),
    antigenKey: text(table.antigen).map((name) => names.key(name)),
    cell: text(table.cell),
    potential: sums.map((each) => Float32Array.from(adding.ofGenes(each))),
    notices: [
      ...simulatedAtlas(atlas),
      ...(rows.length < of ? [note('world.thinned', { used: rows.length, of })] : []),
    ],
  };
}

/** What a ranking of target genes compares its factor with: potentials as its method gives them, BETA's where the method has no reach of its own. */
export function potentialKind({
  method,
  distance,
}: {
  readonly method?: string;
  readonly distance?: number | undefined;
}): { readonly method: 'beta' | 'lisa'; readonly distance: number | undefined } {
  if (method === undefined || method === 'beta' || method === 'lisa')
    return { method: method ?? 'beta', distance };
  return { method: 'beta', distance: undefined };
}

/**
 * The potentials that `targets` compares a factor with.
 * @param asking method and distance of the ranking
 * @param options `antigen` is what the factor is called, of which is said where the atlas has no such experiment
 * @throws InputError where the atlas is of another genome than the gene models
 */
export function worldOf(
  atlas: Pick<Atlas, 'genome' | 'experiments' | 'shards'>,
  { models, assembly }: FoundGenes,
  asking: Parameters<typeof potentialKind>[0],
  options: Pick<AtlasPotentialsOptions, 'names' | 'progress'> & { readonly antigen?: readonly string[] } = {},
): AtlasPotentials {
  if (assembly !== undefined && assembly !== atlas.genome.name)
    throw new InputError('the atlas is of another genome than peaks and genes', {
      expected: assembly,
      found: atlas.genome.name,
      fix: 'use an atlas of the same assembly, or leave it out',
    });
  const { antigen = [], names = new KnownNames() } = options;
  const world = atlasPotentials(atlas, groupTranscripts(models), { ...options, ...potentialKind(asking) });
  const absent = antigen.flatMap((wanted) => absentAntigen(atlas.experiments.antigen, wanted, names));
  return { ...world, notices: [...world.notices, ...absent] };
}

/** @throws Error where the potentials of a world are of other genes, or of another kind than asked for */
export function checkWorld(
  world: AtlasPotentials | undefined,
  genes: Pick<GeneList, 'names'>,
  { method, distance = DISTANCE[method] }: ReturnType<typeof potentialKind>,
): void {
  if (world === undefined) return;
  const sameGenes = world.genes === genes || world.genes.names.join() === genes.names.join();
  if (!sameGenes || world.method !== method || world.distance !== distance)
    throw new Error(
      `the atlas' potentials are those of ${world.method} ${world.distance} for ${world.genes.names.length} genes; ` +
        `${method} ${distance} for ${genes.names.length} is asked for`,
    );
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
