import { figurePath, studyFigures } from '../../src/report/figures/study-figures.ts';
import type { ReportData } from '../../src/report/report-data.ts';
import type { Columns } from '../../src/tables/table.ts';
import { DataTable } from '../components/data-table.tsx';
import { columnsOfRows } from '../components/declared-column.tsx';
import { useLanguage } from '../components/language.tsx';

const inputColumns = {
  file: { label: 'column.file' },
  bytes: { label: 'column.bytes', unit: 'bytes' },
  sha256: { label: 'column.sha256' },
} as const satisfies Columns;

const parameterColumns = {
  step: { label: 'column.step' },
  name: { label: 'column.parameter' },
  value: { label: 'column.value' },
} as const satisfies Columns;

/** Which files, parameters and versions the numbers come from. */
export function Provenance({ data }: { data: ReportData }) {
  const { text } = useLanguage();
  const { inputs, parameters, atlas, program, version, seed } = data.provenance;
  const input = columnsOfRows(inputColumns, inputs);
  const parameter = columnsOfRows(parameterColumns, parameters);
  return (
    <>
      <p>{text('provenance.lead', { program, version, seed })}</p>
      {atlas.map((entry) => (
        <p key={entry.folder}>
          {text('provenance.atlas', {
            folder: entry.folder,
            experiments: entry.experiments,
            sources: entry.sources,
            digest: entry.sha256.slice(0, 16),
          })}
        </p>
      ))}
      <DataTable
        name="inputs"
        caption={text('provenance.inputs')}
        rows={inputs.length}
        columns={[
          input('file', ({ file }) => file),
          input('bytes', ({ bytes }) => bytes),
          input('sha256', ({ sha256 }) => sha256, {
            show: (row) => <code title={inputs[row].sha256}>{inputs[row].sha256.slice(0, 16)}…</code>,
          }),
        ]}
      />
      <DataTable
        name="parameters"
        caption={text('provenance.parameters')}
        rows={parameters.length}
        columns={[
          parameter('step', ({ step }) => step, {
            show: (row) => text(parameters[row].title.key, parameters[row].title.values),
          }),
          parameter('name', ({ name }) => name, { show: (row) => text(`parameter.${parameters[row].name}`) }),
          parameter('value', ({ value }) => value),
        ]}
      />
      <details class="record">
        <summary>{text('figure.files')}</summary>
        <ul class="fine">
          {studyFigures(data).map((figure) => (
            <li key={figure.name}>{figurePath(figure, data.simulated)}</li>
          ))}
        </ul>
      </details>
    </>
  );
}
