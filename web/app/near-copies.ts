// Partners that the data can hardly tell from a better one: folded beneath it.
import { groupLookalikes } from '../../src/partners/complexes.ts';
import type { Answered } from '../../src/server/routes/questions.ts';
import type { Verdict } from '../../src/tables/verdicts.ts';
import type { Fold } from '../components/data-table.tsx';

/** Between the names of a cell. */
const BETWEEN = '/';
const SUPPORTED: Verdict = 'supported';

/** How a ranking is folded; undefined for a table without such a column, or where nothing is folded. */
export function nearCopies({ columns }: Answered): Fold | undefined {
  const lookalikes = columns.find(({ of }) => of?.lookalikes === true)?.values;
  const textsOf = (name: string) => columns.find((column) => column.name === name)?.values ?? [];
  const [antigens, tiers, cellClasses, cells, verdicts] = [
    'antigen',
    'tier',
    'cell_class',
    'cell',
    'verdict',
  ].map(textsOf);
  if (lookalikes === undefined || antigens.length === 0) return undefined;
  const rows = antigens.map((antigen, row) => ({
    row,
    antigen: String(antigen),
    lookalikes: String(lookalikes[row] ?? antigen).split(BETWEEN),
    tier: String(tiers[row]),
    cellClass: String(cellClasses[row]),
    cell: String(cells[row]),
  }));
  const isSupported = (row: number): boolean => verdicts[row] === SUPPORTED;
  const heads = new Map(
    groupLookalikes(rows).flatMap(({ rows: [head, ...others] }) =>
      others
        // What is supported is not hidden beneath what is not.
        .filter(({ row }) => isSupported(head.row) || !isSupported(row))
        .map(({ row }) => [row, head.row]),
    ),
  );
  return heads.size === 0 ? undefined : { column: 'antigen', headOf: (row) => heads.get(row) ?? row };
}
