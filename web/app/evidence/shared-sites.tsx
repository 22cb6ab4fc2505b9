import { useMemo } from 'preact/hooks';
import type { AnswerBody } from '../../../src/server/answer-body.ts';
import { DataTable } from '../../components/data-table.tsx';
import { declaredColumn } from '../../components/declared-column.tsx';
import { useLanguage } from '../../components/language.tsx';
import { addressOf, type Chosen } from '../address.ts';
import { linksOf } from '../leads.tsx';
import { numberAt, rowsOf, textAt, valuesOf } from './answered.ts';
import type { Locus } from './genome-browser.tsx';

const SHOWN = [
  'nearest_gene',
  'query_signal',
  'partner_signal',
  'summit_distance',
  'distance_to_tss',
  'factors_bound',
  'experiment',
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
  const sorted = useMemo(() => strongestFirst(found), [found]);
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
        ]}
      />
      <p>
        <a href={addressOf('sites', asked)}>{text('evidence.sites-alone')}</a>
      </p>
    </>
  );
}

function strongestFirst(found: AnswerBody): AnswerBody {
  const signal = valuesOf(found, 'query_signal') ?? [];
  const strength = (row: number): number => (typeof signal[row] === 'number' ? signal[row] : -Infinity);
  const order = Array.from({ length: rowsOf(found) }, (_, row) => row).sort((a, b) =>
    strength(a) === strength(b) ? a - b : strength(b) - strength(a),
  );
  return {
    ...found,
    columns: found.columns.map((column) => ({ ...column, values: order.map((row) => column.values[row]) })),
  };
}
