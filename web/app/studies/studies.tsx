import { useEffect, useState } from 'preact/hooks';
import type { ListedStudies, ListedStudy } from '../../../src/server/routes/studies.ts';
import { useLanguage, type Translator } from '../../components/language.tsx';
import { addressOf } from '../address.ts';
import { Refusal } from '../refusal.tsx';
import { Refused } from '../server.ts';
import { studies } from './studies-client.ts';

/** The studies of the folder that the app was started with, and how to begin one. */
export function Studies() {
  const { text } = useLanguage();
  const [listed, setListed] = useState<ListedStudies | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => void studies.list().then(setListed, setFailure), []);
  return (
    <section aria-labelledby="studies">
      <h3 id="studies">{text('studies.title')}</h3>
      <p>
        {text('studies.what')} {text('kept.also')}
      </p>
      {/* That nobody answers is said where something is asked for. */}
      {failure !== null && !isUnreachable(failure) && <Refusal of={failure} />}
      {listed?.folder === false && <p class="fine">{text('studies.no-folder')}</p>}
      {listed?.folder === true && (
        <>
          <ul class="studies">
            {listed.studies.map((study) => (
              <li key={study.study}>
                <a href={addressOf(study.state === 'no study' ? 'project' : 'study', { study: study.study })}>
                  {study.title ?? study.name}
                </a>{' '}
                <span class="fine">
                  {[
                    ...(study.title === null ? [] : [study.name]),
                    ...(study.state === 'no study' ? [] : [stateInWords(study, text)]),
                    ...(study.kept === 0 ? [] : [text('kept.count', { questions: study.kept })]),
                  ].join(' · ')}
                  {study.steps !== null && ` · ${text('studies.steps', { steps: study.steps })}`}
                  {study.simulated && ` · ${text('studies.simulated')}`}
                </span>
              </li>
            ))}
          </ul>
          <p>
            <a class="offer" href="#/new%20study">
              {text('studies.new')}
            </a>
          </p>
        </>
      )}
    </section>
  );
}

/** How far a study is. */
export function stateInWords(
  { state, written, changed }: Pick<ListedStudy, 'state' | 'written' | 'changed'>,
  text: Translator['text'],
): string {
  const when = written === null ? '' : new Date(written).toLocaleString();
  switch (state) {
    case 'no study':
    case 'not run':
      return text('studies.not-run');
    case 'running':
      return text('studies.running');
    case 'interrupted':
      return text('studies.interrupted');
    case 'finished':
      return text(changed ? 'studies.finished-before' : 'studies.finished', { when });
  }
}

function isUnreachable(failure: unknown): boolean {
  return failure instanceof Refused && failure.kind === 'unreachable';
}
