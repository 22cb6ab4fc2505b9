import { describe, expect, test } from 'vitest';
import { chipmate } from '../../test/support/chipmate.ts';

describe('usage errors name what is misspelt', () => {
  test.each([
    [['overlap', 'e1.bed', '--atals', 'atlas'], /unknown option '--atals'[^]*Did you mean --atlas/],
    [['overlp', 'e1.bed', '--atlas', 'atlas'], /'overlp' is not a chipmate verb[^]*perhaps overlap/],
    [['atlas', 'bild', 'x'], /'atlas bild' is not a chipmate verb[^]*perhaps atlas build/],
    [['overlap', 'e1.bed'], /required option '--atlas <dir>' not specified/],
  ])('%j', (args, message) => {
    const { status, stdout, stderr } = chipmate(args);
    expect(stderr).toMatch(message);
    expect([status, stdout]).toEqual([2, '']);
  });
});
