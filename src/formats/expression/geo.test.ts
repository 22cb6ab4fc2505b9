import { expect, test } from 'vitest';
import { parseNumericTable } from './numeric-table-reader.ts';
import { sheetOfAttributes } from './sample-sheet-reader.ts';
import { parseSeriesMatrix } from './series-matrix-reader.ts';
import { parseSoft, parseSoftPlatform } from './soft-reader.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');

test('a plain table: separators, quotes, missing values, text columns, line ends', () => {
  const table = parseNumericTable(
    bytes('\uFEFFprobe,"symbol",s1,s2\r\np1,"A, B",1.5,NA\r\n\r\np2,C,-2,3e2\r\n'),
    'x.csv',
  );
  expect(table.rowNames).toEqual(['p1', 'p2']);
  expect(table.rowNameColumn).toBe('probe');
  expect(table.numberColumns).toEqual(['s1', 's2']);
  expect([...table.values]).toEqual([1.5, -2, NaN, 300]);
  expect(table.textColumns.get('symbol')).toEqual(['A, B', 'C']);
});

test('a header one field short, as R writes it', () => {
  const table = parseNumericTable(bytes('s1\ts2\ng1\t1\t2\ng2\t3\t4'), 'x.tsv');
  expect(table.rowNames).toEqual(['g1', 'g2']);
  expect([...table.values]).toEqual([1, 3, 2, 4]);
});

test('rows cut short and text among numbers are named by their line', () => {
  expect(() => parseNumericTable(bytes('p\ts1\ts2\na\t1\t2\nb\t3\n'), 'x')).toThrow(
    /x, line 3.*\n.*3 columns/,
  );
  expect(() => parseNumericTable(bytes('p\ts1\na\t1\nb\t2\nc\tx\n'), 'x')).toThrow(
    /line 4: column 's1' holds text/,
  );
  expect(() => parseNumericTable(bytes('p\ts1\na\t7,5\nb\t2,1\n'), 'x')).toThrow(/decimal point/);
  expect(() => parseNumericTable(bytes('p\ts1\n'), 'x')).toThrow(/no rows/);
});

test('a column that is empty at first is what its first value is', () => {
  const rows = Array.from(
    { length: 150 },
    (_, i) => `p${i}\t${i < 120 ? '' : 'MYC'}\t${i < 120 ? 'NA' : i}\t`,
  );
  const table = parseNumericTable(bytes(['p\tsymbol\ts1\tnote', ...rows, ''].join('\n')), 'x');
  expect(table.numberColumns).toEqual(['s1']);
  expect(table.values[130]).toBe(130);
  expect(table.textColumns.get('symbol')![130]).toBe('MYC');
});

const seriesMatrix = [
  '!Series_title\t"Toy"',
  '!Sample_title\t"control 1"\t"drug 1"',
  '!Sample_platform_id\t"GPL1"\t"GPL1"',
  '!Sample_characteristics_ch1\t"treatment: none"\t"treatment: len"',
  '!series_matrix_table_begin',
  '"ID_REF"\t"GSM1"\t"GSM2"',
  '"p1"\t7.5\t8',
  '"p2"\tnull\t6',
  '!series_matrix_table_end',
  '',
].join('\r\n');

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

test('the attributes that a model names become columns beside the contrast’s', () => {
  const wide = seriesMatrix
    .replace('"control 1"\t"drug 1"', '"a"\t"b"\t"c"\t"d"')
    .replace('"GPL1"\t"GPL1"', '"GPL1"\t"GPL1"\t"GPL1"\t"GPL1"')
    .replace(
      '"treatment: none"\t"treatment: len"',
      '"treatment: none"\t"treatment: len"\t"treatment: none"\t"treatment: len"\r\n!Sample_characteristics_ch1\t"donor: 1"\t"donor: 1"\t"donor: 2"\t"donor: "',
    )
    .replace('"GSM1"\t"GSM2"', '"GSM1"\t"GSM2"\t"GSM3"\t"GSM4"')
    .replace('7.5\t8', '7.5\t8\t7\t8')
    .replace('null\t6', 'null\t6\t5\t6');
  const file = parseSeriesMatrix(bytes(wide), 'x');
  const alone = sheetOfAttributes(file, 'x', 'treatment=len-none');
  expect([alone.samples.length, ...alone.columns.keys()]).toEqual([4, 'treatment']);
  const paired = sheetOfAttributes(file, 'x', 'treatment=len-none', ['treatment', 'donor']);
  expect(paired.samples).toEqual(['GSM1', 'GSM2', 'GSM3']);
  expect(paired.columns.get('donor')).toEqual(['1', '1', '2']);
  expect(() => sheetOfAttributes(file, 'x', 'treatment=len-none', ['batch'])).toThrow(
    /nothing about 'batch'.*\n.*treatment, donor/,
  );
});
