import type { MessageKey } from '../../messages/english/index.ts';
import type { Judged } from '../../tables/verdicts.ts';

/** What an experiment says of itself where a side of its contrast has a single sample. */
const SINGLE: ReadonlySet<MessageKey> = new Set<MessageKey>([
  'expression.one-against-one',
  'expression.single-sample',
]);

/** Whether p of an experiment's contrast takes the variance of a side from other samples alone. */
export function hasSingleSample(notices: readonly { readonly key: MessageKey }[]): boolean {
  return notices.some(({ key }) => SINGLE.has(key));
}

/** A verdict that rests on such an experiment: suggested at most. */
export function unreplicatedAtMost(judged: Judged): Judged {
  return judged.verdict === 'supported' ? { verdict: 'suggested', reason: 'unreplicated' } : judged;
}
