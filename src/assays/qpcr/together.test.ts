import { expect, test } from 'vitest';
import type { Effect } from '../design/effect.ts';
import { inWordsTogether } from './together.ts';

const effect = (low: number, high: number, noTest: Effect['noTest'] = null): Effect => ({
  ...{ estimate: (low + high) / 2, low, high, standardError: 1, degreesOfFreedom: 2, log10P: -2 },
  ...{ n: 3, nControl: 3, paired: true, leftOut: [], noTest },
});
const lowers = effect(-1.2, -0.8);
const raises = effect(0.8, 1.2);

test.each([
  ['more than both together', effect(-1.5, -0.5), lowers, lowers],
  ['more than both together', effect(0.5, 1.5), raises, raises],
  ['less than both together', effect(0.5, 1.5), lowers, lowers],
  ['no more than both together', effect(-0.4, 0.6), lowers, lowers],
  ['cannot be told', effect(-0.8, 0.2), lowers, lowers],
  ['cannot be told', effect(-1.5, 1.5), lowers, lowers],
  ['cannot be told', effect(NaN, NaN, 'one experiment'), lowers, lowers],
  ['in opposite directions', effect(-1.5, -0.5), lowers, raises],
] as const)('%s', (word, interaction, first, second) => {
  expect(inWordsTogether(interaction, first, second, true)).toBe(word);
});

test('what does not hold after correction cannot be told', () => {
  expect(inWordsTogether(effect(-1.5, -0.5), lowers, lowers, false)).toBe('cannot be told');
});
