import { InputError } from '../../errors.ts';
import { ANTIGEN_CLASSES, CELL_CLASSES } from './layout.ts';

/** One free text of authors with the label that ChIP-Atlas' curators gave it. */
export interface CuratedText {
  /** What the authors wrote; parts separated by `|`. */
  readonly text: string;
  /** Class in full, such as `Blood`; empty where the text was not curated. */
  readonly className: string;
  /** Antigen or cell type, such as `MM.1S`. */
  readonly label: string;
}

const ENTRY = /^([A-Za-z]{3})@ (.*?)(?:\?\d+)?$/;

/**
 * Reads ChIP-Atlas' curation tables: either `free text, label` (after a line with the number of rows) or the
 * table with a header `SRA SRX MGI old new`. Labels read `Bld@ MM.1S`: class, then name.
 * @param kind whether the labels name antigens or cell types
 * @param text the table, unpacked
 * @throws InputError when no row has a curated label
 */
export function parseCuration(text: string, kind: 'antigen' | 'cell', file: string): CuratedText[] {
  const classes = kind === 'antigen' ? ANTIGEN_CLASSES : CELL_CLASSES;
  const full = new Map(Object.entries(classes).map(([name, code]) => [code, name]));
  const rows: CuratedText[] = [];
  let curated = 0;
  text.split('\n').forEach((line, i) => {
    const cells = line.split('\t');
    if (line === '' || (i === 0 && (cells.length === 1 || cells.at(-1) === 'new'))) return;
    const entry = ENTRY.exec(cells.at(-1) ?? '');
    const className = full.get(entry?.[1] ?? '');
    if (className !== undefined) curated++;
    rows.push({
      text: cells.at(-2) ?? '',
      className: className ?? '',
      label: className === undefined ? '' : (entry?.[2] ?? ''),
    });
  });
  if (curated === 0)
    throw new InputError('this is not a curation table', {
      file,
      expected: `rows of a free text and a label such as ${kind === 'cell' ? 'Bld@ MM.1S' : 'Oth@ IKZF1'}`,
      found: text.slice(0, 120),
    });
  return rows;
}
