import { HOW } from '../../analyses/inputs/arm.ts';
import type { Judged } from '../../tables/verdicts.ts';
import type { Edge, EdgeItem } from './edge.ts';
import { hoursOf } from './hours.ts';

type Direction = 1 | -1;

/** What `from` itself does: a knock-down that lowers means that it raises. Null for what has no direction. */
export function directionOf({ kind, effect, arm }: EdgeItem): Direction | null {
  if (kind === 'promoter ChIP' || kind === 'interaction' || effect === null || effect === 0) return null;
  const turned = arm.how !== undefined && HOW[arm.how] === 'lowered' ? -1 : 1;
  return (Math.sign(effect) * turned) as Direction;
}

/** Whether a result tells what is together, and not what acts. */
function isBinding({ kind }: EdgeItem): boolean {
  return kind === 'promoter ChIP';
}

/** Different tables and experiments behind results. */
function sources(items: readonly EdgeItem[]): number {
  return new Set(items.map(({ source }) => source)).size;
}

function are(items: readonly EdgeItem[], verdict: EdgeItem['verdict']): EdgeItem[] {
  return items.filter((item) => item.verdict === verdict);
}

/**
 * One word over all results of an edge. One result that is supported is enough, as long as every other one that shows a change has
 * the same direction and none that shows no change excludes its effect; else it is suggested. As many sources against as for it
 * contradict. What binds does not show that it acts: alone it is suggested, and it takes nothing away.
 */
export function edgeVerdict(items: readonly EdgeItem[]): Judged & Pick<Edge, 'does'> {
  const acting = items.filter((item) => !isBinding(item));
  const seen = acting.filter(({ verdict }) => verdict === 'supported' || verdict === 'suggested');
  const main = mainDirection(seen);
  const isAlong = (item: EdgeItem): boolean => {
    const direction = directionOf(item);
    return direction === null || direction === main;
  };
  const along = seen.filter(isAlong);
  const against = [...are(acting, 'contradicted'), ...seen.filter((item) => !isAlong(item))];
  const does = main === null || along.length === 0 ? null : main > 0 ? 'raises' : 'lowers';
  const supported = are(along, 'supported');
  const strong = against.filter(({ verdict }) => verdict !== 'suggested');
  if (strong.length > 0 && sources(strong) >= sources(supported))
    return { verdict: 'contradicted', reason: 'opposite direction', does: null };
  if (against.length > 0 && along.length > 0 && main !== null)
    return { verdict: 'suggested', reason: 'results disagree', does };
  if (supported.length > 0) {
    const excluding = are(acting, 'no significant difference').some(
      (item) => !supported.some((other) => allows(item, other)),
    );
    return excluding
      ? { verdict: 'suggested', reason: 'results disagree', does }
      : { verdict: 'supported', reason: null, does };
  }
  if (along.length > 0) return { ...judgedAs(along[0]), does };
  return { ...withoutChange(items, acting), does: null };
}

/** The direction that more sources support, then suggest; of equals the one that comes first. Null where none has one. */
function mainDirection(seen: readonly EdgeItem[]): Direction | null {
  const inDirection = (direction: Direction): EdgeItem[] =>
    seen.filter((item) => directionOf(item) === direction);
  const weight = (items: readonly EdgeItem[]): number =>
    1000 * sources(are(items, 'supported')) + sources(items);
  const [up, down] = [inDirection(1), inDirection(-1)];
  if (up.length + down.length === 0) return null;
  const [first] = seen.flatMap((item) => directionOf(item) ?? []);
  const difference = weight(up) - weight(down);
  return difference === 0 ? first : difference > 0 ? 1 : -1;
}

/** Whether a result without a change leaves room for the effect of another one: it came earlier, or its interval holds it, on the same scale. */
function allows(flat: EdgeItem, other: EdgeItem): boolean {
  const [early, late] = [flat, other].map(({ arm }) => hoursOf(arm.time));
  if (early !== undefined && late !== undefined && early < late) return true;
  if (scaleOf(flat) !== scaleOf(other) || flat.low === null || flat.high === null) return false;
  const [own, theirs] = [turnOf(flat), turnOf(other)];
  const effect = (other.effect ?? NaN) * theirs * own;
  return flat.low <= effect && effect <= flat.high;
}

function turnOf({ arm }: EdgeItem): Direction {
  return arm.how !== undefined && HOW[arm.how] === 'lowered' ? -1 : 1;
}

/** Fold changes and ratios on the log2 scale are compared with each other. */
function scaleOf({ unit }: EdgeItem): string {
  return unit === 'log2 fold change' || unit === 'log2 ratio' ? 'log2' : (unit ?? '');
}

/** Where nothing shows that it acts: no difference if somebody could have seen one, else what binds, else why nothing was seen. */
function withoutChange(items: readonly EdgeItem[], acting: readonly EdgeItem[]): Judged {
  const bound = items.filter((item) => isBinding(item));
  const isBound = are(bound, 'supported').length > 0;
  if (are(acting, 'no significant difference').length > 0)
    return {
      verdict: 'no significant difference',
      reason: isBound ? 'bound, unchanged' : firstReason(acting),
    };
  if (isBound) return { verdict: 'suggested', reason: 'binding alone' };
  for (const verdict of ['suggested', 'contradicted', 'no significant difference'] as const) {
    const [found] = are(bound, verdict);
    if (found !== undefined) return judgedAs(found);
  }
  for (const verdict of ['not estimable', 'not measured'] as const) {
    const [found] = are(items, verdict);
    if (found !== undefined) return judgedAs(found);
  }
  return { verdict: 'not tested', reason: null };
}

function firstReason(items: readonly EdgeItem[]) {
  return (
    items.flatMap((item) => (item.verdict === 'no significant difference' ? (item.reason ?? []) : []))[0] ??
    null
  );
}

function judgedAs({ verdict, reason }: EdgeItem): Judged {
  return { verdict, reason } as Judged;
}
