import { BESIDE } from '../bench/assay-analyses.ts';
import type { KeyPath } from './problems.ts';
import type { Study } from './study-schema.ts';

/** A file or folder that a study names, as it is written there. */
export interface NamedFile {
  readonly path: string;
  readonly place: KeyPath;
  /** What it has to be: libraries of motifs have short names, too. */
  readonly kind: 'file' | 'atlas' | 'library';
}

const EXPRESSION_FILES = ['platform', 'cdf', 'gene_ids', 'design', 'table', 'up', 'down', 'changed'] as const;

/** Everything on the disk that a study names: nothing else of it is ever taken for a path. */
export function namedFiles(study: Study): NamedFile[] {
  const found: NamedFile[] = [];
  const add = (path: string | undefined, place: KeyPath, kind: NamedFile['kind'] = 'file'): void => {
    if (path !== undefined) found.push({ path, place, kind });
  };
  study.atlas?.forEach((path, index) => add(path, ['atlas', index], 'atlas'));
  for (const key of ['genes', 'interactions', 'gene_notes'] as const) add(study[key], [key]);
  study.chip_seq.forEach((entry, index) => {
    for (const key of ['peaks', 'reads', 'control'] as const)
      entry[key]?.forEach((path, position) => add(path, ['chip_seq', index, key, position]));
  });
  study.expression.forEach((entry, index) => {
    entry.matrix?.forEach((path, position) => add(path, ['expression', index, 'matrix', position]));
    for (const key of EXPRESSION_FILES) add(entry[key], ['expression', index, key]);
  });
  study.motifs?.library?.forEach((path, position) => add(path, ['motifs', 'library', position], 'library'));
  add(study.motifs?.sequence, ['motifs', 'sequence']);
  study.assays.forEach((entry, index) => {
    for (const key of ['file', ...BESIDE] as const) add(entry[key], ['assays', index, key]);
  });
  study.samples.forEach((entry, index) => add(entry.file, ['samples', index, 'file']));
  return found;
}
