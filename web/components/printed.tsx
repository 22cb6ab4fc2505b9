import { tablePath } from '../../src/study/table-names.ts';
import { useLanguage } from './language.tsx';

interface Props {
  /** Rows that stand on the page as it is now. */
  readonly shown: number;
  /** Rows of the whole table. */
  readonly rows: number;
  /** Name of the table among the files beside the page; undefined where it is not among them. */
  readonly table?: string;
}

/** On paper: how many rows of a table are left out, and where all of them are. */
export function Printed({ shown, rows, table }: Props) {
  const { text, simulated } = useLanguage();
  if (shown >= rows) return null;
  return (
    <p class="fine on-paper">
      {table === undefined
        ? text('table.printed-here', { shown, rows })
        : text('table.printed', { shown, rows, file: tablePath(table, simulated) })}
    </p>
  );
}
