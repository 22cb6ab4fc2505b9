import { useEffect, useState } from 'preact/hooks';
import type { OpenedStudy } from '../../../src/server/routes/studies.ts';
import type { RunProgress } from '../../../src/server/studies/study-runs.ts';
import { Say, useLanguage, type Translator } from '../../components/language.tsx';
import { Refusal } from '../refusal.tsx';
import { Refused } from '../server.ts';
import { stateInWords } from './studies.tsx';
import { studies } from './studies-client.ts';

interface Props {
  readonly study: number;
  readonly opened: OpenedStudy;
  /** Whether nothing keeps it from running. */
  readonly ready: boolean;
  /** Saves what was changed. @returns whether that could be done */
  readonly onBegin: () => Promise<boolean>;
  readonly onEnd: () => void;
}

/** Runs a study and shows how far it is; the run belongs to the server, so that a page that was loaded anew finds it again. */
export function StudyRun({ study, opened, ready, onBegin, onEnd }: Props) {
  const { text } = useLanguage();
  const [progress, setProgress] = useState<RunProgress | null>(opened.run);
  const [following, setFollowing] = useState(opened.run?.state === 'running' ? 1 : 0);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    if (following === 0) return undefined;
    const stopper = new AbortController();
    studies.follow(study, setProgress, stopper.signal).then(onEnd, (error: unknown) => {
      if (!stopper.signal.aborted) setFailure(error);
    });
    return () => stopper.abort();
  }, [study, following]);
  const running = progress?.state === 'running';
  const elsewhere = opened.state === 'running' && !running;
  const run = async (): Promise<void> => {
    setFailure(null);
    if (!(await onBegin())) return;
    await studies.run(study).then(() => setFollowing(following + 1), setFailure);
  };
  const resumes = opened.state === 'interrupted' || progress?.state === 'stopped';
  const done = progress?.steps.filter(({ state }) => state !== 'waiting' && state !== 'running').length ?? 0;
  return (
    <section aria-labelledby="study-run" class="study-run">
      <h3 id="study-run">{text('studies.run-title')}</h3>
      <p>
        {running ? (
          <button type="button" onClick={() => void studies.stop(study).catch(setFailure)}>
            {text('app.stop')}
          </button>
        ) : (
          <button type="button" class="primary" disabled={!ready || elsewhere} onClick={() => void run()}>
            {text(resumes ? 'studies.resume' : 'studies.run')}
          </button>
        )}{' '}
        {opened.written !== null && !running && (
          <a class="offer" href={`studies/${study}/report`} target="_blank" rel="noopener">
            {text('studies.report')}
          </a>
        )}
      </p>
      {progress === null && !elsewhere && <p class="fine">{stateInWords(opened, text)}</p>}
      {elsewhere && <p>{text('studies.run-elsewhere')}</p>}
      {failure !== null && <Refusal of={failure} />}
      {progress !== null && !(running && failure !== null) && (
        <>
          <p role="status">
            {running
              ? text('studies.progress', { done, steps: progress.steps.length })
              : text(endOf(progress.state))}
          </p>
          {running && <p class="fine">{text('studies.goes-on')}</p>}
          {progress.refused !== null && (
            <Refusal
              of={
                'refusal' in progress.refused
                  ? new Refused('input', progress.refused.refusal)
                  : new Refused('bug')
              }
            />
          )}
          <ol class="study-steps">
            {progress.steps.map((step) => (
              <li key={step.name} class={step.state === 'running' ? 'now' : ''}>
                <Say message={step.title} /> <span class="fine">{stepInWords(step, text)}</span>
                {step.reason !== null && (
                  <span class="fine">
                    {' '}
                    <Say message={step.reason} />
                  </span>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function endOf(state: Exclude<RunProgress['state'], 'running'> | 'running') {
  return (
    {
      running: 'studies.running',
      finished: 'studies.ended',
      stopped: 'studies.stopped',
      refused: 'studies.refused',
    } as const
  )[state];
}

function stepInWords({ state, reused }: RunProgress['steps'][number], text: Translator['text']): string {
  if (state === 'waiting') return text('studies.step-waiting');
  if (state === 'running') return text('studies.step-running');
  return text(reused ? 'studies.step-kept' : `state.${state}`);
}
