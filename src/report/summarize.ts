import { KnownNames } from '../genome/antigens/antigen-aliases.ts';
import { BOUND_WITHIN } from '../targets/target-verdict.ts';
import { FDR, type CandidateEvidence } from '../study/evidence/verdicts.ts';
import { inEvidenceOrder } from '../study/evidence/evidence-order.ts';
import { message, type Message } from '../messages/message.ts';
import {
  settingOf,
  type ContrastResult,
  type ExpressionResult,
  type PartnersResult,
  type PeaksResult,
  type TargetsResult,
} from '../study/results.ts';
import type { Reason } from '../tables/verdicts.ts';
import { unrepeated } from '../study/replicate-support.ts';
import type { StudyRun } from '../study/run-study.ts';
import type { StudyResults } from '../study/study-results.ts';
import { experimentsOfFactor, isOfFactor } from '../study/file/arms.ts';
import type { Study } from '../study/file/study-schema.ts';

const NAMED = 8;
const WINDOW = `${BOUND_WITHIN / 1000} kb`;
/** Factors named at either end of a contrast, at least this far apart. */
const NAMED_IN_CONTRAST = 6;

/** The sentences that a reader with one minute reads. */
export function summarize(
  study: Study,
  outcomes: StudyRun['outcomes'],
  results: StudyResults,
  partners: readonly CandidateEvidence[],
  targets: readonly CandidateEvidence[],
): Message[] {
  const [factor] = study.factor;
  const first = results.targets[0];
  const bound = first === undefined ? [] : boundAndChanging(first);
  const changed = bound === undefined ? undefined : inEvidenceOrder(bound, String, targets);
  const entryOf = (query: string): Entry =>
    results.peaks.find(({ name }) => name === query) ?? { name: query, antigen: factor, cell: query };
  const failed = outcomes.filter(({ state }) => state === 'failed').map(({ step }) => step.title);
  const against = (candidates: readonly CandidateEvidence[]): string =>
    candidates
      .filter(
        ({ verdict }) => verdict === 'supported' || verdict === 'suggested' || verdict === 'contradicted',
      )
      .filter(({ items }) => items.some((item) => item.verdict === 'contradicted'))
      .slice(0, NAMED)
      .map(({ name }) => name)
      .join(', ');
  const [doubtfulPartners, doubtfulTargets] = [against(partners), against(targets)];
  // Evidence is gathered for the first ranking; another one's partners stay in its own order.
  const main = results.partners[0]?.query;
  const orderFor =
    (...queries: readonly string[]): InOrder =>
    (names) =>
      main !== undefined && queries.includes(main) ? inEvidenceOrder(names, String, partners) : [...names];
  return [
    ...results.peaks.map(sitesSentence),
    ...replicateSentence(study, results.peaks),
    ...results.partners.map((result) =>
      partnerSentence(entryOf(result.query), result, orderFor(result.query)),
    ),
    ...spacingSentences(entryOf, results),
    ...partnersOfInterest(study, partners),
    ...results.contrasts
      .filter(({ kind }) => kind === 'queries')
      .flatMap((contrast) =>
        contrastSentences(contrast, entryOf, results.partners, orderFor(contrast.a, contrast.b)),
      ),
    ...results.expression.flatMap((each) => [changeSentence(each), ...actsOnSentence(study, each)]),
    ...experimentsOfFactor(study, results.expression)
      .slice(0, 1)
      .flatMap((experiment) => ownGeneSentences(study.factor, experiment)),
    ...(first === undefined || first.expression === null
      ? []
      : changed === undefined
        ? [message('say.targets-flat', { factor })]
        : changed.length > 0
          ? [
              message('say.targets', {
                count: changed.length,
                factor,
                window: WINDOW,
                genes: changed.slice(0, NAMED).join(', '),
              }),
            ]
          : [message('say.no-target', { factor })]),
    ...interestSentences(
      study.genes_of_interest,
      first,
      results.expression.find(({ name }) => name === first?.expression),
    ),
    ...(doubtfulPartners === '' ? [] : [message('say.contradicted-partners', { names: doubtfulPartners })]),
    ...(doubtfulTargets === '' ? [] : [message('say.contradicted-targets', { genes: doubtfulTargets })]),
    ...flatSentences(factor, results.targets),
    ...discordantSentences(results, orderFor),
    ...(failed.length === 0 ? [] : [message('say.failed', { count: failed.length, names: failed })]),
  ];
}

