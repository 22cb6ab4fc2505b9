import { firstAtLeast } from '../statistics/sorted-search.ts';
import { chromosomeCodes } from './chromosome-names.ts';
import type { GeneModels } from './genes.ts';
import type { PeakColumns } from './peak-columns.ts';

/** The TSSs of gene models, sorted for look-up. */
export interface TssIndex {
  readonly genes: GeneModels;
  /** Row of `genes`, sorted by chromosome, then TSS, then row; m TSSs. */
  readonly row: Uint32Array;
  /** TSS positions in that order. */
  readonly tss: Int32Array;
  /** `first[c]` to `first[c + 1]` are the TSSs of chromosome c of `genes`. */
  readonly first: Uint32Array;
}

/** For each of n peaks its nearest gene. */
export interface NearestTss {
  /** Row of the gene models; -1 where the peak's chromosome has no gene. */
  readonly gene: Int32Array;
  /** Summit minus TSS in the direction of transcription, in bp: negative is upstream. 0 where there is no gene. */
  readonly distance: Int32Array;
}

/** Pairs of a peak and a gene whose TSS lies within a window of the summit, by peak, then by TSS position. */
export interface PeakGenePairs {
  readonly peak: Uint32Array;
  /** Row of the gene models. */
  readonly gene: Uint32Array;
  /** Summit minus TSS in the direction of transcription, in bp. */
  readonly distance: Int32Array;
}

/** Sorts the TSSs of gene models for `nearestTss` and `genesWithin`. */
export function indexTss(genes: GeneModels): TssIndex {
  const { count, chromosome, tss } = genes;
  const row = Uint32Array.from({ length: count }, (_, index) => index);
  row.sort((a, b) => chromosome[a] - chromosome[b] || tss[a] - tss[b] || a - b);
  const first = new Uint32Array(genes.chromosomeNames.length + 1);
  for (let gene = 0; gene < count; gene++) first[chromosome[gene] + 1]++;
  for (let code = 1; code < first.length; code++) first[code] += first[code - 1];
  return { genes, row, tss: Int32Array.from(row, (gene) => tss[gene]), first };
}

/**
 * The gene whose TSS lies nearest to each peak's summit; of several at one distance the one that comes
 * first in the gene models. Chromosome names are compared by `chromosomeKey`.
 */
export function nearestTss(index: TssIndex, peaks: PeakColumns): NearestTss {
  const { genes, row, tss, first } = index;
  const codes = chromosomeCodes(peaks.chromosomeNames, genes.chromosomeNames);
  const gene = new Int32Array(peaks.count).fill(-1);
  const distance = new Int32Array(peaks.count);
  for (let peak = 0; peak < peaks.count; peak++) {
    const code = codes[peaks.chromosome[peak]];
    if (code < 0 || first[code] === first[code + 1]) continue;
    const summit = peaks.summit[peak];
    const above = firstAtLeast(tss, summit, first[code], first[code + 1]);
    const gapAbove = above < first[code + 1] ? tss[above] - summit : Infinity;
    const gapBelow = above > first[code] ? summit - tss[above - 1] : Infinity;
    let best = gapAbove <= gapBelow ? row[above] : Infinity;
    if (gapBelow <= gapAbove) {
      // Of the TSSs at one position the first has the lowest row.
      best = Math.min(best, row[firstAtLeast(tss, tss[above - 1], first[code], above)]);
    }
    gene[peak] = best;
    distance[peak] = (summit - genes.tss[best]) * genes.strand[best];
  }
  return { gene, distance };
}

/**
 * All genes whose TSS lies at most `window` bp from a peak's summit.
 * @param window bp, 0 or more
 */
export function genesWithin(index: TssIndex, peaks: PeakColumns, window: number): PeakGenePairs {
  const { genes, row, tss, first } = index;
  const codes = chromosomeCodes(peaks.chromosomeNames, genes.chromosomeNames);
  const peakRows: number[] = [];
  const geneRows: number[] = [];
  const distances: number[] = [];
  for (let peak = 0; peak < peaks.count; peak++) {
    const code = codes[peaks.chromosome[peak]];
    if (code < 0) continue;
    const summit = peaks.summit[peak];
    const end = first[code + 1];
    for (
      let at = firstAtLeast(tss, summit - window, first[code], end);
      at < end && tss[at] <= summit + window;
      at++
    ) {
      peakRows.push(peak);
      geneRows.push(row[at]);
      distances.push((summit - tss[at]) * genes.strand[row[at]]);
    }
  }
  return {
    peak: Uint32Array.from(peakRows),
    gene: Uint32Array.from(geneRows),
    distance: Int32Array.from(distances),
  };
}

/** How many summits lie at most `window` bp from a TSS, and how many lie on a chromosome that has genes. */
export function countAtTss(
  index: TssIndex,
  peaks: PeakColumns,
  window: number,
): { near: number; placed: number } {
  const { gene, distance } = nearestTss(index, peaks);
  let near = 0;
  let placed = 0;
  for (let peak = 0; peak < peaks.count; peak++) {
    if (gene[peak] < 0) continue;
    placed++;
    if (Math.abs(distance[peak]) <= window) near++;
  }
  return { near, placed };
}
