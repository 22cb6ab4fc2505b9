// Gene names that spreadsheets turn into dates, through LibreOffice and back.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { programPresent } from '../support/reference.ts';
import { chipmate, folderWith, rowsOf } from '../support/chipmate.ts';

/** Symbols that are read as dates or numbers where nothing prevents it, and one that is harmless. */
const SYMBOLS = ['SEPT2', 'SEPTIN2', 'MARCH1', 'MARC1', 'DEC1', 'OCT4', '1E5', '2310009E13', 'IRF4'];

const genes = SYMBOLS.map(
  (name, i) => `chr1\t${100_000 * (i + 1)}\t${100_000 * (i + 1) + 500}\t${name}\t0\t+`,
);
const peaks = SYMBOLS.map((_, i) => `chr1\t${100_000 * (i + 1)}\t${100_000 * (i + 1) + 200}`);
const folder = folderWith({ 'genes.bed': `${genes.join('\n')}\n`, 'peaks.bed': `${peaks.join('\n')}\n` });

/** The genes of the table after LibreOffice has read it and written it as CSV. */
function throughSpreadsheet(options: readonly string[]): string[] {
  const made = chipmate(
    ['targets', 'peaks.bed', '--genes', 'genes.bed', '--genome', 'hg38', ...options, '-o', 'targets.tsv'],
    {
      cwd: folder,
    },
  );
  expect(made.status, made.stderr).toBe(0);
  // 9: fields end at a tab; 34: texts stand in quotation marks; 76: UTF-8; the last: formulae are evaluated.
  const filter = '--infilter=Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,false,false,-1';
  const { status, stderr } = spawnSync(
    'soffice',
    ['--headless', filter, '--convert-to', 'csv:Text - txt - csv (StarCalc):9,34,76,1', 'targets.tsv'],
    { cwd: folder, encoding: 'utf8' },
  );
  expect(status, stderr).toBe(0);
  return rowsOf(readFileSync(join(folder, 'targets.csv'), 'utf8').replaceAll('"', '')).map(
    (row) => row['gene'],
  );
}

test.runIf(programPresent('soffice'))('--spreadsheet keeps every gene name in LibreOffice', () => {
  expect(throughSpreadsheet(['--spreadsheet']).sort()).toEqual(SYMBOLS.toSorted());
  // Without it names are lost: LibreOffice does read them as numbers.
  expect(throughSpreadsheet([])).not.toContain('1E5');
});
