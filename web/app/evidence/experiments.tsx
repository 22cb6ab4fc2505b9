import { catalogueColumns } from '../../../src/atlas/atlas-columns.ts';
import type { AnswerBody } from '../../../src/server/answer-body.ts';
import { writtenName, type Column } from '../../../src/tables/table.ts';
import { AccessionLinks } from '../../components/accession-links.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { declaredColumn } from '../../components/declared-column.tsx';
import { useLanguage } from '../../components/language.tsx';
import { rowsOf, textAt, valuesOf, type Cell } from './answered.ts';

/** What an atlas may know of an experiment, by the names of its sheet. */
const KNOWN: ReadonlyMap<string, Column> = new Map(
  Object.entries(catalogueColumns).map(([key, column]) => [writtenName(key, column), column]),
);
const SHOWN = [
  'cell',
  'peaks',
  'reads',
  'mapped_percent',
  'duplicates_percent',
  'perturbation',
  'same_data_as',
  'title',
];

/** The partner's experiments in the atlas, their quality as far as it is known, and where the public ones can be read about. */
export function Experiments({ found, name }: { found: AnswerBody; name: string }) {
  const { text } = useLanguage();
  const rows = rowsOf(found);
  const columns = SHOWN.flatMap((each) => {
    const values = valuesOf(found, each);
    const of = KNOWN.get(each);
    if (values === undefined || of === undefined || values.every((value) => value === null || value === ''))
      return [];
    return [declaredColumn(each, of, values.map(asNumber))];
  });
  return (
    <DataTable
      name={`experiments ${name}`}
      caption={text('evidence.experiments', { experiments: rows })}
      rows={rows}
      shown={6}
      columns={[
        {
          ...declaredColumn('experiment', catalogueColumns.experiment, valuesOf(found, 'experiment') ?? []),
          show: (row) => (
            <AccessionLinks
              experiment={textAt(found, 'experiment', row)}
              title={textAt(found, 'title', row)}
              series={textAt(found, 'study', row)}
            />
          ),
        },
        ...columns,
      ]}
    />
  );
}

/** A sheet is text: what is a number is shown and sorted as one. */
function asNumber(value: Cell): Cell {
  return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
}