/**
 * Genes that are bound and change, in directions in which changed genes carry more of the factor than unchanged ones;
 * undefined where no direction does.
 */
function boundAndChanging({ rows, tests }: TargetsResult): string[] | undefined {
  if (tests.length > 0 && tests.every(({ flat }) => flat)) return undefined;
  return rows.gene.filter(
    (_, row) => rows.verdict[row] === 'supported' || STILL_CHANGED.has(rows.reason[row]),
  );
}

/** Reasons for which a bound gene that changes is suggested alone. */
const STILL_CHANGED: ReadonlySet<Reason | null> = new Set<Reason>([
  'other cells',
  'no p-value',
  'p-values in doubt',
  'incomplete table',
  'most genes change',
]);

/** Directions in which changed genes carry no more of the factor, each once for all experiments; where none does, that is said of the first. */
function flatSentences(factor: string, [first, ...others]: readonly TargetsResult[]): Message[] {
  const said = first === undefined || first.tests.every(({ flat }) => flat) ? others : [first, ...others];
  return (['up', 'down'] as const).flatMap((direction) => {
    const flat = said.filter(({ tests }) => tests.some((test) => test.flat && test.direction === direction));
    const names = [...new Set(flat.flatMap(({ expression }) => expression ?? []))];
    return names.length === 0 ? [] : [message(`say.flat-${direction}`, { factor, names: names.join('; ') })];
  });
}

type Entry = Pick<PeaksResult, 'name' | 'antigen' | 'cell'>;
/** Factors in the order in which the report lists them. */
type InOrder = (names: readonly string[]) => string[];

function sitesSentence(entry: PeaksResult): Message {
  const { antigen, peaks, replicates, distances } = entry;
  const count = peaks.start.length;
  const values = { factor: antigen, query: settingOf(entry), peaks: count, files: replicates.length };
  if (distances === null || count === 0) return message('say.sites', values);
  const promoter = Math.round((100 * distances.promoter) / count);
  return message('say.sites-placed', { ...values, promoter });
}

/** ChIP-seqs that nothing repeats, once for all. */
function replicateSentence(study: Study, peaks: readonly PeaksResult[]): Message[] {
  const names = unrepeated(study, peaks);
  return names.length === 0 ? [] : [message('say.one-replicate', { names: names.join(', ') })];
}

function partnerSentence(entry: Entry, result: PartnersResult, inOrder: InOrder): Message {
  const { rows } = result;
  const [factor, query] = [entry.antigen, settingOf(entry)];
  const names = inOrder(rows.antigen.filter((_, row) => rows.supported[row]));
  const total = rows.antigen.length;
  const doubtful = rows.reason.filter((reason) => reason === 'sites elsewhere').length;
  if (doubtful > 0) return message('say.partners-doubtful', { query, factor, total, count: doubtful });
  if (names.length === 0) return message('say.no-partner', { query, factor, total });
  return message('say.partners', {
    query,
    count: names.length,
    total,
    factor,
    names: names.slice(0, NAMED).join(', ') + (names.length > NAMED ? ` (+${names.length - NAMED})` : ''),
  });
}

/** Every partner of interest with its word. */
function partnersOfInterest(study: Study, partners: readonly CandidateEvidence[]): Message[] {
  const said = study.partners_of_interest.flatMap((name) => {
    const found = partners.find((each) => each.name === name);
    if (found === undefined) return [];
    return [message('say.partner-word', { name, word: message(`verdict.${found.verdict}`) })];
  });
  return said.length === 0 ? [] : [message('say.partners-of-interest', { names: said })];
}

