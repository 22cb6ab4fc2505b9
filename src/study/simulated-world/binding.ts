import type { Assembly } from '../../genome/assembly.ts';
import type { Random } from '../../statistics/random.ts';
import { sortOrder } from '../../statistics/sort-order.ts';
import { highest, type Landscape } from './landscape.ts';
import { CELLS, OTHER_COMPLEXES, PLANTED_COMPLEXES, type Cell, type Complex } from './world-plan.ts';

/** Peaks of one simulated experiment in genome order; element i of every array is peak i. */
export interface SimulatedPeaks {
  readonly count: number;
  readonly chromosome: Uint16Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly summit: Int32Array;
  /** Fold enrichment as a peak caller writes it (narrowPeak column 7). */
  readonly signal: Float64Array;
  /** -log10 p and -log10 q (columns 8 and 9). */
  readonly minusLog10P: Float64Array;
  readonly minusLog10Q: Float64Array;
}

/** What one antibody in one cell line brings down. */
export interface BindingRecipe {
  /** The factor whose complexes decide, or undefined for an antibody that follows openness alone. */
  readonly factor: string | undefined;
  readonly cell: Cell;
  /** Sites that the laboratory's protocol enriches whatever the antibody. */
  readonly signature: Uint32Array;
  /** Sites of the factor's own motif, shared by its experiments. */
  readonly ownSites: Uint32Array;
  readonly peaks: number;
  /** Whether the query's factor takes part in the planted complexes. */
  readonly planted: boolean;
  readonly query: string;
  /** Whether the antibody brings down every complex of the cell. */
  readonly unspecific?: boolean;
}

/** Share of peaks that lie anywhere on the genome, on no site of the landscape. */
const STRAY_SHARE = 0.06;
const OWN_EFFECT = 3.2;
const SIGNATURE_EFFECT = 2.4;
/** How strongly every complex of the cell attracts an antibody that brings down whatever is bound. */
const UNSPECIFIC_EFFECT = 1.6;

/** Draws the peaks of one experiment: the sites of highest utility, with the noise of an immunoprecipitation. */
export function drawPeaks(
  landscape: Landscape,
  assembly: Assembly,
  recipe: BindingRecipe,
  random: Random,
): SimulatedPeaks {
  const utility = utilities(landscape, recipe, random);
  const strays = Math.round(recipe.peaks * STRAY_SHARE);
  const bound = recipe.peaks - strays;
  const chosen = highest(utility, bound);
  // The strongest first; of equal ones the first.
  const strength = Float64Array.from(chosen, (site) => -utility[site]);
  const order = sortOrder(strength);
  const threshold = -strength[order[bound - 1]];
  const sites = emptySites(bound);
  for (let row = 0; row < bound; row++) {
    const site = chosen[order[row]];
    sites.signal[row] = 4 * Math.exp(0.32 * (utility[site] - threshold) + 0.12 * random.normal());
    sites.summit[row] = landscape.position[site] + Math.round(22 * random.normal());
    sites.chromosome[row] = landscape.chromosome[site];
  }
  return peaksAt(assembly, sites, strays, random);
}

/** Places that are bound, and how strongly; element i of every array is place i. */
interface BoundSites {
  readonly chromosome: Uint16Array;
  readonly summit: Int32Array;
  readonly signal: Float64Array;
}

/** So many places, which are to be filled in. */
function emptySites(count: number): BoundSites {
  return {
    chromosome: new Uint16Array(count),
    summit: new Int32Array(count),
    signal: new Float64Array(count),
  };
}

/** Peaks at sites, and a number of others that lie anywhere. */
export function peaksAt(
  assembly: Assembly,
  sites: BoundSites,
  strays: number,
  random: Random,
): SimulatedPeaks {
  const count = sites.summit.length;
  const all = emptySites(count + strays);
  all.chromosome.set(sites.chromosome);
  all.summit.set(sites.summit);
  all.signal.set(sites.signal);
  for (let row = count; row < count + strays; row++) {
    const linear = Math.floor(random.uniform() * assembly.totalSize);
    const chromosome = chromosomeAt(assembly, linear);
    all.chromosome[row] = chromosome;
    all.summit[row] = Math.min(
      Math.max(linear - assembly.offsets[chromosome], 2_000),
      assembly.sizes[chromosome] - 2_000,
    );
    all.signal[row] = 3.5 * Math.exp(0.25 * Math.abs(random.normal()));
  }
  return inGenomeOrder(all, random);
}

function utilities(landscape: Landscape, recipe: BindingRecipe, random: Random): Float64Array {
  const openness = landscape.openness[CELLS.indexOf(recipe.cell)];
  const slope = 0.5 + 0.7 * random.uniform();
  const promoterPreference = 0.6 * random.normal();
  const utility = new Float64Array(landscape.count);
  for (let site = 0; site < landscape.count; site++) {
    const noise = 0.8 * random.gumbel();
    utility[site] = slope * openness[site] + promoterPreference * landscape.promoter[site] + noise;
  }
  for (const site of recipe.signature) utility[site] += SIGNATURE_EFFECT;
  if (recipe.factor === undefined) return utility;
  for (const site of recipe.ownSites) utility[site] += OWN_EFFECT;
  for (const complex of [...PLANTED_COMPLEXES, ...OTHER_COMPLEXES]) {
    const effect = attraction(complex, recipe.factor, recipe);
    if (effect === 0) continue;
    for (const site of landscape.complexSites.get(complex.name) ?? [])
      utility[site] += effect + 0.8 * random.normal();
  }
  return utility;
}

function attraction(complex: Complex, factor: string, recipe: BindingRecipe): number {
  if (!complex.cells.includes(recipe.cell)) return 0;
  if (recipe.unspecific === true) return UNSPECIFIC_EFFECT;
  if (!recipe.planted && factor === recipe.query) return 0;
  return Object.hasOwn(complex.members, factor) ? complex.members[factor] : 0;
}

function chromosomeAt(assembly: Assembly, linear: number): number {
  let chromosome = assembly.sizes.length - 1;
  while (assembly.offsets[chromosome] > linear) chromosome--;
  return chromosome;
}

/** More than the number of any base of a chromosome. */
const BEYOND_BASES = 0x8000_0000;

function inGenomeOrder(sites: BoundSites, random: Random): SimulatedPeaks {
  const count = sites.summit.length;
  const order = sortOrder(
    Float64Array.from(sites.summit, (summit, row) => sites.chromosome[row] * BEYOND_BASES + summit),
  );
  const { chromosome, summit, signal } = emptySites(count);
  const start = new Int32Array(count);
  const end = new Int32Array(count);
  const minusLog10P = new Float64Array(count);
  const minusLog10Q = new Float64Array(count);
  for (let index = 0; index < count; index++) {
    const row = order[index];
    chromosome[index] = sites.chromosome[row];
    summit[index] = sites.summit[row];
    signal[index] = sites.signal[row];
    const half = 90 + Math.round(110 * random.uniform() + 12 * Math.min(signal[index], 12));
    start[index] = summit[index] - half;
    end[index] = summit[index] + half + random.integer(40);
    minusLog10P[index] = 3 + 2.2 * signal[index] * (0.9 + 0.2 * random.uniform());
    minusLog10Q[index] = Math.max(minusLog10P[index] - 2.1, 1.31);
  }
  return { count, chromosome, start, end, summit, signal, minusLog10P, minusLog10Q };
}
