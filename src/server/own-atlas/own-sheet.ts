// The sheet that a page corrects: rows of files that the server knows by number, checked as `atlas build` checks a sheet.
import { dirname, relative, sep } from 'node:path';
import { classesOf, type DraftRow } from '../../atlas/drafting/draft-rows.ts';
import { SHEET_COLUMNS, sheetText, type SheetRow } from '../../atlas/drafting/sheet-text.ts';
import { unknownFactor } from '../../atlas/drafting/unknown-factor.ts';
import type { Unsure } from '../../atlas/drafting/file-words.ts';
import { sheetFaults, type SheetRows } from '../../atlas/making/sheet.ts';
import type { InputError } from '../../errors.ts';
import type { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import type { Message } from '../../messages/message.ts';
import { refused } from '../../messages/refused.ts';

/** Columns that a page may change. */
const EDITED = [
  'experiment',
  'antigen',
  'antigen_class',
  'cell',
  'cell_class',
  'condition',
] as const satisfies readonly (typeof SHEET_COLUMNS)[number][];
export type Edited = (typeof EDITED)[number];

/** A row as a page knows it. */
export interface OwnRow {
  /** Number of its file. */
  readonly file: number;
  readonly name: string;
  readonly peaks: number;
  readonly cells: Readonly<Record<Edited, string>>;
  /** Cells that nobody has looked at yet. */
  readonly unsure: readonly Unsure[];
  /** Whether the row is a part of the sheet; else it is left out. */
  readonly taken: boolean;
}

/** What keeps a row from being built. */
export interface OwnFault {
  /** Place among all rows, 0-based. */
  readonly row: number;
  readonly column: string | undefined;
  readonly error: InputError;
}

/** What may be a slip. */
export interface OwnHint {
  readonly row: number;
  readonly why: Message;
}

/** A cell that follows from others. */
export interface OwnClass {
  readonly row: number;
  readonly column: 'antigen_class' | 'cell_class';
  readonly value: string;
}

/** Most rows, and most letters of a cell. */
const MOST = { rows: 20_000, letters: 4000 };

/** The rows of a sheet and their files. */
export class OwnSheet {
  /** Files by number, as they were drafted. */
  readonly #files = new Map<number, DraftRow>();
  /** Files that a page handed over: their place ends with the server, so the sheet names them as they were called. */
  readonly #handedOver = new Set<number>();
  #rows: readonly OwnRow[] = [];
  #next = 1;

  get rows(): readonly OwnRow[] {
    return this.#rows;
  }

  /** Adds rows as they were drafted; a file that is there already is not added again. */
  add(drafted: readonly DraftRow[], handedOver: boolean): void {
    const there = new Set([...this.#files.values()].map(({ path }) => path));
    const rows = drafted.filter(({ path }) => !there.has(path)).map((row) => this.#numbered(row, handedOver));
    this.#rows = [...this.#rows, ...rows];
  }

  #numbered(row: DraftRow, handedOver: boolean): OwnRow {
    const file = this.#next++;
    this.#files.set(file, row);
    if (handedOver) this.#handedOver.add(file);
    const { shown: name, peaks, cells, unsure } = row;
    const edited = EDITED.map((column) => [column, cells[column]] as const);
    return {
      file,
      name,
      peaks,
      cells: Object.fromEntries(edited) as OwnRow['cells'],
      unsure,
      taken: true,
    };
  }

  clear(): void {
    this.#rows = [];
    this.#files.clear();
    this.#handedOver.clear();
  }

  /**
   * Takes over what a page made of the rows.
   * @param said of each row its file, its cells, the columns that are still unsure, and whether it is taken
   * @throws InputError for what is no such list
   */
  edit(said: unknown): void {
    if (!Array.isArray(said) || said.length > MOST.rows) throw refused('body.wrong', {});
    const before = new Map(this.#rows.map((row) => [row.file, row]));
    this.#rows = said.map((each: unknown) => {
      const { file, cells, unsure, taken } = (each ?? {}) as Partial<Record<string, unknown>>;
      const row = before.get(Number(file));
      if (row === undefined) throw refused('own-atlas.gone', {});
      before.delete(row.file);
      if (!isCells(cells) || !Array.isArray(unsure) || typeof taken !== 'boolean')
        throw refused('body.wrong', {});
      const edited = EDITED.map((column) => [column, cells[column].trim()]);
      return {
        ...row,
        cells: Object.fromEntries(edited) as OwnRow['cells'],
        unsure: row.unsure.filter(({ column }) => unsure.includes(column)),
        taken,
      };
    });
  }

  /** Assembly that most rows fit, by their table or by where their peaks lie; hg38 among equals. */
  get likelyGenome(): string {
    const counts = new Map([['hg38', 0.5]]);
    for (const { cells, assemblies } of this.#files.values())
      for (const name of cells.genome === '' ? assemblies : [cells.genome])
        counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1])[0][0];
  }

  /** What keeps the taken rows from being built. @param path where the sheet will lie */
  faults(path: string, genome: string): OwnFault[] {
    const places = this.#rows.flatMap(({ taken }, row) => (taken ? [row] : []));
    return sheetFaults(this.sheet(), path, genome).map(({ row, column, error }) => ({
      row: places[row],
      column,
      error,
    }));
  }

  /** Classes that follow from names that are settled, where the cell is empty. */
  classes(): OwnClass[] {
    return this.#rows.flatMap(({ cells, unsure }, row) =>
      Object.entries(classesOf(cells)).flatMap(([name, value]): OwnClass[] => {
        const column = name as OwnClass['column'];
        const isOpen = unsure.some((each) => `${each.column}_class` === column);
        return cells[column] === '' && value !== '' && !isOpen ? [{ row, column, value }] : [];
      }),
    );
  }

  hints(names: KnownNames): OwnHint[] {
    const known = new Map<string, Message | undefined>();
    return this.#rows.flatMap(({ cells: { antigen, antigen_class: kind }, taken }, row) => {
      const key = `${antigen}\t${kind}`;
      if (taken && !known.has(key)) known.set(key, unknownFactor(antigen, kind, names));
      const why = known.get(key);
      return taken && why !== undefined ? [{ row, why }] : [];
    });
  }

  /** The taken rows, with files where they lie. */
  sheet(): SheetRows {
    const rows = this.#taken((row) => this.#fileOf(row).path);
    return {
      header: SHEET_COLUMNS,
      headerLine: 1,
      cells: rows.map((row) => SHEET_COLUMNS.map((column) => row[column])),
      line: rows.map((_, row) => row + 2),
    };
  }

  /** The taken rows as the text that is kept: files of a folder by their place from the sheet, others by their names. */
  text(path: string): string {
    return sheetText(
      this.#taken((row) =>
        this.#handedOver.has(row.file)
          ? row.name
          : relative(dirname(path), this.#fileOf(row).path).split(sep).join('/'),
      ),
    );
  }

  /** A text that names files by their place, as the page calls them. */
  withoutPlaces(said: string): string {
    for (const { path, shown } of this.#files.values()) said = said.replaceAll(path, shown);
    return said;
  }

  #taken(file: (row: OwnRow) => string): SheetRow[] {
    return this.#rows
      .filter(({ taken }) => taken)
      .map((row) => ({
        ...this.#fileOf(row).cells,
        ...row.cells,
        peaks: String(row.peaks),
        file: file(row),
        unsure: row.unsure.map(({ column }) => column).join(' '),
      }));
  }

  #fileOf({ file }: OwnRow): DraftRow {
    const found = this.#files.get(file);
    if (found === undefined) throw refused('own-atlas.gone', {});
    return found;
  }
}

function isCells(cells: unknown): cells is Record<Edited, string> {
  if (typeof cells !== 'object' || cells === null) return false;
  return EDITED.every((column) => {
    const cell = (cells as Partial<Record<string, unknown>>)[column];
    return typeof cell === 'string' && cell.length <= MOST.letters;
  });
}
