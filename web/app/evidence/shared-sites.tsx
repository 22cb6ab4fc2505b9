import { useMemo } from 'preact/hooks';
import type { AnswerBody } from '../../../src/server/answer-body.ts';
import { DataTable } from '../../components/data-table.tsx';
import { declaredColumn } from '../../components/declared-column.tsx';
import { useLanguage } from '../../components/language.tsx';
import { addressOf, type Chosen } from '../address.ts';
import { linksOf } from '../leads.tsx';
import { numberAt, rowsOf, textAt } from './answered.ts';
import type { Locus } from './genome-browser.tsx';

const SHOWN = [
  'nearest_gene',
  'query_signal',
  'partner_signal',
  'summit_distance',
  'distance_to_tss',
  'factors_bound',
];

interface Props {
  readonly found: AnswerBody;
  /** What the question of the sites was asked with. */
  readonly asked: Chosen;
  readonly onShow: (locus: Locus) => void;
}

/** The sites that query and partner share, the strongest of the query first; each can be looked at in the browser below. */
export function SharedSites({ found, asked, onShow }: Props) {
  const { text } = useLanguage();
  const sorted = useMemo(() => strongestFirst(oncePerPlace(found)), [found]);
  const locus = (row: number): Locus => ({
    chrom: textAt(sorted, 'chrom', row),
    start: numberAt(sorted, 'start', row) ?? 0,
    end: numberAt(sorted, 'end', row) ?? 0,
  });
  const place = (row: number): string => {
    const { chrom, start, end } = locus(row);
    return `${chrom}:${(start + 1).toLocaleString('en-US')}-${end.toLocaleString('en-US')}`;
  };
  const columns = SHOWN.flatMap((name) => {
    const column = sorted.columns.find((each) => each.name === name);
    if (column?.of === undefined) return [];
    return [
      {
        ...declaredColumn(name, column.of, column.values),
        ...linksOf('sites', asked, name, sorted.columns),
      },
    ];
  });
  const rows = rowsOf(sorted);
  return (
    <>
      <DataTable
        name={`sites ${String(asked['partner'])}`}
        caption={text('evidence.sites', { rows })}
        rows={rows}
        columns={[
          {
            name: 'place',
            label: 'evidence.place',
            value: place,
            show: (row) => (
              <button type="button" class="place" onClick={() => onShow(locus(row))}>
                {place(row)}
                <span class="hidden"> {text('evidence.show-in-browser')}</span>
              </button>
            ),
          },
          ...columns,
          {
            name: 'experiments',
            label: 'evidence.experiments-here',
            numeric: true,
            value: (row) => sorted.experiments[row],
          },
          {
            name: 'experiment',
            label: 'column.strongest',
            value: (row) => textAt(sorted, 'experiment', row),
          },
        ]}
      />
      <p>
        <a href={addressOf('sites', asked)}>{text('evidence.sites-alone')}</a>
      </p>
    </>
  );
}

/** An answer with the number of the partner's experiments at each of its places. */
interface Places extends AnswerBody {
  readonly experiments: readonly number[];
}

/** Rows of an answer in another order, or some of them. */
function rowsAt(found: AnswerBody, rows: readonly number[]): AnswerBody['columns'] {
  return found.columns.map((column) => ({ ...column, values: rows.map((row) => column.values[row]) }));
}

/** A number of a row, so that what is missing comes last. */
function numberOrLeast(found: AnswerBody, name: string, row: number): number {
  return numberAt(found, name, row) ?? -Infinity;
}

/** Each of the query's sites once, as the strongest of the partner's experiments there has it. */
export function oncePerPlace(found: AnswerBody): Places {
  const at = new Map<string, number[]>();
  for (let row = 0; row < rowsOf(found); row++) {
    const place = ['chrom', 'start', 'end'].map((name) => textAt(found, name, row)).join(' ');
    at.set(place, [...(at.get(place) ?? []), row]);
  }
  const places = [...at.values()];
  const strongest = places.map((rows) =>
    rows.reduce((best, row) =>
      numberOrLeast(found, 'partner_signal', row) > numberOrLeast(found, 'partner_signal', best) ? row : best,
    ),
  );
  const names = (rows: readonly number[]): Set<string> =>
    new Set(rows.map((row) => textAt(found, 'experiment', row)));
  return { ...found, columns: rowsAt(found, strongest), experiments: places.map((rows) => names(rows).size) };
}

function strongestFirst(found: Places): Places {
  const strength = (row: number): number => numberOrLeast(found, 'query_signal', row);
  const order = Array.from({ length: rowsOf(found) }, (_, row) => row).sort((a, b) =>
    strength(a) === strength(b) ? a - b : strength(b) - strength(a),
  );
  return {
    ...found,
    columns: rowsAt(found, order),
    experiments: order.map((row) => found.experiments[row]),
  };
}
