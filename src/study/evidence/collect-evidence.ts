import { bindingOf, changeOf, changesIn, inCells, type ResultsInCells } from './change-evidence.ts';
import { FDR, rankCandidates, type CandidateEvidence, type EvidenceItem, type HeldBy } from './verdicts.ts';
import type { MessageKey } from '../../messages/english/index.ts';
import type { SitsOn } from '../../motifs/partners/sits-on.ts';
import { judgedAt, type Judged } from '../../tables/verdicts.ts';
import { coBindingOf, differenceVerdict, presenceVerdict } from './row-verdicts.ts';
import { message, type Message } from '../../messages/message.ts';
import { whyNotRanked } from './why-not-ranked.ts';
import { relayNotes } from './relays.ts';
import type {
  ContrastResult,
  ExpressionResult,
  MotifsResult,
  PartnersResult,
  ChangedGenesResult,
  TargetsResult,
} from '../results.ts';
import type { StudyResults } from '../study-results.ts';
import { NO_BENCH, partnerTicks, targetTicks, type Bench } from './bench-ticks.ts';
import { ownAntigensOf } from '../own-antigens.ts';
import { experimentsInOtherCells } from '../cells-of-experiments.ts';
import { isUnrepeated } from '../replicate-support.ts';
import { changeOfFactorIn, experimentsOfFactor } from '../file/arms.ts';
import type { Study } from '../file/study-schema.ts';

/** Factors and genes that enter the evidence by their rank, beside those that pass or that the study names. */
const BY_RANK = 15;

const NO_EFFECT = { effect: null, low: null, high: null, unit: null, strength: null, note: null } as const;

/** Every partner candidate of the study's first ChIP-seq with what speaks for and against it. */
export function partnerEvidence(
  study: Study,
  results: StudyResults,
  bench: Bench = NO_BENCH,
): CandidateEvidence[] {
  const [main] = results.partners;
  const others = experimentsInOtherCells(study);
  const wanted = new Set(study.partners_of_interest);
  const names = new Set<string>();
  main?.rows.antigen.forEach((name, row) => {
    const verdict = main.rows.verdict[row];
    if (verdict === 'supported' || verdict === 'suggested' || row < BY_RANK) names.add(name);
  });
  for (const name of study.partners_of_interest) names.add(name);
  for (const name of bench.partners) names.add(name);
  for (const { partner } of study.literature) if (partner !== undefined) names.add(partner);
  const candidates = [...names].map((name) => ({
    name,
    items: [
      ...(main === undefined ? [] : coBinding(name, main)),
      ...(main !== undefined && wanted.has(name) ? notRankedHere(name, main, results) : []),
      ...results.contrasts.flatMap((contrast) => cellContrast(name, contrast, main?.query)),
      ...results.changedGenes.flatMap((tested) => changedGeneSites(name, tested, others)),
      ...results.motifs.flatMap((found) => motifAndSpacing(name, found, main?.query)),
      ...(main === undefined ? [] : expressedHere(name, main)),
      ...partnerTicks(name, bench.edges),
      ...literature(study, 'partner', name),
    ],
  }));
  return rankCandidates(candidates, heldBy(study, main?.query));
}

/** Every target candidate of the study's first binding-and-expression result with what speaks for and against it. */
export function targetEvidence(
  study: Study,
  found: StudyResults,
  bench: Bench = NO_BENCH,
): CandidateEvidence[] {
  const results = inCells(study, found);
  const [main] = results.targets;
  const experiments = experimentsOfFactor(study, results.expression);
  const isAsked = experiments.length > 0 || study.literature.length > 0 || bench.genes.length > 0;
  if (main === undefined && !isAsked) return [];
  const own = ownAntigensOf(study, undefined);
  const [first, ...repeats] = experiments;
  const alike = directions(study);
  const relayed = relayNotes(study, results);
  const candidates = targetNames(study, found, bench.genes).map((name) => ({
    name,
    items: [
      ...(main === undefined ? [] : [binding(name, main, first)]),
      ...(first === undefined
        ? []
        : [noted(expressionChange(name, first, results), relayed(name, first.name))]),
      ...repeats.map((repeat) =>
        noted(
          replication(name, { first, repeat, alike: alike(first.name, repeat.name) }, results),
          relayed(name, repeat.name),
        ),
      ),
      ...targetTicks(name, bench.edges, own),
      ...literature(study, 'target', name),
    ],
  }));
  return rankCandidates(candidates, heldBy(study, main?.query));
}

