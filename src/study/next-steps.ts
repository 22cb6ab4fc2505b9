import { atlasIsElsewhere, placesAreDoubtful, isNoMoreThanChance } from './evidence/doubts.ts';
import type { CandidateEvidence } from './evidence/verdicts.ts';
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
/** Words for what no experiment has looked at yet. */
const UNTRIED: ReadonlySet<Verdict> = new Set(['not tested', 'not measured']);

/** The experiments that the missing evidence asks for, most useful first. */
export function nextSteps(
  study: Study,
  results: StudyResults,
  partners: readonly CandidateEvidence[],
  targets: readonly CandidateEvidence[],
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
  const genes = bound
    .slice(0, GENES)
    .map(({ name }) => name)
    .join(', ');
  const lacks = ({ items }: CandidateEvidence, kind: string): boolean =>
    !items.some((item) => item.kind === kind && !UNTRIED.has(item.verdict));
  for (const candidate of open.slice(0, PARTNERS)) {
    const { name } = candidate;
    const done = study.expression.some((entry) => perturbs(entry, name));
    if (genes !== '' && !done && lacks(candidate, 'perturbation'))
      steps.push(
        treatment === undefined
          ? message('next.knockdown-alone', { name, genes })
          : message('next.knockdown', { name, genes, treatment }),
      );
    if (lacks(candidate, 'interaction')) steps.push(message('next.coip', { factor: study.factor[0], name }));
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
  if (open.length > 0 && study.samples.every(({ file }) => file === undefined))
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
