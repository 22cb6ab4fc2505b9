import { expect, test } from 'vitest';
import { dotPlot } from './dot-plot.ts';
import { FILE_LOOK } from './svg.ts';

const draw = (rows: Parameters<typeof dotPlot>[1]['rows']): string =>
  dotPlot({ ...FILE_LOOK, simulated: false }, { title: 'T', description: 'D', axis: 'log2', rows });

test('every value is drawn, and an interval only where there is one', () => {
  const drawn = draw([
    { name: 'siFOS', points: [-1, -1.2, NaN], mean: -1.1, low: -1.5, high: -0.7 },
    { name: 'one', points: [0.5], mean: 0.5, low: NaN, high: NaN },
  ]);
  expect(drawn.match(/<circle/g)).toHaveLength(3);
  expect(drawn.match(/stroke-width="2"/g)).toHaveLength(1);
  expect(drawn).not.toContain('NaN');
});

test('names of capitals have room: no letter is left of the drawing', () => {
  const name = 'MM.1S siPRDM1 IRF4';
  const drawn = draw([{ name, points: [1], mean: 1, low: 0, high: 2 }]);
  const end = Number(/<text x="(\d+)"[^>]*>MM\.1S siPRDM1 IRF4</.exec(drawn)?.[1]);
  // As wide as a serif of 12 pixels draws it: 137.
  expect(end).toBeGreaterThan(140);
});
