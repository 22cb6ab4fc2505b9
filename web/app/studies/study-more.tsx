import { useEffect, useState } from 'preact/hooks';
import type { Answered } from '../../../src/server/routes/questions.ts';
import type { ListedStudy } from '../../../src/server/routes/studies.ts';
import { DataTable } from '../../components/data-table.tsx';
import { useLanguage } from '../../components/language.tsx';
import { addressOf } from '../address.ts';
import { studies } from './studies-client.ts';

interface Props {
  readonly study: number;
  readonly name: string;
  readonly onChange: () => Promise<void>;
  readonly onFailure: (error: unknown) => void;
}

/** What is done with a study as a whole: another name, a copy, what differs from another one's results, and its end. */
export function StudyMore({ study, name, onChange, onFailure }: Props) {
  const { text } = useLanguage();
  const [named, setNamed] = useState(name);
  const [sure, setSure] = useState(false);
  const [others, setOthers] = useState<readonly ListedStudy[]>([]);
  const [differences, setDifferences] = useState<Pick<Answered, 'columns'> | null>(null);
  useEffect(() => {
    studies
      .list()
      .then(
        (found) => setOthers(found.studies.filter((each) => each.study !== study && each.written !== null)),
        onFailure,
      );
  }, [study]);
  const away = (): Promise<unknown> => studies.throwAway(study).then(() => (location.hash = '#/'), onFailure);
  const rows = differences?.columns[0]?.values.length ?? 0;
  return (
    <details class="study-more">
      <summary>{text('studies.more')}</summary>
      <label class="field">
        <span class="name">{text('studies.folder-name')}</span>
        <input type="text" value={named} onInput={(event) => setNamed(event.currentTarget.value)} />
      </label>
      <p>
        <button
          type="button"
          disabled={named.trim() === '' || named === name}
          onClick={() => void studies.rename(study, named).then(onChange, onFailure)}
        >
          {text('studies.rename')}
        </button>{' '}
        <button
          type="button"
          onClick={() =>
            void studies.copy(study).then((copy) => (location.hash = addressOf('study', copy)), onFailure)
          }
        >
          {text('studies.copy')}
        </button>{' '}
        <span class="fine">{text('studies.copy-what')}</span>
      </p>
      {others.length > 0 && (
        <label class="field">
          <span class="name">{text('studies.compare')}</span>
          <select
            onChange={(event) => {
              const before = Number(event.currentTarget.value);
              if (before > 0) void studies.compare(before, study).then(setDifferences, onFailure);
            }}
          >
            <option value="0" />
            {others.map((each) => (
              <option key={each.study} value={each.study}>
                {each.name}
              </option>
            ))}
          </select>
        </label>
      )}
      {differences !== null && rows === 0 && <p>{text('studies.same')}</p>}
      {differences !== null && rows > 0 && (
        <DataTable
          name={`differences ${name}`}
          caption={text('app.rows', { rows })}
          rows={rows}
          columns={differences.columns.map(({ name: column, values }) => ({
            name: column,
            label: 'app.column',
            labelValues: { name: column },
            value: (row) => values[row],
          }))}
          shown={25}
        />
      )}
      <p>
        {sure ? (
          <>
            {text('studies.sure')}{' '}
            <button type="button" onClick={() => void away()}>
              {text('studies.throw-away')}
            </button>{' '}
            <button type="button" onClick={() => setSure(false)}>
              {text('studies.keep')}
            </button>
          </>
        ) : (
          <button type="button" onClick={() => setSure(true)}>
            {text('studies.throw-away')}
          </button>
        )}
      </p>
    </details>
  );
}
