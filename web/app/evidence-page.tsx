import { useEffect, useRef, useState } from 'preact/hooks';
import type { AnswerBody } from '../../src/server/answer-body.ts';
import { useLanguage } from '../components/language.tsx';
import { addressOf, chosenIn, type Chosen } from './address.ts';
import { numberAt, rowsOf, textAt, useAnswer, valuesOf } from './evidence/answered.ts';
import { Experiments } from './evidence/experiments.tsx';
import { GenomeBrowser, type Locus, type Track } from './evidence/genome-browser.tsx';
import { SharedSites } from './evidence/shared-sites.tsx';
import { Statistics } from './evidence/statistics.tsx';
import { WhyNot } from './evidence/why-not.tsx';
import { Keep } from './kept/keep.tsx';
import type { PageProps } from './page-props.ts';
import { Refusal } from './refusal.tsx';
import { Simulated } from './sample/simulated.tsx';
import { TakeEvidence } from './share/take.tsx';
import { server, type Declared } from './server.ts';
import './evidence/evidence.css';

/** Experiments that are drawn. */
const DRAWN = 3;

/** The evidence behind a partner: what the ranking says, the shared sites, the experiments, and a look at the genome. */
export function EvidencePage({ parameters, state, files }: PageProps) {
  const { text } = useLanguage();
  const [declared, setDeclared] = useState<readonly [partners: Declared, sites: Declared] | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [locus, setLocus] = useState<Locus | null>(null);
  const below = useRef<HTMLDivElement>(null);
  const partner = parameters.get('of') ?? '';
  const cell = parameters.get('in') ?? '';
  useEffect(() => {
    Promise.all([server.declared('partners'), server.declared('sites')]).then(setDeclared, setFailure);
  }, []);
  useEffect(() => setLocus(null), [partner, cell]);

  const chosen = declared === null ? null : chosenIn(declared[0].choices, parameters);
  const ranking = useAnswer('partners', chosen);
  const ofCell = cell === '' ? {} : { cell: [cell] };
  const sitesChosen: Chosen | null =
    declared === null ? null : { ...chosenIn(declared[1].choices, parameters), partner, ...ofCell };
  const sites = useAnswer('sites', sitesChosen);
  const [atlas] = [chosen?.['atlas']].flat();
  const found = useAnswer(
    'atlas search',
    atlas === undefined ? null : { atlas, antigen: [partner], ...ofCell },
  );

  const isDrawn = locus !== null && ranking.answer !== undefined && found.answer !== undefined;
  useEffect(() => {
    if (!isDrawn) return;
    // The site is looked at where it is drawn; a keyboard goes on from there.
    const section = below.current?.querySelector<HTMLElement>('.genome-browser');
    section?.scrollIntoView({ block: 'nearest' });
    section?.focus({ preventScroll: true });
  }, [locus, isDrawn]);

  if (failure !== null) return <Refusal of={failure} />;
  if (declared === null || chosen === null || sitesChosen === null) return null;
  const rows = ranking.answer === undefined ? [] : rowsOfPartner(ranking.answer, partner, cell);
  const summary = state.atlases[Number(atlas)];
  const query = files.find(({ file }) => file === chosen['query'])?.name ?? text('evidence.query');
  const tracks = (): Track[] =>
    tracksOf(ranking.answer, rows, found.answer, { query, partner, chosen }, text);
  return (
    <div class="evidence">
      <p class="back">
        <a href={addressOf('partners', chosen)}>← {text('question.partners')}</a>
      </p>
      <h2>{text('evidence.title', { name: partner, query })}</h2>
      <Simulated
        {...{ choices: declared[0].choices, chosen, state, files }}
        notices={ranking.answer?.notices}
      >
        <section aria-label={text('evidence.statistics')}>
          {ranking.error !== undefined && <Refusal of={ranking.error} />}
          {ranking.answer === undefined && ranking.error === undefined && <Working />}
          {ranking.answer !== undefined && rows.length === 0 && (
            <p>{text('evidence.no-row', { name: partner })}</p>
          )}
          {ranking.answer !== undefined &&
            rows.map((row) => <Statistics key={row} answer={ranking.answer as AnswerBody} row={row} />)}
          <MotifLinks chosen={chosen} questions={state.questions} />
        </section>
        <section aria-label={text('evidence.sites-title')}>
          <h3>{text('evidence.sites-title')}</h3>
          {sites.error !== undefined && <Refusal of={sites.error} />}
          {sites.answer === undefined && sites.error === undefined && <Working />}
          {sites.answer !== undefined && (
            <SharedSites found={sites.answer} asked={sitesChosen} onShow={setLocus} />
          )}
          {sites.answer !== undefined && ranking.answer !== undefined && found.answer !== undefined && (
            <TakeEvidence
              asked={sitesChosen}
              name={`${partner} ${query}`}
              experiments={tracks().flatMap(
                ({ asked }) => (asked['experiments'] as string[] | undefined) ?? [],
              )}
            />
          )}
          {state.keeps && sites.answer !== undefined && (
            <Keep
              key={`${partner} ${cell}`}
              question="sites"
              chosen={sitesChosen}
              called={`${partner} ${query}`}
            />
          )}
        </section>
        <div ref={below}>
          <h3>{text('browser.title')}</h3>
          {locus === null && sites.answer !== undefined && found.answer !== undefined && (
            <p>
              <button type="button" class="primary" onClick={() => setLocus(firstOf(sites.answer))}>
                {text('browser.open')}
              </button>
            </p>
          )}
          {locus !== null && ranking.answer !== undefined && found.answer !== undefined && (
            <GenomeBrowser
              key={`${partner} ${cell}`}
              atlas={chosen['atlas']}
              genome={'genome' in summary ? summary.genome : ''}
              tracks={tracks()}
              motifs={[...new Set([partner, ...[chosen['queryAntigen'] ?? []].flat().map(String)])]}
              locus={locus}
            />
          )}
        </div>
        <section aria-label={text('evidence.experiments-title')}>
          <h3>{text('evidence.experiments-title')}</h3>
          {found.error !== undefined && <Refusal of={found.error} />}
          {found.answer !== undefined && <Experiments found={found.answer} name={partner} />}
        </section>
        {ranking.answer !== undefined && <WhyNot answer={ranking.answer} chosen={chosen} state={state} />}
      </Simulated>
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

/** Questions about motifs under the same peaks: they need the genome's sequence, which their form asks for. */
function MotifLinks({ chosen, questions }: { chosen: Chosen; questions: readonly string[] }) {
  const { text } = useLanguage();
  if (!questions.includes('motifs enrich')) return null;
  const { query } = chosen;
  return (
    <p class="fine">
      {text('evidence.motifs')}{' '}
      <a href={addressOf('motifs enrich', { query })}>{text('question.motifs-enrich')}</a>
      {' · '}
      <a href={addressOf('motifs spacing', { query })}>{text('question.motifs-spacing')}</a>
    </p>
  );
}

/** Rows of the partner, those in the cells that were clicked first. */
function rowsOfPartner(answer: AnswerBody, partner: string, cell: string): number[] {
  const antigens = valuesOf(answer, 'antigen') ?? [];
  const rows = antigens.flatMap((name, row) => (name === partner ? [row] : []));
  const clicked = (row: number): boolean => textAt(answer, 'cell', row) === cell;
  return [...rows.filter(clicked), ...rows.filter((row) => !clicked(row))];
}

function firstOf(sites: AnswerBody | undefined): Locus {
  const first = sites !== undefined && rowsOf(sites) > 0;
  if (!first) return { chrom: 'chr1', start: 0, end: 1_000_000 };
  return {
    chrom: textAt(sites, 'chrom', 0),
    start: numberAt(sites, 'start', 0) ?? 0,
    end: numberAt(sites, 'end', 0) ?? 0,
  };
}

/** The query, a few of the partner's experiments, the strongest first, the sites of the class, and genes. */
function tracksOf(
  ranking: AnswerBody | undefined,
  rows: readonly number[],
  found: AnswerBody | undefined,
  of: { readonly query: string; readonly partner: string; readonly chosen: Chosen },
  text: ReturnType<typeof useLanguage>['text'],
): Track[] {
  const { query, within, notWithin, blacklist, genes } = of.chosen;
  const names = found === undefined ? [] : (valuesOf(found, 'experiment') ?? []).map(String);
  const [row] = rows;
  const strongest =
    ranking === undefined || row === undefined ? '' : textAt(ranking, 'strongest_experiment', row);
  const cellClass = ranking === undefined || row === undefined ? '' : textAt(ranking, 'cell_class', row);
  const experiments = [strongest, ...names.filter((name) => name !== strongest)].filter((name) =>
    names.includes(name),
  );
  return [
    {
      name: of.query,
      colour: '#1b4f8f',
      asked: { of: 'query', query, ...defined({ within, notWithin, blacklist }) },
    },
    ...experiments.slice(0, DRAWN).map((name) => ({
      name: `${of.partner} ${name}`,
      colour: '#8a3b12',
      asked: { of: 'experiments', experiments: [name] },
    })),
    ...(cellClass === ''
      ? []
      : [
          {
            name: text('browser.sites', { cellClass }),
            colour: '#5a5a5a',
            asked: { of: 'sites', cellClass },
          },
        ]),
    {
      name: text('browser.genes'),
      colour: '#20603a',
      asked: { of: 'genes', ...defined({ genes }) },
      expanded: true,
    },
  ];
}

function defined(values: Chosen): Chosen {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
