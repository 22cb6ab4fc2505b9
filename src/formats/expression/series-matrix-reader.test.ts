import { expect, test } from 'vitest';
import { seriesMatrix } from '../../../test/support/series-matrix.ts';
import { parseSeriesMatrix } from './series-matrix-reader.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');

test('a series matrix with its sample characteristics', () => {
  const { matrix, attributes } = parseSeriesMatrix(bytes(seriesMatrix), 'x');
  expect(matrix.sampleNames).toEqual(['GSM1', 'GSM2']);
  expect([...matrix.values]).toEqual([7.5, NaN, 8, 6]);
  expect(attributes.get('treatment')).toEqual(['none', 'len']);
  expect(attributes.get('title')).toEqual(['control 1', 'drug 1']);
});

test('a sample without values keeps its place among the characteristics', () => {
  const file = parseSeriesMatrix(
    bytes(seriesMatrix.replace('"p1"\t7.5', '"p1"\tnull').replace('"p2"\tnull', '"p2"\t')),
    'GSE1',
  );
  expect(file.matrix.sampleNames).toEqual(['GSM1', 'GSM2']);
  expect([...file.matrix.values]).toEqual([NaN, NaN, 8, 6]);
  expect(file.attributes.get('treatment')).toEqual(['none', 'len']);
  expect(() =>
    parseSeriesMatrix(bytes(seriesMatrix.replace('7.5', 'high').replace('null', 'low')), 'GSE1'),
  ).toThrow(/column 'GSM1' of the series matrix holds text/);
});

test('a series matrix that is cut short, doubled or of two platforms', () => {
  expect(() => parseSeriesMatrix(bytes(seriesMatrix.slice(0, -30)), 'x')).toThrow(/cut short/);
  expect(() => parseSeriesMatrix(bytes(seriesMatrix.slice(0, 60)), 'x')).toThrow(/no table/);
  expect(() => parseSeriesMatrix(bytes(seriesMatrix + seriesMatrix), 'x')).toThrow(/more than one table/);
  const mixed = seriesMatrix.replace('"GPL1"\t"GPL1"', '"GPL1"\t"GPL2"');
  expect(() => parseSeriesMatrix(bytes(mixed), 'x')).toThrow(/several array platforms/);
});
