import type { ConsensusSites } from './consensus-sites.ts';
import { membersOfSites } from './site-members.ts';
import type { SortedSummits } from './sorted-summits.ts';

/** Jaccard index of sites from which an experiment may be said to look like another factor. */
const LEAST_LIKE = 0.2;
/** How many times as much as the experiment in question another one has to share with a third of the label. */
const TIMES_MORE = 1.5;
/** Pairs of an experiment and a binder at a site that are counted, about: a sample of sites tells enough. */
const PAIRS_COUNTED = 300_000_000;

/** An experiment that is left out of its binder. */
export interface Mislabelled {
  readonly experiment: number;
  /** The binder of another antigen that it is most like. */
  readonly like: number;
}

/** Who is what, for experiments by number. */
export interface Labels {
  readonly binderOfExperiment: Uint16Array;
  /** One number for all binders of an antigen, whatever the cell type. */
  readonly antigenOfBinder: ArrayLike<number>;
}

/**
 * Experiments that look like another factor than their label says, where others tell what the label stands for: a
 * swapped sample, or an antibody that brought down something else. One is left out if
 * - its sites are more like those of another antigen's binder (Jaccard index, at least 0.2) than it shares with any
 *   experiment of its own binder or any binder of its antigen in another cell type (share of the smaller set);
 * - another experiment of its binder is not so, and shares 1.5 times as much with a third of the label.
 * Where two experiments of a label disagree and nothing else tells which is right, both stay.
 * @param summits of experiments, as the sites were made from them
 */
export function mislabelledExperiments(
  sites: ConsensusSites,
  summits: SortedSummits,
  labels: Labels,
): Mislabelled[] {
  const { binderOfExperiment, antigenOfBinder } = labels;
  const binders = antigenOfBinder.length;
  const groups = severalOfABinder(binderOfExperiment, binders);
  if (groups.length === 0) return [];
  const shared = countShared(sites, summits, labels, groups);
  return groups.flatMap((group) => {
    const own = antigenOfBinder[binderOfExperiment[group[0]]];
    const known = group.map((experiment) => {
      const row = shared.rowOf[experiment];
      const size = shared.experimentSites[experiment];
      const elsewhere: number[] = [];
      let [like, likeness] = [-1, 0];
      for (let j = 0; j < binders; j++) {
        if (j === binderOfExperiment[experiment]) continue;
        const both = shared.withBinder[row * binders + j];
        const count = shared.binderSites[j];
        if (antigenOfBinder[j] === own) elsewhere.push(shareOfSmaller(both, size, count));
        else if (both > likeness * (size + count - both))
          [like, likeness] = [j, both / (size + count - both)];
      }
      const among = group.map((other) =>
        other === experiment
          ? 0
          : shareOfSmaller(shared.withExperiment(experiment, other), size, shared.experimentSites[other]),
      );
      return { experiment, like, likeness, among, elsewhere: Math.max(0, ...elsewhere) };
    });
    const doubtful = known.map(
      ({ likeness, among, elsewhere }) => likeness >= LEAST_LIKE && likeness > Math.max(elsewhere, ...among),
    );
    return known.flatMap(({ experiment, like, among, elsewhere }, i) => {
      if (!doubtful[i]) return [];
      const least = TIMES_MORE * Math.max(elsewhere, ...among);
      const vouched = known.some(
        (other, j) =>
          j !== i &&
          !doubtful[j] &&
          Math.max(other.elsewhere, ...other.among.filter((_, third) => third !== i)) > least,
      );
      return vouched ? [{ experiment, like }] : [];
    });
  });
}

function shareOfSmaller(both: number, a: number, b: number): number {
  return both / Math.max(1, Math.min(a, b));
}

/** Experiments of each binder that has several. */
function severalOfABinder(binderOfExperiment: Uint16Array, binders: number): number[][] {
  const groups = Array.from({ length: binders }, (): number[] => []);
  binderOfExperiment.forEach((binder, experiment) => groups[binder].push(experiment));
  return groups.filter(({ length }) => length > 1);
}

interface Shared {
  /** Row of each experiment in `withBinder`; -1 of those that are alone in their binder. */
  readonly rowOf: Int32Array;
  readonly experimentSites: Uint32Array;
  readonly binderSites: Uint32Array;
  /** Sites that an experiment shares with a binder, rows x binders. */
  readonly withBinder: Uint32Array;
  /** Sites that two experiments of one binder share. */
  readonly withExperiment: (a: number, b: number) => number;
}

/** Shared sites of experiments, over every site or, where that were too much, every so many. */
function countShared(
  sites: ConsensusSites,
  summits: SortedSummits,
  { binderOfExperiment, antigenOfBinder }: Labels,
  groups: readonly (readonly number[])[],
): Shared {
  const experiments = binderOfExperiment.length;
  const binders = antigenOfBinder.length;
  const rowOf = new Int32Array(experiments).fill(-1);
  const place = new Uint32Array(experiments);
  const pairsFrom = new Float64Array(experiments);
  const sizeOfGroup = new Uint32Array(experiments);
  let [rows, pairs] = [0, 0];
  for (const group of groups) {
    group.forEach((experiment, i) => {
      rowOf[experiment] = rows++;
      place[experiment] = i;
      pairsFrom[experiment] = pairs;
      sizeOfGroup[experiment] = group.length;
    });
    pairs += group.length * group.length;
  }
  const ofExperiments = membersOfSites(sites, summits, experiments);
  const withBinder = new Uint32Array(rows * binders);
  const amongPairs = new Uint32Array(pairs);
  const experimentSites = new Uint32Array(experiments);
  const binderSites = new Uint32Array(binders);
  const here = new Uint16Array(binders);
  const seenAt = new Int32Array(binders).fill(-1);
  const every = Math.max(1, Math.ceil(pairsAtSites(ofExperiments) / PAIRS_COUNTED));
  for (let site = 0; site < sites.count; site += every) {
    const [from, to] = [ofExperiments.offset[site], ofExperiments.offset[site + 1]];
    let found = 0;
    for (let m = from; m < to; m++) {
      const experiment = ofExperiments.binder[m];
      experimentSites[experiment]++;
      const binder = binderOfExperiment[experiment];
      if (seenAt[binder] === site) continue;
      seenAt[binder] = site;
      binderSites[binder]++;
      here[found++] = binder;
    }
    for (let m = from; m < to; m++) {
      const experiment = ofExperiments.binder[m];
      if (rowOf[experiment] === -1) continue;
      const row = rowOf[experiment] * binders;
      for (let i = 0; i < found; i++) withBinder[row + here[i]]++;
      for (let other = from; other < to; other++) {
        const second = ofExperiments.binder[other];
        if (binderOfExperiment[second] === binderOfExperiment[experiment])
          amongPairs[pairsFrom[experiment] + place[experiment] * sizeOfGroup[experiment] + place[second]]++;
      }
    }
  }
  return {
    rowOf,
    experimentSites,
    binderSites,
    withBinder,
    withExperiment: (a, b) => amongPairs[pairsFrom[a] + place[a] * sizeOfGroup[a] + place[b]],
  };
}

/** Pairs of members of one site, over all sites. */
function pairsAtSites({
  siteCount,
  offset,
}: {
  readonly siteCount: number;
  readonly offset: Uint32Array;
}): number {
  let pairs = 0;
  for (let site = 0; site < siteCount; site++)
    pairs += (offset[site + 1] - offset[site]) * (offset[site + 1] - offset[site]);
  return pairs;
}