/** Genes of which the evidence is gathered: of interest, of the first rows of the first ranking, measured at the bench, of the literature. */
export function targetNames(
  { genes_of_interest, literature: claims }: Study,
  { targets: [main] }: Pick<StudyResults, 'targets'>,
  measured: readonly string[] = [],
): string[] {
  const ranked = main?.rows.gene.slice(0, 2 * BY_RANK) ?? [];
  const claimed = claims.flatMap(({ target }) => target ?? []);
  return [...new Set([...genes_of_interest, ...ranked, ...measured, ...claimed])];
}

/** Whether what rests on a ChIP-seq is kept from being supported. */
export function heldBy({ chip_seq }: Pick<Study, 'chip_seq'>, query: string | undefined): HeldBy | undefined {
  return chip_seq.some((entry) => entry.name === query && isUnrepeated(entry)) ? 'unreplicated' : undefined;
}

function coBinding(name: string, result: PartnersResult): EvidenceItem[] {
  const { rows, query } = result;
  const row = rows.antigen.indexOf(name);
  if (row === -1) return [];
  const doubtful = rows.reason[row] === 'sites elsewhere';
  const percentile = rows.percentile[row];
  return [
    {
      kind: 'co-binding',
      ...coBindingOf(result, row),
      effect: rows.log2OddsRatio[row],
      low: rows.ciLow[row],
      high: rows.ciHigh[row],
      unit: 'log2 odds ratio',
      strength: rows.score[row] ?? rows.log2OddsRatio[row],
      source: `partners ${query}: ${rows.strongestExperiment[row]}`,
      note: doubtful
        ? message('note.elsewhere')
        : percentile === null
          ? null
          : message('note.percentile', { percentile: percentile.toFixed(1) }),
    },
  ];
}

/** Of a partner of interest without a row: the atlas has it elsewhere alone, or not at all. */
function notRankedHere(
  name: string,
  { rows, query }: PartnersResult,
  { behindPartners }: StudyResults,
): EvidenceItem[] {
  if (rows.antigen.includes(name)) return [];
  const why = whyNotRanked(name, behindPartners.find((each) => each.query === query)?.notRanked);
  const judged: Judged =
    why === 'absent' ? { verdict: 'not tested', reason: null } : { verdict: 'not measured', reason: null };
  return [{ ...NO_EFFECT, kind: 'co-binding', ...judged, source: `partners ${query}`, note: null }];
}

function cellContrast(name: string, contrast: ContrastResult, query: string | undefined): EvidenceItem[] {
  const { rows, a, b, kind, queries, antigens } = contrast;
  if (query !== undefined && !queries.includes(query)) return [];
  // Two factors side by side differ in their partners; that speaks neither for nor against one of them.
  if (antigens[0] !== antigens[1]) return [];
  const row = rows.antigen.indexOf(name);
  if (row === -1) return [];
  const flip = kind === 'queries' && b === query ? -1 : 1;
  const turned = (value: number | null): number | null => (value === null ? null : flip * value);
  const effect = turned(rows.difference[row]);
  const [low, high] =
    flip === 1 ? [rows.ciLow[row], rows.ciHigh[row]] : [turned(rows.ciHigh[row]), turned(rows.ciLow[row])];
  const oneSided = rows.oneSided[row];
  return [
    {
      kind: 'cell contrast',
      ...differenceVerdict(low, high, oneSided),
      effect,
      low,
      high,
      unit: 'difference of log2 odds ratios',
      strength: oneSided ? null : effect,
      source: `${kind === 'queries' ? 'compare' : 'compare cells'} ${a} – ${b}`,
      note: oneSided ? message('note.one-sided', { cell: rows.cellsA[row] }) : null,
    },
  ];
}

