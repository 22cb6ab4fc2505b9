import { expect, test } from 'vitest';
import { logoFigure } from './logo.ts';
import { FILE_LOOK } from './svg.ts';

const look = { ...FILE_LOOK, simulated: false };

/** Width and height of every letter, from the transformations of its outline. */
function lettersOf(svg: string): { colour: string; wide: number; high: number; top: number }[] {
  const letter =
    /fill="(#\w+)" fill-rule="evenodd" transform="translate\([\d.]+ ([\d.]+)\) scale\(([\d.]+) ([\d.]+)\)"/g;
  return [...svg.matchAll(letter)].map(([, colour, top, wide, high]) => ({
    ...{ colour, top: Number(top), wide: Number(wide) * 100, high: Number(high) * 100 },
  }));
}

test('letters are as high as their share of the information, the commonest on top', () => {
  const rows = [...[1, 0, 0, 0], ...[0.5, 0.5, 0, 0], ...[0.25, 0.25, 0.25, 0.25], ...[0, 0.1, 0, 0.9]];
  const svg = logoFigure({ name: 'x', title: 'X', probabilities: Float64Array.from(rows) }).draw(look);
  const letters = lettersOf(svg);
  const bits = 2 + 0.1 * Math.log2(0.1) + 0.9 * Math.log2(0.9);
  const expected = [2, 0.5, 0.5, 0.1 * bits, 0.9 * bits];
  expect(letters).toHaveLength(5);
  letters.forEach(({ high }, i) => expect(high / 75).toBeCloseTo(expected[i], 3));
  expect(letters[0].colour).toBe('#009e73');
  expect(letters.slice(3).map(({ colour }) => colour)).toEqual(['#0072b2', '#d55e00']);
  expect(letters[4].top).toBeLessThan(letters[3].top);
  expect(letters[4].top + letters[4].high).toBeCloseTo(letters[3].top, 2);
  expect(svg).toContain('<title>X</title>');
});

test('many columns fit into the width', () => {
  const probabilities = Float64Array.from({ length: 160 }, (_, i) => Number(i % 4 === 2));
  const letters = lettersOf(logoFigure({ name: 'x', title: 'X', probabilities }).draw(look));
  expect(letters).toHaveLength(40);
  expect(letters.reduce((sum, { wide }) => sum + wide, 0)).toBeLessThan(look.width - 40);
});
