import { expect, test } from 'vitest';
import { dotPlot, type DotPlot } from './dot-plot.ts';
import { FILE_LOOK } from './svg.ts';

const draw = (rows: DotPlot['rows'], scale: DotPlot['scale'] = 'differences'): string =>
  dotPlot({ ...FILE_LOOK, simulated: false }, { title: 'T', description: 'D', axis: 'log2', scale, rows });

test('every value is drawn, and an interval only where there is one', () => {
  const drawn = draw([
    { name: 'siFOS', points: [-1, -1.2, NaN], mean: -1.1, low: -1.5, high: -0.7, p: 0.0123 },
    { name: 'one', points: [0.5], mean: 0.5, low: NaN, high: NaN, p: NaN },
  ]);
  expect(drawn.match(/<circle/g)).toHaveLength(3);
  expect(drawn.match(/stroke="#1b2733" stroke-width="1.6"/g)).toHaveLength(1);
  expect(drawn).toContain('>siFOS (n = 2)<');
  expect(drawn.match(/>p = [^<]*</g)).toEqual(['>p = 0.012<']);
  expect(drawn).not.toContain('NaN');
});

test('names of capitals have room: no letter is left of the drawing', () => {
  const name = 'MM.1S siPRDM1 IRF4';
  const drawn = draw([{ name, points: [1], mean: 1, low: 0, high: 2, p: NaN }]);
  const end = Number(/<text x="(\d+)"[^>]*>MM\.1S siPRDM1 IRF4 \(n = 1\)</.exec(drawn)?.[1]);
  // As wide as a serif of 12 pixels draws it: 137.
  expect(end).toBeGreaterThan(140);
});

test('an interval of amounts that goes on beyond the panel has no end there, and nothing is drawn below 0', () => {
  const whiskers = (high: number): number => {
    const drawn = draw([{ name: 'siFOS', points: [1, 2], mean: 1.5, low: 0.5, high, p: NaN }], 'amounts');
    return /<path d="([^"]*)" fill="none" stroke="#1b2733"/.exec(drawn)?.[1].split('M').length ?? 0;
  };
  expect(whiskers(2.2) - whiskers(40)).toBe(1);
});
