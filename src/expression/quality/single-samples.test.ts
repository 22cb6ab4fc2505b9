import { expect, test } from 'vitest';
import { designMatrix, factorFromColumn } from '../model/design-sheet.ts';
import { parseContrast } from '../model/contrast.ts';
import { singleSamples, samplesOfSides } from './single-samples.ts';

function modelOf(groups: readonly string[], text: string) {
  const factor = factorFromColumn('group', groups);
  const model = { terms: [['group']], factors: [factor], covariates: [] };
  const samples = groups.map((group, at) => `${group}${at}`);
  return {
    model: { design: designMatrix(model, samples.length), contrast: parseContrast(text, model) },
    sheet: { file: 'sheet.tsv', samples, columns: new Map([['group', groups]]) },
  };
}

function said(groups: readonly string[], text = 'b-a') {
  const { model, sheet } = modelOf(groups, text);
  return singleSamples(model, sheet).map(({ key, severity, values }) => ({ key, severity, ...values }));
}

test('a side with one sample is a caution where other samples lend the variance', () => {
  expect(said(['a', 'b', 'c', 'c', 'c'])).toEqual([
    {
      ...{ key: 'expression.one-against-one', severity: 'caution', contrast: 'b-a', degrees: 2 },
      ...{ up: 1, down: 1, names: 'b1', others: 'a0' },
    },
  ]);
  expect(said(['a', 'a', 'b'])).toMatchObject([
    { key: 'expression.single-sample', severity: 'caution', up: 1, down: 2, names: 'b2', degrees: 1 },
  ]);
  // Two groups of one sample each are no replicates of each other.
  expect(said(['a', 'a', 'b', 'c'], '(b+c)/2-a')).toMatchObject([{ key: 'expression.single-sample', up: 2 }]);
});

test('replicates on both sides say nothing, and one against one alone has no p to doubt', () => {
  expect(said(['a', 'a', 'b', 'b'])).toEqual([]);
  expect(said(['a', 'a', 'b', 'b', 'c'])).toEqual([]);
  expect(said(['a', 'b'])).toEqual([]);
  const { model } = modelOf(['a', 'b'], 'b-a');
  expect(samplesOfSides(model, 2)).toMatchObject({ up: [1], down: [0], single: true });
});
