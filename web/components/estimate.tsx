import { useLanguage } from './language.tsx';
import type { TableColumn } from './table/table-column.ts';
import { decimal } from './number-format.ts';

type Numbers = readonly (number | null)[];

/** Effects with their 95 % intervals, one for each row of a table. */
export interface Estimates {
  readonly value: Numbers;
  readonly low: Numbers;
  readonly high: Numbers;
}

/** An effect with its interval, or the effect alone where there is none. */
export function Estimate({ of, row }: { of: Estimates; row: number }) {
  const { text } = useLanguage();
  const [value, low, high] = [of.value[row], of.low[row], of.high[row]];
  if (low === null || high === null) return <>{decimal(value)}</>;
  return (
    <>
      {decimal(value)}{' '}
      <span class="ci">
        ({decimal(low)} {text('range.to')} {decimal(high)})
      </span>
    </>
  );
}

/** A table's column of effects, with their intervals. */
export function estimateColumn(column: TableColumn, of: Estimates): TableColumn {
  return { ...column, withInterval: true, show: (row) => <Estimate of={of} row={row} /> };
}
