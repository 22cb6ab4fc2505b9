// Tables of a cytometer: a row for each sample, a column for each statistic of a population (FlowJo, FACSDiva).
import { placeIn, textOf, type Cell, type Grid } from '../workbooks/grid.ts';
import type { ColumnRole } from './column-aliases.ts';
import { headingOf, roleOf } from './column-names.ts';
import type { Draft, DraftColumn } from './draft.ts';

/** What a column holds: which number of which cells, of which channel. */
interface Statistic {
  readonly population: string;
  readonly statistic: string;
  /** The stain where it is said, else the channel; of a frequency the last gate. */
  readonly target: string;
}

const STATISTICS: readonly (readonly [RegExp, string])[] = [
  [/^(?:freq\.? of parent|%\s?parent)/i, 'percent of parent'],
  [/^(?:freq\.? of grandparent|%\s?grandparent)/i, 'percent of grandparent'],
  [/^(?:freq\.? of total|%\s?total)/i, 'percent of total'],
  [/^freq\.? of /i, 'percent'],
  [/^(?:count|#\s?events|#\s?cells)/i, 'count'],
  [/^median/i, 'median'],
  [/^(?:geo(?:m(?:etric)?)?\.? ?mean)/i, 'geometric mean'],
  [/^mean/i, 'mean'],
  [/^(?:robust )?cv/i, 'cv'],
  [/^(?:robust )?sd/i, 'sd'],
];

/** The readings of such a table; undefined where a grid has none. */
export function flowDraft(grid: Grid): Draft | undefined {
  const header = grid.rows.findIndex((row) => row.some((cell) => statisticOf(textOf(cell)) !== undefined));
  if (header < 0) return undefined;
  const heads = grid.rows[header].map(textOf);
  const measured = heads.flatMap((text, column) => {
    const of = statisticOf(text);
    return of === undefined ? [] : [{ column, of }];
  });
  const lines = grid.rows.flatMap((row, at) => (at > header && isSample(row, measured) ? [at] : []));
  const rows = lines.flatMap((line) => measured.map(({ column, of }) => ({ line, column, of })));
  if (rows.length === 0) return undefined;
  const columnOf = (heading: string, cells: Cell[], at?: number): DraftColumn => ({
    heading,
    unit: null,
    cells,
    place: (row) => placeIn(grid, rows[row].line, at ?? rows[row].column),
  });
  const columns = new Map<ColumnRole, DraftColumn>([
    [
      'value',
      columnOf(
        'value',
        rows.map(({ line, column }) => withoutPercent(grid.rows[line][column])),
      ),
    ],
    [
      'target',
      columnOf(
        'target',
        rows.map(({ of }) => of.target),
      ),
    ],
    [
      'population',
      columnOf(
        'population',
        rows.map(({ of }) => of.population),
      ),
    ],
    [
      'statistic',
      columnOf(
        'statistic',
        rows.map(({ of }) => of.statistic),
      ),
    ],
  ]);
  for (const { role, column } of namesIn(heads, measured))
    columns.set(
      role,
      columnOf(
        heads[column] || 'sample',
        rows.map(({ line }) => grid.rows[line][column] ?? null),
        column,
      ),
    );
  return { file: grid.file, count: rows.length, columns, notices: [] };
}

/** `Cells/Live/SLAMF7+ | Freq. of Parent`, `Live | Median (Comp-PE-A :: SLAMF7)`, `P1 #Events`, `P1 PE-A Median`. */
function statisticOf(text: string): Statistic | undefined {
  const bar = text.indexOf('|');
  if (bar > 0) return named(text.slice(0, bar).trim(), text.slice(bar + 1).trim());
  const events = /^(.+?)\s(#\s?Events|%\s?(?:Parent|Total|Grandparent))$/i.exec(text);
  if (events !== null) return named(events[1], events[2]);
  const channel = /^(.+)\s(\S+-[AHW])\s(Geo Mean|Mean|Median|CV|SD)$/i.exec(text);
  return channel === null ? undefined : named(channel[1], `${channel[3]} (${channel[2]})`);
}

function named(population: string, text: string): Statistic | undefined {
  const statistic = STATISTICS.find(([pattern]) => pattern.test(text))?.[1];
  if (statistic === undefined) return undefined;
  const inside = /\(([^()]*)\)/.exec(text)?.[1].trim() ?? '';
  const stain = inside.split('::').at(-1)?.trim() ?? '';
  const gates = population.split(/\//);
  const gate = gates[gates.length - 1];
  return { population, statistic, target: stain === '' || stain === '%' ? gate : stain };
}

/** Means and deviations that FlowJo writes below the samples are no samples. */
function isSample(row: readonly Cell[], measured: readonly { readonly column: number }[]): boolean {
  const name = textOf(row[0]);
  return !/^(?:mean|sd|stdev)$/i.test(name) && measured.some(({ column }) => textOf(row[column]) !== '');
}

/** The columns of names beside the statistics: the first one is the sample where none says so. */
function namesIn(
  heads: readonly string[],
  measured: readonly { readonly column: number }[],
): { role: ColumnRole; column: number }[] {
  const found = heads.flatMap((text, column) => {
    if (measured.some((one) => one.column === column)) return [];
    const known = roleOf(headingOf(text).key, 'blot');
    return known === undefined || ['value', 'target', 'population', 'statistic'].includes(known.role)
      ? []
      : [{ role: known.role, rank: known.rank, column }];
  });
  const best = new Map<ColumnRole, { role: ColumnRole; rank: number; column: number }>();
  for (const one of found) if (one.rank < (best.get(one.role)?.rank ?? Infinity)) best.set(one.role, one);
  if (
    !best.has('sample') &&
    !found.some(({ column }) => column === 0) &&
    measured.every(({ column }) => column !== 0)
  )
    best.set('sample', { role: 'sample', rank: 0, column: 0 });
  return [...best.values()];
}

function withoutPercent(cell: Cell | undefined): Cell {
  return typeof cell === 'string' ? cell.replace(/%$/, '') : (cell ?? null);
}
