import { useMemo, useState } from 'preact/hooks';
import type { Choices } from '../../src/analyses/inputs/choices.ts';
import type { Answered } from '../../src/server/routes/questions.ts';
import { DataTable } from '../components/data-table.tsx';
import { download, exportName } from '../components/download.ts';
import { Figure } from '../components/figure.tsx';
import { Say, useLanguage } from '../components/language.tsx';
import type { Chosen } from './address.ts';
import { ComparedWith } from './compared-with.tsx';
import { Keep } from './kept/keep.tsx';
import { nearCopies } from './near-copies.ts';
import { picturesOf } from './pictures.ts';
import { SIMULATED_ATLAS } from './sample/simulated.tsx';
import { server, type HandedOver, type State } from './server.ts';
import { shownColumns } from './shown-columns.tsx';
import { keepView, viewIn } from './table-address.ts';
import { titleOf } from './wording.ts';

interface Props {
  /** What the question takes. */
  readonly choices: Choices;
  readonly name: string;
  readonly chosen: Chosen;
  readonly answered: Answered;
  readonly files: readonly HandedOver[];
  readonly state: State;
}

/** Media types of the files that an answer is saved as. */
const FILE_TYPES = {
  tsv: 'text/tab-separated-values',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

type Cells = Answered['columns'][number]['values'];

/** An answer: what is to be known of it, its picture, its table, and how to ask the same elsewhere. */
export function AnswerView({ name, choices, chosen, answered, files, state }: Props) {
  const { text, language, simulated } = useLanguage();
  const [all, setAll] = useState(false);
  const { columns, notices, command } = answered;
  const rows = columns[0]?.values.length ?? 0;
  const valuesOf = (column: string): Cells | undefined =>
    columns.find((each) => each.name === column)?.values;
  const query = files.find(({ file }) => file === chosen['query'])?.name ?? '';
  const pictures = useMemo(
    () => picturesOf(name, chosen, answered, files, language),
    [name, chosen, answered, files, language],
  );
  const shown = useMemo(() => shownColumns(name, chosen, answered, all), [name, chosen, answered, all]);
  const fold = useMemo(() => nearCopies(answered), [answered]);
  const save = async (suffix: keyof typeof FILE_TYPES): Promise<void> =>
    download(
      exportName(simulated, `${name} ${query}`, suffix),
      await server.file(name, chosen, FILE_TYPES[suffix]),
    );
  const cautions = notices.filter(({ severity, key }) => severity === 'caution' && key !== SIMULATED_ATLAS);
  const notes = notices.filter(({ severity }) => severity === 'note');
  return (
    <section class="answer" aria-label={text('app.answer')}>
      <ComparedWith {...{ choices, chosen, answered, files, state }} />
      {cautions.map((notice, index) => (
        <p key={index} class="caution">
          <Say message={notice} />
        </p>
      ))}
      {rows === 0 && <p>{text('app.no-rows')}</p>}
      <div class={pictures.length > 1 ? 'pictures' : undefined}>
        {pictures.map(({ of, caption }) => (
          <Figure key={of.name} of={of} caption={caption && text(caption)} />
        ))}
      </div>
      {rows > 0 && (
        <label class="all-columns">
          <input type="checkbox" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />{' '}
          {text('app.all-columns', { columns: columns.length })}
        </label>
      )}
      {rows > 0 && (
        <DataTable
          name={`${name} ${query}`.trim()}
          caption={text('app.rows', { rows: answered.rows })}
          rows={rows}
          total={answered.rows}
          columns={shown}
          marked={markedBy(valuesOf('supported'))}
          shown={25}
          copies
          fold={fold}
          view={viewIn(location.hash)}
          onView={keepView}
          saves={{ TSV: () => void save('tsv'), XLSX: () => void save('xlsx') }}
        />
      )}
      {notes.length > 0 && (
        <details open={rows === 0}>
          <summary>{text('app.how-it-came', { notes: notes.length })}</summary>
          <ul class="notes">
            {notes.map((notice, index) => (
              <li key={index}>
                <Say message={notice} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {state.keeps && (
        <Keep question={name} chosen={chosen} called={query === '' ? text(titleOf(name)) : query} />
      )}
      <details>
        <summary>{text('app.same-by-command')}</summary>
        <pre class="command">{command}</pre>
      </details>
    </section>
  );
}

function markedBy(supported: Cells | undefined): ((row: number) => boolean) | undefined {
  return supported === undefined ? undefined : (row) => supported[row] === true || supported[row] === 'yes';
}
