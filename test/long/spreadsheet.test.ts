// Gene names that spreadsheets turn into dates, through LibreOffice and back.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatTable } from '../../src/formats/text/table-writer.ts';
import { parseDelimited } from '../../src/formats/text/delimited-reader.ts';
import { workbookOf } from '../../src/formats/workbooks/workbook-writer.ts';
import { programPresent } from '../support/reference.ts';
import { chipmate, folderWith, rowsOf } from '../support/chipmate.ts';

/** Symbols that are read as dates or numbers where nothing prevents it, and one that is harmless. */
const SYMBOLS = ['SEPT2', 'SEPTIN2', 'MARCH1', 'MARC1', 'DEC1', 'OCT4', '1E5', '2310009E13', 'IRF4'];

const genes = SYMBOLS.map(
  (name, i) => `chr1\t${100_000 * (i + 1)}\t${100_000 * (i + 1) + 500}\t${name}\t0\t+`,
);
const peaks = SYMBOLS.map((_, i) => `chr1\t${100_000 * (i + 1)}\t${100_000 * (i + 1) + 200}`);
const folder = folderWith({ 'genes.bed': `${genes.join('\n')}\n`, 'peaks.bed': `${peaks.join('\n')}\n` });

/** What LibreOffice reads in a table: it writes it as CSV again. */
function readBySpreadsheet(cwd: string, table: string): string {
  // 9: fields end at a tab; 34: texts stand in quotation marks; 76: UTF-8; the last: formulae are evaluated.
  const filter = '--infilter=Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,false,false,-1';
  const { status, stderr } = spawnSync(
    'soffice',
    ['--headless', filter, '--convert-to', 'csv:Text - txt - csv (StarCalc):9,34,76,1', `${table}.tsv`],
    { cwd, encoding: 'utf8' },
  );
  expect(status, stderr).toBe(0);
  return readFileSync(join(cwd, `${table}.csv`), 'utf8');
}

/** The genes of the table after LibreOffice has read it and written it as CSV. */
function throughSpreadsheet(options: readonly string[]): string[] {
  const made = chipmate(
    ['targets', 'peaks.bed', '--genes', 'genes.bed', '--genome', 'hg38', ...options, '-o', 'targets.tsv'],
    {
      cwd: folder,
    },
  );
  expect(made.status, made.stderr).toBe(0);
  return rowsOf(readBySpreadsheet(folder, 'targets').replaceAll('"', '')).map((row) => row['gene']);
}

test.runIf(programPresent('soffice'))('--spreadsheet keeps every gene name in LibreOffice', () => {
  expect(throughSpreadsheet(['--spreadsheet']).sort()).toEqual(SYMBOLS.toSorted());
  // Without it names are lost: LibreOffice does read them as numbers.
  expect(throughSpreadsheet([])).not.toContain('1E5');
});

/** Names that are formulae, or that take the cells beside them in where nothing prevents it. */
const FORMULAE = [
  '=HYPERLINK("http://x","y")',
  '=cmd|"/C calc"!A0',
  '+1+1',
  '@SUM(1)',
  '-2+3',
  '  =1+1',
  '＝1+1',
  '"open',
  `=${'"long" '.repeat(100)}`,
  '="SEPT2"',
];

test.runIf(programPresent('soffice'))(
  '--spreadsheet keeps every name that looks like a formula as text',
  () => {
    const numbers = FORMULAE.map((_, i) => -i - 0.5);
    const columns = [
      { name: 'name', values: FORMULAE },
      { name: 'number', values: numbers },
      { name: 'twice', values: FORMULAE },
    ];
    const cwd = folderWith({
      'safe.tsv': formatTable({ columns }, { spreadsheet: true }),
      'raw.tsv': formatTable({ columns }),
    });
    // As LibreOffice writes it: texts in quotation marks, which are doubled within; numbers as they are.
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const rows = FORMULAE.map((name, i) => `${quoted(name)}\t${numbers[i]}\t${quoted(name)}\n`);
    const whole = ['"name"\t"number"\t"twice"\n', ...rows].join('');
    expect(readBySpreadsheet(cwd, 'safe')).toBe(whole);
    // Without it LibreOffice does take some of them for formulae.
    expect(readBySpreadsheet(cwd, 'raw')).not.toBe(whole);
  },
);

test.runIf(programPresent('soffice'))('a workbook keeps every name and number in LibreOffice', () => {
  const names = [...SYMBOLS, ...FORMULAE];
  const numbers = names.map((_, i) => 1 / (i + 3));
  const table = {
    columns: [
      { name: 'gene', values: names },
      { name: 'n', values: numbers },
    ],
  };
  const cwd = folderWith({ 'table.xlsx': workbookOf(table, 'table.xlsx') });
  const { status, stderr } = spawnSync(
    'soffice',
    ['--headless', '--convert-to', 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,false', 'table.xlsx'],
    { cwd, encoding: 'utf8' },
  );
  expect(status, stderr).toBe(0);
  const rows = parseDelimited(readFileSync(join(cwd, 'table.csv')), 'table.csv', { separator: '\t' });
  expect(rows.column('gene')).toEqual(names);
  // LibreOffice writes 15 digits.
  expect(rows.column('n').map(Number)).toEqual(numbers.map((value) => Number(value.toPrecision(15))));
});
