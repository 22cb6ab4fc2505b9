import { useEffect, useState } from 'preact/hooks';
import type { StarterName } from '../../src/atlas/catalogue/starters.ts';
import type { MessageKey } from '../../src/messages/english/index.ts';
import type { FirstAtlasState } from '../../src/server/first-atlas.ts';
import type { FirstAtlases } from '../../src/server/routes/first-atlas.ts';
import { useLanguage } from '../components/language.tsx';
import './first-atlas.css';
import { Refusal } from './refusal.tsx';
import { json, listen, Refused } from './server.ts';

const NAMES: Readonly<Record<StarterName, readonly [title: MessageKey, holds: MessageKey]>> = {
  myeloma: ['first-atlas.myeloma', 'first-atlas.myeloma-holds'],
  blood: ['first-atlas.blood', 'first-atlas.blood-holds'],
  breast: ['first-atlas.breast', 'first-atlas.breast-holds'],
  liver: ['first-atlas.liver', 'first-atlas.liver-holds'],
  neural: ['first-atlas.neural', 'first-atlas.neural-holds'],
};

const STEPS: Readonly<Partial<Record<FirstAtlasState['step'], MessageKey>>> = {
  files: 'first-atlas.files',
  index: 'first-atlas.index',
  sites: 'first-atlas.sites',
};

/** Brings a first atlas: what there is, how large it is, and how far it has come. */
export function FirstAtlas() {
  const { text } = useLanguage();
  const [offered, setOffered] = useState<FirstAtlases | null>(null);
  const [state, setState] = useState<FirstAtlasState>({ step: 'idle' });
  const [error, setError] = useState<unknown>(null);
  const [lost, setLost] = useState<unknown>(null);
  useEffect(() => {
    let end: () => void = () => undefined;
    let isOver = false;
    json<FirstAtlases>('api/first-atlas').then((found) => {
      setOffered(found);
      setState(found.state);
      const hear = (heard: FirstAtlasState): void => {
        setLost(null);
        setState(heard);
      };
      if (found.folder !== null && !isOver) end = listen('api/first-atlas/events', hear, setLost);
    }, setError);
    return () => {
      isOver = true;
      end();
    };
  }, []);
  const post = (path: string): void => {
    setError(null);
    json<FirstAtlasState>(`api/first-atlas/${path}`, { method: 'POST' }).then(setState, setError);
  };
  if (offered === null) return error === null ? null : <Refusal of={error} />;
  const { experiments, bytes, listBytes, bytesPerSecond } = offered.limits;
  return (
    <>
      <p class="back">
        <a href="#/">← {text('app.start')}</a>
      </p>
      <h2>{text('first-atlas.title')}</h2>
      <p>{text('first-atlas.what')}</p>
      {offered.folder === null ? (
        <p class="caution">{text('first-atlas.no-folder')}</p>
      ) : (
        <p>
          {text('first-atlas.asked', { host: offered.host })}{' '}
          {text('first-atlas.folder', { folder: offered.folder })}
        </p>
      )}
      <p>
        {text('first-atlas.rule')}{' '}
        {text('first-atlas.size', {
          experiments,
          gigabytes: (bytes + listBytes) / 1e9,
          minutes: Math.ceil((bytes + listBytes) / bytesPerSecond / 60),
        })}
      </p>
      {lost === null && <Course state={state} onStop={() => post('stop')} />}
      {(error ?? lost) !== null && <Refusal of={error ?? lost} />}
      <ul class="starters">
        {offered.starters.map(({ name, cells, isMade }) => (
          <li key={name} class="card">
            <h3 id={`starter-${name}`}>{text(NAMES[name][0])}</h3>
            <p>{text(NAMES[name][1])}</p>
            <details>
              <summary>{text('first-atlas.cells')}</summary>
              <p class="fine" lang="en">
                {cells.join(', ')}
              </p>
            </details>
            {isMade || (state.step === 'made' && state.starter === name) ? (
              <p>{text('first-atlas.is-made')}</p>
            ) : (
              <button
                type="button"
                class="primary"
                aria-describedby={`starter-${name}`}
                disabled={isAtWork(state) || offered.folder === null}
                onClick={() => post(`start/${name}`)}
              >
                {text(wasBegun(state) && state.starter === name ? 'first-atlas.go-on' : 'first-atlas.fetch')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function isAtWork({ step }: FirstAtlasState): boolean {
  return step === 'list' || STEPS[step] !== undefined;
}

function wasBegun({ step }: FirstAtlasState): boolean {
  return step === 'stopped' || step === 'failed';
}

/** How far it is, and why not further. */
function Course({ state, onStop }: { state: FirstAtlasState; onStop: () => void }) {
  const { text } = useLanguage();
  const { step, starter, plan, fraction = 0, bytes = 0, refusal } = state;
  if (step === 'idle' || starter === undefined) return null;
  const percent = Math.round(100 * fraction);
  const under = STEPS[step];
  return (
    <section class="course card" aria-labelledby="course">
      <h3 id="course">{text(NAMES[starter][0])}</h3>
      {plan !== undefined && (
        <p>
          {text('first-atlas.plan', {
            release: plan.release,
            experiments: plan.experiments,
            antigens: plan.antigens,
            cells: plan.cells,
            megabytes: Math.max(1, Math.round(plan.bytes / 1e6)),
            minutes: Math.max(1, Math.ceil(plan.seconds / 60)),
          })}
        </p>
      )}
      <div aria-live="polite">
        {step === 'list' && (
          <p role="status">{text('first-atlas.list', { megabytes: Math.round(bytes / 1e6) })}</p>
        )}
        {under !== undefined && (
          <p role="status">
            {text(under, { percent })} <progress value={fraction} max={1} aria-labelledby="course" />
          </p>
        )}
        {state.retries === true && <p class="caution">{text('first-atlas.retries')}</p>}
        {step === 'stopped' && <p role="status">{text('first-atlas.stopped')}</p>}
        {step === 'made' && (
          <p role="status">
            {text('first-atlas.made')}{' '}
            {/* Without its hash the address is loaded anew, with the atlas that is there now. */}
            <a class="offer main" href="./">
              {text('first-atlas.use')}
            </a>
          </p>
        )}
        {refusal !== undefined && (
          <Refusal of={'bug' in refusal ? new Refused('bug') : new Refused('input', refusal)} />
        )}
      </div>
      {isAtWork(state) && (
        <p>
          <button type="button" onClick={onStop}>
            {text('first-atlas.stop')}
          </button>{' '}
          <span class="fine">{text('first-atlas.stays')}</span>
        </p>
      )}
    </section>
  );
}
