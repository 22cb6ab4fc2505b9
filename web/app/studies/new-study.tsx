import { useState } from 'preact/hooks';
import { useLanguage } from '../../components/language.tsx';
import { addressOf } from '../address.ts';
import { HandOver } from '../hand-over.tsx';
import type { PageProps } from '../page-props.ts';
import { Refusal } from '../refusal.tsx';
import type { HandedOver } from '../server.ts';
import { studies } from './studies-client.ts';
import { today } from './today.ts';

/** What a study cannot begin without. */
const NEEDED = ['title', 'factor', 'cell', 'genome'] as const;

/** A new study: what it is about, and the files that it begins with. */
export function NewStudy({ state, files, onFiles }: PageProps) {
  const { text } = useLanguage();
  const [answers, setAnswers] = useState({ title: '', factor: '', cell: '', genome: 'hg38' });
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [atlas, setAtlas] = useState(state.atlases.length > 0 ? 0 : -1);
  const [failure, setFailure] = useState<unknown>(null);
  const fitting = files.filter(
    ({ recognised: { kind } }) => kind === 'peaks' || kind === 'differential table',
  );
  const numbers = (kind: HandedOver['recognised']['kind']): number[] =>
    fitting
      .filter(({ file, recognised }) => chosen.has(file) && recognised.kind === kind)
      .map(({ file }) => file);
  const make = (event: Event): void => {
    event.preventDefault();
    const start = {
      ...answers,
      date: today(),
      peaks: numbers('peaks'),
      ...(atlas < 0 ? {} : { atlas }),
      ...(numbers('differential table').length === 0 ? {} : { table: numbers('differential table')[0] }),
    };
    studies.make(start).then(({ study }) => (location.hash = addressOf('study', { study })), setFailure);
  };
  const choose = (file: number, on: boolean): void =>
    setChosen((before) => new Set(on ? [...before, file] : [...before].filter((each) => each !== file)));
  return (
    <>
      <p class="back">
        <a href="#/">← {text('app.start')}</a>
      </p>
      <h2>{text('studies.new')}</h2>
      <p class="fine">{text('studies.new-what')}</p>
      <form onSubmit={make}>
        {NEEDED.map((name) => (
          <label key={name} class="field">
            <span class="name">{text(`studies.field-${name}`)}</span>
            <input
              id={`new-${name}`}
              type="text"
              required
              value={answers[name]}
              onInput={(event) => setAnswers({ ...answers, [name]: event.currentTarget.value })}
            />
          </label>
        ))}
        <label class="field">
          <span class="name">{text('studies.field-atlas')}</span>
          <select value={atlas} onChange={(event) => setAtlas(Number(event.currentTarget.value))}>
            <option value={-1}>{text('app.without-atlas')}</option>
            {state.atlases.map(({ name }, index) => (
              <option key={name} value={index}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <fieldset class="study-part">
          <legend>{text('studies.files')}</legend>
          <p class="fine">{text('studies.files-copied')}</p>
          {fitting.map(({ file, name, recognised }) => (
            <label key={file} class="study-file">
              <input
                type="checkbox"
                checked={chosen.has(file)}
                onChange={(event) => choose(file, event.currentTarget.checked)}
              />{' '}
              {name}{' '}
              <span class="fine">
                {text(recognised.kind === 'peaks' ? 'studies.as-peaks' : 'studies.as-table')}
              </span>
            </label>
          ))}
          <HandOver
            mostBytes={state.mostBytes}
            onFiles={(more) => {
              onFiles((before) => [...before, ...more]);
              setChosen((before) => new Set([...before, ...more.map(({ file }) => file)]));
            }}
          />
        </fieldset>
        {failure !== null && <Refusal of={failure} />}
        <p>
          <button type="submit" class="primary">
            {text('studies.make')}
          </button>
        </p>
      </form>
    </>
  );
}
