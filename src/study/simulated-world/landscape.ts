import type { Assembly } from '../../genome/assembly.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { select } from '../../statistics/descriptive.ts';
import type { Random } from '../../statistics/random.ts';
import {
  CELLS,
  NAMED_TARGETS,
  OTHER_COMPLEXES,
  PLANTED_COMPLEXES,
  RISING_GENES,
  SHARED_ENHANCER,
  type Complex,
} from './world-plan.ts';

/** Places of the genome where factors can sit, sorted by position; element i of every array is site i. */
export interface Landscape {
  readonly count: number;
  readonly chromosome: Uint16Array;
  /** Middle of the site, 0-based bp. */
  readonly position: Int32Array;
  readonly promoter: Uint8Array;
  /** Highly occupied whatever the antibody. */
  readonly hot: Uint8Array;
  /** Log openness per cell line, in the order of CELLS. */
  readonly openness: readonly Float64Array[];
  /** Sites of every complex, by its name: site numbers in ascending order. */
  readonly complexSites: ReadonlyMap<string, Int32Array>;
  /** Row of one transcript per gene (the most upstream), for the genes of the world. */
  readonly geneRows: Int32Array;
  /** Genes (indices into geneRows) whose expression the drug lowers through a planted site. */
  readonly targets: Int32Array;
}

const SITES = 24_000;
const PROMOTERS = 5_000;
const OTHER_TARGETS = 150;
const SPACING = 1_000;
/** No chance site lies this near to the shared enhancer: it serves its two genes alone. */
const QUIET = 40_000;

interface Draft {
  chromosome: number;
  position: number;
  promoter: boolean;
  /** Planted activator complex that must sit here; -1 for none. */
  planted: number;
}

/** One transcript per gene symbol on the main chromosomes, in file order. @param placed the assembly's number of each chromosome of the genes */
function oneTranscriptPerGene(genes: GeneModels, placed: Int32Array): Int32Array {
  const main = genes.chromosomeNames.map((name, code) => /^chr(\d+|X)$/.test(name) && placed[code] >= 0);
  const seen = new Set<string>();
  const rows: number[] = [];
  for (let row = 0; row < genes.count; row++) {
    if (!main[genes.chromosome[row]] || seen.has(genes.symbol[row])) continue;
    seen.add(genes.symbol[row]);
    rows.push(row);
  }
  return Int32Array.from(rows);
}

/** Site near a gene: at its TSS, or 3 to 40 kb from it on either side. */
function siteNear(
  genes: GeneModels,
  row: number,
  { sizes, placed }: { readonly sizes: ArrayLike<number>; readonly placed: Int32Array },
  distal: boolean,
  random: Random,
): Draft {
  const chromosome = placed[genes.chromosome[row]];
  const far = (3_000 - 18_000 * Math.log(1 - random.uniform())) * (random.uniform() < 0.5 ? -1 : 1);
  const offset = distal ? far : 120 * random.normal();
  const last = sizes[chromosome] - 2_000;
  const position = Math.min(Math.max(Math.round(genes.tss[row] + offset), 2_000), last);
  return { chromosome, position, promoter: !distal, planted: -1 };
}

/** The regulatory sites of the world: where they lie, how open they are in each cell line, who may sit on them. */
export function layOutLandscape(genes: GeneModels, assembly: Assembly, random: Random): Landscape {
  const placed = Int32Array.from(genes.chromosomeNames, (name) => assembly.find(name));
  const places = { sizes: assembly.sizes, placed };
  const geneRows = oneTranscriptPerGene(genes, placed);
  const indexOf = new Map(Array.from(geneRows, (row, index) => [genes.symbol[row], index]));
  const targets = chooseTargets(geneRows.length, indexOf, random);
  const drafts: Draft[] = [];
  const plant = (gene: number, distal: boolean): void => {
    const draft = siteNear(genes, geneRows[gene], places, distal, random);
    draft.planted = random.uniform() < 0.6 ? 0 : 1;
    drafts.push(draft);
  };
  const quiet: Draft[] = [];
  const sharing = SHARED_ENHANCER.map((name) => indexOf.get(name));
  for (const gene of targets) {
    if (sharing.includes(gene)) continue;
    plant(gene, false);
    for (let extra = random.integer(3); extra > 0; extra--) plant(gene, true);
  }
  const [first, second] = sharing;
  if (first !== undefined && second !== undefined) {
    // Nearer to the first gene: nearest-gene assignment never gives the enhancer to the second.
    const near = siteNear(genes, geneRows[first], places, false, random);
    const other = genes.tss[geneRows[second]];
    const position = Math.round(near.position + (other - near.position) * 0.3);
    drafts.push({ ...near, position, promoter: false, planted: 0 });
    quiet.push({ ...near, position });
  }
  for (const gene of random.shuffle(Int32Array.from(geneRows.keys())).subarray(0, PROMOTERS))
    drafts.push(siteNear(genes, geneRows[gene], places, false, random));
  while (drafts.length < SITES)
    drafts.push(siteNear(genes, geneRows[random.integer(geneRows.length)], places, true, random));
  const sites = spread(
    drafts.filter((site) => site.planted >= 0 || !quiet.some((centre) => isNear(site, centre))),
  );
  return { ...describe(sites, random), geneRows, targets };
}

