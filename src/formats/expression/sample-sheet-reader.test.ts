import { expect, test } from 'vitest';
import { seriesMatrix } from '../../../test/support/series-matrix.ts';
import { sheetOfAttributes } from './sample-sheet-reader.ts';
import { parseSeriesMatrix } from './series-matrix-reader.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');

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
