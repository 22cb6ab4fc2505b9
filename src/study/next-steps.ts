import { atlasIsElsewhere, placesAreDoubtful, isNoMoreThanChance } from './evidence/doubts.ts';
import { heldBy } from './evidence/collect-evidence.ts';
import { edgeAt } from './evidence/edge-matrix.ts';
import { isOfBench, type Edge } from './evidence/edge.ts';
import { overallVerdict, type CandidateEvidence, type EvidenceItem } from './evidence/verdicts.ts';
import type { Verdict } from '../tables/verdicts.ts';
import { perturbsOneOf } from '../analyses/inputs/arm.ts';
import { message, type Message } from '../messages/message.ts';
import { firstOfCopies } from './partner-cards.ts';
import { unrepeated } from './replicate-support.ts';
import type { TargetsResult } from './results.ts';
import type { StudyResults } from './study-results.ts';
import { drugOnFactor } from './cells-of-experiments.ts';
import type { Study } from './file/study-schema.ts';

const PARTNERS = 2;
const AMPLICONS = 3;
const GENES = 4;
/** Edges whose repetition is asked for. */
const EDGES = 4;
/** Words for what no experiment has looked at yet. */
const UNTRIED: ReadonlySet<Verdict> = new Set(['not tested', 'not measured']);

/** The experiments that the missing evidence asks for, most useful first. */
export function nextSteps(
  study: Study,
  results: StudyResults,
  partners: readonly CandidateEvidence[],
  targets: readonly CandidateEvidence[],
  edges: readonly Edge[] = [],
): Message[] {
  const steps: Message[] = [];
  const treated = drugged(study, results);
  const treatment = treated === undefined ? undefined : drugOnFactor(study, treated);
  const elsewhere = results.partners.slice(0, 1).find(atlasIsElsewhere);
  const open =
    elsewhere === undefined
      ? partners.filter(({ verdict }) => verdict === 'supported' || verdict === 'suggested')
      : [];
  if (elsewhere !== undefined) {
    const cell = results.peaks.find(({ name }) => name === elsewhere.query)?.cell ?? elsewhere.query;
    steps.push(message('next.atlas', { factor: study.factor[0], cell }));
  }
  const wanted = new Set(study.genes_of_interest);
  const bound = targets
    .filter(({ verdict }) => verdict === 'supported' || verdict === 'suggested')
    .filter((candidate) => !isNoMoreThanChance(candidate))
    .sort((a, b) => Number(wanted.has(b.name)) - Number(wanted.has(a.name)) || a.rank - b.rank);
  /** Leading targets whose edge from a partner nobody has tested. */
  const genesFor = (partner: string): string =>
    bound
      .map(({ name }) => name)
      .filter((gene) => gene !== partner && isOpen(edgeAt(edges, partner, gene)))
      .slice(0, GENES)
      .join(', ');
  const lacks = ({ items }: CandidateEvidence, kind: string): boolean =>
    !items.some((item) => item.kind === kind && !UNTRIED.has(item.verdict));
  for (const candidate of open.slice(0, PARTNERS)) {
    const { name } = candidate;
    const done = study.expression.some((entry) => perturbs(entry, name));
    const genes = genesFor(name);
    const ofBench: Message[] = [];
    if (genes !== '' && !done && lacks(candidate, 'perturbation'))
      ofBench.push(
        treatment === undefined
          ? message('next.knockdown-alone', { name, genes })
          : message('next.knockdown', { name, genes, treatment }),
      );
    else if (!lacks(candidate, 'growth') && lacks(candidate, 'perturbation') && genes !== '')
      ofBench.push(message('next.genes', { name, genes }));
    if (lacks(candidate, 'interaction'))
      ofBench.push(message('next.coip', { factor: study.factor[0], name }));
    steps.push(...ofBench);
    const change = changeBySupport(candidate, study, results.partners[0]?.query);
    if (ofBench.length > 0 && change !== undefined) steps.push(change);
    const rows = results.partners[0]?.rows;
    const block = rows?.block[rows.antigen.indexOf(name)] ?? '';
    const first = rows === undefined || block === '' ? undefined : firstOfCopies(name, block, rows);
    if (block !== '')
      steps.push(
        first === undefined
          ? message('next.family', { name, others: block })
          : message('next.family-first', { name, others: block, first }),
      );
  }
  steps.push(...repeatsOf(edges));
  const [main] = results.targets;
  for (const candidate of bound.slice(0, AMPLICONS)) {
    const place = main === undefined || placesAreDoubtful(main) ? '' : ampliconOf(candidate.name, main);
    if (place !== '' && lacks(candidate, 'promoter ChIP'))
      steps.push(message('next.amplicon', { factor: study.factor[0], gene: candidate.name, place }));
  }
  const untried = open
    .slice(0, PARTNERS)
    .filter((candidate) => lacks(candidate, 'combination') && !perturbs(treated, candidate.name));
  if (untried.length > 0 && treatment !== undefined)
    steps.push(message('next.combination', { treatment, names: untried.map(({ name }) => name).join(', ') }));
  const isReplicated = edges.some(({ items }) => items.some(({ kind }) => kind === 'replication'));
  if (open.length > 0 && !isReplicated && study.samples.every(({ file }) => file === undefined))
    steps.push(message('next.replication'));
  const once = unrepeated(study, results.peaks);
  if (once.length > 0) steps.push(message('next.replicate-chip', { names: once.join(', ') }));
  for (const { name, testable } of results.expression)
    if (!testable) steps.push(message('next.replicate', { name }));
  if (study.motifs === undefined && open.length > 0) steps.push(message('next.motif'));
  for (const { partner, target, direction, claim, reference } of study.literature) {
    const about = partner === undefined ? bound : open;
    const name = partner ?? target ?? '';
    if (direction !== 'against' || !about.some((candidate) => candidate.name === name)) continue;
    steps.push(
      partner === undefined
        ? message('next.contradiction-gene', { gene: name, claim, reference })
        : message('next.contradiction', { name, claim, reference }),
    );
  }
  return steps;
}

