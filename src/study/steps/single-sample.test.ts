import { expect, test } from 'vitest';
import { hasSingleSample, unreplicatedAtMost } from './single-sample.ts';

test('what rests on a side of one sample is suggested at most; what is less stays', () => {
  expect(hasSingleSample([{ key: 'expression.model' }, { key: 'expression.one-against-one' }])).toBe(true);
  expect(hasSingleSample([{ key: 'expression.single-sample' }])).toBe(true);
  expect(hasSingleSample([{ key: 'expression.model' }])).toBe(false);
  expect(unreplicatedAtMost({ verdict: 'supported', reason: null })).toEqual({
    verdict: 'suggested',
    reason: 'unreplicated',
  });
  const flat = { verdict: 'no significant difference', reason: 'bound, unchanged' } as const;
  expect(unreplicatedAtMost(flat)).toBe(flat);
});
