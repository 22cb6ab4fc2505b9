import { centred, compareMatrices } from './matrix-similarity.ts';

/** Motifs that say the same, n motifs in f families, the largest family first. */
export interface MotifFamilies {
  /** Family of each motif. */
  readonly family: Uint32Array;
  /** Of each family the motif that is most like its others. */
  readonly representative: Uint32Array;
  /** Of each motif the correlation with its representative. */
  readonly correlation: Float64Array;
}

/** The correlation from which motifs are of one family: see docs/decisions/motif-families.md. */
export const SAME_FAMILY = 0.8;

/**
 * Groups matrices into families by average linkage: two groups become one while the mean correlation between their members reaches
 * `least`. A motif that is alone then joins the family whose representative it is like. A chain of neighbours, of which the ends have
 * nothing in common, is thus no family.
 * @param probabilities of each motif: rows of A, C, G and T
 *
 * **Source:** average linkage by nearest-neighbour chains (Murtagh F 1983, Comput J 26:354). **R:** `hclust(method = "average")`, `cutree`
 */
export function motifFamilies(probabilities: readonly Float64Array[], least = SAME_FAMILY): MotifFamilies {
  const count = probabilities.length;
  const matrices = probabilities.map(centred);
  const alike = new Float32Array(count * count);
  for (let i = 0; i < count; i++) {
    alike[i * count + i] = 1;
    for (let j = 0; j < i; j++)
      alike[i * count + j] = alike[j * count + i] = compareMatrices(matrices[i], matrices[j]).correlation;
  }
  let groups = averageLinkage(alike, count, least);
  const centres = groups
    .filter((group) => group.length > 1)
    .map((group) => centreOf(group, alike, count, matrices));
  groups = joinSingles(groups, centres, alike, least);
  const family = new Uint32Array(count);
  const representative = new Uint32Array(groups.length);
  const correlation = new Float64Array(count);
  groups.forEach((group, number) => {
    representative[number] = centreOf(group, alike, count, matrices);
    for (const motif of group) {
      family[motif] = number;
      correlation[motif] = alike[motif * count + representative[number]];
    }
  });
  return { family, representative, correlation };
}

/** The member with the highest mean correlation with all; of several the one with fewer columns, then the first. */
function centreOf(
  group: readonly number[],
  alike: Float32Array,
  count: number,
  matrices: readonly { readonly width: number }[],
): number {
  const mean = group.map((one) => group.reduce((sum, other) => sum + alike[one * count + other], 0));
  let best = 0;
  for (let i = 1; i < group.length; i++) {
    const narrower = matrices[group[i]].width < matrices[group[best]].width;
    if (mean[i] > mean[best] || (mean[i] === mean[best] && narrower)) best = i;
  }
  return group[best];
}

/** Groups after lone motifs have joined those whose centre is like them; the largest first, then in the order of their first motifs. */
function joinSingles(
  groups: readonly (readonly number[])[],
  centres: readonly number[],
  alike: Float32Array,
  least: number,
): number[][] {
  const count = Math.sqrt(alike.length);
  const joined = groups.filter((group) => group.length > 1).map((group) => [...group]);
  for (const [single] of groups.filter((group) => group.length === 1)) {
    let best = -1;
    centres.forEach((centre, i) => {
      const found = alike[single * count + centre];
      if (found >= least && (best < 0 || found > alike[single * count + centres[best]])) best = i;
    });
    if (best < 0) joined.push([single]);
    else joined[best].push(single);
  }
  for (const group of joined) group.sort((a, b) => a - b);
  return joined.sort((a, b) => b.length - a.length || a[0] - b[0]);
}

/** Groups whose mean correlations reach `least`. */
function averageLinkage(alike: Float32Array, count: number, least: number): number[][] {
  const mean = alike.slice();
  const members: (number[] | undefined)[] = Array.from({ length: count }, (_, i) => [i]);
  const done: number[][] = [];
  let chain: number[] = [];
  for (let first = 0; first < count;) {
    if (chain.length === 0) {
      if (members[first] === undefined) {
        first++;
        continue;
      }
      chain = [first];
    }
    const last = chain[chain.length - 1];
    const before = chain.length > 1 ? chain[chain.length - 2] : -1;
    let nearest = before;
    for (let other = 0; other < count; other++) {
      if (members[other] === undefined || other === last) continue;
      if (nearest < 0 || mean[last * count + other] > mean[last * count + nearest]) nearest = other;
    }
    if (nearest < 0 || (nearest === before && mean[last * count + nearest] < least)) {
      // Nothing that is still to come reaches `least` either: means of means only fall.
      for (const group of nearest < 0 ? [last] : [last, before]) {
        done.push(members[group] ?? []);
        members[group] = undefined;
      }
      chain = [];
    } else if (nearest === before) {
      merge(mean, members, Math.min(last, before), Math.max(last, before));
      chain = chain.slice(0, -2);
    } else chain.push(nearest);
  }
  return done;
}

/** Takes the second group into the first. */
function merge(mean: Float32Array, members: (number[] | undefined)[], into: number, from: number): void {
  const count = members.length;
  const [a, b] = [members[into] ?? [], members[from] ?? []];
  for (let other = 0; other < count; other++) {
    if (members[other] === undefined) continue;
    const both = mean[into * count + other] * a.length + mean[from * count + other] * b.length;
    mean[into * count + other] = mean[other * count + into] = both / (a.length + b.length);
  }
  members[into] = [...a, ...b];
  members[from] = undefined;
}
