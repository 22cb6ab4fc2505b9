import { useState } from 'preact/hooks';
import type { Offer } from '../../src/questions/offers.ts';
import { Say, useLanguage } from '../components/language.tsx';
import { addressOf } from './address.ts';
import { keepNotTaken } from './drafting/not-taken.ts';
import { HandOver } from './hand-over.tsx';
import type { PageProps } from './page-props.ts';
import { ReadsHere } from './reads/reads-here.tsx';
import { Refusal } from './refusal.tsx';
import { TrySample } from './sample/try-sample.tsx';
import { Refused, server, type HandedOver, type State } from './server.ts';
import { Studies } from './studies/studies.tsx';
import { offersOf, whatItIs } from './what-it-is.ts';
import { OfferTwo } from './two/offer-two.tsx';
import { titleOf } from './wording.ts';

/** Bring something, see what it is, and ask. */
export function Start({ state, files, onFiles, onState }: PageProps) {
  const { text } = useLanguage();
  return (
    <>
      <h2>{text('app.question')}</h2>
      {state.notices.map((notice, index) => (
        <p key={index} class="caution">
          <Say message={notice} />
        </p>
      ))}
      <HandOver
        mostBytes={state.mostBytes}
        onFiles={(more) => onFiles((before) => [...before, ...more])}
        onSeveral={(more, rest) => {
          keepNotTaken(rest);
          onFiles((before) => [...before, ...more]);
          location.hash = addressOf('drafted study', { file: more.map(({ file }) => file) });
        }}
      />
      <TrySample {...{ onFiles, onState }} />
      <OfferTwo files={files} />
      {[...files]
        .filter(({ inPlace }) => !inPlace)
        .reverse()
        .map((file) => (
          <FileCard
            key={file.file}
            file={file}
            state={state}
            onRemoved={() => onFiles((before) => before.filter((each) => each.file !== file.file))}
          />
        ))}
      <ReadsHere files={files.filter(({ inPlace }) => inPlace)} state={state} />
      <section aria-labelledby="no-file">
        <h3 id="no-file">{text('app.without-file')}</h3>
        <ul class="offers">
          {state.withoutFile.map((offer) => (
            <li key={offer.question}>
              <a class="offer" href={linkOf(offer, {}, 0)}>
                {text(offer.title)}
              </a>
            </li>
          ))}
        </ul>
      </section>
      <details>
        <summary>{text('app.all-questions')}</summary>
        <ul>
          {state.questions.map((question) => (
            <li key={question}>
              <a href={addressOf(question, {})}>{text(titleOf(question))}</a>
            </li>
          ))}
        </ul>
      </details>
      <Studies />
      <section aria-labelledby="compared">
        <h3 id="compared">{text('app.compared-with')}</h3>
        <p>{text('app.atlas-is')}</p>
        <p>
          <a href="#/datasets">{text('datasets.title')}</a>
        </p>
        {state.atlases.length === 0 && <p class="caution">{text('app.no-atlas')}</p>}
        <p>
          <a href="#/first-atlas">{text('first-atlas.link')}</a>
        </p>
        <p>
          <a href="#/own-atlas">{text('own-atlas.link')}</a>
        </p>
        <ul>
          {state.atlases.map((atlas, number) => (
            <li key={number}>
              <strong>{atlas.name}</strong>{' '}
              {'simulated' in atlas && atlas.simulated && (
                <span class="simulated">{text('app.simulated')}</span>
              )}{' '}
              {'refusal' in atlas ? (
                <Refusal of={new Refused('input', atlas.refusal)} />
              ) : (
                text('app.atlas', {
                  genome: atlas.genome,
                  experiments: atlas.experiments,
                  antigens: atlas.antigens.length,
                  cells: atlas.cells.length,
                  examples: atlas.cells
                    .slice(0, 4)
                    .map(([name]) => name)
                    .join(', '),
                })
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

interface CardProps {
  readonly file: HandedOver;
  readonly state: State;
  readonly onRemoved: () => void;
}

function FileCard({ file, state, onRemoved }: CardProps) {
  const { text } = useLanguage();
  const [failure, setFailure] = useState<unknown>(null);
  const { recognised, name } = file;
  const [main, ...more] = offersOf(recognised, state) as readonly [Offer | undefined, ...Offer[]];
  const fits = fittingAtlas(recognised, state);
  const atlas = state.atlases[Math.max(0, fits)];
  const genome = fits >= 0 && 'genome' in atlas ? atlas.genome : undefined;
  const link = (offer: Offer): string =>
    linkOf(offer, offer.as === undefined ? {} : { [offer.as]: file.file }, Math.max(0, fits), genome);
  const remove = (): void => void server.remove(file.file).then(onRemoved, setFailure);
  return (
    <article class="card file">
      <div class="file-head">
        <h3>
          {name}{' '}
          {(file.simulated || (recognised.kind === 'bundle' && recognised.simulated)) && (
            <span class="simulated">{text('app.simulated')}</span>
          )}
        </h3>
        <button type="button" onClick={remove} aria-label={text('app.remove-file', { file: name })}>
          {text('app.remove')}
        </button>
      </div>
      {failure !== null && <Refusal of={failure} />}
      <p>
        {whatItIs(recognised, text)}
        {recognised.kind === 'peaks' && (
          <span class="fine">
            {' '}
            {recognised.assemblies.length === 0
              ? text('app.fits-none')
              : text('app.fits', { assemblies: recognised.assemblies.join(', ') })}
          </span>
        )}
      </p>
      {recognised.kind === 'peaks' && recognised.notices.length > 0 && (
        <ul class="notes">
          {recognised.notices.map((notice, index) => (
            <li key={index}>
              <Say message={notice} />
            </li>
          ))}
        </ul>
      )}
      {'doubt' in recognised && recognised.doubt !== null && (
        <p class="caution">
          <Say message={recognised.doubt} />
        </p>
      )}
      {fits < 0 && state.atlases.some(isOpen) && recognised.kind !== 'bundle' && (
        <p class="caution">{text('app.no-atlas-fits')}</p>
      )}
      {main !== undefined && (
        <p>
          <a class="offer main" href={link(main)}>
            {text(main.title)}
          </a>
        </p>
      )}
      {recognised.kind === 'bundle' && (
        <p>
          <a class="offer main" href={addressOf('bundle', { file: file.file })}>
            {text('share.open')}
          </a>
        </p>
      )}
      {more.length > 0 && (
        <ul class="offers">
          {more.map((offer) => (
            <li key={offer.question}>
              <a class="offer" href={link(offer)}>
                {text(offer.title)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

/** The address of an offer. @param genome of the atlas, where the question takes its name */
function linkOf(
  { question, beside, atlas }: Offer,
  chosen: Readonly<Record<string, unknown>>,
  number: number,
  genome?: string,
): string {
  return addressOf(question, {
    ...chosen,
    ...(atlas === 'asked' && { atlas: [number] }),
    ...(atlas === 'its genome' && genome !== undefined && { genome }),
    ...beside,
  });
}

function isOpen(atlas: State['atlases'][number]): boolean {
  return 'genome' in atlas;
}

/** An atlas of an assembly in which the peaks have room, else one of which nobody can tell; -1 where there is none. */
function fittingAtlas(recognised: HandedOver['recognised'], { atlases }: State): number {
  if (recognised.kind !== 'peaks') return atlases.findIndex(isOpen);
  const fits = atlases.findIndex(
    (atlas) => 'genome' in atlas && recognised.assemblies.some((each) => each === atlas.genome),
  );
  return fits >= 0 ? fits : atlases.findIndex((atlas) => 'genome' in atlas && !atlas.isKnownGenome);
}
