import type { Answered } from '../../src/server/routes/questions.ts';
import { VERDICTS, type Reason, type Verdict } from '../../src/tables/verdicts.ts';
import type { Column } from '../../src/tables/table.ts';
import type { TableColumn } from '../components/table/table-column.ts';
import { declaredColumn } from '../components/declared-column.tsx';
import { Estimate } from '../components/estimate.tsx';
import { VerdictBadge } from '../components/names.tsx';
import type { Chosen } from './address.ts';
import { linksOf } from './leads.tsx';

type Cells = Answered['columns'][number]['values'];

/** Whether a column stands in the table before all are asked for: those that a terminal has room for. */
function isMain({ name, of }: Answered['columns'][number], columns: Answered['columns']): boolean {
  const chosen = columns.some((column) => column.of?.main !== undefined);
  return !chosen || of?.main !== undefined || ALWAYS.has(name);
}

/** Columns that a page shows beside those of a terminal: it has room for a reason, and a name leads on. */
const ALWAYS: ReadonlySet<string> = new Set([
  'rank',
  'antigen',
  'cell',
  'verdict',
  'minus_log10_q',
  'chrom',
  'start',
  'end',
]);

/** Ends of an interval stand behind its middle, and a reason behind its word. */
const WITHIN: Readonly<Record<string, readonly string[]>> = {
  log2_odds_ratio: ['ci_low', 'ci_high'],
  verdict: ['reason'],
};

/** Columns that a page shows; a file holds all of them. */
export function shownColumns(name: string, chosen: Chosen, answered: Answered, all: boolean): TableColumn[] {
  const { columns } = answered;
  const inOthers = new Set(columns.flatMap((column) => WITHIN[column.name] ?? []));
  const isSeen = (column: Answered['columns'][number]): boolean =>
    all || (isMain(column, columns) && !inOthers.has(column.name));
  const shown = columns.filter((column) => isSeen(column) || column.of?.kinds === true);
  // The word of a row stands beside its name.
  const verdict = shown.filter((column) => column.name === 'verdict');
  const others = shown.filter((column) => column.name !== 'verdict');
  const named =
    Math.max(
      0,
      others.findIndex((column) => column.name === 'antigen'),
    ) + 1;
  return [...others.slice(0, named), ...verdict, ...others.slice(named)].map((answer) => {
    const { name: written, of, values } = answer;
    // One declaration may stand for several columns: each has its own name.
    const column: Column = of === undefined || of.each !== undefined ? { label: 'app.column' } : of;
    const more = linksOf(name, chosen, written, columns);
    return {
      ...declaredColumn(written, column, values),
      ...(of === undefined || of.each !== undefined ? { labelValues: { name: written } } : {}),
      ...(written === 'verdict' ? verdictsOf(values, columns) : {}),
      ...(all || !Object.hasOwn(WITHIN, written) ? {} : intervalOf(written, values, columns)),
      ...more,
      unseen: !isSeen(answer),
    };
  });
}

/** A column whose interval stands in two others, where it does. */
function intervalOf(name: string, values: Cells, columns: Answered['columns']): Partial<TableColumn> {
  if (name === 'verdict') return {};
  const [low, high] = WITHIN[name].map((end) => columns.find((column) => column.name === end)?.values);
  if (low === undefined || high === undefined) return {};
  const numbers = (cells: Cells) => cells.map((cell) => (typeof cell === 'number' ? cell : null));
  const of = { value: numbers(values), low: numbers(low), high: numbers(high) };
  return { withInterval: true, show: (row) => <Estimate of={of} row={row} /> };
}

function verdictsOf(values: Cells, columns: Answered['columns']): Partial<TableColumn> {
  const reasons = columns.find(({ name }) => name === 'reason')?.values;
  return {
    show: (row) => {
      const verdict = values[row];
      if (!VERDICTS.includes(verdict as Verdict)) return String(verdict ?? '–');
      return <VerdictBadge verdict={verdict as Verdict} reason={(reasons?.[row] ?? null) as Reason | null} />;
    },
  };
}
