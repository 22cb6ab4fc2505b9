// The table of ChIP-Atlas' Colocalization, re-created ("CoLo-like"): every experiment of a cell type class against
// every experiment of one antigen.
import { consensusSites } from '../sites/consensus-sites.ts';
import { sortedSummits } from '../sites/sorted-summits.ts';
import {
  colocalizationAverage,
  colocalizationScore,
  SAME_EXPERIMENT,
  STRENGTH_CLASSES,
  strengthClasses,
  type SimilarityRule,
} from './colocalization-like.ts';

/** Peaks of the experiments of one class, in any order; element i of every array describes peak i. */
export interface ScoredPeaks {
  readonly experiments: number;
  /** Linear coordinates. */
  readonly summit: Uint32Array;
  /** 0 .. experiments - 1. */
  readonly experiment: ArrayLike<number>;
  readonly score: ArrayLike<number>;
}

/** How often two experiments share sites, by strength. */
export interface MeetingsAtSites {
  /** Consensus sites of all experiments. */
  readonly universe: number;
  /** Sites of experiment e with a peak of class k + 1 (1 weak, 2 middling, 3 strong): index 3 e + k. */
  readonly size: Uint32Array;
  /** Sites that experiment e in class i + 1 and column c in class j + 1 share: index 9 (c experiments + e) + 3 i + j. */
  readonly shared: Uint32Array;
}

/**
 * Counts which classes of which experiments meet at the consensus sites of all experiments.
 * @param columns experiments that all are compared with
 * @param chromosomeOffsets linear start of each chromosome
 */
export function meetingsAtSites(
  peaks: ScoredPeaks,
  columns: readonly number[],
  chromosomeOffsets: ArrayLike<number>,
): MeetingsAtSites {
  const { experiments } = peaks;
  const strength = strengthClasses(peaks.score, peaks.experiment, experiments);
  const summits = sortedSummits(
    peaks.summit,
    (i) => peaks.experiment[i],
    experiments,
    (i) => strength[i],
    STRENGTH_CLASSES.high + 1,
  );
  const sites = consensusSites(summits.position, chromosomeOffsets);
  const size = new Uint32Array(3 * experiments);
  const shared = new Uint32Array(9 * columns.length * experiments);
  const columnOf = new Int32Array(experiments).fill(-1);
  columns.forEach((experiment, column) => (columnOf[experiment] = column));
  // Bit k of a mask: the experiment has a peak of class k + 1 at the present site.
  const mask = new Uint8Array(experiments);
  const present: number[] = [];
  let next = 0;
  for (let site = 0; site < sites.count; site++) {
    for (; next < summits.position.length && summits.position[next] < sites.end[site]; next++) {
      const experiment = summits.owner[next];
      if (mask[experiment] === 0) present.push(experiment);
      mask[experiment] |= 1 << (summits.code[next] - 1);
    }
    for (const experiment of present)
      for (let k = 0; k < 3; k++) if ((mask[experiment] >> k) & 1) size[3 * experiment + k]++;
    for (const one of present) {
      const column = columnOf[one];
      if (column < 0) continue;
      for (const other of present) {
        const at = 9 * (column * experiments + other);
        for (let i = 0; i < 3; i++) {
          if (((mask[other] >> i) & 1) === 0) continue;
          for (let j = 0; j < 3; j++) if ((mask[one] >> j) & 1) shared[at + 3 * i + j]++;
        }
      }
    }
    for (const experiment of present) mask[experiment] = 0;
    present.length = 0;
  }
  return { universe: sites.count, size, shared };
}

export interface ColocalizationTable {
  /** Experiments in order of the table: average, then interaction, both descending. */
  readonly order: Uint32Array;
  /** Mean over the columns without the experiment itself, per experiment. */
  readonly average: Float64Array;
  /** 0 to 9, 10 for the experiment itself: index experiment x columns + column. */
  readonly score: Float64Array;
}

/**
 * The Colocalization table from counts of shared sites.
 * @param interaction score of each experiment's antigen with the query antigen
 * @param rule decides whether two classes are similar
 *
 * **Source:** coLocalization.sh and coloToHtml.sh (github.com/shinyaoki/chipatlas, 2019); the decision rule of the
 * service is not public.
 */
export function colocalizationTable(
  sites: MeetingsAtSites,
  experiments: number,
  columns: readonly number[],
  interaction: ArrayLike<number>,
  rule: SimilarityRule,
): ColocalizationTable {
  const width = columns.length;
  const score = new Float64Array(experiments * width);
  const average = new Float64Array(experiments);
  const sizeOf = (experiment: number): Uint32Array => sites.size.subarray(3 * experiment, 3 * experiment + 3);
  for (let row = 0; row < experiments; row++) {
    columns.forEach((experiment, column) => {
      const at = 9 * (column * experiments + row);
      score[row * width + column] =
        experiment === row
          ? SAME_EXPERIMENT
          : colocalizationScore(
              sites.shared.subarray(at, at + 9),
              sizeOf(row),
              sizeOf(experiment),
              sites.universe,
              rule,
            );
    });
    average[row] = colocalizationAverage(score.subarray(row * width, (row + 1) * width));
  }
  const order = Uint32Array.from({ length: experiments }, (_, row) => row).sort(
    (a, b) => average[b] - average[a] || interaction[b] - interaction[a] || a - b,
  );
  return { order, average, score };
}
