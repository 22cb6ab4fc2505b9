import { sortOrder } from '../../statistics/sort-order.ts';
import type { GeneScores } from './gene-scores.ts';

/** Share of its score that a gene must owe to one enhancer to depend on it. */
const DEPENDENT_SHARE = 0.5;
/** Share of what the best served gene owes to the enhancer; genes that owe less lie too far away. */
const COMPARABLE_SHARE = 0.25;
/** Summits up to this distance apart are one enhancer, bp. */
const STITCHED = 12_500;

/**
 * Genes that depend on one enhancer together: for each gene the others that owe at least half of their score to the same
 * cluster of peaks, not counting peaks at their own promoter, and at least a quarter of what any gene owes to it. Nearest-gene rules
 * would split them.
 *
 * **Source:** clusters as Whyte et al., Cell 2013;153:307 stitch the parts of super-enhancers.
 * @param promoter bp; a peak this near to a gene's TSS is no enhancer of it
 */
export function sharedEnhancers(scores: GeneScores, promoter = 1000): string[][] {
  const { genes, score, transcript } = scores;
  const { row, weight, peak, distance } = scores.contributions;
  const enhancerOf = stitch(scores);
  // What every gene owes to every enhancer, by gene x enhancers + enhancer.
  const enhancers = enhancerOf.reduce((count, enhancer) => Math.max(count, enhancer + 1), 0);
  const owed = new Map<number, number>();
  for (let i = 0; i < row.length; i++) {
    const gene = genes.geneOf[row[i]];
    if (transcript[gene] !== row[i] || Math.abs(distance[i]) <= promoter) continue;
    const key = gene * enhancers + enhancerOf[peak[i]];
    owed.set(key, (owed.get(key) ?? 0) + weight[i]);
  }
  const most = new Float64Array(enhancers);
  for (const [key, value] of owed) most[key % enhancers] = Math.max(most[key % enhancers], value);
  const dependents = new Map<number, number[]>();
  for (const [key, value] of owed) {
    const gene = Math.floor(key / enhancers);
    if (value < DEPENDENT_SHARE * score[gene] || value < COMPARABLE_SHARE * most[key % enhancers]) continue;
    const list = dependents.get(key % enhancers);
    if (list === undefined) dependents.set(key % enhancers, [gene]);
    else list.push(gene);
  }
  const shared = genes.names.map((): string[] => []);
  for (const list of dependents.values())
    for (const gene of list.sort((a, b) => a - b))
      for (const other of list)
        if (other !== gene && !shared[gene].includes(genes.names[other]))
          shared[gene].push(genes.names[other]);
  return shared;
}

/** The enhancer of every peak that counts for a gene, from 0. */
function stitch({ genes: { models }, contributions: { row, peak, distance } }: GeneScores): Int32Array {
  const peaks = peak.reduce((most, p) => Math.max(most, p + 1), 0);
  // Chromosomes lie behind one another, farther apart than peaks are stitched.
  const place = new Float64Array(peaks).fill(NaN);
  for (let i = 0; i < row.length; i++)
    place[peak[i]] =
      1e10 * models.chromosome[row[i]] + models.tss[row[i]] + models.strand[row[i]] * distance[i];
  const placed = Uint32Array.from(place.keys()).filter((p) => place[p] === place[p]);
  const enhancer = new Int32Array(peaks).fill(-1);
  let number = -1;
  let before = -Infinity;
  for (const at of sortOrder(Float64Array.from(placed, (p) => place[p]))) {
    const p = placed[at];
    if (place[p] - before > STITCHED) number++;
    before = place[p];
    enhancer[p] = number;
  }
  return enhancer;
}
