// What a map beside a table says of its wells, samples or lanes, joined to them.
import { InputError } from '../../errors.ts';
import { refused } from '../../messages/refused.ts';
import { caution, note, type Notice } from '../../messages/message.ts';
import { placeIn, textOf, type Grid } from '../workbooks/grid.ts';
import type { ColumnRole } from './column-aliases.ts';
import { nameIn, rowsOfDraft, someOf, type Draft, type DraftColumn } from './draft.ts';
import { listDraft, MAP_KEYS } from './list-layout.ts';
import { plateDraft } from './plate-layout.ts';
import { isUnused, roleOfWell, sameWell } from './wells.ts';

type Key = (typeof MAP_KEYS)[number];

/** The map in the first sheet that has one. @throws InputError where none has */
export function mapDraft(grids: readonly Grid[]): Draft {
  for (const grid of grids) {
    const draft = plateDraft(grid, 'map') ?? listDraft(grid, 'map');
    if (draft !== undefined) return draft;
  }
  const [grid] = grids;
  throw refused(
    'map.none',
    {},
    {
      fix: undefined,
      ...(grid.rows.length > 0 ? placeIn(grid, 0) : { file: grid.file }),
      expected:
        'a table with a column well, sample or lane and columns such as experiment, perturbation, drug, dose; or a plate plan',
      found: (grid.rows.at(0) ?? []).map(textOf).slice(0, 8).join(', '),
    },
  );
}

/**
 * The draft with what the map says. What both say is taken from the map.
 * @throws InputError, with all of them, for wells that the table does not have, readings of which the map says nothing, and wells or
 *   samples that the map names twice
 */
export function withMap(draft: Draft, map: Draft): Draft {
  const key = MAP_KEYS.find((role) => draft.columns.has(role) && map.columns.has(role));
  if (key === undefined) throw notJoined(draft, map);
  const byPlate = key === 'well' && draft.columns.has('plate') && map.columns.has('plate');
  const inTable = keysOf(draft, key, byPlate, map.wells);
  const inMap = keysOf(map, key, byPlate, draft.wells);
  const rowOf = new Map<string, number>();
  const twice: string[] = [];
  inMap.forEach((name, row) => {
    if (name === null || saysNothing(map, row, key)) return;
    if (rowOf.has(name) && !alike(map, row, rowOf.get(name) ?? row)) twice.push(name);
    else rowOf.set(name, row);
  });
  const known = new Set(inTable);
  const strange = [...rowOf.keys()].filter(
    (name) => !known.has(name) && !isUnusedRow(map, rowOf.get(name) ?? 0),
  );
  const nameless = new Set<string>();
  const kept: number[] = [];
  inTable.forEach((name, row) => {
    const at = name === null ? undefined : rowOf.get(name);
    if (at !== undefined && isUnusedRow(map, at)) return;
    if (at === undefined && !isControl(draft, row)) {
      // A well without a number needs no name.
      if (key === 'well' && isEmpty(draft, row)) return;
      nameless.add(name ?? '(none)');
    }
    kept.push(row);
  });
  refuse(map, key, { twice, nameless: [...nameless], strange: key === 'well' ? strange : [] });
  const some = rowsOfDraft(draft, kept);
  const mapRows = kept.map((row) => rowOf.get(inTable[row] ?? '') ?? -1);
  const { columns, overridden } = joined(some, map, mapRows, key);
  const notices: Notice[] = [
    ...draft.notices,
    ...(overridden.length > 0 ? [caution('readings.map-overrides', { names: someOf(overridden) })] : []),
    ...(key !== 'well' && strange.length > 0
      ? [note('readings.map-names-more', { names: someOf(strange) })]
      : []),
  ];
  return { ...some, columns, notices };
}

