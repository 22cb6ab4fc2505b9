/** Places of a study that a file may have; `none` is none. Every other word is a key of the study file, or a type of assay. */
export const PLACES = [
  ...(['none', 'peaks', 'matrix', 'platform', 'cdf', 'gene_ids', 'design', 'table', 'up', 'down'] as const),
  ...(['changed', 'genes', 'interactions', 'library', 'sequence', 'map', 'amplicons'] as const),
  ...(['qpcr', 'chip-qpcr', 'blot', 'growth', 'dose', 'combination', 'replicate'] as const),
] as const;

export type PlaceName = (typeof PLACES)[number];