/** Candidates that are set apart in one of the two, and differ between them. */
function contrastSentences(
  { a: left, b: right, antigens, rows }: ContrastResult,
  entryOf: (query: string) => Entry,
  partners: readonly PartnersResult[],
  inOrder: InOrder,
): Message[] {
  const setApart = new Set(
    partners
      .filter(({ query }) => query === left || query === right)
      .flatMap(({ rows: ranked }) => ranked.antigen.filter((_, row) => ranked.supported[row])),
  );
  const passing = rows.antigen
    .map((name, row) => ({
      name,
      value: rows.difference[row] ?? 0,
      q: rows.minusLog10Q[row],
      oneSided: rows.oneSided[row],
    }))
    .filter(({ name, q, oneSided }) => setApart.has(name) && !oneSided && q !== null && q > -Math.log10(FDR))
    .sort((x, y) => y.value - x.value);
  const alone = inOrder(rows.antigen.filter((name, row) => setApart.has(name) && rows.oneSided[row]));
  const listed = (names: { name: string }[]): string => inOrder(names.map(({ name }) => name)).join(', ');
  const more = passing.filter(({ value }) => value > 0).slice(0, NAMED_IN_CONTRAST);
  const less = passing
    .filter(({ value }) => value < 0)
    .slice(-NAMED_IN_CONTRAST)
    .reverse();
  const [a, b] = [settingOf(entryOf(left)), settingOf(entryOf(right))];
  const [factor, other] = antigens;
  if (factor !== other) {
    return [
      ...(more.length > 0 ? [message('say.contrast-factors', { factor, other, names: listed(more) })] : []),
      ...(less.length > 0
        ? [message('say.contrast-factors', { factor: other, other: factor, names: listed(less) })]
        : []),
    ];
  }
  return [
    ...(more.length > 0 ? [message('say.contrast-more', { a, b, factor, names: listed(more) })] : []),
    ...(less.length > 0 ? [message('say.contrast-less', { a, b, factor, names: listed(less) })] : []),
    ...(alone.length > 0 ? [message('say.contrast-one-sided', { a, b, names: alone.join(', ') })] : []),
  ];
}

/** Candidates that are set apart and whose experiments disagree. */
function discordantSentences(
  { agreement, partners }: StudyResults,
  orderFor: (query: string) => InOrder,
): Message[] {
  return agreement.flatMap(({ query, discordant }) => {
    const rows = partners.find((result) => result.query === query)?.rows;
    const names = new Set(
      discordant
        .map(({ antigen }) => antigen)
        .filter((antigen) => rows?.supported[rows.antigen.indexOf(antigen)] === true),
    );
    return names.size === 0
      ? []
      : [message('say.discordant', { query, names: orderFor(query)([...names]).join(', ') })];
  });
}

/** Reasons of genes that are bound and change, as chance would have it. */
const BY_CHANCE: ReadonlySet<Reason | null> = new Set<Reason>(['no more than chance', 'perhaps by chance']);
/** Reasons of genes that are bound and change, of which no test says more. */
const UNJUDGED: ReadonlySet<Reason | null> = new Set<Reason>([
  'not among the most changed',
  'too few changed genes',
  'no mean expression',
  'unreplicated',
]);

