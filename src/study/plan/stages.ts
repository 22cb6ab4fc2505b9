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
  'combination',
  'replication',
  'conclusion',
] as const;

export type PathStage = (typeof PATH_STAGES)[number];
