// Statistics that chipmate does not rank by, over the same sites and binders: each from all pairs of one cell line.
import type { CellClassSites } from '../../src/atlas/sites/cell-class-sites.ts';
import { correlateBinders } from '../../src/partners/score/correlation.ts';
import { medianAndSpread } from '../../src/statistics/descriptive.ts';
import { invertPositiveDefinite } from '../../src/statistics/matrix.ts';
import type { Rankings } from './metrics.ts';

export const CORRELATION = 'correlation of scores';

/** All pairs of a cell line's binders under one statistic. */
interface Pairs {
  readonly antigens: readonly string[];
  readonly value: Float64Array;
}

/** Calibrated and plain competitors of the partner score, by name. */
export function pairStatistics(sites: CellClassSites, cell: string): Map<string, Rankings> {
  const binders = [...sites.binders.keys()].filter((j) => sites.binders[j].cell === cell);
  const antigens = binders.map((j) => sites.binders[j].antigen);
  const n = sites.binders.length;
  const { correlation } = correlateBinders(sites.members, n, sites.codeScore);
  const pick = (matrix: ArrayLike<number>) => ({
    antigens,
    value: Float64Array.from({ length: binders.length ** 2 }, (_, at) => {
      const [i, j] = [Math.floor(at / binders.length), at % binders.length];
      return matrix[binders[i] * n + binders[j]];
    }),
  });
  const strongest = sharedByStrongest(sites, binders);
  const odds = naturalLogOddsRatio(sites, binders);
  const correlations = pick(correlation);
  return new Map([
    [CORRELATION, rankingsOf(correlations)],
    [`${CORRELATION}, CLR`, rankingsOf(calibrated(correlations))],
    ['Jaccard of the 5,000 strongest', rankingsOf({ antigens, value: strongest })],
    ['Jaccard of the 5,000 strongest, CLR', rankingsOf(calibrated({ antigens, value: strongest }))],
    ['log odds, CLR', rankingsOf(calibrated({ antigens, value: odds }))],
    [
      'inverse correlation of groups (ChromNet re-created)',
      rankingsOf(pick(groupScores(correlation, n, 0.2, 0.6))),
    ],
  ]);
}

function rankingsOf({ antigens, value }: Pairs): Rankings {
  const n = antigens.length;
  return new Map(
    antigens.map((query, i) => [
      query,
      new Map(antigens.flatMap((name, j) => (i === j ? [] : [[name, value[i * n + j]] as const]))),
    ]),
  );
}

/** Robust z on both sides, as the partner score is calibrated. */
function calibrated({ antigens, value }: Pairs): Pairs {
  const n = antigens.length;
  const scales = antigens.map((_, i) => {
    const row = Array.from(value.subarray(i * n, (i + 1) * n)).filter((_, j) => j !== i);
    return medianAndSpread(row);
  });
  return {
    antigens,
    value: value.map((x, at) => {
      const [a, b] = [scales[Math.floor(at / n)], scales[at % n]];
      return (x - a.median) / a.spread + (x - b.median) / b.spread;
    }),
  };
}

/** Jaccard index of the sites at which two binders are among their 5,000 strongest. */
function sharedByStrongest({ members, codeScore }: CellClassSites, binders: readonly number[]): Float64Array {
  const n = binders.length;
  const place = new Map(binders.map((j, i) => [j, i]));
  const histogram = Array.from({ length: n }, () => new Uint32Array(codeScore.length));
  for (let m = 0; m < members.binder.length; m++) {
    const i = place.get(members.binder[m]);
    if (i !== undefined) histogram[i][members.code[m]]++;
  }
  // Sites of one code step tie; all of the step that reaches 5,000 are taken.
  const least = histogram.map((counts) => {
    let sum = 0;
    let code = counts.length - 1;
    for (; code > 0; code--) {
      sum += counts[code];
      if (sum >= 5000) break;
    }
    return code;
  });
  const shared = new Float64Array(n * n);
  for (let site = 0; site < members.siteCount; site++) {
    const here: number[] = [];
    for (let m = members.offset[site]; m < members.offset[site + 1]; m++) {
      const i = place.get(members.binder[m]);
      if (i !== undefined && members.code[m] >= least[i]) here.push(i);
    }
    for (const i of here) for (const j of here) shared[i * n + j]++;
  }
  return shared.map((x, at) => x / (shared[Math.floor(at / n) * (n + 1)] + shared[(at % n) * (n + 1)] - x));
}

/** Log odds ratio of presence over the sites that any binder of the line binds. */
function naturalLogOddsRatio({ members }: CellClassSites, binders: readonly number[]): Float64Array {
  const n = binders.length;
  const place = new Map(binders.map((j, i) => [j, i]));
  const shared = new Float64Array(n * n);
  let universe = 0;
  for (let site = 0; site < members.siteCount; site++) {
    const here: number[] = [];
    for (let m = members.offset[site]; m < members.offset[site + 1]; m++) {
      const i = place.get(members.binder[m]);
      if (i !== undefined) here.push(i);
    }
    if (here.length > 0) universe++;
    for (const i of here) for (const j of here) shared[i * n + j]++;
  }
  return shared.map((x, at) => {
    const a = shared[Math.floor(at / n) * (n + 1)] - x;
    const b = shared[(at % n) * (n + 1)] - x;
    return Math.log(((x + 0.5) * (universe - x - a - b + 0.5)) / ((a + 0.5) * (b + 0.5)));
  });
}

/**
 * Inverse correlation between groups of near-copies: the sum of the inverse's entries between the two binders' groups,
 * with the sign turned. A re-creation of ChromNet's group score (Lundberg et al., Genome Biol 2016;17:82), whose groups
 * come from a hierarchical clustering.
 */
function groupScores(correlation: Float64Array, n: number, ridge: number, near: number): Float64Array {
  const shrunk = correlation.map((x, at) => (Math.floor(at / n) === at % n ? 1 : (1 - ridge) * x));
  const inverse = invertPositiveDefinite(shrunk, n);
  const groups = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => j).filter((j) => i === j || correlation[i * n + j] >= near),
  );
  const score = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (const a of groups[i]) for (const b of groups[j]) if (a !== b) sum -= inverse[a * n + b];
      score[i * n + j] = sum;
    }
  }
  return score;
}
