// How alike are two experiments when their peaks are split into strong, middling and weak ones? A re-creation of
// ChIP-Atlas Colocalization ("CoLo-like"): its published steps are followed; the test that decides whether two
// classes are similar is not public, and the one used here is chipmate's own.
import { hypergeometricLog10P } from '../../statistics/distributions/hypergeometric.ts';
import { square } from '../../statistics/power.ts';

/** Strength classes; their numbers are the factors of the score. */
export const STRENGTH_CLASSES = { low: 1, middle: 2, high: 3 } as const;

/**
 * Class of each peak by the z-score of its score among the peaks of its experiment: 3 above 0.5, 1 below -0.5, 2
 * between; all 2 where the scores do not differ.
 * @param experiment of each peak, below `experiments`
 *
 * **Source:** Zou et al., Nucleic Acids Res 2022;50:W175 (ChIP-Atlas Colocalization).
 */
export function strengthClasses(
  score: ArrayLike<number>,
  experiment: ArrayLike<number>,
  experiments: number,
): Uint8Array {
  const n = score.length;
  const count = new Uint32Array(experiments);
  const mean = new Float64Array(experiments);
  const deviation = new Float64Array(experiments);
  for (let i = 0; i < n; i++) {
    count[experiment[i]]++;
    mean[experiment[i]] += score[i];
  }
  for (let e = 0; e < experiments; e++) mean[e] /= count[e];
  for (let i = 0; i < n; i++) deviation[experiment[i]] += square(score[i] - mean[experiment[i]]);
  for (let e = 0; e < experiments; e++) deviation[e] = Math.sqrt(deviation[e] / (count[e] - 1));
  const classes = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const e = experiment[i];
    const z = deviation[e] > 0 ? (score[i] - mean[e]) / deviation[e] : 0;
    classes[i] = z > 0.5 ? STRENGTH_CLASSES.high : z < -0.5 ? STRENGTH_CLASSES.low : STRENGTH_CLASSES.middle;
  }
  return classes;
}

/** Decides from counts of sites whether two classes of peaks are similar. */
export type SimilarityRule = (shared: number, sizeA: number, sizeB: number, universe: number) => boolean;

const SIMILAR_JACCARD = 0.1;
const SIMILAR_LOG10_P = -10;

/** Decision rules by name; the one of the service is not public. */
export const SIMILARITY_RULES = {
  /** At least one in ten of the sites that either has. */
  jaccard: (shared, sizeA, sizeB) => shared > 0 && shared >= SIMILAR_JACCARD * (sizeA + sizeB - shared),
  /** More shared sites than chance gives, upper hypergeometric p up to 1E-10: true of most large experiments. */
  hypergeometric: (shared, sizeA, sizeB, universe) =>
    hypergeometricLog10P(shared, sizeA, sizeB, universe, 'upper') <= SIMILAR_LOG10_P,
  /** At least one shared site. */
  any: (shared) => shared > 0,
} as const satisfies Readonly<Record<string, SimilarityRule>>;

/**
 * Score of a pair of experiments: the largest product of class numbers (3, 2, 1) over the similar pairs of classes.
 * @param shared sites shared by class i + 1 of A and class j + 1 of B at index 3 i + j, 9 values
 * @param sizeA sites of the three classes of A, weakest first
 * @param sizeB the same for B
 * @param universe number of sites
 * @param similar decides whether two classes are similar
 * @returns 9, 6, 4, 3, 2, 1, or 0 where no pair of classes is similar
 */
export function colocalizationScore(
  shared: ArrayLike<number>,
  sizeA: ArrayLike<number>,
  sizeB: ArrayLike<number>,
  universe: number,
  similar: SimilarityRule,
): number {
  let best = 0;
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      const value = (i + 1) * (j + 1);
      if (value > best && similar(shared[3 * i + j], sizeA[i], sizeB[j], universe)) best = value;
    }
  }
  return best;
}

/** What an experiment's pairing with itself is printed as. */
export const SAME_EXPERIMENT = 10;

/** Mean over the query antigen's experiments, itself (10) left out, zeros included; 0 where nothing is left. */
export function colocalizationAverage(scores: ArrayLike<number>): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < scores.length; i++) {
    if (scores[i] === SAME_EXPERIMENT) continue;
    sum += scores[i];
    count++;
  }
  return count === 0 ? 0 : sum / count;
}
