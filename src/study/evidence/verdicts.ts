import { rhoScoreLog10 } from '../../statistics/combine/rank-aggregation.ts';
import type { EffectUnit } from '../../assays/design/finding.ts';
import type { Message } from '../../messages/message.ts';
import type { Judged, Reason, Verdict } from '../../tables/verdicts.ts';

/** False discovery rate below which a finding counts. */
export const FDR = 0.05;

export const PARTNER_EVIDENCE = [
  'co-binding',
  'cell contrast',
  'sites of changed genes',
  'expressed here',
  'motif',
  'perturbation',
  'growth',
  'interaction',
  'combination',
  'replication',
  'literature',
] as const;

export const TARGET_EVIDENCE = [
  'binding',
  'expression change',
  'replication',
  'motif',
  'perturbation',
  'promoter ChIP',
  'literature',
] as const;

export type EvidenceKind = (typeof PARTNER_EVIDENCE)[number] | (typeof TARGET_EVIDENCE)[number];

type Family = 'binding' | 'expression' | 'sequence' | 'bench' | 'literature' | 'presence' | 'growth';

/** Lines of evidence that share their data belong to one family; support needs two families. */
const FAMILY: Readonly<Record<EvidenceKind, Family>> = {
  'co-binding': 'binding',
  'cell contrast': 'binding',
  binding: 'binding',
  'sites of changed genes': 'expression',
  'expression change': 'expression',
  replication: 'expression',
  motif: 'sequence',
  perturbation: 'bench',
  growth: 'growth',
  // That a promoter is bound is told twice, by the genome-wide and by the single ChIP: it makes no target of itself.
  'promoter ChIP': 'binding',
  interaction: 'bench',
  combination: 'bench',
  literature: 'literature',
  'expressed here': 'presence',
};

/** One cell of the evidence matrix. */
export type EvidenceItem = Judged & {
  readonly kind: EvidenceKind;
  /** Effect in the unit that `unit` names, with its 95 % interval; null where there is none. */
  readonly effect: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit:
    'log2 odds ratio' | 'difference of log2 odds ratios' | 'log2 fold change' | 'score' | EffectUnit | null;
  /** Orders candidates within this kind: larger is stronger; null where the kind cannot order them. */
  readonly strength: number | null;
  /** File, step or reference that the item comes from. */
  readonly source: string;
  readonly note: Message | null;
  /** The edge that the bench found it on. */
  readonly edge?: { readonly from: string; readonly to: string };
  /** Shown, and counted in no verdict. */
  readonly aside?: true;
};

/** A partner or target with everything known about it. */
export interface CandidateEvidence {
  readonly name: string;
  /** Place in the aggregated ranking, 1 first. */
  readonly rank: number;
  /** log10 of the aggregated rank score, plus one for every contradiction; lower is better. */
  readonly score: number;
  readonly verdict: Verdict;
  /** Reason of the item that decided; null where it gives none. */
  readonly reason: Reason | null;
  readonly items: readonly EvidenceItem[];
  /** Place in the ranking when one kind of evidence is left out. */
  readonly without: readonly { readonly kind: EvidenceKind; readonly rank: number }[];
}

/** Evidence that says something only about a candidate whose co-binding, or binding, is there. */
const BASIS: Readonly<Partial<Record<EvidenceKind, EvidenceKind>>> = {
  'cell contrast': 'co-binding',
  'sites of changed genes': 'co-binding',
  motif: 'co-binding',
  'expression change': 'binding',
  replication: 'binding',
};

/** Whether the factor is there at all: it never supports, orders or contradicts a candidate. */
function isPresence({ kind }: Pick<EvidenceItem, 'kind'>): boolean {
  return FAMILY[kind] === 'presence';
}

/** What the bench found on an edge is of the bench, whatever kind of evidence it is, but for growth and for binding. */
function familyOf({ kind, edge }: Pick<EvidenceItem, 'kind' | 'edge'>): Family {
  return edge !== undefined && kind !== 'growth' && kind !== 'promoter ChIP' ? 'bench' : FAMILY[kind];
}

/** What moves no verdict: presence, that cells need the factor, and what is shown beside. */
function isAside(item: EvidenceItem): boolean {
  return isPresence(item) || item.kind === 'growth' || item.aside === true;
}

/** Words of somebody who has looked and seen. */
const SEEN: ReadonlySet<Verdict> = new Set([
  'supported',
  'suggested',
  'contradicted',
  'no significant difference',
]);

