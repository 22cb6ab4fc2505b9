import type { How } from '../analyses/inputs/arm.ts';
import type { MessageKey } from '../messages/english/index.ts';
import { message, type Message } from '../messages/message.ts';
import { edgeAt } from '../study/evidence/edge-matrix.ts';
import { isOfBench, type Edge, type EdgeItem } from '../study/evidence/edge.ts';
import type { CandidateEvidence } from '../study/evidence/verdicts.ts';
import type { Verdict } from '../tables/verdicts.ts';
import { decimal } from './number-format.ts';
import type { StudyPicture } from './report-data.ts';

/** Candidates that one sentence names. */
const NAMED = 6;

const DONE = {
  'knock-down': 'done.knock-down',
  'knock-out': 'done.knock-out',
  degraded: 'done.degraded',
  inhibited: 'done.inhibited',
  'over-expression': 'done.over-expression',
  activated: 'done.activated',
} as const satisfies Readonly<Record<How, MessageKey>>;

/**
 * The findings as one paragraph, in the form of the results of a grant's report: partners, targets, what the bench showed of each
 * edge of the figure, and what has not been tested.
 */
export function outcomeOf(
  factor: string,
  edges: readonly Edge[],
  { partners, targets }: Readonly<Record<'partners' | 'targets', readonly CandidateEvidence[]>>,
  picture: StudyPicture,
): Message[] {
  const shown = picture.lines.flatMap(
    (line) =>
      edges.find(
        ({ from, to, relation }) => from === line.from && to === line.to && relation === line.relation,
      ) ?? [],
  );
  const open = picture.sources.flatMap(({ name: from, role }) =>
    picture.targets.flatMap(({ name: to }) => {
      const isGene = targets.some(({ name }) => name === to);
      const isAsked = role === 'partner' && isGene && from !== to && edgeAt(edges, from, to) === undefined;
      return isAsked ? [message('figure.edge', { from, to })] : [];
    }),
  );
  return [
    ...candidates('outcome.partners', factor, partners),
    ...candidates('outcome.targets', factor, targets),
    ...shown.map(edgeSentence),
    ...(open.length === 0 ? [] : [message('outcome.untested', { pairs: open })]),
  ];
}

function candidates(
  key: 'outcome.partners' | 'outcome.targets',
  factor: string,
  found: readonly CandidateEvidence[],
): Message[] {
  return (['supported', 'suggested'] as const).flatMap((word) => {
    const named = found.filter(({ verdict }) => verdict === word).map(({ name }) => name);
    if (named.length === 0) return [];
    const more = named.length > NAMED ? ` (+${named.length - NAMED})` : '';
    const names = named.slice(0, NAMED).join(', ') + more;
    return [message(key, { factor, names, word: wordOf(word) })];
  });
}

function wordOf(verdict: Verdict): Message {
  return message(`verdict.${verdict}`);
}

function edgeSentence(edge: Edge): Message {
  const { from, to, relation, verdict, reason, items } = edge;
  const item = leading(edge);
  const said =
    reason === null
      ? wordOf(verdict)
      : message('outcome.word-why', { word: wordOf(verdict), why: message(`why.${reason}`) });
  const values = { gene: to, word: said, numbers: numbersOf(item, items) };
  if (relation === 'together') return message('outcome.together', { from, ...values });
  const done = doneOf(item, from);
  if (verdict === 'contradicted') return message('outcome.torn', { done, ...values });
  const seen = verdict === 'supported' || verdict === 'suggested';
  if (seen && item.effect !== null && item.kind !== 'promoter ChIP')
    return message(item.effect < 0 ? 'outcome.lowered' : 'outcome.raised', { done, ...values });
  if (item.kind === 'promoter ChIP') return message('outcome.bound', { from, ...values });
  return verdict === 'no significant difference'
    ? message('outcome.flat', { done, ...values })
    : message('outcome.other', { done, ...values });
}

/** The result that the sentence tells: one of the bench with the word of the edge, else any with it, else the first. */
function leading({ items, verdict }: Edge): EdgeItem {
  const same = items.filter((item) => item.verdict === verdict);
  return same.find(isOfBench) ?? same.at(0) ?? items.find(isOfBench) ?? items[0];
}

/** What was done: the knock-down of a factor, or what was given. */
function doneOf({ arm: { how, agent, drug } }: EdgeItem, from: string): Message {
  const done =
    how === undefined ? message('done.given', { name: agent ?? from }) : message(DONE[how], { name: from });
  return drug === undefined ? done : message('done.beside', { done, drug });
}

/** Effect, interval, n and where it is from; the methods of all results of the edge. */
function numbersOf(
  { effect, low, high, unit, n, donors, arm }: EdgeItem,
  items: readonly EdgeItem[],
): Message[] {
  const methods = [...new Set(items.map(({ kind, method }) => (kind === 'interaction' ? 'co-IP' : method)))];
  const { cell } = arm;
  return [
    ...(effect === null || unit === null
      ? []
      : low === null || high === null
        ? [message('outcome.effect', { unit: message(`unit.${unit}`), effect: decimal(effect) })]
        : [
            message('outcome.effect-with-interval', {
              unit: message(`unit.${unit}`),
              effect: decimal(effect),
              low: decimal(low),
              high: decimal(high),
            }),
          ]),
    ...(n === null
      ? []
      : [donors > 0 ? message('outcome.n-donors', { n, donors }) : message('outcome.n', { n })]),
    ...methods.map((method) => message(`sign.${method}`)),
    ...(cell === undefined ? [] : [message('outcome.cell', { cell })]),
  ];
}
