import type { Expressed } from '../expression/expressed-here.ts';
import type { WhyNotRanked } from '../partners/score/not-ranked.ts';
import { KnownNames } from '../genome/antigens/antigen-aliases.ts';
import { findName } from '../genome/names.ts';
import { message, type Message } from '../messages/message.ts';
import type { CandidateEvidence } from '../study/evidence/verdicts.ts';
import type { Judged } from '../tables/verdicts.ts';
import { coBindingOf } from '../study/evidence/row-verdicts.ts';
import type { PartnersResult } from '../study/results.ts';
import { decimal, probability } from './number-format.ts';
import type { ReportData } from './report-data.ts';

/** What is said of a factor that a reader looks for in a ranking. */
export interface FactorAnswer {
  readonly sentences: readonly Message[];
  /** What its co-binding is called; null where it has no row. */
  readonly coBinding: Judged | null;
  /** What all evidence together is called; null where none was gathered. */
  readonly overall: Pick<CandidateEvidence, 'verdict' | 'reason'> | null;
  /** Whether its gene is expressed in these cells, and how it changes; none where it has no row. */
  readonly expression: readonly Message[];
}

/** What the answers about one ranking are drawn from. */
export interface Ranked {
  readonly result: PartnersResult;
  readonly notRanked: ReportData['notRanked'][number];
  /** Evidence of the ranking's candidates; none for a ranking that no evidence was gathered for. */
  readonly evidence: readonly CandidateEvidence[];
}

const NAMES = new KnownNames();

/** All names of the atlas that a reader may ask for, in alphabetical order. */
export function askable({ result, notRanked }: Pick<Ranked, 'result' | 'notRanked'>): string[] {
  return [...result.rows.antigen, ...notRanked.antigen].sort();
}

/**
 * Why a factor is, or is not, in a ranking: its row, the reason why it has none, or that the atlas does not know it.
 * @param asked a name of the factor in any spelling, or an alias
 */
export function answerAbout(asked: string, ranked: Ranked): FactorAnswer {
  const { matches, by, suggestions } = findName(asked, askable(ranked), NAMES);
  if (matches.length === 0) return absent(asked, suggestions);
  const [name] = matches;
  const called = by === 'alias' ? [message('factor.called', { asked, name })] : [];
  const row = ranked.result.rows.antigen.indexOf(name);
  if (row === -1) return plain([...called, whyNot(name, ranked)]);
  const candidate = ranked.evidence.find((each) => each.name === name);
  return {
    sentences: [...called, rankOf(row, ranked.result)],
    coBinding: coBindingOf(ranked.result, row),
    overall: candidate ?? null,
    expression: expressionOf(row, ranked.result),
  };
}

function plain(sentences: readonly Message[]): FactorAnswer {
  return { sentences, coBinding: null, overall: null, expression: [] };
}

function absent(asked: string, suggestions: readonly string[]): FactorAnswer {
  return plain([
    message('factor.absent', { name: asked }),
    ...(suggestions.length === 0 ? [] : [message('factor.near', { names: suggestions.join(', ') })]),
  ]);
}

function rankOf(row: number, { rows }: PartnersResult): Message {
  const [score, minusLog10Q] = [rows.score[row], rows.minusLog10Q[row]];
  const values = { name: rows.antigen[row], rank: row + 1, total: rows.antigen.length, cell: rows.cell[row] };
  if (score === null || minusLog10Q === null) return message('factor.ranked-by-odds', values);
  return message('factor.ranked', {
    ...values,
    score: decimal(score),
    q: probability(minusLog10Q),
  });
}

function expressionOf(row: number, { rows, expression }: PartnersResult): Message[] {
  if (expression === null) return [message('factor.expression-unknown')];
  const say: Readonly<Record<Expressed, () => Message>> = {
    yes: () => message('factor.expressed', { experiment: expression }),
    unclear: () => message('factor.unclear', { experiment: expression }),
    'not seen': () => message('factor.not-seen', { experiment: expression }),
    'not measured': () => message('factor.not-measured', { experiment: expression }),
    unknown: () => message('factor.expression-unknown'),
  };
  const [change, q] = [rows.log2FoldChange[row], rows.adjustedP[row]];
  const changes =
    change === null || q === null
      ? []
      : [message('factor.changes', { change: decimal(change), q: probability(-Math.log10(q)) })];
  return [say[rows.expressed[row]](), ...changes];
}

function whyNot(name: string, { notRanked }: Ranked): Message {
  const row = notRanked.antigen.indexOf(name);
  return notRankedSaid(name, notRanked.why[row], notRanked.where[row]);
}

/** Why a factor of the atlas has no row, in words. @param where the classes that the reason is about */
export function notRankedSaid(name: string, why: WhyNotRanked, where: string): Message {
  const say: Readonly<Record<WhyNotRanked, () => Message>> = {
    own: () => message('factor.own', { name }),
    'no factor': () => message('factor.no-factor', { name }),
    'other class': () => message('factor.other-class', { name, where }),
    'other cells': () => message('factor.other-cells', { name, where }),
    'no sites': () => message('factor.no-sites', { name }),
  };
  return say[why]();
}
