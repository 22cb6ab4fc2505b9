import { expect, test } from 'vitest';
import { chipmate } from '../../../test/support/chipmate.ts';

test('both groups are needed', () => {
  const { status, stdout, stderr } = chipmate(['compare-cells', 'a.bed', '--atlas', 'atlas', '--a', 'ONE']);
  expect(stderr).toContain('--b');
  expect([status, stdout]).toEqual([2, '']);
});