/** The names by which rows are joined, in one spelling; with the plate's before it where both have plates. */
function keysOf(draft: Draft, key: Key, byPlate: boolean, otherWells = 96): (string | null)[] {
  const column = draft.columns.get(key);
  const plate = byPlate ? draft.columns.get('plate') : undefined;
  const wells = Math.max(draft.wells ?? 96, otherWells, key === 'well' ? largestNumber(column) : 0);
  return Array.from({ length: draft.count }, (_, row) => {
    const text = column === undefined ? null : nameIn(column, row, false);
    if (column === undefined || text === null) return null;
    if (key !== 'well') return text.normalize('NFKC').replaceAll(/\s+/g, ' ');
    const well = sameWell(text, wells);
    if (well === undefined)
      throw refused(
        'map.no-well',
        {},
        { fix: undefined, ...column.place(row), expected: 'A1 to H12, or to P24', found: text },
      );
    return plate === undefined ? well : `${nameIn(plate, row, true) ?? ''} ${well}`.trim();
  });
}

function largestNumber(column: DraftColumn | undefined): number {
  return (column?.cells ?? []).some((cell) => Number(textOf(cell)) > 96) ? 384 : 96;
}

/** Whether a row of a map says nothing but its key: an empty well of a plan. */
function saysNothing(map: Draft, row: number, key: Key): boolean {
  return [...map.columns].every(
    ([role, { cells }]) => role === key || role === 'plate' || textOf(cells[row]) === '',
  );
}

function alike(map: Draft, one: number, other: number): boolean {
  return [...map.columns.values()].every(({ cells }) => textOf(cells[one]) === textOf(cells[other]));
}

function isUnusedRow(map: Draft, row: number): boolean {
  return isUnused(textOf(map.columns.get('sample')?.cells[row]));
}

/** Standards and wells without template need no name. */
function isControl(draft: Draft, row: number): boolean {
  const role = roleOfWell(textOf(draft.columns.get('role')?.cells[row]));
  return ['standard', 'no template', 'no RT', 'blank'].includes(role);
}

function isEmpty(draft: Draft, row: number): boolean {
  return !/\d/.test(textOf(draft.columns.get('value')?.cells[row]));
}

function refuse(
  map: Draft,
  key: Key,
  wrong: { readonly twice: string[]; readonly nameless: string[]; readonly strange: string[] },
): void {
  const { twice, nameless, strange } = wrong;
  const found = [
    ...(strange.length > 0 ? [`the map names ${someOf(strange)}, which the table does not have`] : []),
    ...(nameless.length > 0 ? [`the map does not name ${someOf(nameless)} of the table`] : []),
    ...(twice.length > 0 ? [`the map says two things of ${someOf(twice)}`] : []),
  ];
  if (found.length === 0) return;
  throw refused(
    'map.unfit',
    {},
    {
      file: map.file,
      expected: `each ${key} of the table once`,
      found: found.join('; '),
      fix:
        key === 'well'
          ? 'correct the map; a well that is not used has the sample -'
          : 'correct the names: they must be the same in both',
    },
  );
}

function joined(
  draft: Draft,
  map: Draft,
  mapRows: readonly number[],
  key: Key,
): { columns: Map<ColumnRole, DraftColumn>; overridden: string[] } {
  const columns = new Map(draft.columns);
  const overridden: string[] = [];
  for (const [role, column] of map.columns) {
    if (role === key || role === 'plate' || role === 'well') continue;
    const own = draft.columns.get(role);
    const cells = mapRows.map((at, row) => {
      const said = at < 0 ? null : column.cells[at];
      return textOf(said) === '' ? (own?.cells[row] ?? null) : said;
    });
    if (own?.cells.some((cell, row) => textOf(cell) !== '' && textOf(cell) !== textOf(cells[row])) === true)
      overridden.push(column.heading);
    const place = (row: number) =>
      mapRows[row] < 0 ? (own ?? column).place(own === undefined ? 0 : row) : column.place(mapRows[row]);
    columns.set(role, { ...column, cells, place });
  }
  return { columns, overridden };
}

function notJoined(draft: Draft, map: Draft): InputError {
  const had = (one: Draft): string =>
    MAP_KEYS.filter((role) => one.columns.has(role)).join(', ') || 'none of them';
  return refused(
    'map.unjoined',
    {},
    {
      fix: undefined,
      file: map.file,
      expected: `a column well, sample or lane in both`,
      found: `${had(map)} in the map; ${had(draft)} in ${draft.file}`,
    },
  );
}
