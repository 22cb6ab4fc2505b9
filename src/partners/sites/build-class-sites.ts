import type { CellClassSites, Binder } from '../../atlas/sites/cell-class-sites.ts';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { consensusSites } from './consensus-sites.ts';
import { fitPartnerModel, type FitOptions } from '../score/fit-partner-model.ts';
import { LARGEST_SCORE } from './rank-signal.ts';
import { membersOfSites } from './site-members.ts';
import { mislabelledExperiments } from './mislabelled-experiments.ts';
import { sortedSummits, type SortedSummits } from './sorted-summits.ts';

/** Scores at sites are kept in 8 steps: finer ones do not change the ranking. */
export const SCORE_STEPS = 8;
const FINE_STEPS = 256;
/** A site is at a promoter when it lies within this distance (bp) of a TSS. */
export const PROMOTER_DISTANCE = 1000;

/** All peaks of a cell class's factor experiments, in any order. */
export interface ClassPeaks {
  /** Linear coordinate of each summit. */
  readonly summit: Uint32Array;
  /** Experiment of each, an index into `experiments`. */
  readonly experiment: Uint16Array;
  /** Code 0-255 of the exponential rank score of each within its experiment. */
  readonly code: Uint8Array;
  readonly experiments: readonly { readonly name: string; readonly antigen: string; readonly cell: string }[];
}

/**
 * Makes the consensus sites of a cell class: one binder per antigen and cell type, with the largest score over its
 * experiments at every site, and the model that partner scores need. Experiments that look like another factor than
 * their label says are left out where others of the label tell.
 * @param chromosomeOffsets linear start of each chromosome
 * @param tss linear coordinates of all TSSs, ascending; undefined where the atlas has no gene models
 */
export function buildClassSites(
  cellClass: string,
  peaks: ClassPeaks,
  chromosomeOffsets: ArrayLike<number>,
  tss: ArrayLike<number> | undefined,
  options: FitOptions = {},
): CellClassSites {
  const { binders, binderOfExperiment, antigenOfBinder } = bindersOf(peaks.experiments);
  let summits = sortedSummits(
    peaks.summit,
    (i) => peaks.experiment[i],
    peaks.experiments.length,
    (i) => Math.round((peaks.code[i] / (FINE_STEPS - 1)) * (SCORE_STEPS - 1)),
    SCORE_STEPS,
  );
  let sites = consensusSites(summits.position, chromosomeOffsets);
  const mislabelled = mislabelledExperiments(sites, summits, { binderOfExperiment, antigenOfBinder });
  if (mislabelled.length > 0) {
    summits = without(
      summits,
      mislabelled.map(({ experiment }) => experiment),
    );
    sites = consensusSites(summits.position, chromosomeOffsets);
  }
  const ofBinders = { ...summits, owner: summits.owner.map((experiment) => binderOfExperiment[experiment]) };
  const members = membersOfSites(sites, ofBinders, binders.length);
  const count = new Uint32Array(binders.length);
  for (let i = 0; i < members.binder.length; i++) count[members.binder[i]]++;
  const withCounts = binders.map((binder, i): Binder => {
    const leftOut = mislabelled.filter(({ experiment }) => binderOfExperiment[experiment] === i);
    if (leftOut.length === 0) return { ...binder, sites: count[i] };
    const names = leftOut.map(({ experiment, like }) => ({
      experiment: peaks.experiments[experiment].name,
      like: binders[like].antigen,
    }));
    const out = new Set(names.map(({ experiment }) => experiment));
    const experiments = binder.experiments.filter((name) => !out.has(name));
    return { ...binder, experiments, sites: count[i], leftOut: names };
  });
  const codeScore = Float64Array.from(
    { length: SCORE_STEPS },
    (_, code) => (code / (SCORE_STEPS - 1)) * LARGEST_SCORE,
  );
  return {
    cellClass,
    binders: withCounts,
    start: sites.start,
    end: sites.end,
    promoter: tss === undefined ? undefined : promoterFlags(sites.start, sites.end, tss),
    members,
    codeScore,
    model: fitPartnerModel(withCounts, members, codeScore, options),
  };
}

/** Summits of all but some experiments. */
function without(summits: SortedSummits, experiments: readonly number[]): SortedSummits {
  const out = new Set(experiments);
  const { position, owner, code } = summits;
  const kept = { position: position.slice(), owner: owner.slice(), code: code.slice() };
  let count = 0;
  for (let i = 0; i < owner.length; i++) {
    if (out.has(owner[i])) continue;
    kept.position[count] = position[i];
    kept.owner[count] = owner[i];
    kept.code[count++] = code[i];
  }
  return {
    position: kept.position.subarray(0, count),
    owner: kept.owner.subarray(0, count),
    code: kept.code.subarray(0, count),
  };
}

/** One binder per antigen and cell type, by cell type and then antigen. */
function bindersOf(experiments: ClassPeaks['experiments']): {
  binders: Omit<Binder, 'sites'>[];
  binderOfExperiment: Uint16Array;
  antigenOfBinder: number[];
} {
  const byKey = new Map<string, { antigen: string; cell: string; experiments: string[] }>();
  for (const { name, antigen, cell } of experiments) {
    const key = `${cell}\t${antigen}`;
    const binder = byKey.get(key);
    if (binder === undefined) byKey.set(key, { antigen, cell, experiments: [name] });
    else binder.experiments.push(name);
  }
  const binders = [...byKey.values()].sort(
    (a, b) => inOrder(a.cell, b.cell) || inOrder(a.antigen, b.antigen),
  );
  const numbers = new Map(binders.map(({ antigen, cell }, i) => [`${cell}\t${antigen}`, i]));
  const binderOfExperiment = Uint16Array.from(
    experiments,
    ({ antigen, cell }) => numbers.get(`${cell}\t${antigen}`) ?? 0,
  );
  // Two names of one factor are two binders, and no sign of an exchanged sample.
  const known = new KnownNames();
  const keys = binders.map(({ antigen }) => known.key(antigen));
  const antigens = [...new Set(keys)];
  const antigenOfBinder = keys.map((key) => antigens.indexOf(key));
  return { binders, binderOfExperiment, antigenOfBinder };
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** 1 for every site within 1 kb of a TSS. */
export function promoterFlags(start: Uint32Array, end: Uint32Array, tss: ArrayLike<number>): Uint8Array {
  const flags = new Uint8Array(start.length);
  let next = 0;
  for (let i = 0; i < start.length; i++) {
    while (next < tss.length && tss[next] < start[i] - PROMOTER_DISTANCE) next++;
    if (next < tss.length && tss[next] < end[i] + PROMOTER_DISTANCE) flags[i] = 1;
  }
  return flags;
}
