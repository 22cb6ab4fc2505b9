import { useState } from 'preact/hooks';
import type { Choices } from '../../../src/analyses/inputs/choices.ts';
import { useLanguage } from '../../components/language.tsx';
import { addressOf, type Chosen } from '../address.ts';
import { AnswerView } from '../answer.tsx';
import { useAnswer } from '../evidence/answered.ts';
import { HandOver } from '../hand-over.tsx';
import type { PageProps } from '../page-props.ts';
import { Refusal } from '../refusal.tsx';
import { Simulated } from '../sample/simulated.tsx';
import type { HandedOver } from '../server.ts';
import { SharedParts } from './shared-parts.tsx';

/** What the page takes, as questions declare it. */
const TAKEN = {
  a: { type: 'file', help: 'two.first' },
  b: { type: 'file', help: 'two.second' },
  atlas: { type: 'folders', help: 'choice.atlas' },
} as const satisfies Choices;

/** Those that can be compared. */
export function filesOfPeaks(files: readonly HandedOver[]): readonly HandedOver[] {
  return files.filter(({ recognised }) => recognised.kind === 'peaks');
}

/** Two files of peaks side by side: their sites, and the factors that go with one rather than the other. */
export function TwoFiles({ parameters, state, files, onFiles }: PageProps) {
  const { text } = useLanguage();
  const peaks = filesOfPeaks(files);
  const numberIn = (name: string): number | undefined => {
    const said = parameters.get(name);
    return said !== null && /^\d+$/.test(said) ? Number(said) : undefined;
  };
  const [first, second] = peaks.slice(-2).map(({ file }) => file);
  const firstAtlas = state.atlases.findIndex((atlas) => 'genome' in atlas);
  const [a, setA] = useState(numberIn('a') ?? first);
  const [b, setB] = useState(numberIn('b') ?? second);
  const [atlas, setAtlas] = useState(numberIn('atlas') ?? firstAtlas);
  const asked = { a: numberIn('a'), b: numberIn('b'), atlas: numberIn('atlas') };
  const isAsked = asked.a !== undefined && asked.b !== undefined;
  const sets: Chosen | null = isAsked ? { files: [asked.a, asked.b] } : null;
  const comparing: Chosen | null =
    isAsked && asked.atlas !== undefined ? { a: asked.a, b: asked.b, atlas: [asked.atlas] } : null;
  const sites = useAnswer('sets', sets);
  const compared = useAnswer('compare', comparing);
  const compare = (event: Event): void => {
    event.preventDefault();
    location.hash = addressOf('two', { a, b, ...(atlas < 0 ? {} : { atlas }) });
  };
  const choice = (
    label: 'two.first' | 'two.second',
    value: number | undefined,
    set: (to: number) => void,
  ) => (
    <label class="field">
      <span class="name">{text(label)}</span>
      <select value={value} onChange={(event) => set(Number(event.currentTarget.value))}>
        {peaks.map(({ file, name }) => (
          <option key={file} value={file}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div class="two-files">
      <p class="back">
        <a href="#/">← {text('app.start')}</a>
      </p>
      <h2>{text('two.title')}</h2>
      <p class="fine">{text('two.what')}</p>
      {peaks.length < 2 && <p class="caution">{text('two.too-few')}</p>}
      <details class="asking" open={!isAsked}>
        <summary>{text('app.what-is-asked')}</summary>
        <HandOver
          mostBytes={state.mostBytes}
          onFiles={(more) => {
            onFiles((before) => [...before, ...more]);
            const fresh = filesOfPeaks([...peaks, ...more]).slice(-2);
            if (fresh.length === 2) [setA, setB].forEach((set, place) => set(fresh[place].file));
          }}
        />
        {peaks.length >= 2 && (
          <form onSubmit={compare}>
            {choice('two.first', a, setA)}
            {choice('two.second', b, setB)}
            <label class="field">
              <span class="name">{text('studies.field-atlas')}</span>
              <select value={atlas} onChange={(event) => setAtlas(Number(event.currentTarget.value))}>
                <option value={-1}>{text('app.without-atlas')}</option>
                {state.atlases.map(({ name }, number) => (
                  <option key={name} value={number}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <p>
              <button type="submit" class="primary" disabled={a === undefined || b === undefined || a === b}>
                {text('two.compare')}
              </button>
            </p>
          </form>
        )}
      </details>
      {sets !== null && (
        <Simulated
          {...{ state, files }}
          choices={TAKEN}
          chosen={{ ...comparing, a: asked.a, b: asked.b }}
          notices={compared.answer?.notices ?? sites.answer?.notices}
        >
          <section aria-labelledby="two-sites">
            <h3 id="two-sites">{text('two.sites')}</h3>
            {sites.error !== undefined && <Refusal of={sites.error} />}
            {sites.answer === undefined && sites.error === undefined && <Working />}
            {sites.answer !== undefined && <SharedParts chosen={sets} found={sites.answer} files={files} />}
          </section>
          <section aria-labelledby="two-partners">
            <h3 id="two-partners">{text('two.partners')}</h3>
            {comparing === null && <p>{text('two.no-atlas')}</p>}
            {compared.error !== undefined && <Refusal of={compared.error} />}
            {comparing !== null && compared.answer === undefined && compared.error === undefined && (
              <Working />
            )}
            {comparing !== null && compared.answer !== undefined && (
              <AnswerView
                name="compare"
                choices={TAKEN}
                chosen={comparing}
                answered={compared.answer}
                files={files}
                state={state}
              />
            )}
          </section>
        </Simulated>
      )}
    </div>
  );
}

function Working() {
  const { text } = useLanguage();
  return (
    <p role="status" class="working">
      {text('app.working')}
    </p>
  );
}