/** Whether nobody could tell yet what one does to the other. */
function isOpen(edge: Edge | undefined): boolean {
  return edge === undefined || UNTRIED.has(edge.verdict);
}

/** Experiments from which on a result can be supported. */
const ENOUGH = 3;

/** Edges that one more experiment would settle: too few of them, or results that disagree. */
function repeatsOf(edges: readonly Edge[]): Message[] {
  const few = edges.flatMap(({ from, to, verdict, items }) => {
    const n = Math.max(...items.filter(isOfBench).map((item) => item.n ?? 0), 0);
    if ((verdict !== 'suggested' && verdict !== 'not estimable') || n === 0 || n >= ENOUGH) return [];
    const supported = message('verdict.supported');
    const values = { from, to, n, more: ENOUGH - n, enough: ENOUGH, supported };
    return [message('next.edge-repeat', { ...values, now: message(`verdict.${verdict}`) })];
  });
  const torn = edges
    .filter((edge) => edge.items.some(isOfBench))
    .filter(({ verdict, reason }) => verdict === 'contradicted' || reason === 'results disagree')
    .map(({ from, to, items }) => {
      const sources = [...new Set(items.map(({ source }) => source))].join(', ');
      return message('next.edge-disagrees', { from, to, sources });
    });
  return [...torn, ...few].slice(0, EDGES);
}

/** What a supported result of the bench would make of a partner; undefined where it would change no word. */
function changeBySupport(
  { name, verdict, items }: CandidateEvidence,
  { chip_seq }: Study,
  query: string | undefined,
): Message | undefined {
  const found = { kind: 'perturbation', verdict: 'supported', reason: null, edge: { from: name, to: '' } };
  const held = heldBy({ chip_seq }, query);
  const then = overallVerdict([...items, found as EvidenceItem], held);
  if (then === verdict) return undefined;
  return message('next.would-change', {
    name,
    now: message(`verdict.${verdict}`),
    then: message(`verdict.${then}`),
  });
}

type Experiment = Study['expression'][number];

/** The first finished experiment that changed the factor by a drug; undefined where none is said to. */
function drugged(study: Study, { expression }: Pick<StudyResults, 'expression'>): Experiment | undefined {
  const finished = new Set(expression.map(({ name }) => name));
  return study.expression.find(
    (entry) => finished.has(entry.name) && drugOnFactor(study, entry) !== undefined,
  );
}

/** Whether an experiment perturbs a candidate: a drug that destroys it, too, is no drug to combine with its loss. */
function perturbs(entry: Experiment | undefined, name: string): boolean {
  return entry?.arm !== undefined && perturbsOneOf(entry.arm, [name]);
}

/** Where the amplicon of a gene belongs, measured or not; empty where no peak is near. */
export function ampliconOf(gene: string, { rows }: TargetsResult): string {
  return rows.amplicon[rows.gene.indexOf(gene)] ?? '';
}
