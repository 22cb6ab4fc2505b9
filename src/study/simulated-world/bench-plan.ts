/**
 * What the bench of the simulated world is to find: who drives whom, what is together, and the tables that are there to fool. Sizes are
 * those of a usual laboratory: knock-downs that leave 20 to 35 %, targets that fall to 40 to 60 %, three or four experiments.
 */
import type { Relation } from '../evidence/edge.ts';

/** An edge by its ends. */
export interface PlannedEdge {
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
}

const acts = (from: string, to: string): PlannedEdge => ({ from, to, relation: 'acts' });

/** Knock-downs that lower their target. */
export const DRIVEN = [
  acts('FOS', 'IRF4'),
  acts('FOS', 'SLAMF7'),
  acts('IKZF3', 'BCL2'),
  acts('PRDM1', 'BCL2'),
] as const;
/** Measured as well as those, and nothing happens. */
export const NOT_DRIVEN = acts('FOS', 'BCL2');
/** What no plate has. */
export const UNTESTED = acts('PRDM1', 'SLAMF7');

/** The promoters at which the query's factor sits, and leaves without FOS. */
export const BOUND_PROMOTERS = ['IRF4', 'SLAMF7'] as const;
/** The region at which nothing sits. */
export const NEGATIVE_REGION = 'negative region';

const counted = (relation: Relation, to: string): PlannedEdge => ({ from: 'FOS', to, relation });

/** Every edge of the bench on which something is planted. */
export const PLANTED_AT_BENCH: readonly PlannedEdge[] = [
  ...DRIVEN,
  ...BOUND_PROMOTERS.map((gene) => acts('IKZF1', gene)),
  { from: 'IKZF1', to: 'FOS', relation: 'together' },
  counted('growth', 'count'),
  ...['lenalidomide alone', 'the better of the two', 'Bliss independence'].map((other) =>
    counted('combination', `inhibition beyond ${other}`),
  ),
];

/** What the study's figure draws: what was tested of its factor, partners and targets. */
export const DRAWN: readonly PlannedEdge[] = [
  ...['IRF4', 'SLAMF7', 'BCL2'].map((gene) => acts('IKZF1', gene)),
  { from: 'IKZF1', to: 'FOS', relation: 'together' },
  ...DRIVEN,
  NOT_DRIVEN,
];

/** Files of the bench below the world's folder. */
export const BENCH_FILES = {
  fos: 'bench/knock-down_FOS.simulated.csv',
  fosMap: 'bench/knock-down_FOS_map.simulated.tsv',
  others: 'bench/knock-down_IKZF3_PRDM1.simulated.txt',
  othersMap: 'bench/knock-down_IKZF3_PRDM1_map.simulated.tsv',
  growth: 'bench/cell-counts.simulated.tsv',
  growthMap: 'bench/cell-counts_map.simulated.tsv',
  coIp: 'bench/co-IP.simulated.csv',
  coIpMap: 'bench/co-IP_map.simulated.tsv',
  chip: 'bench/ChIP-qPCR.simulated.csv',
  combination: 'bench/combination.simulated.csv',
  combinationMap: 'bench/combination_map.simulated.tsv',
  effects: 'bench/lines-and-patients.simulated.xlsx',
} as const;

/** Tables beside the study, which are there to fool. */
export const BENCH_TRAPS = {
  wells: 'bench/beside/wells-as-experiments.simulated.tsv',
  viability: 'bench/beside/viability-as-inhibition.simulated.tsv',
  compensated: 'bench/beside/compensated-knock-down.simulated.tsv',
  patient: 'bench/beside/one-patient.simulated.tsv',
} as const;
