import { expect, test } from 'vitest';
import { ampliconState, placeByName } from './amplicons.ts';

test('a name may be a place, counted from 1', () => {
  expect(placeByName('chr6:391,739-391,850')).toEqual({
    chrom: 'chr6',
    start: 391_738,
    end: 391_850,
    gene: null,
  });
  expect(placeByName('IRF4 promoter')).toBeUndefined();
  expect(placeByName('chr6:20-10')).toBeUndefined();
});

test('what lies on no peak is a negative region, or named', () => {
  const amplicons = {
    places: new Map(),
    onPeak: new Map([
      ['a', true],
      ['b', false],
      ['n', true],
    ]),
  };
  const state = (name: string): string => ampliconState(name, ['n', 'm'], amplicons);
  expect(['a', 'b', 'n', 'm', 'z'].map(state)).toEqual([
    ...['on a peak', 'on no peak', 'negative region on a peak', 'negative region', 'not placed'],
  ]);
});
