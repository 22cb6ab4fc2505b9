// The door to what machines of the bench write: a table, and a map beside it, become readings.
import { InputError } from '../../errors.ts';
import { refused } from '../../messages/refused.ts';
import type { Readings } from '../../tables/readings.ts';
import { gridName, placeIn, textOf, type Grid } from '../workbooks/grid.ts';
import { parseGrids } from '../workbooks/grids-reader.ts';
import type { Sheet } from '../workbooks/workbook-reader.ts';
import { VALUES, type TableKind } from './column-aliases.ts';
import { rowsOfDraft, someOf, type Draft } from './draft.ts';
import { readingsOfDraft } from './finish-readings.ts';
import { flowDraft } from './flow-layout.ts';
import { kineticDraft } from './kinetic-layout.ts';
import { listDraft } from './list-layout.ts';
import { plateDraft } from './plate-layout.ts';
import { mapDraft, withMap } from './sample-map.ts';

/** A file in memory, and what messages call it. */
export interface FileBytes {
  readonly bytes: Buffer;
  readonly name: string;
}

/**
 * The readings of a table, with what a map says of them.
 * @param sheet name of the sheet, or its number from 1; by default the one that has such a table
 * @throws InputError for a file in which there is no such table, or more than one
 */
export function parseReadings(
  table: FileBytes,
  kind: Exclude<TableKind, 'map'>,
  { map, sheet }: { readonly map?: FileBytes; readonly sheet?: string } = {},
): Readings {
  const grids = chosen(parseGrids(table.bytes, table.name), table.name, sheet);
  const draft = draftIn(grids, kind);
  const named =
    map === undefined ? draft : withMap(draft, mapDraft(visible(parseGrids(map.bytes, map.name))));
  return readingsOfDraft(named, kind);
}

function visible(grids: readonly (Grid | Sheet)[]): Grid[] {
  const shown = grids.filter((grid) => !('hidden' in grid && grid.hidden) && grid.rows.length > 0);
  return shown.length > 0 ? shown : grids.slice(0, 1);
}

function chosen(grids: readonly (Grid | Sheet)[], file: string, sheet: string | undefined): Grid[] {
  if (sheet === undefined) return visible(grids);
  const found =
    grids.find((grid) => grid.sheet === sheet) ??
    (/^\d+$/.test(sheet) ? grids.at(Number(sheet) - 1) : undefined);
  if (found !== undefined && Number(sheet) !== 0) return [found];
  throw refused(
    'plates.no-sheet',
    { sheet },
    {
      fix: undefined,
      file,
      expected: 'the name of a sheet, or its number',
      found:
        grids[0].sheet === null
          ? 'a text, which has no sheets'
          : someOf(grids.map((grid) => grid.sheet ?? '')),
    },
  );
}

/** The table of the one sheet that has it; of several, the one that the machine calls its results. */
function draftIn(grids: readonly Grid[], kind: Exclude<TableKind, 'map'>): Draft {
  const found = grids.flatMap((grid) => {
    const draft = draftOf(grid, kind);
    return draft === undefined ? [] : [{ grid, draft }];
  });
  const results = found.filter(({ grid }) => /^(?:results?|結果)$/i.test(grid.sheet ?? ''));
  const [first, ...others] = results.length === 1 ? results : found;
  if ((first as typeof first | undefined) === undefined) throw noTable(grids[0], kind);
  if (others.length === 0) return first.draft;
  throw refused(
    'plates.several-sheets',
    {},
    {
      fix: undefined,
      file: first.grid.file,
      expected: 'one of them: --sheet NAME',
      found: someOf([first, ...others].map(({ grid }) => grid.sheet ?? '')),
    },
  );
}

function draftOf(grid: Grid, kind: Exclude<TableKind, 'map'>): Draft | undefined {
  const plate = plateDraft(grid, kind);
  if (plate !== undefined) return used(plate);
  const cycler = kind === 'qpcr' || kind === 'chip-qpcr';
  const flow = cycler ? undefined : flowDraft(grid);
  if (flow !== undefined) return flow;
  const list = listDraft(grid, kind);
  if (list !== undefined) return list;
  const kinetic = cycler ? undefined : kineticDraft(grid);
  return kinetic === undefined ? undefined : used(kinetic);
}

/** Without the wells of a plate in which nothing stands. */
function used(draft: Draft): Draft {
  const cells = draft.columns.get('value')?.cells ?? [];
  return rowsOfDraft(
    draft,
    cells.flatMap((cell, row) => (textOf(cell) === '' ? [] : [row])),
  );
}

function noTable(grid: Grid, kind: Exclude<TableKind, 'map'>): InputError {
  const widest = grid.rows.reduce((best, row, i) => (row.length > grid.rows[best].length ? i : best), 0);
  const place = grid.rows.length === 0 ? { file: gridName(grid) } : placeIn(grid, widest);
  return refused(
    'plates.no-values',
    {},
    {
      ...place,
      expected: `a column ${VALUES[kind].slice(0, 5).join(', ')}, ...; or a plate with 1 to 12 above and A to H beside it`,
      found:
        grid.rows.length === 0 ? 'an empty sheet' : grid.rows[widest].map(textOf).slice(0, 12).join(', '),
    },
  );
}
