import { perturbsOneOf } from '../analyses/inputs/arm.ts';
import { KnownNames } from '../genome/antigens/antigen-aliases.ts';
import { message, type Message } from '../messages/message.ts';
import { power } from '../statistics/power.ts';
import { changeOf, inCells } from './evidence/change-evidence.ts';
import type { Reason, Verdict } from '../tables/verdicts.ts';
import { FDR, type CandidateEvidence, type EvidenceItem } from './evidence/verdicts.ts';
import { placeIn, whyNotRanked } from './evidence/why-not-ranked.ts';
import { drugOnFactor } from './cells-of-experiments.ts';
import { experimentsOfFactor, isOfFactor } from './file/arms.ts';
import type { Study } from './file/study-schema.ts';
import type { ExpressionResult, PartnersResult } from './results.ts';
import type { StudyResults } from './study-results.ts';

/** Candidates with a card beside those of interest. */
const CARDS = 6;

/** What a fact is about. */
export const FACTS = [
  'co-binding',
  'hub',
  'near-copies',
  'experiments',
  'cell contrast',
  'sites of changed genes',
  'expressed here',
  'change',
  'knock-down',
  'interaction',
  'literature',
  'note',
] as const;

export type FactKind = (typeof FACTS)[number];
/** Whether a fact speaks for working on the candidate, against it, or neither. */
export type Speaks = 'for' | 'against' | 'neither';

/** One thing to know of a candidate before an experiment is ordered. */
export interface PartnerFact {
  readonly about: FactKind;
  readonly speaks: Speaks;
  readonly said: Message;
  /** File, step or reference that it comes from. */
  readonly source: string;
}

/** What speaks for and against a partner candidate, on one card. */
export interface PartnerCard {
  readonly name: string;
  /** Whether the study names it as a partner of interest. */
  readonly ofInterest: boolean;
  readonly verdict: Verdict;
  readonly reason: Reason | null;
  readonly facts: readonly PartnerFact[];
}

/**
 * A card for every partner of interest, however far down it stands and whether the atlas has it or not, and for the first candidates
 * that are supported or suggested. Nothing on a card changes a verdict or a rank.
 * @param study with names as the results have them
 */
export function partnerCards(
  study: Study,
  results: StudyResults,
  partners: readonly CandidateEvidence[],
  targets: readonly CandidateEvidence[],
): PartnerCard[] {
  const wanted = new Set(study.partners_of_interest);
  const open = partners.filter(({ verdict }) => verdict === 'supported' || verdict === 'suggested');
  const shown = [
    ...study.partners_of_interest.flatMap((name) => partners.find((each) => each.name === name) ?? []),
    ...open.filter(({ name }) => !wanted.has(name)).slice(0, CARDS),
  ];
  const cards = shown.map(({ name, verdict, reason, items }): PartnerCard => ({
    ...{ name, verdict, reason, ofInterest: wanted.has(name) },
    facts: [
      ...ofRanking(name, results),
      ...items.flatMap(ofItem),
      ...ownChange(name, study, results),
      ...knockDowns(name, study, results, targets),
      ...ofTables(name, study, results),
    ],
  }));
  return [...new Map(cards.map((card) => [card.name, card])).values()];
}

/** Ranking, hub, near-copies and disagreeing experiments. */
function ofRanking(name: string, { partners, behindPartners, agreement }: StudyResults): PartnerFact[] {
  const [main] = partners;
  if (main === undefined) {
    const said = message('fact.no-atlas');
    return [{ about: 'co-binding', speaks: 'neither', said, source: 'study.yaml' }];
  }
  const { rows, query } = main;
  const source = `partners ${query}`;
  const row = rows.antigen.indexOf(name);
  if (row === -1) {
    const notRanked = behindPartners.find((each) => each.query === query)?.notRanked;
    const why = whyNotRanked(name, notRanked);
    const where = notRanked?.where[placeIn(name, notRanked)] ?? '';
    return [{ about: 'co-binding', speaks: 'neither', said: notRankedSaid(why, where), source }];
  }
  const discordant = agreement
    .filter((each) => each.query === query)
    .flatMap((each) =>
      each.discordant.filter(({ antigen }) => antigen === name).map(({ experiment }) => experiment),
    );
  const block = rows.block[row];
  return [
    { about: 'co-binding', speaks: coBindingSpeaks(main, row), said: coBindingSaid(main, row), source },
    ...(rows.reason[row] === 'hub'
      ? [{ about: 'hub', speaks: 'against', said: message('fact.hub'), source } as const]
      : []),
    ...(block === ''
      ? []
      : [{ about: 'near-copies', speaks: 'against', said: copiesSaid(name, block, main), source } as const]),
    ...(discordant.length === 0
      ? []
      : [
          {
            about: 'experiments',
            speaks: 'against',
            said: message('fact.discordant', { names: discordant.join(', ') }),
            source: `agreement ${query}`,
          } as const,
        ]),
  ];
}

