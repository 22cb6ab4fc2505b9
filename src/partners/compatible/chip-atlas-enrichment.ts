// Which experiments are hit more by regions A than by regions B, exactly as the two scripts of ChIP-Atlas
// Enrichment Analysis compute it.
import { fisherLog10P } from '../../statistics/tests/fisher.ts';
import { benjaminiHochberg } from '../../statistics/combine/multiple-testing.ts';

/** The script whose arithmetic is followed. */
export type EnrichmentScript = '2024' | '2025';

/** Per experiment, how many rows of A and of B overlap at least one of its peaks. */
export interface EnrichmentCounts {
  readonly hitsA: ArrayLike<number>;
  /** Rows of A. */
  readonly rowsA: number;
  readonly hitsB: ArrayLike<number>;
  /** Rows of B; where B is random, of all permutations together. */
  readonly rowsB: number;
  /** Number of random permutations that B consists of; 1 where B are the user's regions. */
  readonly permutations: number;
}

/** One row per experiment, in the order of the counts. */
export interface ScriptEnrichment {
  /** The tested table: A with and without a hit, B with and without. */
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly c: Float64Array;
  readonly d: Float64Array;
  /** log10 of the two-sided p; -324 where a double cannot hold p; NaN where nothing is hit. */
  readonly log10P: Float64Array;
  /** log10 of the Benjamini-Hochberg q over the experiments with a hit in A or B; floor -324. */
  readonly log10Q: Float64Array;
  readonly foldEnrichment: Float64Array;
}

/** What both scripts print for a p that underflows to 0. */
export const LOG10_P_FLOOR = -324;
const SMALLEST_DOUBLE = Math.log10(Number.MIN_VALUE);

/**
 * ChIP-Atlas Enrichment Analysis from counts.
 * The 2024 script divides random hits by the number of permutations; the 2025 script keeps them, so that its p
 * falls as permutations are added to the same data.
 *
 * **Source:** inutano/chip-atlas, script/enrichment-analysis (2024) and script/update_2025/EA (2025); Oki et al., EMBO Rep 2018;19:e46255.
 * **R:** `fisher.test(matrix(c(a, b, c, d), 2))$p.value`, `p.adjust(p, "BH")`
 */
export function chipAtlasEnrichment(counts: EnrichmentCounts, script: EnrichmentScript): ScriptEnrichment {
  const { hitsA, hitsB, rowsA, rowsB, permutations } = counts;
  const n = hitsA.length;
  const divisor = script === '2024' ? permutations : 1;
  const { hit: a, missed: b } = split(hitsA, rowsA, 1, script);
  const { hit: c, missed: d } = split(hitsB, rowsB, divisor, script);
  const log10P = new Float64Array(n).fill(Number.NaN);
  for (let i = 0; i < n; i++) {
    if (hitsA[i] === 0 && hitsB[i] === 0) continue;
    const exact = fisherLog10P(a[i], b[i], c[i], d[i]);
    log10P[i] = exact < SMALLEST_DOUBLE ? Number.NEGATIVE_INFINITY : exact;
  }
  const log10Q = benjaminiHochberg(log10P).map(floor);
  const foldEnrichment = a.map((_, i) => fold(a[i], b[i], c[i], d[i], script));
  return { a, b, c, d, log10P: log10P.map(floor), log10Q, foldEnrichment };
}

/**
 * Rows with and without a hit. A script that clears its memory of seen pairs counts some of them twice; where that
 * gives more hits than rows, both scripts let no row be without a hit, and that of 2025 also takes the excess back.
 */
function split(
  hits: ArrayLike<number>,
  rows: number,
  divisor: number,
  script: EnrichmentScript,
): { hit: Float64Array; missed: Float64Array } {
  const all = Math.round(rows / divisor);
  const hit = Float64Array.from(hits, (each) => Math.round(each / divisor));
  const missed = hit.map((each) => Math.max(0, all - each));
  return { hit: script === '2025' ? hit.map((each) => Math.min(each, all)) : hit, missed };
}

function floor(log10: number): number {
  return log10 < SMALLEST_DOUBLE ? LOG10_P_FLOOR : log10;
}

function fold(a: number, b: number, c: number, d: number, script: EnrichmentScript): number {
  if (script === '2024') {
    if (a + b === 0 || c === 0) return Number.POSITIVE_INFINITY;
  } else {
    if (a + c === 0) return 1;
    if (a === 0) return 1e-6;
    if (c === 0) return 1e6;
  }
  return a / (a + b) / (c / (c + d));
}