/** From how many families of the study's own data a candidate has a word for what was seen. */
export function familiesSeen({ items }: Pick<CandidateEvidence, 'items'>): number {
  const seen = items.filter((item) => !isAside(item) && SEEN.has(item.verdict));
  return new Set(seen.map(familyOf).filter((family) => family !== 'literature')).size;
}

/** Its gene is no more expressed in these cells than silent ones. */
function isNotSeen(items: readonly EvidenceItem[]): boolean {
  return items.some((item) => isPresence(item) && item.verdict === 'no significant difference');
}

/** What keeps a candidate from being supported, beside what its items say: its ChIP-seq is not seen to come again. */
export type HeldBy = Extract<Reason, 'unreplicated'>;

/** The items that count: what builds on co-binding or binding does where that is supported. */
function standing(items: readonly EvidenceItem[]): EvidenceItem[] {
  return items.filter(({ kind, edge }) => {
    if (edge !== undefined) return true;
    const basis = items.find((item) => item.kind === BASIS[kind]);
    return basis === undefined || basis.verdict === 'supported';
  });
}

/**
 * The verdict over all items of a candidate. Support needs two families of evidence from the study's own data; a gene
 * that is bound and does not change in the experiment has the word of the change;
 * what builds on co-binding or binding counts only where that is supported; the literature alone never supports,
 * but it can contradict, and any contradiction takes support away. A candidate whose gene is not seen expressed, or
 * whose ChIP-seq is unreplicated, is suggested at most.
 */
export function overallVerdict(items: readonly EvidenceItem[], heldBy?: HeldBy): Verdict {
  const verdict = verdictWithoutPresence(items);
  return verdict === 'supported' && (isNotSeen(items) || heldBy !== undefined) ? 'suggested' : verdict;
}

function verdictWithoutPresence(all: readonly EvidenceItem[]): Verdict {
  const items = all.filter((item) => !isAside(item));
  const counting = standing(items);
  const own = counting.filter((item) => familyOf(item) !== 'literature');
  const families = new Set(own.filter(({ verdict }) => verdict === 'supported').map(familyOf));
  const against = counting.filter(({ verdict }) => verdict === 'contradicted').length;
  if (against > families.size) return 'contradicted';
  if (families.size >= 2 && against === 0) return 'supported';
  const change = changeOfBound(counting, families);
  if (families.size >= 1 && change === undefined) return 'suggested';
  if (change === 'suggested' || change === 'not measured') return change;
  for (const verdict of ['no significant difference', 'not estimable'] as const)
    if (own.some((item) => item.verdict === verdict)) return verdict;
  for (const verdict of ['suggested', 'not measured'] as const)
    if (counting.some((item) => item.verdict === verdict)) return verdict;
  return 'not tested';
}

/**
 * What an experiment says of a gene that is bound and of which nothing else speaks: being bound makes no target where the
 * experiment could have shown a change. Undefined where more than the binding speaks, or no experiment was asked.
 */
function changeOfBound(
  counting: readonly EvidenceItem[],
  families: ReadonlySet<Family>,
): Verdict | undefined {
  if (
    families.size !== 1 ||
    !counting.some((item) => item.kind === 'binding' && item.verdict === 'supported')
  )
    return undefined;
  const changes = counting.filter((item) => familyOf(item) === 'expression').map(({ verdict }) => verdict);
  return (['suggested', 'no significant difference', 'not estimable', 'not measured'] as const).find(
    (verdict) => changes.includes(verdict),
  );
}

/** That its gene is not seen expressed, else what alone keeps it from being supported, else the first reason that an item which counts gives for the word over all items. */
export function overallReason(items: readonly EvidenceItem[], heldBy?: HeldBy): Reason | null {
  const verdict = overallVerdict(items, heldBy);
  if (verdict === 'suggested' && isNotSeen(items)) return 'not seen expressed';
  if (heldBy !== undefined && verdict !== overallVerdict(items)) return heldBy;
  const counting = standing(items.filter((item) => isPresence(item) || !isAside(item)));
  // What a family has beside an item that is supported holds nobody back.
  const isHeld = (item: EvidenceItem): boolean =>
    verdict !== 'suggested' ||
    !counting.some((other) => familyOf(other) === familyOf(item) && other.verdict === 'supported');
  const deciding = counting.find((item) => item.verdict === verdict && item.reason !== null && isHeld(item));
  return deciding?.reason ?? null;
}