function notRankedSaid(why: ReturnType<typeof whyNotRanked>, where: string): Message {
  switch (why) {
    case 'other cells':
      return message('fact.other-cells', { where });
    case 'other class':
      return message('fact.other-class', { where });
    case 'no sites':
      return message('fact.no-sites');
    case 'no factor':
      return message('fact.no-factor');
    case 'own':
    case 'absent':
      return message('fact.absent');
  }
}

function coBindingSpeaks({ rows }: PartnersResult, row: number): Speaks {
  const verdict = rows.verdict[row];
  if (verdict === 'supported' || verdict === 'suggested') return 'for';
  return verdict === 'contradicted' || verdict === 'no significant difference' ? 'against' : 'neither';
}

function coBindingSaid({ rows }: PartnersResult, row: number): Message {
  const [odds, low, high] = [rows.log2OddsRatio[row], rows.ciLow[row], rows.ciHigh[row]].map((value) =>
    value === null ? '–' : short(power(2, value)),
  );
  const q = rows.minusLog10Q[row];
  const values = { rank: row + 1, total: rows.antigen.length, cell: rows.cell[row], odds, low, high };
  return q === null
    ? message('fact.co-binding-untested', values)
    : message('fact.co-binding', { ...values, q: shortP(q) });
}

/** Which of near-copies is worth a knock-down first: of those that are expressed here the highest. */
function copiesSaid(name: string, block: string, { rows }: PartnersResult): Message {
  const first = firstOfCopies(name, block, rows);
  return first === undefined
    ? message('fact.near-copies', { others: block })
    : message('fact.near-copies-first', { others: block, first });
}

/** Of near-copies the one whose gene is expressed here and highest; undefined where that is known of none, or of all but one nothing. */
export function firstOfCopies(name: string, block: string, rows: PartnersResult['rows']): string | undefined {
  const expressed = [name, ...block.split(', ')].flatMap((each) => {
    const row = rows.antigen.indexOf(each);
    return row !== -1 && rows.expressed[row] === 'yes'
      ? [{ each, level: rows.averageExpression[row] ?? -Infinity }]
      : [];
  });
  return expressed.sort((a, b) => b.level - a.level)[0]?.each;
}

/** Words of evidence that speak for or against a candidate; the others leave it open. */
const SPEAKS: Readonly<Partial<Record<Verdict, Speaks>>> = {
  supported: 'for',
  suggested: 'for',
  contradicted: 'against',
};

/** The evidence beside co-binding. */
function ofItem(item: EvidenceItem): PartnerFact[] {
  const { kind, verdict, source, effect, low, high } = item;
  const speaks = SPEAKS[verdict] ?? 'neither';
  if (kind === 'expressed here') {
    const absent = verdict === 'no significant difference';
    return [{ about: kind, speaks: absent ? 'against' : speaks, said: presenceSaid(verdict), source }];
  }
  if (kind === 'literature') {
    const claim = item.note?.values['claim'] ?? '';
    return [{ about: kind, speaks, said: message('note.claim', { claim }), source }];
  }
  if ((kind !== 'cell contrast' && kind !== 'sites of changed genes') || effect === null) return [];
  const [at, from, to] = [effect, low, high].map((value) => (value === null ? '–' : short(value)));
  const key = kind === 'cell contrast' ? 'fact.contrast' : 'fact.changed-genes';
  return [{ about: kind, speaks, said: message(key, { effect: at, low: from, high: to }), source }];
}

/** What the word of *expressed here* says in a sentence. */
function presenceSaid(verdict: Verdict): Message {
  if (verdict === 'supported') return message('fact.expressed');
  if (verdict === 'no significant difference') return message('fact.not-seen');
  return message(verdict === 'not measured' ? 'fact.expression-not-measured' : 'fact.expression-unknown');
}

