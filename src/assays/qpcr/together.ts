// What two treatments do together beside what each does alone, in words.
import type { Effect } from '../design/effect.ts';

export type Together =
  | 'more than both together'
  | 'no more than both together'
  | 'less than both together'
  | 'in opposite directions'
  | 'cannot be told';

/** An excess below this (log2, 1.5 times) is no more than both together. */
const EXCESS = Math.log2(1.5);

/**
 * The sum of both effects on the log2 scale is what independent treatments give: each keeps the same share of what is left.
 * @param interaction both - first - second + neither
 * @param seen whether its p stays below .05 after correction
 */
export function inWordsTogether(
  interaction: Effect,
  first: Pick<Effect, 'estimate' | 'low' | 'high'>,
  second: Pick<Effect, 'estimate' | 'low' | 'high'>,
  seen: boolean,
): Together {
  const opposite = (first.low > 0 && second.high < 0) || (first.high < 0 && second.low > 0);
  if (opposite) return 'in opposite directions';
  if (interaction.noTest !== null || Number.isNaN(interaction.low)) return 'cannot be told';
  const sign = Math.sign(first.estimate + second.estimate);
  const [low, high] = sign < 0 ? [-interaction.high, -interaction.low] : [interaction.low, interaction.high];
  if (low > 0) return seen ? 'more than both together' : 'cannot be told';
  if (high < 0 && seen) return 'less than both together';
  return high < EXCESS ? 'no more than both together' : 'cannot be told';
}

/** The sign that an interaction has where both do more than their sum: that of their effects. */
export function directionTogether(first: Pick<Effect, 'estimate'>, second: Pick<Effect, 'estimate'>): number {
  return Math.sign(first.estimate + second.estimate);
}
