import { expect, test } from 'vitest';
import { rowMeans, selectRows, selectSamples } from './expression-matrix.ts';

test('rows and samples are taken in the order asked for', () => {
  const matrix = {
    rowNames: ['a', 'b', 'c'],
    sampleNames: ['s1', 's2'],
    values: Float64Array.of(1, 2, NaN, 4, 5, NaN),
  };
  expect([...selectRows(matrix, [2, 0]).values]).toEqual([NaN, 1, NaN, 4]);
  expect(selectRows(matrix, [2, 0]).rowNames).toEqual(['c', 'a']);
  expect(selectSamples(matrix, [1])).toEqual({
    ...matrix,
    sampleNames: ['s2'],
    values: Float64Array.of(4, 5, NaN),
  });
  expect([...rowMeans(matrix)]).toEqual([2.5, 3.5, NaN]);
});
