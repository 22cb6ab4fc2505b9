import type { ReportData } from '../../src/report/report-data.ts';
import type { StageState } from '../../src/report/study-path.ts';
import type { PathStage } from '../../src/study/plan/stages.ts';
import type { CandidateEvidence } from '../../src/study/evidence/verdicts.ts';
import type { MessageKey } from '../../src/messages/english/index.ts';
import type { Message } from '../../src/messages/message.ts';
import { Say, useLanguage } from '../components/language.tsx';
import { VerdictBadge } from '../components/names.tsx';
import { GeneLink } from '../components/place-link.tsx';

const LEADING = 6;

/** Topics of the summary, by the names of their sentences. */
const TOPICS: readonly { readonly topic: MessageKey; readonly keys: readonly MessageKey[] }[] = [
  { topic: 'nav.sites', keys: ['say.sites', 'say.sites-placed', 'say.one-replicate'] },
  {
    topic: 'nav.partners',
    keys: [
      'say.partners',
      'say.no-partner',
      'say.partners-doubtful',
      'say.fixed-spacing',
      'say.partners-of-interest',
    ],
  },
  {
    topic: 'nav.contrasts',
    keys: ['say.contrast-more', 'say.contrast-less', 'say.contrast-factors', 'say.contrast-one-sided'],
  },
  {
    topic: 'nav.expression',
    keys: [
      'say.expression-change',
      'say.no-expression-change',
      'say.unreplicated',
      'say.without-p',
      'say.listed',
      'say.factor-unchanged',
      'say.acts-on-another',
    ],
  },
  {
    topic: 'nav.targets',
    keys: [
      'say.targets',
      'say.targets-flat',
      'say.no-target',
      'say.interest',
      'say.interest-by-chance',
      'say.interest-unjudged',
      'say.interest-not',
      'say.interest-untested',
    ],
  },
];

/** Where the results of a stage of the path are shown. */
const SECTION: Readonly<Record<PathStage, string>> = {
  sites: 'sites',
  partners: 'partners',
  contrasts: 'contrasts',
  expression: 'expression',
  targets: 'targets',
  'changed-genes': 'evidence',
  sequence: 'motifs',
  knockdown: 'edges',
  growth: 'edges',
  interaction: 'edges',
  promoter: 'edges',
  combination: 'edges',
  replication: 'edges',
  conclusion: 'model',
};

const MARKS: Readonly<Record<StageState, string>> = {
  done: '●',
  failed: '✕',
  skipped: '–',
  'not yet evaluated': '◌',
  'not tested': '○',
};

/** Sentences under their topics; what belongs to none is a caution. */
function byTopic(summary: readonly Message[]): { topic: MessageKey; sentences: readonly Message[] }[] {
  const known = new Set(TOPICS.flatMap(({ keys }) => keys));
  const groups = TOPICS.map(({ topic, keys }) => ({
    topic,
    sentences: summary.filter(({ key }) => keys.includes(key)),
  }));
  const rest = summary.filter(({ key }) => !known.has(key));
  return [...groups, { topic: 'summary.caution' as const, sentences: rest }].filter(
    ({ sentences }) => sentences.length > 0,
  );
}

/** What a reader who has one minute should take away. */
export function Summary({ data }: { data: ReportData }) {
  const { text } = useLanguage();
  const ofInterest = new Set(data.loci.map(({ gene }) => gene));
  const wanted = data.evidence.targets.filter(({ name }) => ofInterest.has(name));
  const named = new Set(data.cards.filter(({ ofInterest }) => ofInterest).map(({ name }) => name));
  const partnersWanted = data.evidence.partners.filter(({ name }) => named.has(name));
  return (
    <>
      <dl class="digest">
        {byTopic(data.summary).map(({ topic, sentences }) => (
          <div key={topic}>
            <dt>
              {topic === 'summary.caution' ? text(topic) : <a href={`#${topic.slice(4)}`}>{text(topic)}</a>}
            </dt>
            <dd>
              {sentences.map((sentence, index) => (
                <p key={index}>
                  <Say message={sentence} />
                </p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <div class="cards">
        <Leading
          title={text('nav.partners')}
          candidates={data.evidence.partners.slice(0, LEADING)}
          tested={data.partners.length > 0}
          genes={false}
        />
        {partnersWanted.length > 0 && (
          <Leading
            title={text('summary.partners-of-interest')}
            candidates={partnersWanted}
            tested
            genes={false}
          />
        )}
        <Leading
          title={text(wanted.length > 0 ? 'summary.interest' : 'nav.targets')}
          candidates={(wanted.length > 0 ? wanted : data.evidence.targets).slice(0, LEADING)}
          tested={data.targets.length > 0}
          genes
        />
        <div class="card next">
          <h3>{text('summary.next')}</h3>
          <ul>
            {data.next.slice(0, LEADING).map((step, index) => (
              <li key={index}>
                <Say message={step} />
              </li>
            ))}
          </ul>
          {data.next.length === 0 && <p class="muted">{text('summary.none')}</p>}
        </div>
      </div>
      <p class="fine">{text('summary.words')}</p>
      {data.evidence.partners.length > 0 && <p class="fine">{text('order.partners')}</p>}
      {data.browser.ucsc !== null && (
        <p class="fine">
          {text('ucsc.note')} {data.simulated && text('ucsc.simulated')}
        </p>
      )}
      <h3>{text('path.title')}</h3>
      <p class="fine">{text('path.lead')}</p>
      <ol class="path">
        {data.path.map(({ stage, state }) => (
          <li key={stage} class={state.replaceAll(' ', '-')}>
            <span class="stage">
              {state === 'done' ? (
                <a href={`#${SECTION[stage]}`}>{text(`path.${stage}`)}</a>
              ) : (
                text(`path.${stage}`)
              )}
            </span>
            <span class="state">
              <span aria-hidden="true">{MARKS[state]}</span>{' '}
              {text(state === 'not tested' ? 'verdict.not tested' : `state.${state}`)}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

interface LeadingProps {
  readonly title: string;
  readonly candidates: readonly CandidateEvidence[];
  /** Whether anything was looked for: nothing found and nothing looked for are two different things. */
  readonly tested: boolean;
  readonly genes: boolean;
}

/** Candidates with their rank and verdict. */
function Leading({ title, candidates, tested, genes }: LeadingProps) {
  const { text } = useLanguage();
  return (
    <div class="card">
      <h3>{title}</h3>
      <ol>
        {candidates.map((candidate) => (
          <li key={candidate.name}>
            <span>
              <span class="rank">{candidate.rank}</span>{' '}
              {genes ? <GeneLink name={candidate.name} /> : candidate.name}
            </span>{' '}
            <VerdictBadge verdict={candidate.verdict} reason={candidate.reason} />
          </li>
        ))}
      </ol>
      {candidates.length === 0 && <p class="muted">{text(tested ? 'summary.none' : 'verdict.not tested')}</p>}
    </div>
  );
}