/**
 * Better verdicts come first, whatever the score. Where a test found nothing is no better a place than where the data do not
 * allow one: what was seen orders them; what was not looked at is neither better nor worse than what could not be.
 */
const ORDER: Readonly<Record<Verdict, number>> = {
  supported: 0,
  suggested: 1,
  'no significant difference': 2,
  'not estimable': 2,
  'not tested': 3,
  'not measured': 3,
  contradicted: 4,
};

/** Added to the log10 score for every contradiction: it then takes a ten times more surprising agreement. */
const PENALTY = 1;

/**
 * Ranks candidates by their verdict and, within it, over all kinds of evidence by robust rank aggregation: within each kind by strength (ties share their
 * mean rank; a candidate that the kind does not order counts as last), combined into a rho score, to which each
 * contradiction adds one order of magnitude. The same is done again without each kind, so that a rank that hangs on
 * one kind shows it. Whether a factor is expressed moves no candidate.
 * @param candidates names with their items; the order breaks ties
 * @param heldBy what keeps all of them from being supported, in the place that their evidence gives them
 *
 * **Source:** Kolde R et al. (2012), Bioinformatics 28:573, for the aggregation; the penalty is our own.
 */
export function rankCandidates(
  candidates: readonly { readonly name: string; readonly items: readonly EvidenceItem[] }[],
  heldBy?: HeldBy,
): CandidateEvidence[] {
  const kinds = [...new Set(candidates.flatMap(({ items }) => items.map((item) => item.kind)))].filter(
    (kind) => candidates.some(({ items }) => strengthIn(items, kind) !== undefined),
  );
  const normalised = new Map(kinds.map((kind) => [kind, normalisedRanks(candidates, kind)]));
  const scores = (left: EvidenceKind | undefined): number[] =>
    candidates.map(({ items }, index) => {
      const used = kinds.filter((kind) => kind !== left).map((kind) => normalised.get(kind)?.[index] ?? 1);
      const against = items.filter(
        (item) => item.verdict === 'contradicted' && item.kind !== left && !isAside(item),
      ).length;
      return (used.length === 0 ? 0 : rhoScoreLog10(used)) + PENALTY * against;
    });
  const verdicts = (left: EvidenceKind | undefined): number[] =>
    candidates.map(({ items }) => ORDER[verdictWithoutPresence(items.filter((item) => item.kind !== left))]);
  const all = scores(undefined);
  const ranks = ranksOf(verdicts(undefined), all);
  const leftOut = kinds.map((kind) => ({ kind, ranks: ranksOf(verdicts(kind), scores(kind)) }));
  return candidates
    .map(({ name, items }, index) => ({
      name,
      rank: ranks[index],
      score: all[index],
      verdict: overallVerdict(items, heldBy),
      reason: overallReason(items, heldBy),
      items,
      without: leftOut.map((entry) => ({ kind: entry.kind, rank: entry.ranks[index] })),
    }))
    .sort((a, b) => a.rank - b.rank);
}

function strengthIn(items: readonly EvidenceItem[], kind: EvidenceKind): number | undefined {
  return items.find((item) => item.kind === kind && item.strength !== null)?.strength ?? undefined;
}

/** Mean rank within a kind divided by the number of candidates, in (0, 1]; undefined where the kind says nothing. */
function normalisedRanks(
  candidates: readonly { readonly items: readonly EvidenceItem[] }[],
  kind: EvidenceKind,
): (number | undefined)[] {
  const strengths = candidates.map(({ items }) => strengthIn(items, kind));
  const known = strengths.filter((value) => value !== undefined);
  return strengths.map((value) => {
    if (value === undefined) return undefined;
    const above = known.filter((other) => other > value).length;
    const tied = known.filter((other) => other === value).length;
    return (above + (tied + 1) / 2) / candidates.length;
  });
}

/** Places 1..n by verdict, then by ascending score; equals keep their order. */
function ranksOf(verdicts: readonly number[], scores: readonly number[]): number[] {
  const order = [...scores.keys()].sort(
    (a, b) => verdicts[a] - verdicts[b] || scores[a] - scores[b] || a - b,
  );
  const ranks = new Array<number>(scores.length);
  order.forEach((candidate, place) => (ranks[candidate] = place + 1));
  return ranks;
}
