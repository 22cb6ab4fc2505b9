import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { refusal } from '../../../test/support/answers.ts';
import { folderWith } from '../../../test/support/chipmate.ts';
import { readSheet } from './sheet.ts';

function sheet(text: string | Uint8Array): ReturnType<typeof readSheet> {
  return readSheet(join(folderWith({ 'sheet.tsv': text, 'a.bed': '', 'b c.bed': '' }), 'sheet.tsv'), 'hg38');
}

const HEADER = 'experiment\tantigen\tfile\tcell\tpeaks\n';

test('quotes of a spreadsheet are not part of the cells, and blank lines keep the numbers of lines', () => {
  const text = `"experiment"\t"antigen"\t"file"\t"cell"\t"peaks"\r\n\r\n"E1"\tFOS\t"b c.bed"\t"5"" ""end"""\t12\r\nE2\t 5" x \ta.bed\t\tNA\r\n`;
  for (const form of [text, `\ufeff${text}`, gzipSync(text)]) {
    const { columns, line, file, statedPeaks } = sheet(form);
    expect(columns.get('experiment')).toEqual(['E1', 'E2']);
    expect(columns.get('antigen')).toEqual(['FOS', '5" x']);
    expect(columns.get('cell')).toEqual(['5" "end"', '']);
    expect(file[0]).toMatch(/b c\.bed$/);
    expect(line).toEqual([3, 4]);
    expect([...statedPeaks]).toEqual([12, NaN]);
  }
});

test('empty cells behind the last column, as spreadsheets write them, are left out', () => {
  const { columns, file } = sheet('experiment\tantigen\tfile\nE1\tFOS\ta.bed\t\t\nE2\tFOS\ta.bed\n');
  expect([[...columns.keys()], file.length]).toEqual([['experiment', 'antigen', 'genome'], 2]);
});

describe('refused, with its line', () => {
  test.each<[string, string | Uint8Array, RegExp]>([
    ['no antigen', `${HEADER}E1\t\ta.bed\t\t\n`, /sheet\.tsv, line 2: the antigen is empty/],
    [
      'an escape character in a name',
      `${HEADER}E\u001b[1m\tFOS\ta.bed\t\t\n`,
      /line 2: the experiment holds control/,
    ],
    [
      'a NUL in a name',
      `${HEADER}${'E1\tFOS\ta.bed\t\t\n'.replace('E1', 'E\u0001')}`,
      /line 2: the experiment holds control/,
    ],
    [
      'Latin-1',
      Buffer.from(`${HEADER}E1\tFOS\ta.bed\tM\u00fcller\t\n`, 'latin1'),
      /line 2: the cell is not UTF-8/,
    ],
    ['a line end in a cell', `${HEADER}E1\tFOS\ta.bed\t"K-\n562"\t\n`, /line 2: the cell holds control/],
    [
      'a header that is no text',
      Buffer.from('experiment\tantigen\tfile\t\u00fc\nE1\tFOS\ta.bed\t\n', 'latin1'),
      /line 1: the name of a column/,
    ],
    [
      'a number of peaks that is none',
      `${HEADER}E1\tFOS\ta.bed\t\tmany\n`,
      /line 2: the number of peaks is not a number/,
    ],
    ['one line', 'E1\tFOS\ta.bed\n', /line 1: the sheet holds no experiment/],
    ['a cell too many', `${HEADER}E1\tFOS\ta.bed\t\t\tx\n`, /line 2: this row has another number/],
    ['UTF-16', Buffer.from(`\ufeff${HEADER}`, 'utf16le'), /sheet\.tsv: this is UTF-16/],
    ['a workbook', Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), /sheet\.tsv: this is .*Excel/],
  ])('%s', async (_, text, said) => {
    expect(await refusal(async () => sheet(text))).toMatch(said);
  });
});
