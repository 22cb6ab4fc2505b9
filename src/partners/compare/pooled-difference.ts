import { square } from '../../statistics/power.ts';

/** A log2 odds ratio of one binder, with what every stretch of the genome adds to it. */
export interface Effect {
  readonly value: number;
  /** First-order change by each stretch of the genome, by its number; undefined in stretches without sites. */
  readonly influence: readonly (number | undefined)[];
}

/** A difference between two pooled effects. */
export interface PooledDifference {
  readonly a: number;
  readonly b: number;
  readonly difference: number;
  /** From one jackknife over the genome for both effects: what moves them alike does not count. */
  readonly error: number;
  /** Share of the spread between the pooled binders that is beyond chance, percent; NaN where nothing is pooled. */
  readonly heterogeneity: number;
}

/**
 * Difference of two effects of the same binders: binder k of `a` against binder k of `b`, and the differences pooled.
 * @throws RangeError where the lists differ in length
 */
export function pairedDifference(a: readonly Effect[], b: readonly Effect[]): PooledDifference {
  if (a.length !== b.length) throw new RangeError(`${a.length} effects against ${b.length}`);
  const differences = a.map((effect, k) => minus(effect, b[k]));
  const { weights, between, heterogeneity } = randomEffects([differences]);
  return {
    a: weighted(a, weights[0]).value,
    b: weighted(b, weights[0]).value,
    difference: weighted(differences, weights[0]).value,
    error: Math.sqrt(jackknifeVariance(weighted(differences, weights[0])) + between * squares(weights)),
    heterogeneity,
  };
}

/** Difference of the pooled effects of two groups of binders. */
export function groupDifference(a: readonly Effect[], b: readonly Effect[]): PooledDifference {
  const { weights, between, heterogeneity } = randomEffects([a, b]);
  const left = weighted(a, weights[0]);
  const right = weighted(b, weights[1]);
  const difference = minus(left, right);
  return {
    a: left.value,
    b: right.value,
    difference: difference.value,
    error: Math.sqrt(jackknifeVariance(difference) + between * squares(weights)),
    heterogeneity,
  };
}

/**
 * Weights of a random-effects model with one variance between the binders of all groups, by the method of moments.
 *
 * **Source:** DerSimonian & Laird, Control Clin Trials 1986;7:177; the common variance of subgroups: Borenstein et al.,
 * Introduction to Meta-Analysis (2009), chapter 19.
 * **R:** for one group `metafor::rma(values, variances, method = "DL")`
 */
function randomEffects(groups: readonly (readonly Effect[])[]): {
  weights: number[][];
  between: number;
  heterogeneity: number;
} {
  let q = 0;
  let freedom = 0;
  let scale = 0;
  const variances = groups.map((group) => group.map(jackknifeVariance));
  groups.forEach((group, g) => {
    const raw = variances[g].map((variance) => 1 / variance);
    const sum = raw.reduce((total, weight) => total + weight, 0);
    const mean = group.reduce((total, { value }, k) => total + raw[k] * value, 0) / sum;
    group.forEach(({ value }, k) => (q += raw[k] * square(value - mean)));
    freedom += group.length - 1;
    scale += sum - raw.reduce((total, weight) => total + weight * weight, 0) / sum;
  });
  const between = freedom > 0 && scale > 0 ? Math.max(0, (q - freedom) / scale) : 0;
  return {
    weights: variances.map((group) => {
      const raw = group.map((variance) => 1 / (variance + between));
      const sum = raw.reduce((total, weight) => total + weight, 0);
      return raw.map((weight) => weight / sum);
    }),
    between,
    heterogeneity: freedom > 0 ? 100 * Math.max(0, 1 - freedom / q) : Number.NaN,
  };
}

function minus(a: Effect, b: Effect): Effect {
  const stretches = Math.max(a.influence.length, b.influence.length);
  return {
    value: a.value - b.value,
    influence: Array.from({ length: stretches }, (_, stretch) => {
      const [left, right] = [a.influence[stretch], b.influence[stretch]];
      return left === undefined && right === undefined ? undefined : (left ?? 0) - (right ?? 0);
    }),
  };
}

function weighted(effects: readonly Effect[], weights: readonly number[]): Effect {
  let value = 0;
  const influence: (number | undefined)[] = [];
  effects.forEach((effect, k) => {
    value += weights[k] * effect.value;
    effect.influence.forEach((change, stretch) => {
      if (change !== undefined) influence[stretch] = (influence[stretch] ?? 0) + weights[k] * change;
    });
  });
  return { value, influence };
}

/** Variance by the block jackknife, first order. */
function jackknifeVariance({ influence }: Effect): number {
  let sum = 0;
  let stretches = 0;
  influence.forEach((change) => {
    if (change === undefined) return;
    sum += change * change;
    stretches++;
  });
  return (sum * stretches) / Math.max(1, stretches - 1);
}

function squares(weights: readonly (readonly number[])[]): number {
  return weights.flat().reduce((sum, weight) => sum + weight * weight, 0);
}
