// metadata.tsv, which ENCODE's portal gives beside the files of a download: a header, and one row per file.
import { InputError } from '../../errors.ts';
import { parseDelimited } from '../text/delimited-reader.ts';
import { name as properName } from '../text/doors.ts';
import { readBytesNow } from '../text/text-file.ts';

/** What ENCODE says of one file; empty where it says nothing, or an older table has no such column. */
export interface EncodeFile {
  readonly file: string;
  readonly experiment: string;
  readonly cell: string;
  /** As ENCODE labels it: `CTCF-human`, `eGFP-IKZF1-human`. */
  readonly target: string;
  /** What the file holds: `IDR thresholded peaks`, `peaks`, ... */
  readonly output: string;
  readonly assembly: string;
  readonly assay: string;
  readonly treatments: string;
  readonly modifications: string;
  readonly status: string;
}

/** The first column, by which such a table is known. */
export const ENCODE_FIRST_COLUMN = 'File accession';

/** Columns by what they are; several names are those of different years. */
const COLUMNS: Readonly<Record<keyof EncodeFile, readonly string[]>> = {
  file: [ENCODE_FIRST_COLUMN],
  experiment: ['Experiment accession'],
  cell: ['Biosample term name'],
  target: ['Experiment target'],
  output: ['Output type'],
  assembly: ['File assembly', 'Assembly'],
  assay: ['Assay'],
  treatments: ['Biosample treatments'],
  modifications: ['Biosample genetic modifications methods'],
  status: ['File Status', 'File status'],
};
const NEEDED = ['file', 'experiment', 'cell', 'target'] as const;

/**
 * Reads ENCODE's table of files.
 * @returns a row for each file, in the order of the table
 * @throws InputError naming the line for a missing column, a row of another length, a file without accession or there twice, and text
 *   that is no name
 */
export function readEncodeMetadata(path: string): EncodeFile[] {
  const table = parseDelimited(readBytesNow(path), path, { separator: '\t', comments: false });
  const at = (column: keyof EncodeFile): string | undefined =>
    COLUMNS[column].find((name) => table.columnNames.includes(name));
  const missing = NEEDED.filter((column) => at(column) === undefined).map((column) => COLUMNS[column][0]);
  if (missing.length > 0)
    throw new InputError(`this is not ENCODE's table of files: it lacks ${missing.join(', ')}`, {
      file: path,
      expected: 'the metadata.tsv of a download from ENCODE, with tabs',
      found: table.columnNames.join(' ').slice(0, 200),
    });
  const columns = (Object.keys(COLUMNS) as (keyof EncodeFile)[]).map((column) => {
    const name = at(column);
    return [column, name === undefined ? undefined : table.column(name)] as const;
  });
  const seen = new Map<string, number>();
  return Array.from(table.line, (line, row) => {
    const cells = columns.map(([column, values]) => {
      const cell = values?.[row].trim() ?? '';
      return [column, cell === '' && column !== 'file' ? '' : properName(cell, column, { file: path, line })];
    });
    const described = Object.fromEntries(cells) as unknown as EncodeFile;
    const earlier = seen.get(described.file);
    if (earlier !== undefined)
      throw new InputError(`file ${described.file} is there twice`, {
        ...{ file: path, line },
        found: `the same file in line ${earlier}`,
      });
    seen.set(described.file, line);
    return described;
  });
}