function isNear(a: Draft, b: Draft): boolean {
  return a.chromosome === b.chromosome && Math.abs(a.position - b.position) < QUIET;
}

function chooseTargets(genes: number, indexOf: ReadonlyMap<string, number>, random: Random): Int32Array {
  const rising = new Set(RISING_GENES.map((name) => indexOf.get(name)));
  const chosen = new Set<number>();
  for (const name of NAMED_TARGETS) {
    const index = indexOf.get(name);
    if (index !== undefined) chosen.add(index);
  }
  const factor = indexOf.get('IKZF1');
  while (chosen.size < NAMED_TARGETS.length + OTHER_TARGETS) {
    const gene = random.integer(genes);
    if (!rising.has(gene) && gene !== factor) chosen.add(gene);
  }
  return Int32Array.from(chosen);
}

/** Sorted by position; of two sites closer than the spacing the planted one, else the first, stays. */
function spread(drafts: readonly Draft[]): Draft[] {
  const sorted = [...drafts].sort((a, b) => a.chromosome - b.chromosome || a.position - b.position);
  const kept: Draft[] = [];
  for (const site of sorted) {
    const last = kept.at(-1);
    const apart =
      last === undefined || last.chromosome !== site.chromosome || site.position - last.position >= SPACING;
    if (apart) kept.push(site);
    else if (site.planted >= 0 && last.planted < 0) kept[kept.length - 1] = site;
  }
  return kept;
}

function describe(sites: readonly Draft[], random: Random): Omit<Landscape, 'geneRows' | 'targets'> {
  const count = sites.length;
  const hot = new Uint8Array(count);
  const openness = CELLS.map(() => new Float64Array(count));
  sites.forEach((site, index) => {
    hot[index] = random.uniform() < 0.03 ? 1 : 0;
    const common = 0.75 * random.normal() + (site.promoter ? 0.8 : 0) + 2.5 * hot[index];
    for (const cell of openness) cell[index] = common + 0.65 * random.normal();
  });
  const complexSites = new Map<string, Int32Array>();
  PLANTED_COMPLEXES.forEach((complex, number) => {
    const fixed = sites.flatMap((site, index) => (site.planted === number ? [index] : []));
    complexSites.set(complex.name, sitesOf(complex, openness, fixed, random));
  });
  for (const complex of OTHER_COMPLEXES)
    complexSites.set(complex.name, sitesOf(complex, openness, [], random));
  return {
    count,
    chromosome: Uint16Array.from(sites, (site) => site.chromosome),
    position: Int32Array.from(sites, (site) => site.position),
    promoter: Uint8Array.from(sites, (site) => (site.promoter ? 1 : 0)),
    hot,
    openness,
    complexSites,
  };
}

/** Sites of a complex: the fixed ones, and a draw that prefers open sites of its first cell line. */
function sitesOf(
  complex: Complex,
  openness: readonly Float64Array[],
  fixed: readonly number[],
  random: Random,
): Int32Array {
  const open = openness[CELLS.indexOf(complex.cells[0])];
  const utility = Float64Array.from(open, (value) => 0.4 * value + random.gumbel());
  for (const site of fixed) utility[site] = Infinity;
  return highest(utility, complex.sites);
}

/** Positions of the highest values, ascending; of equal ones the first. @param count at least one, and no more than there are values */
export function highest(values: Float64Array, count: number): Int32Array {
  // The least of them is enough: what lies above it is found in one pass, and nothing needs to be sorted.
  const least = select(values.slice(), values.length, values.length - count);
  let above = 0;
  for (const value of values) if (value > least) above++;
  const chosen = new Int32Array(count);
  for (let at = 0, found = 0, equal = count - above; found < count; at++) {
    if (values[at] > least || (values[at] === least && equal-- > 0)) chosen[found++] = at;
  }
  return chosen;
}
