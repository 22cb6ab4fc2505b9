// Plates as they lie on the table: 1 to 12 above, A to H beside, a number or a name in each well.
import { InputError } from '../../errors.ts';
import { refused } from '../../messages/refused.ts';
import { note } from '../../messages/message.ts';
import { placeIn, textOf, type Cell, type Grid, type GridPlace } from '../workbooks/grid.ts';
import type { ColumnRole, TableKind } from './column-aliases.ts';
import { headingOf, roleOf, type Heading } from './column-names.ts';
import { someOf, type Draft, type DraftColumn } from './draft.ts';
import { converted, unitOf } from './units.ts';
import { rowOfLetter, wellName } from './wells.ts';

/** One plate of a sheet. */
interface Plate {
  readonly title: string;
  readonly heading: Heading;
  readonly wells: ReadonlyMap<string, { readonly cell: Cell; readonly place: GridPlace }>;
  readonly place: GridPlace;
}

/** Rows without letters are a plate only where they are as many as a plate has. */
const WHOLE: Readonly<Record<number, number>> = { 12: 8, 24: 16 };

/** The plates of a grid, from above. */
function platesIn(grid: Grid): Plate[] {
  const plates: Plate[] = [];
  const taken = new Set<number>();
  grid.rows.forEach((cells, top) => {
    for (let left = 1; left < cells.length; left++) {
      const numbers = runOfNumbers(cells, left);
      if (numbers.length < 3) continue;
      const letters = lettersBelow(grid, top, left, numbers);
      if (letters.length >= 2) {
        plates.push(plateAt(grid, { top, left, numbers, letters, taken }));
        for (let row = top; row <= top + letters.length; row++) taken.add(row);
      }
      left += numbers.length - 1;
    }
  });
  refuseBroken(grid, taken);
  return plates;
}

/** A row with the letter of a plate, and numbers, below a plate that it does not continue: one between is missing or damaged. */
function refuseBroken(grid: Grid, taken: ReadonlySet<number>): void {
  if (taken.size === 0) return;
  const isRow = (cells: readonly Cell[]): boolean =>
    cells.some((cell, column) => isLetter(textOf(cell)) && /^[\d.]/.test(textOf(cells[column + 1])));
  const row = grid.rows.findIndex((cells, at) => at > Math.min(...taken) && !taken.has(at) && isRow(cells));
  if (row < 0) return;
  throw refused(
    'plates.row-order',
    {},
    {
      fix: undefined,
      ...placeIn(grid, row),
      expected: 'the rows of a plate one after the other, each with its letter',
      found: grid.rows[row].slice(0, 4).map(textOf).join(', '),
    },
  );
}

function isLetter(text: string): boolean {
  return /^(?:[A-P]|A[A-F])$/i.test(text);
}

/** The whole numbers that follow one another from a cell on. */
function runOfNumbers(cells: readonly Cell[], from: number): number[] {
  const run: number[] = [];
  for (let at = from; at < cells.length; at++) {
    const number = Number(textOf(cells[at]) || NaN);
    const isNext =
      Number.isInteger(number) &&
      (run.length === 0 ? number >= 1 && number <= 46 : number === run[run.length - 1] + 1);
    if (!isNext) break;
    run.push(number);
  }
  return run;
}

/** Rows of the plate (from 0) below its numbers. */
function lettersBelow(grid: Grid, top: number, left: number, numbers: readonly number[]): number[] {
  const rows: number[] = [];
  for (let row = top + 1; row < grid.rows.length; row++) {
    const text = textOf(grid.rows[row][left - 1]);
    if (!isLetter(text)) break;
    const letter = rowOfLetter(text);
    if (rows.length > 0 && letter !== rows[rows.length - 1] + 1) break;
    rows.push(letter);
  }
  if (rows.length > 0) return rows;
  const whole = numbers[0] === 1 ? (WHOLE[numbers.length] ?? 0) : 0;
  const isFull = (row: readonly Cell[] | undefined): boolean =>
    row !== undefined && numbers.every((_, i) => textOf(row[left + i]) !== '');
  const all = Array.from({ length: whole }, (_, i) => i);
  return all.every((i) => isFull(grid.rows[top + 1 + i])) ? all : [];
}

interface Spot {
  readonly top: number;
  readonly left: number;
  readonly numbers: readonly number[];
  readonly letters: readonly number[];
  /** Rows that belong to plates above. */
  readonly taken: ReadonlySet<number>;
}

function plateAt(grid: Grid, { top, left, numbers, letters, taken }: Spot): Plate {
  const wells = new Map<string, { cell: Cell; place: GridPlace }>();
  letters.forEach((letter, i) => {
    const row = top + 1 + i;
    numbers.forEach((number, k) => {
      const column = left + k;
      const cell = grid.rows[row][column] ?? mergedCell(grid, row, column);
      wells.set(wellName(letter, number - 1), { cell, place: placeIn(grid, row, column) });
    });
  });
  const title = titleOf(grid, top, left, numbers.length, taken);
  return { title, heading: headingOf(title), wells, place: placeIn(grid, top, left - 1) };
}

function mergedCell(grid: Grid, row: number, column: number): Cell {
  const line = grid.line[row] - 1;
  const found = grid.merged.find(
    ({ top, left, bottom, right }) => line >= top && line <= bottom && column >= left && column <= right,
  );
  const first = found === undefined ? -1 : grid.line.indexOf(found.top + 1);
  return found === undefined || first < 0 ? null : (grid.rows[first][found.left] ?? null);
}

