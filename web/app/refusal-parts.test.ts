import { expect, test } from 'vitest';
import { japanese } from '../../src/messages/japanese/index.ts';
import { partOf, thingOf } from './refusal-parts.ts';

test.each([
  ['at least chromosome, start and end, separated by tabs', 'three-columns', {}],
  ['6 columns as in line 3', 'columns-as-in', { columns: '6', line: '3' }],
  ['5 columns', 'columns', { columns: '5' }],
  ['a column named `log2 (A/B)`', 'column-named', { column: 'log2 (A/B)' }],
  ['perhaps IRF4, IRF8', 'perhaps', { names: 'IRF4, IRF8' }],
  ['40 of 340 end beyond a chromosome of hg38', 'beyond-end', { count: '40', peaks: '340', genome: 'hg38' }],
])('%s', (said, name, values) => {
  expect(partOf(said)).toEqual({ key: `part.${name}`, values });
  expect(japanese[`part.${name}` as keyof typeof japanese]).toMatch(/[ぁ-ん一-龠]/);
});

test('what is at fault is named, and other words stay as they are', () => {
  expect(thingOf('size of the chromosome')).toBe('thing.size-chromosome');
  expect(japanese['thing.size-chromosome']).toBe('染色体の長さ');
  expect(thingOf('GAPDH')).toBeUndefined();
});

test('what a file holds stays as it is', () => {
  expect(partOf('chr1\t5\tx')).toBeUndefined();
  expect(partOf('"12,5"')).toBeUndefined();
});