function changedGeneSites(
  name: string,
  { rows, query, expression }: ChangedGenesResult,
  others: ReadonlySet<string>,
): EvidenceItem[] {
  const row = rows.antigen.indexOf(name);
  if (row === -1) return [];
  const effect = rows.log2OddsRatio[row];
  return [
    {
      kind: 'sites of changed genes',
      ...verdictByQ(effect, rows.minusLog10Q[row], others.has(expression)),
      effect,
      low: rows.ciLow[row],
      high: rows.ciHigh[row],
      unit: 'log2 odds ratio',
      strength: effect,
      source: `sites of changed genes ${query}, ${expression}`,
      note: message('note.changed-genes'),
    },
  ];
}

/** Whether its motif is at the sites that it shares with the study's first ChIP-seq, and how it is spaced from the factor's own. */
function motifAndSpacing(
  name: string,
  { rows, query }: MotifsResult,
  main: string | undefined,
): EvidenceItem[] {
  const row = rows.antigen.indexOf(name);
  if (row === -1 || query !== main) return [];
  return [
    {
      kind: 'motif',
      ...judgedAt(rows, row),
      effect: rows.log2OddsRatio[row],
      low: rows.ciLow[row],
      high: rows.ciHigh[row],
      unit: rows.log2OddsRatio[row] === null ? null : 'log2 odds ratio',
      strength: null,
      source: `motifs ${query}`,
      note: motifNote(rows, row),
    },
  ];
}

/** What its motif says, and, where the candidate sits on it, which factors with this motif are left. */
function motifNote(rows: MotifsResult['rows'], row: number): Message | null {
  if (rows.log2OddsRatio[row] === null) return null;
  const values = { motif: rows.motif[row], gap: rows.gap[row] ?? 0, others: rows.familyBound[row] };
  const sits = rows.sits[row] as SitsOn | '';
  const said =
    rows.verdict[row] === 'supported'
      ? message(values.others === '' ? 'note.fixed-spacing' : 'note.fixed-spacing-family', values)
      : rows.reason[row] === 'spacing not tested'
        ? message('note.own-motif-untested', values)
        : sits === ''
          ? message('note.sits-untold', values)
          : message(NOTE_OF[sits], values);
  const [factors, left] = [rows.family[row], rows.familyLeft[row]].map((list) =>
    list === '' ? [] : list.split(', '),
  );
  const isOnMotif = sits === 'its own motif' || sits === 'one shared sequence';
  if (!isOnMotif || factors.length < 2 || left.length === 0) return said;
  const family = { said, factors: factors.length, left: left.join(', ') };
  return left.length === 1 ? message('note.family-one', family) : message('note.family-several', family);
}

const NOTE_OF = {
  'its own motif': 'note.own-motif',
  "the query's motif": 'note.tethered',
  'one shared sequence': 'note.one-sequence',
  'neither motif': 'note.neither-motif',
} as const satisfies Readonly<Record<SitsOn, MessageKey>>;

/** Whether the factor is there at all, where an expression experiment of these cells can tell. */
function expressedHere(name: string, { rows, expression }: PartnersResult): EvidenceItem[] {
  const row = rows.antigen.indexOf(name);
  if (row === -1 || expression === null) return [];
  return [
    {
      ...NO_EFFECT,
      kind: 'expressed here',
      ...presenceVerdict(rows.expressed[row]),
      source: `expression ${expression}`,
      note: rows.expressed[row] === 'not seen' ? message('note.not-seen') : null,
    },
  ];
}

/** What a false discovery rate says about an effect that should be positive; none where too few sites were expected. */
function verdictByQ(effect: number | null, minusLog10Q: number | null, otherCells: boolean): Judged {
  if (effect === null || minusLog10Q === null) return { verdict: 'not estimable', reason: 'too few sites' };
  if (!(minusLog10Q > -Math.log10(FDR))) return { verdict: 'no significant difference', reason: null };
  if (!(effect > 0)) return { verdict: 'contradicted', reason: 'opposite direction' };
  return otherCells
    ? { verdict: 'suggested', reason: 'other cells' }
    : { verdict: 'supported', reason: null };
}

