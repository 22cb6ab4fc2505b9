import type { How } from '../analyses/inputs/arm.ts';
import { KnownNames } from '../genome/antigens/antigen-aliases.ts';
import type { MessageKey } from '../messages/english/index.ts';
import { message, type Message } from '../messages/message.ts';
import { isOfBench, type Edge, type EdgeItem } from '../study/evidence/edge.ts';
import { countedName } from '../study/evidence/counted-names.ts';
import type { CandidateEvidence } from '../study/evidence/verdicts.ts';
import type { Verdict } from '../tables/verdicts.ts';
import { effectNumbers } from './number-format.ts';
import type { PictureLine, StudyPicture } from './report-data.ts';

/** The study may call them in the figure as it likes. */
const NAMES = new KnownNames();

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
  const shown = picture.lines.flatMap((line) => {
    const edge = edges.find(
      ({ from, to, relation }) =>
        NAMES.same(from, line.from) && NAMES.same(to, line.to) && relation === line.relation,
    );
    return edge === undefined ? [] : [edgeSentence(edge, line)];
  });
  const open = picture.sources.flatMap(({ name: from, role }) =>
    picture.targets.flatMap(({ name: to }) => {
      const isGene = targets.some(({ name }) => NAMES.same(name, to));
      const isAsked = role === 'partner' && isGene && !NAMES.same(from, to) && !isTested(edges, from, to);
      return isAsked ? [message('figure.edge', { from, to })] : [];
    }),
  );
  return [
    ...candidates('outcome.partners', factor, partners),
    ...candidates('outcome.targets', factor, targets),
    ...shown,
    ...(open.length === 0 ? [] : [message('outcome.untested', { pairs: open })]),
  ];
}

/** Whether there is any result of one acting on the other. */
function isTested(edges: readonly Edge[], from: string, to: string): boolean {
  return edges.some(
    (edge) => edge.relation === 'acts' && NAMES.same(edge.from, from) && NAMES.same(edge.to, to),
  );
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

function edgeSentence(edge: Edge, line: PictureLine): Message {
  const { from, to, relation, verdict, reason } = edge;
  const item = leading(edge);
  const said =
    reason === null
      ? wordOf(verdict)
      : message('outcome.word-why', { word: wordOf(verdict), why: message(`why.${reason}`) });
  const of = { word: said, numbers: numbersOf(item, line) };
  if (relation === 'together') return message('outcome.together', { from, to, ...of });
  // Genes are set in italics, what is counted of cells is not.
  const values = {
    ...of,
    ...(relation === 'acts' ? { gene: to, counted: '' } : { gene: '', counted: countedName(to) ?? to }),
  };
  if (item.kind === 'promoter ChIP') return message('outcome.bound', { from, gene: to, ...of });
  if (relation === 'combination') {
    const key = item.method === 'combination' ? 'outcome.combination' : 'outcome.interaction';
    return message(key, { done: doneOf(item, from, 'done.and'), measured: countedName(to) ?? to, ...of });
  }
  const done = doneOf(item, from);
  if (verdict === 'contradicted') return message('outcome.torn', { done, ...values });
  if ((verdict !== 'supported' && verdict !== 'suggested') || item.effect === null)
    return message('outcome.other', { done, ...values });
  return message(item.effect < 0 ? 'outcome.lowered' : 'outcome.raised', { done, ...values });
}

/** The result that the sentence tells: one of the bench with the word of the edge, else any with it, else the first. */
function leading({ items, verdict }: Edge): EdgeItem {
  const same = items.filter((item) => item.verdict === verdict);
  return same.find(isOfBench) ?? same.at(0) ?? items.find(isOfBench) ?? items[0];
}

/** What was done: the knock-down of a factor, or what was given. */
function doneOf(
  { arm: { how, agent, drug } }: EdgeItem,
  from: string,
  beside: 'done.beside' | 'done.and' = 'done.beside',
): Message {
  const done =
    how === undefined ? message('done.given', { name: agent ?? from }) : message(DONE[how], { name: from });
  return drug === undefined ? done : message(beside, { done, drug });
}

/** Effect and interval of one result, and every kind of evidence of the edge with its n. */
function numbersOf({ effect, low, high, unit }: EdgeItem, { signs, cells }: PictureLine): Message[] {
  const about = unit === null ? null : message(`unit.${unit}`);
  const [size, from, to] = effectNumbers([effect, low, high]);
  const told =
    effect === null || about === null
      ? []
      : low === null || high === null
        ? [message('outcome.effect', { unit: about, effect: size })]
        : [
            message('outcome.effect-with-interval', {
              ...{ unit: about, effect: size },
              ...{ low: from, high: to },
            }),
          ];
  return [
    ...told,
    ...signs.map(({ sign, n, donors }) => {
      const name = message(`sign.${sign}`);
      if (n === 0) return name;
      return donors > 0
        ? message('sign.with-donors', { sign: name, n, donors })
        : message('sign.with-n', { sign: name, n });
    }),
    ...cells.map((cell) => message('outcome.cell', { cell })),
  ];
}
