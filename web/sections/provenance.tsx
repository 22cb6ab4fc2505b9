import type { ReportData } from '../../src/report/report-data.ts';
import { DataTable } from '../components/data-table.tsx';
import { useLanguage } from '../components/language.tsx';
import { integer } from '../components/number-format.ts';

/** Which files, parameters and versions the numbers come from. */
export function Provenance({ data }: { data: ReportData }) {
  const { text } = useLanguage();
  const { inputs, parameters, atlas, program, version, seed } = data.provenance;
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
          { name: 'file', label: 'column.file', value: (row) => inputs[row].file },
          {
            name: 'bytes',
            label: 'column.bytes',
            numeric: true,
            value: (row) => inputs[row].bytes,
            show: (row) => integer(inputs[row].bytes),
          },
          {
            name: 'sha256',
            label: 'column.sha256',
            value: (row) => inputs[row].sha256,
            show: (row) => <code title={inputs[row].sha256}>{inputs[row].sha256.slice(0, 16)}…</code>,
          },
        ]}
      />
      <DataTable
        name="parameters"
        caption={text('provenance.parameters')}
        rows={parameters.length}
        columns={[
          {
            name: 'step',
            label: 'column.step',
            value: (row) => parameters[row].step,
            show: (row) => text(parameters[row].title.key, parameters[row].title.values),
          },
          {
            name: 'name',
            label: 'column.parameter',
            value: (row) => parameters[row].name,
            show: (row) => text(`parameter.${parameters[row].name}`),
          },
          { name: 'value', label: 'column.value', value: (row) => parameters[row].value },
        ]}
      />
    </>
  );
}