/** How its own gene changes in the first experiment on the factor. */
function ownChange(name: string, study: Study, results: StudyResults): PartnerFact[] {
  const [first] = experimentsOfFactor(study, results.expression);
  if (first === undefined) return [];
  const entry = study.expression.find((each) => each.name === first.name);
  const gene = new KnownNames().symbol(name) ?? name;
  const row = first.rows.gene.indexOf(gene);
  const change = row === -1 ? null : first.rows.log2FoldChange[row];
  if (change === null) return [];
  const q = first.rows.adjP[row];
  const values = {
    gene,
    treatment: (entry === undefined ? undefined : drugOnFactor(study, entry)) ?? first.name,
    change: short(change),
  };
  const said =
    q === null
      ? message('fact.change-untested', values)
      : message(q < FDR ? 'fact.changes' : 'fact.unchanged', { ...values, q: short(q) });
  return [{ about: 'change', speaks: 'neither', said, source: `expression ${first.name}` }];
}

/** What the factor's targets do in experiments that act on the candidate. */
function knockDowns(
  name: string,
  study: Study,
  results: StudyResults,
  targets: readonly CandidateEvidence[],
): PartnerFact[] {
  const genes = targets.filter(({ verdict }) => verdict === 'supported' || verdict === 'suggested');
  const found = inCells(study, results);
  return results.expression.flatMap((experiment): PartnerFact[] => {
    const entry = study.expression.find((each) => each.name === experiment.name);
    // Of an experiment that acts on the factor, too, nobody knows whose doing a change is.
    if (entry?.arm === undefined || isOfFactor(study, entry) || !perturbsOneOf(entry.arm, [name])) return [];
    const tested = genes.filter((gene) => isTested(gene.name, experiment));
    const changing = tested.filter((gene) => changeOf(gene.name, experiment, found).verdict === 'supported');
    const values = { experiment: experiment.name, changing: changing.length, tested: tested.length };
    const named = changing
      .slice(0, CARDS)
      .map((gene) => gene.name)
      .join(', ');
    const said =
      changing.length === 0
        ? message('fact.knock-down-none', values)
        : message('fact.knock-down', { ...values, genes: named });
    return [{ about: 'knock-down', speaks: 'neither', said, source: `expression ${experiment.name}` }];
  });
}

function isTested(gene: string, { rows }: ExpressionResult): boolean {
  const q = rows.adjP[rows.gene.indexOf(gene)];
  return q !== null && q !== undefined;
}

/** The user's own tables. */
function ofTables(name: string, study: Study, { candidateFacts }: StudyResults): PartnerFact[] {
  if (candidateFacts === undefined) return [];
  const names = new KnownNames();
  const { interactions, notes } = candidateFacts;
  const facts: PartnerFact[] = [];
  if (interactions !== null && interactions.known > 0) {
    const place = interactions.name.findIndex((each) => names.same(each, name));
    const { source } = interactions;
    const said =
      place === -1
        ? message('fact.no-interaction', { factor: study.factor[0], source })
        : message('fact.interaction', {
            factor: study.factor[0],
            source,
            score: String(interactions.score[place]),
          });
    facts.push({
      about: 'interaction',
      speaks: place === -1 ? 'neither' : 'for',
      said,
      source: study.interactions ?? '',
    });
  }
  if (notes !== null) {
    const rows = notes.cells.filter((_, row) => names.same(notes.gene[row], name));
    notes.columns.forEach((column, index) => {
      const value = [...new Set(rows.map((cells) => cells[index]).filter(Boolean))].join('; ');
      if (value === '') return;
      const said = message('fact.note', { column, value });
      facts.push({ about: 'note', speaks: 'neither', said, source: study.gene_notes ?? '' });
    });
  }
  return facts;
}

/** A number to three digits. */
function short(value: number): string {
  return String(Number(value.toPrecision(3))).replaceAll('-', '−');
}

/** A probability from its -log10, to two digits. */
function shortP(minusLog10: number): string {
  return minusLog10 > 300
    ? `1e−${Math.floor(minusLog10)}`
    : String(Number(power(10, -minusLog10).toPrecision(2))).replaceAll('-', '−');
}
