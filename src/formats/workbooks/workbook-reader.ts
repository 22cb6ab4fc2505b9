// What a workbook says: every sheet as rows of cells, values as they are stored.
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { refused } from '../../messages/refused.ts';
import type { Cell, Grid, Merged } from './grid.ts';
import { spreadsheets } from './library.ts';
import { damagedWorkbook, encryptedWorkbook, zipDirectory, zipOf, zipPart } from './zip-parts.ts';

/** Cells of one workbook, empty ones before the last of a row among them. */
const MOST_CELLS = 20_000_000;
/** Parts of an .xlsx that hold no cells. */
const NO_CELLS =
  /^xl\/(?:charts|comments|ctrlProps|drawings|embeddings|externalLinks|media|pivot|queryTables|slicer|tables|threadedComments|worksheets\/_rels)/;
const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

/** Raw values, and the formats that tell dates. */
const OPTIONS = {
  type: 'buffer',
  dense: true,
  cellNF: true,
  cellText: false,
  cellHTML: false,
  cellDates: false,
  cellFormula: false,
} as const;

/** A sheet, and whether the workbook hides it. */
export type Sheet = Grid & { readonly hidden: boolean };

/**
 * The sheets of an .xlsx, in their order. Numbers are given as they are stored, a cell that the spreadsheet made into a date as such.
 * What the library gets is an archive made anew of parts whose sizes and checksums are those that the directory says.
 * @throws InputError for an archive that is damaged, unpacks to more than a table has, or holds no workbook
 */
export function parseXlsx(bytes: Buffer, file: string): Sheet[] {
  const directory = zipDirectory(bytes, file);
  if (!directory.has('xl/workbook.xml'))
    throw refused(
      'workbook.zip',
      {},
      {
        file,
        expected: 'an .xlsx with a part xl/workbook.xml',
        found: [...directory.keys()].slice(0, 4).join(', '),
      },
    );
  const parts = new Map<string, Buffer>();
  for (const [name, entry] of directory)
    if (/\.(?:xml|rels)$/i.test(name) && !NO_CELLS.test(name)) {
      const part = zipPart(bytes, entry, file);
      parts.set(name, name.startsWith('xl/worksheets/') ? withUncalculated(part) : part);
    }
  return sheetsOf(zipOf(parts), file);
}

/** A formula without its value, as programs leave it that do not calculate. */
const UNCALCULATED =
  /<((?:\w+:)?)c(?![^>]*\st=)([^>]*)>(<(?:\w+:)?f\b[^>]*(?:\/>|>[^<]*<\/(?:\w+:)?f>))(?:<(?:\w+:)?v\s*\/>|<(?:\w+:)?v><\/(?:\w+:)?v>)?<\/(?:\w+:)?c>/g;

/** A sheet in which such cells hold no number: the library would take them for empty ones. */
function withUncalculated(part: Buffer): Buffer {
  if (!part.includes('f>') && !part.includes('<f')) return part;
  const text = part.toString('utf8');
  const told = text.replaceAll(UNCALCULATED, '<$1c$2>$3<$1v>NaN</$1v></$1c>');
  return told === text ? part : Buffer.from(told, 'utf8');
}

/** The sheets of an .xls (Excel 95 to 2003). @throws InputError for one that is cut off, protected, or no workbook */
export function parseXls(bytes: Buffer, file: string): Sheet[] {
  const { CFB } = spreadsheets();
  const container = attempted(() => CFB.read(bytes, { type: 'buffer' }), file);
  if (CFB.find(container, '/EncryptedPackage') !== null) throw encryptedWorkbook(file);
  if (CFB.find(container, '/Workbook') === null && CFB.find(container, '/Book') === null)
    throw refused('workbook.other-office', {}, { file, expected: 'an .xls with a stream Workbook' });
  for (const { name, size, content, type } of container.FileIndex)
    if (type === 2 && content?.length !== size) throw damagedWorkbook(file, `${name} is cut off`);
  return sheetsOf(bytes, file);
}

function sheetsOf(bytes: Buffer, file: string): Sheet[] {
  const workbook = attempted(() => spreadsheets().read(bytes, OPTIONS), file);
  let left = MOST_CELLS;
  const sheets = workbook.SheetNames.flatMap((name, i): Sheet[] => {
    const sheet = Object.hasOwn(workbook.Sheets, name) ? workbook.Sheets[name] : undefined;
    if (sheet === undefined || (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet')) return [];
    const hidden = (workbook.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0;
    const { rows, line } = filledRows(sheet, workbook, (cells) => {
      left -= cells;
      if (left < 0)
        throw refused(
          'workbook.too-many-cells',
          {},
          {
            file: `${file}, sheet '${name}'`,
            expected: `at most ${MOST_CELLS}, with the empty ones before the last of each row`,
            fix: undefined,
          },
        );
    });
    return [{ file, sheet: name, rows, line, merged: mergedIn(sheet), hidden }];
  });
  if (sheets.length > 0) return sheets;
  throw damagedWorkbook(file, 'it has no sheet of cells');
}

/** Whatever the library says of a file that it cannot read is said of the file. */
function attempted<T>(read: () => T, file: string): T {
  try {
    return read();
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    throw /password|encrypt/i.test(found) ? encryptedWorkbook(file) : damagedWorkbook(file, found);
  }
}

function filledRows(
  sheet: WorkSheet,
  workbook: WorkBook,
  count: (cells: number) => void,
): { rows: Cell[][]; line: number[] } {
  const rows: Cell[][] = [];
  const line: number[] = [];
  const data = (sheet['!data'] ?? []) as (CellObject | undefined)[][];
  // Without holes: a row at the end of a sheet does not cost those before it.
  data.forEach((cells: (CellObject | undefined)[] | undefined, at) => {
    const row: Cell[] = [];
    cells?.forEach((cell, column) => {
      const value = cell === undefined ? null : cellOf(cell, workbook);
      if (value === null) return;
      count(column + 1 - row.length);
      while (row.length < column) row.push(null);
      row.push(value);
    });
    if (row.length === 0) return;
    rows.push(row);
    line.push(at + 1);
  });
  return { rows, line };
}

function cellOf({ t, v, z }: CellObject, workbook: WorkBook): Cell {
  if (t === 'e') return ERRORS[v as number] ?? '#ERROR';
  if (v === undefined || v === null || v === '') return null;
  if (typeof v === 'boolean') return v ? 'TRUE' : 'FALSE';
  if (typeof v !== 'number') return String(v);
  if (Number.isNaN(v)) return { made: 'formula', number: NaN, text: 'a formula without a value' };
  const format = String(z ?? 'General');
  if (/e[+-]0/i.test(format)) return { made: 'power', number: v, text: String(v) };
  if (!spreadsheets().SSF.is_date(format)) return v;
  return { made: 'date', number: v, text: dayOf(v, workbook.Workbook?.WBProps?.date1904 === true) };
}

const MS_PER_DAY = 86_400_000;

/** A spreadsheet's day as 2024-05-01, with the time where there is one. */
function dayOf(serial: number, since1904: boolean): string {
  const days = since1904 ? serial + 1462 : serial;
  const time = new Date(Date.UTC(1899, 11, 30) + Math.round(days * MS_PER_DAY));
  if (Number.isNaN(time.getTime())) return String(serial);
  const text = time.toISOString().replace('T', ' ').slice(0, 16);
  return Number.isInteger(serial) ? text.slice(0, 10) : text;
}

function mergedIn(sheet: WorkSheet): Merged[] {
  return (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }));
}
