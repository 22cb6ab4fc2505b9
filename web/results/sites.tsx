import { distancesFigure } from '../../src/report/figures/distances-figure.ts';
import { placesFigure } from '../../src/report/figures/places-figure.ts';
import type { ReportData } from '../../src/report/report-data.ts';
import { antigen, cell, peaks } from '../../src/tables/shared-columns.ts';
import type { Columns } from '../../src/tables/table.ts';
import { DataTable } from '../components/data-table.tsx';
import { columnsOfRows } from '../components/declared-column.tsx';
import { Figure } from '../components/figure.tsx';
import { Say, useLanguage } from '../components/language.tsx';
import { SessionNote } from '../components/session-note.tsx';

/** One row per peak file; those of one entry are replicates. */
const fileColumns = {
  entry: { label: 'column.entry' },
  antigen,
  cell,
  condition: { label: 'column.condition' },
  file: { label: 'column.file' },
  peaks,
  used: { label: 'column.used' },
} as const satisfies Columns;

/** The peaks that the study starts from: files, support by replicates, distance from genes. */
export function Sites({ data }: { data: ReportData }) {
  const { text } = useLanguage();
  const { chipSeq, places } = data;
  const files = chipSeq.flatMap((entry) =>
    entry.replicates.map((replicate, index) => ({ ...replicate, entry, index })),
  );
  const distances = distancesFigure(chipSeq);
  const notes = [...chipSeq, ...places].flatMap(({ notices }) => notices);
  const column = columnsOfRows(fileColumns, files);
  const columns = [
    column('entry', ({ entry }) => entry.name),
    column('antigen', ({ entry }) => entry.antigen),
    column('cell', ({ entry }) => entry.cell),
    column('condition', ({ entry }) => entry.condition),
    column('file', ({ file }) => file),
    column('peaks', ({ peaks }) => peaks),
    column('used', ({ index, entry }) => (index === 0 ? entry.peaks : null)),
  ];
  return (
    <>
      <p class="lead">{text('sites.lead')}</p>
      {distances !== undefined && <Figure of={distances} caption={text('sites.figure')} />}
      {places.map((each) => (
        <Figure
          key={each.query}
          of={placesFigure(each)}
          caption={text('sites.places', { query: each.query })}
        />
      ))}
      <DataTable name="binding sites" caption={text('sites.table')} rows={files.length} columns={columns} />
      {data.loci.length === 0 && <SessionNote />}
      {notes.length > 0 && (
        <ul class="notes">
          {notes.map((note, index) => (
            <li key={index}>
              <Say message={note} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
