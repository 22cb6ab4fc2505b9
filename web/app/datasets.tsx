import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Answered } from '../../src/server/routes/questions.ts';
import { DataTable } from '../components/data-table.tsx';
import { useLanguage } from '../components/language.tsx';
import { addressOf } from './address.ts';
import type { PageProps } from './page-props.ts';
import { Refusal } from './refusal.tsx';
import { Simulated } from './sample/simulated.tsx';
import { server } from './server.ts';
import { shownColumns } from './shown-columns.tsx';

/** Rests between two letters are shorter than this, in milliseconds. */
const REST = 150;
/** Experiments that are shown. */
const SHOWN = 200;
const QUESTION = 'atlas search';

/** The experiments of an atlas in whose rows all words stand, while they are typed. */
export function Datasets({ parameters, state, files }: PageProps) {
  const { text } = useLanguage();
  const [words, setWords] = useState(parameters.get('words') ?? '');
  const [atlas, setAtlas] = useState(Number(parameters.get('atlas') ?? 0));
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    if (state.atlases.length === 0) return undefined;
    history.replaceState(null, '', addressOf('datasets', { words, atlas }));
    const stopper = new AbortController();
    const { signal } = stopper;
    const asked = { atlas, words: words.split(/\s+/).filter((word) => word !== ''), top: SHOWN };
    const ask = (): void =>
      void server
        .answer(QUESTION, asked, () => undefined, signal)
        .then(
          (found) => {
            if (signal.aborted) return;
            setAnswered(found);
            setError(null);
          },
          (fault: unknown) => {
            if (!signal.aborted) setError(fault);
          },
        );
    const waiting = setTimeout(ask, REST);
    return () => {
      clearTimeout(waiting);
      stopper.abort();
    };
  }, [words, atlas]);
  const columns = useMemo(
    () =>
      answered === null
        ? []
        : shownColumns(QUESTION, { atlas }, answered, false).filter(({ value }) =>
            // A sheet may have columns that none of these experiments fills.
            Array.from({ length: answered.rows }, (_, row) => value(row)).some((cell) => cell !== null),
          ),
    [answered, atlas],
  );
  const found = answered?.notices.find(({ key }) => key === 'search.found')?.values;
  const rows = answered?.rows ?? 0;
  return (
    <>
      <p class="back">
        <a href="#/">← {text('app.start')}</a>
      </p>
      <h2>{text('datasets.title')}</h2>
      {state.atlases.length === 0 && <p>{text('app.no-atlas')}</p>}
      {state.atlases.length > 1 && (
        <label class="field">
          <span class="name">{text('datasets.atlas')}</span>
          <select value={atlas} onChange={(event) => setAtlas(Number(event.currentTarget.value))}>
            {state.atlases.map(({ name }, number) => (
              <option key={number} value={number}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {state.atlases.length > 0 && (
        <label class="field">
          <span class="name">{text('datasets.words')}</span>
          <input
            type="text"
            class="datasets-words"
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        </label>
      )}
      {error !== null && <Refusal of={error} />}
      <p class="fine" role="status">
        {found !== undefined &&
          text('datasets.found', {
            found: found['found'],
            experiments: found['experiments'],
            shown: rows,
          })}
      </p>
      {answered !== null && rows > 0 && (
        <Simulated
          choices={{ atlas: { type: 'folder', help: 'datasets.atlas' } }}
          chosen={{ atlas }}
          {...{ state, files }}
          notices={answered.notices}
        >
          <DataTable
            name={`${QUESTION} ${words}`.trim()}
            caption={text('app.rows', { rows })}
            rows={rows}
            columns={columns}
            shown={50}
            copies
          />
        </Simulated>
      )}
    </>
  );
}
