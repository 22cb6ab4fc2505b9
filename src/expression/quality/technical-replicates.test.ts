import { expect, test } from 'vitest';
import { refusal } from '../../../test/support/answers.ts';
import type { SampleSheet } from '../../formats/expression/sample-sheet-reader.ts';
import { inEnglish } from '../../messages/message.ts';
import { mergedNotices, mergeSources, sourcesOf } from './technical-replicates.ts';

const sheet: SampleSheet = {
  file: 'sheet.tsv',
  samples: ['a1', 'a2', 'b1', 'c1', 'c2'],
  columns: new Map([
    ['rna', ['a', 'a', 'b', 'c', 'c']],
    ['group', ['t', 't', 't', 'u', 'u']],
    ['day', ['1', '2', '1', '1', '1']],
  ]),
};
const contrast = 't-u';
const rowNames = ['g1', 'g2'];
const matrix = {
  rowNames,
  sampleNames: sheet.samples,
  values: Float64Array.of(1, 2, 3, NaN, 5, 6, 7, NaN, 7, NaN),
};

test('replicates of one source become their mean, or the sum of their counts', () => {
  const sources = sourcesOf(sheet, 'rna', { contrast });
  expect(sources.sheet.samples).toEqual(['a', 'b', 'c']);
  expect([...sources.sheet.columns]).toEqual([['group', ['t', 't', 'u']]]);
  const how = { counted: false, copied: [] };
  expect(mergeSources(matrix, sources, how).values).toEqual(Float64Array.of(2, 2, 5, 6, 7, NaN));
  expect(mergeSources(matrix, sources, { ...how, counted: true }).values).toEqual(
    Float64Array.of(4, 2, 5, 6, 14, NaN),
  );
  expect([...sources.notices, ...mergedNotices(sources, how)].map(inEnglish)).toEqual([
    "columns in which technical replicates differ are left out: day (replicates by 'rna')",
    'technical replicates averaged: 5 samples of 3 sources',
  ]);
});

test('a copy within a source counts once', () => {
  const sources = sourcesOf(sheet, 'rna', { contrast });
  const how = { counted: true, copied: [[3, 4]] as const };
  expect(mergeSources(matrix, sources, how).values).toEqual(Float64Array.of(4, 2, 5, 6, 7, NaN));
  expect(mergedNotices(sources, how).map(inEnglish)).toContain(
    'copies of another technical replicate count once: 1 sample',
  );
});

test('what cannot be a source is refused', async () => {
  const refused = (column: string, more: { contrast: string; model?: string } = { contrast }) =>
    refusal(() => sourcesOf(sheet, column, more));
  expect(await refused('donor')).toContain("the sheet has no column 'donor'");
  expect(await refused('day')).toContain("replicates of one source differ in 'group'");
  expect(await refused('rna', { contrast, model: 'group+day' })).toContain("differ in 'day'");
  const columns = new Map([...sheet.columns, ['rna', ['a', '', 'b', 'c', 'c']]]);
  expect(await refusal(() => sourcesOf({ ...sheet, columns }, 'rna', { contrast }))).toContain(
    "column 'rna' has no value for sample 'a2'",
  );
});