/** Which genes of interest are both bound and changed, which are not, and of which nobody can say, because their change was not tested. */
function interestSentences(
  wanted: readonly string[],
  targets: TargetsResult | undefined,
  experiment: ExpressionResult | undefined,
): Message[] {
  if (targets === undefined || targets.expression === null || wanted.length === 0) return [];
  const { effectOfFactor: direction } = targets.rows;
  const untold: readonly string[] = ['not estimable', 'not measured', 'not tested'];
  if (direction.every((each) => untold.includes(each))) return [];
  const holding = boundAndChanging(targets);
  // What is to be said of genes in directions in which no test speaks for the factor, the cautions say.
  if (holding === undefined) return [];
  const found = wanted.filter((name) => holding.includes(name));
  const rows = experiment?.rows;
  const isTested = (name: string): boolean => (rows?.adjP[rows.gene.indexOf(name)] ?? null) !== null;
  const reasonOf = (name: string): Reason | null =>
    targets.rows.reason[targets.rows.gene.indexOf(name)] ?? null;
  const [byChance, unjudged] = [BY_CHANCE, UNJUDGED].map((reasons) =>
    wanted.filter((name) => !holding.includes(name) && reasons.has(reasonOf(name))),
  );
  const rest = wanted.filter((name) => ![...holding, ...byChance, ...unjudged].includes(name));
  const others = rest.filter(isTested);
  const untested = rest.filter((name) => !isTested(name));
  return [
    ...(found.length === 0 ? [] : [message('say.interest', { genes: found.join(', '), window: WINDOW })]),
    ...(byChance.length === 0 ? [] : [message('say.interest-by-chance', { genes: byChance.join(', ') })]),
    ...(unjudged.length === 0 ? [] : [message('say.interest-unjudged', { genes: unjudged.join(', ') })]),
    ...(others.length === 0 ? [] : [message('say.interest-not', { genes: others.join(', ') })]),
    ...(untested.length === 0 ? [] : [message('say.interest-untested', { genes: untested.join(', ') })]),
  ];
}

/** Candidates that pass and whose motifs stand in a fixed spacing from the factor's own. */
function spacingSentences(entryOf: (query: string) => Entry, { motifs, partners }: StudyResults): Message[] {
  return motifs.flatMap(({ query, rows }) => {
    const passing = partners.find((each) => each.query === query)?.rows;
    const names = rows.antigen.filter(
      (name, row) =>
        rows.verdict[row] === 'supported' && passing?.supported[passing.antigen.indexOf(name)] === true,
    );
    const entry = entryOf(query);
    const values = { factor: entry.antigen, query: settingOf(entry), names: names.join(', ') };
    const left = names.flatMap((name) => {
      const factors = rows.familyLeft[rows.antigen.indexOf(name)];
      return factors.includes(', ') ? [message('say.family-left', { name, factors })] : [];
    });
    return names.length === 0 ? [] : [message('say.fixed-spacing', values), ...left];
  });
}

function changeSentence({ name, rows, testable, tableFormat, listed }: ExpressionResult): Message {
  if (listed !== null) return message('say.listed', { name, down: listed.down.length, up: listed.up.length });
  if (!testable) return message(tableFormat === null ? 'say.unreplicated' : 'say.without-p', { name });
  let down = 0;
  let up = 0;
  rows.adjP.forEach((q, row) => {
    if (q === null || q >= FDR) return;
    if ((rows.log2FoldChange[row] ?? 0) < 0) down++;
    else up++;
  });
  return down + up === 0
    ? message('say.no-expression-change', { name })
    : message('say.expression-change', { name, down, up });
}

/** What an experiment that acts on another protein is evidence on. */
function actsOnSentence(study: Study, { name }: ExpressionResult): Message[] {
  const entry = study.expression.find((each) => each.name === name && !isOfFactor(study, each));
  const names = entry?.arm?.perturbs?.join(', ') ?? '';
  return entry === undefined
    ? []
    : [message('say.acts-on-another', { name, names, factor: study.factor[0] })];
}

/** A drug may take the protein away and leave its mRNA alone: said of each sibling of which it is so. */
function ownGeneSentences(factors: readonly string[], { name, rows, testable }: ExpressionResult): Message[] {
  const names = new KnownNames();
  return factors.flatMap((factor) => {
    const symbol = names.symbol(factor) ?? factor;
    const row = rows.gene.indexOf(symbol);
    const q = row === -1 ? null : rows.adjP[row];
    return testable && q !== null && q >= FDR
      ? [message('say.factor-unchanged', { name, gene: symbol })]
      : [];
  });
}