/** Whether a gene is bound is said by the peaks alone: it need not have been measured. */
function binding(name: string, main: TargetsResult, experiment: ExpressionResult | undefined): EvidenceItem {
  const { rows } = main;
  const row = rows.gene.indexOf(name);
  const neighbour = row === -1 ? '' : rows.sharesSiteWith[row];
  if (main.unknown.includes(name))
    return {
      ...NO_EFFECT,
      kind: 'binding',
      verdict: 'not measured',
      reason: 'not in the gene models',
      source: `targets ${main.query}`,
    };
  const changes = experiment !== undefined && changesIn(name, experiment);
  return {
    kind: 'binding',
    ...(bindingOf(name, main)
      ? { verdict: 'supported', reason: null }
      : { verdict: 'no significant difference', reason: changes ? 'changed, unbound' : null }),
    effect: row === -1 ? null : rows.targetScore[row],
    low: null,
    high: null,
    unit: row === -1 ? null : 'score',
    strength: row === -1 ? 0 : rows.targetScore[row],
    source: `targets ${main.query}`,
    note: neighbour === '' ? null : message('note.shared-site', { gene: neighbour }),
  };
}

/** An item with a note that says more than its own, which the reason behind its word tells, too. */
function noted(item: EvidenceItem, note: Message | null): EvidenceItem {
  return note === null ? item : { ...item, note };
}

function expressionChange(name: string, experiment: ExpressionResult, results: ResultsInCells): EvidenceItem {
  const change = changeOf(name, experiment, results);
  const row = experiment.rows.gene.indexOf(name);
  return {
    kind: 'expression change',
    ...change,
    strength: row === -1 ? null : experiment.rows.minusLog10P[row],
    source: `expression ${experiment.name}`,
    note: byChance(change),
  };
}

/** Which way a gene changes in one experiment as in another: 1 alike, -1 the other way round, undefined where that cannot be told. */
type Alike = 1 | -1 | undefined;

/**
 * What two experiments do to the factor: alike where both lower or both raise it, or where neither says; the other way
 * round where one lowers and one raises it; not to be told where one alone says.
 */
function directions(study: Study): (first: string, repeat: string) => Alike {
  const of = (name: string) => {
    const entry = study.expression.find((each) => each.name === name);
    return entry && changeOfFactorIn(study, entry);
  };
  return (first, repeat) => {
    const [a, b] = [of(first), of(repeat)];
    if ((a === undefined) !== (b === undefined)) return undefined;
    return a === b ? 1 : -1;
  };
}

/** The change of a gene beside that of the first experiment, turned where one lowers the factor and the other raises it. */
function replication(
  name: string,
  { first, repeat, alike }: { first: ExpressionResult; repeat: ExpressionResult; alike: Alike },
  results: ResultsInCells,
): EvidenceItem {
  const change = changeOf(name, repeat, results);
  const before = first.rows.log2FoldChange[first.rows.gene.indexOf(name)] ?? null;
  const shared = { kind: 'replication', strength: null, source: `expression ${repeat.name}` } as const;
  if (alike === undefined && changesIn(name, repeat))
    return {
      ...shared,
      ...change,
      verdict: 'not estimable',
      reason: null,
      note: message('note.direction-unknown'),
    };
  const opposite = before !== null && change.effect !== null && before * change.effect * (alike ?? 1) < 0;
  if (opposite && changesIn(name, repeat))
    return {
      ...shared,
      ...change,
      verdict: 'contradicted',
      reason: 'opposite direction',
      note: message('note.opposite'),
    };
  return { ...shared, ...change, note: byChance(change) };
}

/** What there is to say where chance alone would make a gene bound and changed. */
function byChance({ reason }: Judged): EvidenceItem['note'] {
  return reason === 'no more than chance' ? message('note.by-chance') : null;
}

function literature(study: Study, about: 'partner' | 'target', name: string): EvidenceItem[] {
  return study.literature
    .filter((entry) => entry[about] === name)
    .map(({ direction, claim, reference }) => ({
      ...NO_EFFECT,
      kind: 'literature',
      verdict: direction === 'for' ? 'suggested' : 'contradicted',
      reason: null,
      source: reference,
      note: message('note.claim', { claim }),
    }));
}
