import type { Answered } from '../../../src/server/routes/questions.ts';
import { useMemo, useState } from 'preact/hooks';
import { DataTable } from '../../components/data-table.tsx';
import { download, exportName } from '../../components/download.ts';
import { Figure } from '../../components/figure.tsx';
import { Say, useLanguage } from '../../components/language.tsx';
import type { Chosen } from '../address.ts';
import { rowsOf, textAt } from '../evidence/answered.ts';
import { picturesOf } from '../pictures.ts';
import { Refusal } from '../refusal.tsx';
import { server, type HandedOver } from '../server.ts';
import { shownColumns } from '../shown-columns.tsx';
import { bedOf } from './bed-of.ts';

interface Props {
  /** What was asked of `sets`. */
  readonly chosen: Chosen;
  readonly found: Answered;
  readonly files: readonly HandedOver[];
}

const TSV = 'text/tab-separated-values';

/** How many sites both files have, and each alone; the sites behind each number as BED. */
export function SharedParts({ chosen, found, files }: Props) {
  const { text, language, simulated } = useLanguage();
  const [failure, setFailure] = useState<unknown>(null);
  const pictures = useMemo(
    () => picturesOf('sets', chosen, found, files, language),
    [chosen, found, files, language],
  );
  const columns = useMemo(() => shownColumns('sets', chosen, found, true), [chosen, found]);
  const save = async (part?: string): Promise<void> => {
    try {
      const table = await (await server.file('sets', { ...chosen, show: 'sites' }, TSV)).text();
      const name = exportName(simulated, part ?? 'sites', 'bed');
      download(name, new Blob([bedOf(table, part)], { type: 'text/plain' }));
      setFailure(null);
    } catch (error) {
      setFailure(error);
    }
  };
  const saveTable = async (): Promise<void> =>
    download(exportName(simulated, 'sets', 'tsv'), await server.file('sets', chosen, TSV));
  const button = (row: number) => {
    const part = textAt(found, 'part', row);
    return (
      <button type="button" aria-label={text('two.bed-of', { part })} onClick={() => void save(part)}>
        {text('two.bed')}
      </button>
    );
  };
  return (
    <>
      {pictures.map(({ of }) => (
        <Figure key={of.name} of={of} />
      ))}
      <DataTable
        name="sets"
        caption={text('two.sites')}
        rows={rowsOf(found)}
        columns={[...columns, { name: 'bed', label: 'two.bed', value: () => null, show: button }]}
        copies
        saves={{ TSV: () => void saveTable().catch(setFailure) }}
      />
      <p>
        <button type="button" onClick={() => void save()}>
          {text('two.bed-all')}
        </button>
      </p>
      {failure !== null && <Refusal of={failure} />}
      <ul class="notes">
        {found.notices.map((notice, index) => (
          <li key={index}>
            <Say message={notice} />
          </li>
        ))}
      </ul>
    </>
  );
}
