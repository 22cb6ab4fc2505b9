import type { FindingKind } from '../../assays/design/finding.ts';

/** The way from binding sites to patient cells, in the order in which such a study goes. */
export const PATH_STAGES = [
  'sites',
  'partners',
  'contrasts',
  'expression',
  'targets',
  'changed-genes',
  'sequence',
  'knockdown',
  'growth',
  'interaction',
  'promoter',
  'combination',
  'replication',
  'conclusion',
] as const;

export type PathStage = (typeof PATH_STAGES)[number];

/** Which box a finding of the bench fills. */
export const STAGE_OF_FINDING: Readonly<Record<FindingKind, PathStage>> = {
  perturbation: 'knockdown',
  growth: 'growth',
  interaction: 'interaction',
  'promoter ChIP': 'promoter',
  combination: 'combination',
  replication: 'replication',
};
