import { useEffect, useRef, useState } from 'preact/hooks';
import type { DraftBody } from '../../../src/server/studies/draft-body.ts';
import type { OpenedStudy } from '../../../src/server/routes/studies.ts';
import { visible } from '../../../src/messages/plain-text.ts';
import { useLanguage } from '../../components/language.tsx';
import { Notices } from '../../components/notices.tsx';
import { KeptBesideStudy } from '../kept/kept-in-project.tsx';
import type { PageProps } from '../page-props.ts';
import { Refusal } from '../refusal.tsx';
import { studies, type Edit } from './studies-client.ts';
import { StudyForm } from './study-form.tsx';
import { TakeStudy } from '../share/take.tsx';
import { StudyMore } from './study-more.tsx';
import { StudyRun } from './study-run.tsx';

/** Milliseconds without a letter after which a draft is checked. */
const QUIET = 500;

/** One study: its form and its text, what is wrong with it, its run and its report. */
export function StudyPage({ parameters, state, onFiles }: PageProps) {
  const { text } = useLanguage();
  const study = Number(parameters.get('study'));
  const [opened, setOpened] = useState<OpenedStudy | null>(null);
  const [draft, setDraft] = useState('');
  const [view, setView] = useState<OpenedStudy['view']>(null);
  const [checked, setChecked] = useState<DraftBody | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  // Changes by the form are made one after another, each in the text that the one before has left.
  const latest = useRef('');
  latest.current = draft;
  const changes = useRef<Promise<unknown>>(Promise.resolve());
  const load = (): Promise<void> =>
    studies.open(study).then((found) => {
      setOpened(found);
      setDraft(found.text);
      setView(found.view);
    }, setFailure);
  useEffect(() => void load(), [study]);
  useEffect(() => {
    if (opened === null) return undefined;
    const stopper = new AbortController();
    const soon = setTimeout(() => {
      studies.check(study, draft, stopper.signal).then(
        (found) => {
          setChecked(found);
          if (found.study !== null) setView(found.study);
        },
        (error: unknown) => {
          if (!stopper.signal.aborted) setFailure(error);
        },
      );
    }, QUIET);
    return () => {
      clearTimeout(soon);
      stopper.abort();
    };
  }, [opened, draft]);

  if (opened === null) return failure === null ? null : <Refusal of={failure} />;
  const dirty = draft !== opened.text;
  const attempt = async (work: () => Promise<void>): Promise<boolean> => {
    setFailure(null);
    try {
      await work();
      return true;
    } catch (error) {
      setFailure(error);
      return false;
    }
  };
  const change = (editsOf: () => Promise<readonly Edit[]>): void => {
    changes.current = changes.current.then(() =>
      attempt(async () => {
        const edits = await editsOf();
        const { text: changed } = await studies.edit(study, latest.current, edits);
        latest.current = changed;
        setDraft(changed);
      }),
    );
  };
  const addFiles = (
    place: readonly (string | number)[],
    before: readonly string[] | null,
    files: readonly number[],
  ): void =>
    change(async () => {
      const names: string[] = [];
      for (const file of files) names.push((await studies.addFile(study, file)).name);
      const isNew = place[0] === 'assays' && Number(place[1]) >= (view?.assays.length ?? 0);
      const edits = isNew
        ? names.map((file, index) => ({
            place: ['assays', Number(place[1]) + index],
            value: { type: 'qpcr', file },
          }))
        : [{ place, value: before === null ? names[0] : [...before, ...names] }];
      return edits;
    });
  const save = (): Promise<boolean> =>
    attempt(async () => {
      if (dirty) setOpened({ ...opened, ...(await studies.save(study, draft, opened.version)) });
    });
  const showLine = (line: number): void => {
    const lines = draft.split('\n');
    const from = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    area.current?.closest('details')?.setAttribute('open', '');
    area.current?.focus();
    area.current?.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
  };
  const simulated = view?.simulated === true || opened.simulated;
  return (
    <>
      <p class="back">
        <a href="#/">← {text('app.start')}</a>
      </p>
      <h2>{view?.study ?? opened.name}</h2>
      {simulated && <p class="caution">{text('studies.is-simulated')}</p>}
      <p class="fine">{opened.name}</p>
      <StudyRun
        study={study}
        opened={opened}
        ready={checked !== null && checked.problems.length === 0}
        onBegin={save}
        onEnd={() =>
          void studies
            .open(study)
            .then((found) => setOpened({ ...found, text: opened.text, version: opened.version }), setFailure)
        }
      />
      {failure !== null && <Refusal of={failure} />}
      <section aria-labelledby="study-check">
        <h3 id="study-check">{text('studies.check')}</h3>
        <div aria-live="polite">
          {checked === null ? (
            <p>{text('studies.checking')}</p>
          ) : checked.problems.length === 0 ? (
            <p>
              {text('studies.no-problems', {
                steps: checked.steps.filter(({ skipped }) => skipped === null).length,
              })}
            </p>
          ) : (
            <ul class="study-problems">
              {checked.problems.map((problem, index) => (
                <li key={index}>
                  {problem.line !== null && (
                    <button type="button" onClick={() => showLine(problem.line ?? 1)}>
                      {text('app.line', { line: problem.line })}
                    </button>
                  )}
                  <Problem of={problem} />
                </li>
              ))}
            </ul>
          )}
          {checked !== null && (
            <Notices
              notices={checked.notices}
              record={text('app.how-it-came', {
                notes: checked.notices.filter(({ severity }) => severity === 'note').length,
              })}
            />
          )}
        </div>
      </section>
      <section aria-labelledby="study-form">
        <h3 id="study-form">{text('studies.form')}</h3>
        {view === null ? (
          <p>{text('studies.no-form')}</p>
        ) : (
          <StudyForm
            view={view}
            words={opened.words}
            state={state}
            onEdit={(edits) => change(() => Promise.resolve(edits))}
            onFiles={addFiles}
            onHandedOver={(more) => onFiles((before) => [...before, ...more])}
          />
        )}
        <details class="study-text">
          <summary>{text('studies.text')}</summary>
          <p class="fine">{text('studies.text-what', { file: `${opened.name}/study.yaml` })}</p>
          <textarea
            ref={area}
            rows={24}
            spellcheck={false}
            aria-label={text('studies.text')}
            value={draft}
            onInput={(event) => setDraft(event.currentTarget.value)}
          />
        </details>
        <p class="study-save">
          <button type="button" class="primary" disabled={!dirty} onClick={() => void save()}>
            {text('studies.save')}
          </button>{' '}
          <span class="fine" role="status">
            {text(dirty ? 'studies.not-saved' : 'studies.saved')}
          </span>
        </p>
      </section>
      <KeptBesideStudy study={study} />
      {opened.files.length > 0 && (
        <details>
          <summary>{text('studies.results', { files: opened.files.length })}</summary>
          <ul class="study-files">
            {opened.files.map(({ path }, file) => (
              <li key={path}>
                <a href={`api/studies/${study}/results/${file}`} download>
                  {visible(path)}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
      {opened.written !== null && <TakeStudy study={study} name={opened.name} simulated={simulated} />}
      <StudyMore study={study} name={opened.name} onChange={load} onFailure={setFailure} />
    </>
  );
}

/** One thing that needs mending: what is wrong, and what was expected, found and is to be done. */
function Problem({ of }: { of: DraftBody['problems'][number] }) {
  const { text } = useLanguage();
  const parts = [
    { label: text('app.expected'), words: of.expected },
    { label: text('app.found'), words: of.found },
    { label: text('app.fix'), words: of.fix },
  ];
  return (
    <div class="caution refusal">
      <strong lang="en">{visible(of.problem)}</strong>
      <dl>
        {parts.map(({ label, words }) =>
          words === null ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd lang="en">{visible(words)}</dd>
            </div>
          ),
        )}
      </dl>
    </div>
  );
}
