// Rows of effects as the table that every face shows.
import { power } from '../../statistics/power.ts';
import { judgedColumns, type Judged } from '../../tables/verdicts.ts';
import { tableOf, type Table } from '../../tables/table.ts';
import type { Effect } from './effect.ts';
import { effectColumns } from './effect-columns.ts';

/** One comparison, as it is shown. */
export interface EffectRow {
  readonly cell: string | null;
  readonly measured: string;
  /** `siFOS - siCtrl`. */
  readonly comparison: string;
  readonly measure: string;
  readonly scale: string;
  readonly effect: Effect;
  readonly test: string | null;
  readonly adjustedLog10P: number;
  readonly judged: Judged;
}

/** A row for each comparison, in the order in which they come. */
export function effectTable(rows: readonly EffectRow[]): Table {
  const tested = (of: (effect: Effect) => number): number[] => rows.map(({ effect }) => of(effect));
  return tableOf(effectColumns, {
    cell: rows.map(({ cell }) => cell),
    measured: rows.map(({ measured }) => measured),
    comparison: rows.map(({ comparison }) => comparison),
    measure: rows.map(({ measure }) => measure),
    effect: tested(({ estimate }) => estimate),
    ciLow: tested(({ low }) => low),
    ciHigh: tested(({ high }) => high),
    scale: rows.map(({ scale }) => scale),
    n: tested(({ n }) => n),
    nControl: tested(({ nControl }) => nControl),
    test: rows.map(({ test, effect }) => (Number.isNaN(effect.log10P) ? null : test)),
    minusLog10P: tested(({ log10P }) => -log10P),
    adjP: rows.map(({ adjustedLog10P }) => power(10, adjustedLog10P)),
    ...judgedColumns(rows.map(({ judged }) => judged)),
  });
}
