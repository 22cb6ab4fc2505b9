import { useEffect, useState } from 'preact/hooks';
import type { KeptInList, KeptInProject } from '../../../src/server/routes/kept.ts';
import { visible, visibleLines } from '../../../src/messages/plain-text.ts';
import { useLanguage } from '../../components/language.tsx';
import { addressOf } from '../address.ts';
import type { PageProps } from '../page-props.ts';
import { Refusal } from '../refusal.tsx';
import { StudyMore } from '../studies/study-more.tsx';
import { today } from '../studies/today.ts';
import { titleOf } from '../wording.ts';
import { kept, resultOf } from './kept-client.ts';
import { Notes } from './notes.tsx';

/** The page of a project that has no study; of one that has a study, what was kept beside it. */
export function ProjectPage({ parameters }: PageProps) {
  const { text } = useLanguage();
  const study = Number(parameters.get('study'));
  const [found, setFound] = useState<KeptInProject | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const load = (): Promise<void> => kept.list(study).then(setFound, setFailure);
  useEffect(() => void load(), [study]);
  return (
    <>
      <p class="back">
        <a href="#/">← {text('app.start')}</a>
      </p>
      {failure !== null && <Refusal of={failure} />}
      {found !== null && (
        <>
          <h2>{visible(found.project.name)}</h2>
          {found.project.hasStudy ? (
            <p>
              <a class="offer" href={addressOf('study', { study })}>
                {text('studies.form')}
              </a>
            </p>
          ) : (
            <MakeStudy study={study} />
          )}
          <KeptInProjectList study={study} found={found} onChange={load} />
          <StudyMore study={study} name={found.project.name} onChange={load} onFailure={setFailure} />
        </>
      )}
    </>
  );
}

/** The project's files become a study beside what was kept. */
function MakeStudy({ study }: { study: number }) {
  const { text } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const make = (): void => {
    setBusy(true);
    setFailure(null);
    kept
      .makeStudy(study, today())
      .then(() => (location.hash = addressOf('study', { study })), setFailure)
      .finally(() => setBusy(false));
  };
  return (
    <>
      <p class="fine">{text('kept.no-study')}</p>
      <p>
        <button
          type="button"
          id="make-study"
          aria-describedby="make-study-what"
          disabled={busy}
          onClick={make}
        >
          {text('kept.make-study')}
        </button>{' '}
        <span class="fine" id="make-study-what">
          {text('kept.make-study-what')}
        </span>
      </p>
      {failure !== null && <Refusal of={failure} />}
    </>
  );
}

/** What is kept in a project, on the page of its study. */
export function KeptBesideStudy({ study }: { study: number }) {
  const [found, setFound] = useState<KeptInProject | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const load = (): Promise<void> => kept.list(study).then(setFound, setFailure);
  useEffect(() => void load(), [study]);
  return (
    <>
      {failure !== null && <Refusal of={failure} />}
      {found !== null && <KeptInProjectList study={study} found={found} onChange={load} />}
    </>
  );
}

interface ListProps {
  readonly study: number;
  readonly found: KeptInProject;
  readonly onChange: () => Promise<void>;
}

function KeptInProjectList({ study, found, onChange }: ListProps) {
  const { text } = useLanguage();
  return (
    <>
      <section aria-labelledby="kept-questions">
        <h3 id="kept-questions">{text('kept.title')}</h3>
        {found.questions.length === 0 && <p class="fine">{text('kept.none')}</p>}
        <ul class="studies kept-questions">
          {found.questions.map((each) => (
            <Kept key={each.kept} study={study} of={each} onChange={onChange} />
          ))}
        </ul>
      </section>
      <Notes key={study} study={study} notes={found.notes} />
    </>
  );
}

function Kept({ study, of, onChange }: { study: number; of: KeptInList; onChange: () => Promise<void> }) {
  const { text } = useLanguage();
  const [sure, setSure] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const away = (): void => void kept.throwAway(study, of.kept).then(onChange, setFailure);
  return (
    <li>
      <a href={addressOf('kept', { study, kept: of.kept })}>{text(titleOf(of.question))}</a>{' '}
      {of.simulated && <span class="simulated">{text('app.simulated')}</span>}{' '}
      <span class="fine">
        {of.files.map(visible).join(', ')}
        {of.files.length > 0 && ' · '}
        {new Date(of.date).toLocaleString()} · {text('kept.rows', { rows: of.rows })} ·{' '}
        <a href={resultOf(study, of.kept)} download>
          {text('kept.table')}
        </a>
      </span>
      {of.note !== '' && <p class="kept-note">{visibleLines(of.note)}</p>}
      <p>
        {sure ? (
          <>
            {text('kept.away-what')}{' '}
            <button type="button" onClick={away}>
              {text('kept.away')}
            </button>{' '}
            <button type="button" onClick={() => setSure(false)}>
              {text('studies.keep')}
            </button>
          </>
        ) : (
          <button type="button" onClick={() => setSure(true)}>
            {text('kept.away')}
          </button>
        )}
      </p>
      {failure !== null && <Refusal of={failure} />}
    </li>
  );
}
