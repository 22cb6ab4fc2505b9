import { expect, test } from 'vitest';
import { parseGenePix } from './genepix-reader.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

test('GenePix spots: blocks are print tips, bad spots are missing', () => {
  const file = [
    'ATF\t1.0',
    '1\t8',
    '"Type=GenePix Results 3"',
    '"Block"\t"Column"\t"Row"\t"Name"\t"ID"\t"F635 Mean"\t"B635 Median"\t"F532 Mean"\t"B532 Median"\t"Flags"',
    '1\t1\t1\t"FOS"\t"P1"\t500\t100\t300\t50\t0',
    '2\t1\t1\t"JUN"\t"P2"\t500\t100\t300\t50\t-100',
  ].join('\r\n');
  const array = parseGenePix(bytes(file), 'a.gpr');
  expect(array.probes).toEqual(['P1', 'P2']);
  expect([...array.red!]).toEqual([400, NaN]);
  expect([...array.green]).toEqual([250, NaN]);
  expect([...array.printTip!]).toEqual([1, 2]);
  expect(() => parseGenePix(bytes(file.replaceAll('F635 Mean', 'F650 Mean')), 'a.gpr')).toThrow(
    /F635 Mean is missing/,
  );
  for (const flag of ['1e3', '0.5', 'bad'])
    expect(() => parseGenePix(bytes(file.replace('50\t0', `50\t${flag}`)), 'a.gpr')).toThrow(
      'line 5: the Flags is not a whole number',
    );
  expect(() => parseGenePix(bytes(file.slice(0, file.indexOf('1\t1\t1'))), 'a.gpr')).toThrow('holds no spot');
});
