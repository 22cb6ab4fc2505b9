import { expect, test } from 'vitest';
import { power } from '../../statistics/power.ts';
import { holmWithin } from './holm-within.ts';

// R: p.adjust(c(.01, .02), "holm"); p.adjust(.03, "holm")
test('every family has a correction of its own; what was not tested is in none', () => {
  const log10 = [0.01, 0.03, 0.02, NaN].map((p) => Math.log10(p));
  const adjusted = holmWithin(log10, ['a', 'b', 'a', 'b']);
  expect([...adjusted].map((p) => (Number.isNaN(p) ? p : Number(power(10, p).toFixed(12))))).toEqual([
    ...[0.02, 0.03, 0.02, NaN],
  ]);
});