/** What stands in the plate's corner, or in the row above it. */
function titleOf(grid: Grid, top: number, left: number, width: number, taken: ReadonlySet<number>): string {
  const corner = textOf(grid.rows[top][left - 1]);
  if (corner !== '' && corner !== '<>' && !/^[A-Z]$/i.test(corner)) return corner;
  if (top === 0 || taken.has(top - 1)) return '';
  const above = grid.rows[top - 1].slice(Math.max(0, left - 2), left + width);
  return above
    .map(textOf)
    .filter((text) => text !== '')
    .join(' ')
    .slice(0, 200);
}

/**
 * The readings of the plates in a grid; a plate whose title is the name of a column (`drug`, `dose (nM)`) says it of the wells of
 * the others. Of a map, a plate without such a title names the samples.
 * @returns undefined where there is no plate
 */
export function plateDraft(grid: Grid, kind: TableKind): Draft | undefined {
  const plates = platesIn(grid);
  if (plates.length === 0) return undefined;
  const about = new Map<ColumnRole, Plate>();
  const main: Plate[] = [];
  for (const plate of plates) {
    const role = plate.title === '' ? undefined : roleOf(plate.heading.key, kind)?.role;
    if (
      role === undefined ||
      role === 'value' ||
      role === 'plate' ||
      role === 'well' ||
      (kind === 'map' && role === 'sample')
    )
      main.push(plate);
    else if (about.has(role)) throw twice(plate);
    else about.set(role, plate);
  }
  if (main.length === 0 && kind !== 'map') return undefined;
  const [first] = plates;
  const rows = (main.length > 0 ? main : [first]).flatMap((plate) =>
    [...plate.wells.keys()].map((well) => ({ plate, well })),
  );
  const columns = new Map<ColumnRole, DraftColumn>();
  const placeOf = (row: number): GridPlace => rows[row].plate.wells.get(rows[row].well)?.place ?? first.place;
  const add = (role: ColumnRole, heading: Heading, cells: readonly Cell[], place = placeOf): void =>
    void columns.set(role, { heading: heading.text, unit: heading.unit, cells, place });
  add(
    'well',
    headingOf('well'),
    rows.map(({ well }) => well),
  );
  if (main.length > 0) {
    const heading = main.every(
      ({ title }) => roleOf(main[0].heading.key, kind)?.role === 'value' && title === main[0].title,
    )
      ? main[0].heading
      : headingOf(kind === 'map' ? 'sample' : 'value');
    add(
      kind === 'map' ? 'sample' : 'value',
      heading,
      rows.map(({ plate, well }) => plate.wells.get(well)?.cell ?? null),
    );
    addPlates(main, rows, add);
  }
  for (const [role, plate] of about) {
    const place = (row: number): GridPlace => plate.wells.get(rows[row].well)?.place ?? plate.place;
    add(
      role,
      plate.heading,
      rows.map(({ well }) => plate.wells.get(well)?.cell ?? null),
      place,
    );
  }
  refuseStrangeWells([...about.values()], new Set(rows.map(({ well }) => well)));
  const titles = main.map(({ title }, i) => title || String(i + 1));
  const notices =
    main.length > 1 && kind !== 'map'
      ? [note('readings.plates', { count: main.length, names: someOf(titles) })]
      : [];
  return { file: grid.file, count: rows.length, columns, wells: first.wells.size > 96 ? 384 : 96, notices };
}

type Add = (role: ColumnRole, heading: Heading, cells: readonly Cell[]) => void;

/** Several plates are times, where every title is one, or plates by their titles. */
function addPlates(main: readonly Plate[], rows: readonly { readonly plate: Plate }[], add: Add): void {
  const times = main.map(({ title }) => timeIn(title));
  const hour = unitOf('h');
  if (hour !== undefined && times.every((time) => time !== undefined)) {
    const units = new Set(times.map(({ unit }) => unit.name));
    const [{ unit }] = times;
    const to = units.size === 1 ? unit : hour;
    const cells = times.map((time) => converted(time.value, time.unit, to));
    add(
      'time',
      { text: 'time', key: 'time', unit: to },
      rows.map(({ plate }) => cells[main.indexOf(plate)]),
    );
  } else if (main.length > 1)
    add(
      'plate',
      headingOf('plate'),
      rows.map(({ plate }) => plate.title || String(main.indexOf(plate) + 1)),
    );
}

/** `24 h`, `t = 2 days`, `day 3`. */
function timeIn(title: string): { value: number; unit: NonNullable<ReturnType<typeof unitOf>> } | undefined {
  const parts =
    /^(?:(?:t|time|時間)\s?(?:[=:]\s?)?)?(\d+(?:\.\d+)?)\s*([a-z\u3040-\u9fff]+)$/i.exec(title.trim()) ??
    /^(day)\s*(\d+(?:\.\d+)?)$/i.exec(title.trim());
  if (parts === null) return undefined;
  const [value, text] = /^\d/.test(parts[1]) ? [parts[1], parts[2]] : [parts[2], parts[1]];
  const unit = unitOf(text);
  return unit?.family === 'time' ? { value: Number(value), unit } : undefined;
}

function twice({ title, place }: Plate): InputError {
  return refused(
    'plates.plate-twice',
    { title },
    { ...place, expected: 'one plate for each of dose, drug, cell, ...' },
  );
}

function refuseStrangeWells(about: readonly Plate[], wells: ReadonlySet<string>): void {
  for (const plate of about) {
    const strange = [...plate.wells].filter(([well, { cell }]) => textOf(cell) !== '' && !wells.has(well));
    if (strange.length === 0) continue;
    throw refused(
      'plates.other-wells',
      { title: plate.title },
      {
        fix: undefined,
        ...strange[0][1].place,
        expected: 'wells of the plate',
        found: someOf(strange.map(([well]) => well)),
      },
    );
  }
}
