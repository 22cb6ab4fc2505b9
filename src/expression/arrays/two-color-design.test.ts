import { expect, test } from 'vitest';
import type { ExpressionFile } from '../../formats/expression/expression-file.ts';
import { inEnglish } from '../../messages/message.ts';
import { createRandom } from '../../statistics/random.ts';
import { analyzeExpression } from '../analysis.ts';
import { twoColorDesign } from './two-color-design.ts';

const sheetOf = (cy5: string[], cy3: string[]) => ({
  file: 'sheet.tsv',
  samples: cy5.map((_, i) => `array${i + 1}`),
  columns: new Map([
    ['Cy5', cy5],
    ['Cy3', cy3],
  ]),
});

test('a dye swap adds the dye as a term; without one it cannot be told', () => {
  const swap = twoColorDesign(sheetOf(['t', 'c', 't'], ['c', 't', 'c']), 't-c');
  expect(swap.design.columnNames).toEqual(['t - c', 'dye']);
  expect([...swap.design.values]).toEqual([1, -1, 1, 1, 1, 1]);
  expect([...swap.contrast.coefficients]).toEqual([1, 0]);
  expect(twoColorDesign(sheetOf(['t', 't'], ['c', 'c']), 't-c').design.columnNames).toEqual(['t - c']);
  const reference = twoColorDesign(sheetOf(['t', 't', 'c', 'c'], ['r', 'r', 'r', 'r']), 't-c');
  expect(reference.design.columnNames).toEqual(['t - r', 'c - r']);
  expect([...reference.contrast.coefficients]).toEqual([1, -1]);
});

test('a sheet without the dyes is refused', () => {
  const sheet = { file: 'sheet.tsv', samples: ['a'], columns: new Map([['group', ['x']]]) };
  expect(() => twoColorDesign(sheet, 'x-y')).toThrow(/need the column cy5/);
});

test('RNAs that no array joins cannot be compared; columns that take no part are named', () => {
  const apart = sheetOf(['a', 'c'], ['b', 'd']);
  expect(() => twoColorDesign(apart, 'a-c')).toThrow(/'a-c' cannot be estimated.*\n.*no chain of arrays/);
  const sheet = sheetOf(['a', 'a'], ['b', 'b']);
  const columns = new Map([...sheet.columns, ['batch', ['1', '2']]]);
  const { notices } = twoColorDesign({ ...sheet, columns }, 'a-b');
  expect(notices.map(inEnglish)).toEqual(['columns that two-colour arrays do not use: batch']);
});

test('simulated dye-swap arrays give back the planted change without the dye', () => {
  const random = createRandom(2);
  const spots = 600;
  const cy5 = ['t', 'c', 't', 'c'];
  const red = new Float64Array(4 * spots);
  const green = new Float64Array(4 * spots);
  for (let spot = 0; spot < spots; spot++) {
    const level = 9 + 4 * random.uniform();
    for (let array = 0; array < 4; array++) {
      const change = spot < 10 ? (cy5[array] === 't' ? 2 : -2) : 0;
      red[array * spots + spot] = 2 ** (level + 0.4 + change / 2 + 0.05 * random.normal());
      green[array * spots + spot] = 2 ** (level - change / 2 + 0.05 * random.normal());
    }
  }
  const names = {
    rowNames: Array.from({ length: spots }, (_, i) => `G${i}`),
    sampleNames: ['array1', 'array2', 'array3', 'array4'],
  };
  const file: ExpressionFile = {
    format: 'toy',
    matrix: { ...names, values: green },
    attributes: new Map(),
    annotation: new Map(),
    twoColor: { red: { ...names, values: red }, green: { ...names, values: green }, printTip: undefined },
    notices: [],
  };
  const { fit, test: tested } = analyzeExpression(file, 'toy', sheetOf(cy5, ['c', 't', 'c', 't']), {
    contrast: 't-c',
  });
  for (let spot = 0; spot < 10; spot++) {
    expect(fit.estimate[spot]).toBeGreaterThan(1.4);
    expect(tested!.log10P[spot]).toBeLessThan(-4);
  }
  expect(Math.abs(fit.estimate[300])).toBeLessThan(0.3);
  // The average is an intensity: log ratios of a dye swap would average to 0 whatever the level.
  expect(Math.min(...fit.averageExpression)).toBeGreaterThan(6);
});
