import type { Assembly } from '../../genome/assembly.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { createRandom, type Random } from '../../statistics/random.ts';
import { drawBeside } from './bench-beside.ts';
import { drawBench, type BenchFiles } from './bench-plates.ts';
import { drawPeaks, type BindingRecipe, type SimulatedPeaks } from './binding.ts';
import { drawArrays, type SimulatedArrays } from './expression.ts';
import { layOutLandscape, type Landscape } from './landscape.ts';
import { drawReads, type SimulatedReads } from './reads.ts';
import { drawSequence, type SimulatedSequence } from './sequence.ts';
import { drawUnrelated } from './unrelated.ts';
import {
  OTHER_COMPLEXES,
  plannedExperiments,
  PLANTED_COMPLEXES,
  QUERY,
  type Cell,
  type PlannedExperiment,
} from './world-plan.ts';
import { power } from '../../statistics/power.ts';

export interface WorldOptions {
  /** Seed of every random draw; the same seed gives the same world on every machine. */
  readonly seed: number;
  /** Whether the factor has partners and the drug has targets; defaults to true. */
  readonly planted?: boolean;
}

/** One experiment of the atlas. */
export interface SimulatedExperiment {
  readonly name: string;
  readonly plan: PlannedExperiment;
  readonly peaks: SimulatedPeaks;
}

/** A whole simulated world: what would be measured, and (in `landscape`, `plan`) what is true. */
export interface SimulatedWorld {
  readonly seed: number;
  readonly planted: boolean;
  readonly landscape: Landscape;
  readonly experiments: readonly SimulatedExperiment[];
  /** Replicates of the query's factor in the myeloma line and in the lymphoid line. */
  readonly query: {
    readonly myeloma: readonly SimulatedPeaks[];
    readonly lymphoid: readonly SimulatedPeaks[];
  };
  readonly arrays: SimulatedArrays;
  /** Peaks of a factor that has nothing to do with the drug. */
  readonly unrelated: SimulatedPeaks;
  readonly sequence: SimulatedSequence;
  /** Reads of the query's factor in the myeloma line, with the drug and without, on one chromosome. */
  readonly reads: SimulatedReads;
  /** Tables of the bench as machines and people write them. */
  readonly bench: BenchFiles;
  /** Tables beside the study, by their paths. */
  readonly beside: ReadonlyMap<string, string>;
}

const SIGNATURE_SITES = 200;
const OWN_SITES = 1500;
const PRIVATE_SITES = 2600;
const QUERY_PEAKS = 7_000;
/** Peaks of an atlas experiment: log-uniform between the fewest and PEAK_RANGE times as many. */
const FEWEST_PEAKS = 2_500;
const PEAK_RANGE = 3.4;

/** What a world is drawn on. Every part has a stream of its own: drawn alone it is as it is in the whole. */
export interface WorldGround {
  readonly random: Random;
  readonly landscape: Landscape;
  ownSitesOf(this: void, factor: string): Uint32Array;
  /** @param index of the plan among all of the world's */
  experiment(this: void, plan: PlannedExperiment, index: number): SimulatedExperiment;
  /** Peaks of the query's factor. @param replicate 1 or 2 */
  query(this: void, cell: Cell, replicate: number): SimulatedPeaks;
}

/** Accession-like name of the atlas' experiment at a position of the plan. */
function experimentName(index: number): string {
  return `SIM${String(index + 1).padStart(4, '0')}`;
}

/** @param genes gene models of the assembly; the world's sites lie at and around them */
export function worldGround(
  genes: GeneModels,
  assembly: Assembly,
  { seed, planted = true }: WorldOptions,
): WorldGround {
  const random = createRandom(seed);
  const landscape = layOutLandscape(genes, assembly, random.split('landscape'));
  const subset = (name: string, size: number): Uint32Array =>
    random.split(name).sample(landscape.count, size);
  const ownSitesOf = (factor: string): Uint32Array =>
    subset(
      `motif ${factor}`,
      // Where nothing is planted the query has as many strong sites, shared with nobody.
      OWN_SITES + (!planted && factor === QUERY.antigen ? PRIVATE_SITES : 0),
    );
  const recipe = (
    factor: string | undefined,
    cell: Cell,
    laboratory: string,
    peaks: number,
  ): BindingRecipe => ({
    factor,
    cell,
    signature: subset(`signature ${laboratory}`, SIGNATURE_SITES),
    ownSites: ownSitesOf(factor ?? ''),
    peaks,
    planted,
    query: QUERY.antigen,
  });
  return {
    ...{ random, landscape, ownSitesOf },
    experiment: (plan, index) => {
      const stream = random.split(`experiment ${index}`);
      const peaks = Math.round(FEWEST_PEAKS * power(PEAK_RANGE, stream.uniform()));
      const made = {
        ...recipe(plan.junk ? undefined : plan.truly, plan.cell, plan.laboratory, peaks),
        unspecific: plan.unspecific,
      };
      return { plan, name: experimentName(index), peaks: drawPeaks(landscape, assembly, made, stream) };
    },
    query: (cell, replicate) =>
      drawPeaks(
        landscape,
        assembly,
        recipe(QUERY.antigen, cell, QUERY.laboratory, QUERY_PEAKS),
        random.split(`query ${cell} ${replicate}`),
      ),
  };
}

/**
 * Makes the world from its seed. Pure: nothing is read or written.
 * @param genes gene models of the assembly; the world's sites lie at and around them
 */
export function makeWorld(genes: GeneModels, assembly: Assembly, options: WorldOptions): SimulatedWorld {
  const planted = options.planted ?? true;
  const ground = worldGround(genes, assembly, options);
  const { random, landscape, ownSitesOf } = ground;
  const experiments = plannedExperiments().map(ground.experiment);
  const replicates = (cell: Cell): SimulatedPeaks[] =>
    [1, 2].map((replicate) => ground.query(cell, replicate));
  const query = { myeloma: replicates(QUERY.myeloma), lymphoid: replicates(QUERY.lymphoid) };
  const arrays = drawArrays(genes, landscape, planted, random.split('arrays'));
  const unrelated = drawUnrelated(genes, assembly, { landscape, arrays }, random.split('unrelated'));
  const complexes = [...(planted ? PLANTED_COMPLEXES : []), ...OTHER_COMPLEXES].map(({ name }) => name);
  const sequence = drawSequence(landscape, ownSitesOf, new Set(complexes), random.split('sequence'));
  // A stream of its own: no other part of the world depends on it.
  const atBench = random.split('bench');
  return {
    ...{ seed: options.seed, planted, landscape, experiments, query, arrays, unrelated, sequence },
    reads: drawReads(query.myeloma[0], assembly, planted, random.split('reads')),
    bench: drawBench(planted, atBench),
    beside: drawBeside(atBench.split('beside')),
  };
}
