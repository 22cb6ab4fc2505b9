import type { Assembly } from '../../genome/assembly.ts';
import type { Random } from '../../statistics/random.ts';
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
  let threshold = Infinity;
  for (const site of chosen) threshold = Math.min(threshold, utility[site]);
  chosen.sort((a, b) => utility[b] - utility[a] || a - b);
  const rows: Site[] = [];
  for (const site of chosen) {
    const signal = 4 * Math.exp(0.32 * (utility[site] - threshold) + 0.12 * random.normal());
    const summit = landscape.position[site] + Math.round(22 * random.normal());
    rows.push({ chromosome: landscape.chromosome[site], summit, signal });
  }
  return peaksAt(assembly, rows, strays, random);
}

/** A place that is bound, and how strongly. */
interface Site {
  readonly chromosome: number;
  readonly summit: number;
  readonly signal: number;
}

/** Peaks at sites, and a number of others that lie anywhere. */
export function peaksAt(
  assembly: Assembly,
  sites: readonly Site[],
  strays: number,
  random: Random,
): SimulatedPeaks {
  const rows = [...sites];
  for (let stray = 0; stray < strays; stray++) {
    const linear = Math.floor(random.uniform() * assembly.totalSize);
    const chromosome = chromosomeAt(assembly, linear);
    const inside = Math.min(
      Math.max(linear - assembly.offsets[chromosome], 2_000),
      assembly.sizes[chromosome] - 2_000,
    );
    rows.push({ chromosome, summit: inside, signal: 3.5 * Math.exp(0.25 * Math.abs(random.normal())) });
  }
  rows.sort((a, b) => a.chromosome - b.chromosome || a.summit - b.summit);
  return toColumns(rows, random);
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

function toColumns(rows: readonly Site[], random: Random): SimulatedPeaks {
  const count = rows.length;
  const start = new Int32Array(count);
  const end = new Int32Array(count);
  const minusLog10P = new Float64Array(count);
  const minusLog10Q = new Float64Array(count);
  rows.forEach((row, index) => {
    const half = 90 + Math.round(110 * random.uniform() + 12 * Math.min(row.signal, 12));
    start[index] = row.summit - half;
    end[index] = row.summit + half + random.integer(40);
    minusLog10P[index] = 3 + 2.2 * row.signal * (0.9 + 0.2 * random.uniform());
    minusLog10Q[index] = Math.max(minusLog10P[index] - 2.1, 1.31);
  });
  return {
    count,
    chromosome: Uint16Array.from(rows, (row) => row.chromosome),
    start,
    end,
    summit: Int32Array.from(rows, (row) => row.summit),
    signal: Float64Array.from(rows, (row) => row.signal),
    minusLog10P,
    minusLog10Q,
  };
}
