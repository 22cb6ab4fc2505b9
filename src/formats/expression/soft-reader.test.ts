import { expect, test } from 'vitest';
import { parseSoft, parseSoftPlatform } from './soft-reader.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');

const dataset = [
  '^DATABASE = Geo',
  '^DATASET = GDS1',
  '!dataset_value_type = count',
  '^SUBSET = GDS1_1',
  '!subset_description = tumour',
  '!subset_sample_id = GSM2',
  '!subset_type = disease state',
  '^SUBSET = GDS1_2',
  '!subset_description = normal',
  '!subset_sample_id = GSM1',
  '!subset_type = disease state',
  '^DATASET = GDS1',
  '#ID_REF = Platform reference identifier',
  '!dataset_table_begin',
  'ID_REF\tIDENTIFIER\tGSM1\tGSM2',
  'p1\tTP53\t7\t8',
  'p2\t100\tnull\t9',
  '!dataset_table_end',
].join('\n');

test('a GEO dataset with its subsets', () => {
  const file = parseSoft(bytes(dataset), 'x');
  expect(file.attributes.get('disease state')).toEqual(['normal', 'tumour']);
  expect(file.annotation.get('Gene Symbol')).toEqual(['TP53', '100']);
  expect([...file.matrix.values]).toEqual([7, NaN, 8, 9]);
  expect(() => parseSoft(bytes(dataset.slice(0, -20)), 'x')).toThrow(/DATASET GDS1 is cut short/);
});

const family = [
  '^PLATFORM = GPL1',
  '!platform_table_begin',
  'ID\tGene Symbol',
  'p1\tTP53',
  'p2\tFOS',
  '!platform_table_end',
  '^SAMPLE = GSM1',
  '!Sample_title = one',
  '!Sample_platform_id = GPL1',
  '!Sample_characteristics_ch1 = drug: none',
  '!sample_table_begin',
  'ID_REF\tVALUE\tABS_CALL',
  'p1\t5\tP',
  'p2\t6\tA',
  '!sample_table_end',
  '^SAMPLE = GSM2',
  '!Sample_title = two',
  '!Sample_platform_id = GPL1',
  '!Sample_characteristics_ch1 = drug: len',
  '!sample_table_begin',
  'ID_REF\tVALUE',
  'p2\t8',
  '!sample_table_end',
].join('\n');

test('a GEO family: samples joined by probe, annotation, attributes', () => {
  const file = parseSoft(bytes(family), 'x');
  expect(file.matrix.sampleNames).toEqual(['GSM1', 'GSM2']);
  expect([...file.matrix.values]).toEqual([5, 6, NaN, 8]);
  expect(file.attributes.get('drug')).toEqual(['none', 'len']);
  expect(file.annotation.get('Gene Symbol')).toEqual(['TP53', 'FOS']);
  expect(() =>
    parseSoft(bytes(family.replace('GPL1\n!Sample_characteristics_ch1 = drug: len', 'GPL2\n')), 'x'),
  ).toThrow(/several array platforms/);
  expect(() => parseSoft(bytes(family.replaceAll('VALUE', 'SIGNAL')), 'x')).toThrow(/named VALUE[^]*SIGNAL/);
  expect(parseSoftPlatform(bytes(family), 'x').columns.get('Gene Symbol')).toEqual(['TP53', 'FOS']);
});

test('a family of several platforms is read for the one that is wanted', () => {
  const other = [
    '^PLATFORM = GPL2',
    '!platform_table_begin',
    'ID\tGene Symbol',
    'q1\tJUN',
    '!platform_table_end',
    '^SAMPLE = GSM3',
    '!Sample_platform_id = GPL2',
    '!sample_table_begin',
    'ID_REF\tVALUE',
    'q1\t3',
    '!sample_table_end',
  ].join('\n');
  const both = bytes(`${family}\n${other}`);
  expect(() => parseSoft(both, 'x')).toThrow(
    /several array platforms[^]*GPL1 \(2 samples\), GPL2 \(1 sample\)[^]*--platform FILE[^]*GPL1\.soft\.gz/,
  );
  expect(() => parseSoft(both, 'x', 'GPL3')).toThrow(/the platform given is GPL3/);
  expect(parseSoft(both, 'x', 'GPL1').matrix.sampleNames).toEqual(['GSM1', 'GSM2']);
  const second = parseSoft(both, 'x', 'GPL2');
  expect(second.matrix).toMatchObject({ rowNames: ['q1'], sampleNames: ['GSM3'] });
  expect(second.annotation.get('Gene Symbol')).toEqual(['JUN']);
});
