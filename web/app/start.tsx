import type { MessageKey } from '../../src/messages/english/index.ts';
import { Say, useLanguage } from '../components/language.tsx';
import { addressOf } from './address.ts';
import { HandOver } from './hand-over.tsx';
import type { PageProps } from './pages.ts';
import { titleOf } from './question.tsx';
import { Refusal } from './refusal.tsx';
import { Refused, type HandedOver, type State } from './server.ts';

interface Offer {
  readonly question: string;
  /** The choice that takes the file. */
  readonly as: string;
  readonly title: MessageKey;
  /** What is chosen beside the file and an atlas. */
  readonly beside?: Readonly<Record<string, unknown>>;
}

/** Which questions a kind of file can be asked, in a reader's words; the first is what most people want. */
const OFFERS: Readonly<Record<HandedOver['recognised']['kind'], readonly Offer[]>> = {
  peaks: [
    { question: 'partners', as: 'query', title: 'ask.partners' },
    { question: 'targets', as: 'query', title: 'ask.targets' },
    { question: 'enrich', as: 'a', title: 'ask.enrich-regions' },
    { question: 'compare-cells', as: 'query', title: 'ask.compare-cells' },
    { question: 'overlap', as: 'query', title: 'ask.overlap' },
    { question: 'annotate', as: 'peaks', title: 'ask.annotate' },
    { question: 'motifs enrich', as: 'query', title: 'ask.motifs-enrich', beside: { elements: true } },
  ],
  'list of genes': [{ question: 'enrich', as: 'a', title: 'ask.enrich-genes' }],
  'differential table': [
    { question: 'explain', as: 'table', title: 'ask.explain' },
    { question: 'page', as: 'table', title: 'ask.page' },
    { question: 'treatments', as: 'tables', title: 'ask.treatments' },
  ],
  // It was brought for one question, by its form.
  other: [],
};

/** Questions that need no file. */
const WITHOUT_FILE: readonly Omit<Offer, 'as'>[] = [
  { question: 'locus', title: 'ask.locus', beside: { atlas: [0] } },
  { question: 'colocalize', title: 'ask.colocalize', beside: { atlas: [0] } },
  { question: 'atlas search', title: 'ask.atlas-search', beside: { atlas: [0] } },
  { question: 'expression', title: 'ask.expression' },
  { question: 'motifs loci', title: 'ask.motifs-loci' },
];

/** Bring something, see what it is, and ask. */
export function Start({ state, files, onFiles }: PageProps) {
  const { text } = useLanguage();
  return (
    <>
      <h2>{text('app.question')}</h2>
      <HandOver onFiles={(more) => onFiles((before) => [...before, ...more])} />
      {[...files].reverse().map((file) => (
        <FileCard key={file.file} file={file} state={state} />
      ))}
      <section aria-labelledby="no-file">
        <h3 id="no-file">{text('app.without-file')}</h3>
        <ul class="offers">
          {WITHOUT_FILE.map(({ question, title, beside = {} }) => (
            <li key={question}>
              <a class="offer" href={addressOf(question, beside)}>
                {text(title)}
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
      <section aria-labelledby="compared">
        <h3 id="compared">{text('app.compared-with')}</h3>
        <p>{text('app.atlas-is')}</p>
        {state.atlases.length === 0 && <p class="caution">{text('app.no-atlas')}</p>}
        <p>
          <a href="#/first-atlas">{text('first-atlas.link')}</a>
        </p>
        <ul>
          {state.atlases.map((atlas) => (
            <li key={atlas.name}>
              <strong>{atlas.name}</strong>{' '}
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

function FileCard({ file, state }: { file: HandedOver; state: State }) {
  const { text } = useLanguage();
  const { recognised, name } = file;
  const [main, ...more] = OFFERS[recognised.kind] as readonly [Offer | undefined, ...Offer[]];
  // An atlas of an assembly in which the peaks have room, where there is one.
  const fits = state.atlases.findIndex(
    (atlas) =>
      'genome' in atlas &&
      (recognised.kind !== 'peaks' || recognised.assemblies.some((each) => each === atlas.genome)),
  );
  const atlas = fits < 0 ? undefined : state.atlases[fits];
  const genome = atlas !== undefined && 'genome' in atlas ? atlas.genome : undefined;
  const link = ({ question, as, beside }: Offer): string =>
    addressOf(question, {
      [as]: file.file,
      ...(question === 'treatments' ? {} : { atlas: [Math.max(0, fits)] }),
      ...beside,
      ...(question === 'annotate' && genome !== undefined ? { genome } : {}),
    });
  return (
    <article class="card file">
      <h3>{name}</h3>
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
      {fits < 0 && state.atlases.length > 0 && <p class="caution">{text('app.no-atlas-fits')}</p>}
      {main !== undefined && (
        <p>
          <a class="offer main" href={link(main)}>
            {text(main.title)}
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

function whatItIs(
  recognised: HandedOver['recognised'],
  text: ReturnType<typeof useLanguage>['text'],
): string {
  switch (recognised.kind) {
    case 'peaks':
      return text(recognised.withSignal ? 'app.is-peaks' : 'app.is-peaks-without-signal', {
        peaks: recognised.peaks,
      });
    case 'list of genes':
      return text('app.is-genes', { genes: recognised.genes });
    case 'differential table':
      return text('app.is-table', { rows: recognised.rows });
    case 'other':
      return text('app.is-other');
  }
}
