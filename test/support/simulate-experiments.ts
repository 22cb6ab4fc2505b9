import { createRandom } from '../../src/statistics/random.ts';
import type { ClassPeaks } from '../../src/partners/sites/build-class-sites.ts';
import { exponentialRankScores, LARGEST_SCORE } from '../../src/partners/sites/rank-signal.ts';

/** How the simulated experiments come about; every number is a choice of the simulation, not a measurement. */
export interface SimulationOptions {
  readonly seed: number;
  /** How much openness and promoters, which partners do not explain, decide where experiments have peaks: 1 is strong. */
  readonly confounding: number;
  /** Genomic regions; defaults to 60,000. */
  readonly regions?: number;
  /** Experiments; defaults to 160. */
  readonly experiments?: number;
  /** Experiments that belong to a group of partners; defaults to 90. */
  readonly partnered?: number;
  /** Fewest and most peaks of an experiment; default to 1,500 and 25,000. */
  readonly peaks?: readonly [fewest: number, most: number];
}

export interface Simulation {
  readonly peaks: ClassPeaks;
  /** Strength of every peak. */
  readonly signal: Float64Array;
  /** First peak of each experiment, experiments + 1. */
  readonly offset: Uint32Array;
  /** Group of partners of each experiment; -1 without partners. */
  readonly group: Int32Array;
  /** Linear coordinates of TSSs, ascending. */
  readonly tss: Float64Array;
}

const REGION_SPACING = 50_000;
const HOT_SHARE = 0.03;
const HOT_OPENNESS = 2.5;
const PROMOTER_SHARE = 0.15;
const PROMOTER_SHARE_OF_HOT = 0.4;
const PROMOTER_PREFERENCE = 0.8;
/** Share of regions in a group's hidden module, and among an experiment's own. */
const MODULE_SHARE = 0.1;
const OWN_SHARE = 0.1;
const OWN_EFFECT = 1;

/**
 * Simulated experiments of one cell type, confounded as real ones are: regions differ in openness, some are bound by
 * nearly everything, experiments differ in depth, in how much they follow openness and in their liking of promoters.
 * Partners share a hidden module of sites; nothing else in the data says so.
 */
export function simulateExperiments(options: SimulationOptions): Simulation {
  const { seed, confounding, regions = 60_000, experiments = 160, partnered = 90 } = options;
  const [fewest, most] = options.peaks ?? [1500, 25_000];
  const root = createRandom(seed);
  const world = root.split('regions');
  const openness = new Float64Array(regions);
  const promoter = new Uint8Array(regions);
  for (let i = 0; i < regions; i++) {
    const hot = world.uniform() < HOT_SHARE;
    openness[i] = world.normal() + (hot ? HOT_OPENNESS : 0);
    promoter[i] = world.uniform() < (hot ? PROMOTER_SHARE_OF_HOT : PROMOTER_SHARE) ? 1 : 0;
  }
  const { group, modules } = groupsOf(root.split('groups'), experiments, partnered, regions);
  const offset = new Uint32Array(experiments + 1);
  const summit: number[] = [];
  const experiment: number[] = [];
  const code: number[] = [];
  const signal: number[] = [];
  const utility = new Float64Array(regions);
  for (let e = 0; e < experiments; e++) {
    const random = root.split(e);
    const count = Math.min(regions, Math.round(fewest * (most / fewest) ** random.uniform()));
    const slope = (0.5 + random.uniform()) * confounding;
    const liking = random.normal() * PROMOTER_PREFERENCE * confounding;
    const effect = 0.5 + 1.1 * random.uniform();
    const module = group[e] < 0 ? undefined : modules[group[e]];
    for (let i = 0; i < regions; i++) {
      utility[i] =
        slope * openness[i] +
        liking * promoter[i] +
        (module?.[i] === 1 ? effect : 0) +
        (random.uniform() < OWN_SHARE ? OWN_EFFECT : 0) +
        random.gumbel();
    }
    const chosen = strongest(utility, count);
    const strengths = Float64Array.from(chosen, (region) => utility[region]);
    const scores = exponentialRankScores(strengths);
    chosen.forEach((region, i) => {
      summit.push(region * REGION_SPACING + 20_000 + random.integer(100));
      experiment.push(e);
      code.push(Math.round((scores[i] / LARGEST_SCORE) * 255));
      signal.push(strengths[i]);
    });
    offset[e + 1] = summit.length;
  }
  const tss: number[] = [];
  promoter.forEach((flag, region) => flag === 1 && tss.push(region * REGION_SPACING + 20_050));
  return {
    peaks: {
      summit: Uint32Array.from(summit),
      experiment: Uint16Array.from(experiment),
      code: Uint8Array.from(code),
      experiments: Array.from({ length: experiments }, (_, e) => ({
        name: `simulated-${e + 1}`,
        antigen: `S${e + 1}`,
        cell: 'simulated',
      })),
    },
    signal: Float64Array.from(signal),
    offset,
    group,
    tss: Float64Array.from(tss),
  };
}

/** Groups of two to four partners until enough experiments have some, and each group's hidden module. */
function groupsOf(
  random: ReturnType<typeof createRandom>,
  experiments: number,
  partnered: number,
  regions: number,
): { group: Int32Array; modules: Uint8Array[] } {
  const group = new Int32Array(experiments).fill(-1);
  const modules: Uint8Array[] = [];
  for (let next = 0; next + 1 < Math.min(partnered, experiments);) {
    const size = Math.min(2 + random.integer(3), partnered - next);
    if (size < 2) break;
    group.fill(modules.length, next, next + size);
    modules.push(Uint8Array.from({ length: regions }, () => (random.uniform() < MODULE_SHARE ? 1 : 0)));
    next += size;
  }
  return { group, modules };
}

/** Numbers of the largest values, ascending. */
function strongest(values: Float64Array, count: number): Uint32Array {
  const threshold = values.slice().sort()[values.length - count];
  const chosen: number[] = [];
  for (let i = 0; i < values.length && chosen.length < count; i++) if (values[i] >= threshold) chosen.push(i);
  return Uint32Array.from(chosen);
}
