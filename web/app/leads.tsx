import type { Answered } from '../../src/server/routes/questions.ts';
import type { TableColumn } from '../components/table/table-column.ts';
import { addressOf, type Chosen } from './address.ts';

/** What leads on from a row: from a partner to the evidence behind it, from a site to what else binds at its gene. */
export function linksOf(
  name: string,
  chosen: Chosen,
  column: string,
  columns: Answered['columns'],
): Partial<TableColumn> {
  const values = columns.find((each) => each.name === column)?.values ?? [];
  const cells = columns.find((each) => each.name === 'cell')?.values;
  if (name === 'partners' && column === 'antigen' && chosen['query'] !== undefined)
    return {
      show: (row) => (
        <a
          href={addressOf('evidence', {
            ...chosen,
            of: String(values[row]),
            ...(typeof cells?.[row] === 'string' ? { in: cells[row] } : {}),
          })}
        >
          {String(values[row])}
        </a>
      ),
    };
  if (column === 'nearest_gene')
    return {
      show: (row) =>
        values[row] === null ? (
          '–'
        ) : (
          <a href={addressOf('locus', { places: [String(values[row])], atlas: chosen['atlas'] })}>
            <i class="gene">{String(values[row])}</i>
          </a>
        ),
    };
  return {};
}
