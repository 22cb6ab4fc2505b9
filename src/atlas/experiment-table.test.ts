import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusal } from '../../test/support/answers.ts';
import { folderWith } from '../../test/support/chipmate.ts';
import {
  columnNames,
  concatenateTables,
  experimentTableFrom,
  formatExperimentTable,
  readExperimentTable,
} from './experiment-table.ts';

function table(names: string[], extra: [string, string[]][] = []) {
  return experimentTableFrom(
    Uint32Array.from(names, (_, i) => 10 * i),
    new Map([['experiment', names], ['antigen', names.map((name) => `antigen of\t${name}`)], ...extra]),
  );
}

function written(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'chipmate-table-')), 'experiments.tsv');
  writeFileSync(path, text);
  return path;
}

test('a table reads back as it was written, with empty cells and further columns', () => {
  const text = formatExperimentTable(table(['SRX1', 'SRX2'], [['treatment', ['', 'DMSO']]]));
  const read = readExperimentTable(written(text));
  expect(read.count).toBe(2);
  expect(read.experiment).toEqual(['SRX1', 'SRX2']);
  expect(read.antigen).toEqual(['antigen of SRX1', 'antigen of SRX2']);
  expect([...read.peaks]).toEqual([0, 10]);
  expect(read.cell).toEqual(['', '']);
  expect(read.extra.get('treatment')).toEqual(['', 'DMSO']);
  expect(formatExperimentTable(read)).toBe(text);
});

test('more rows than the first guess of the cell index', () => {
  const names = Array.from({ length: 3000 }, (_, i) => `E${i}`);
  const read = readExperimentTable(written(formatExperimentTable(table(names))));
  expect(read.experiment).toEqual(names);
  expect(read.peaks[2999]).toBe(29_990);
});

test('tables of shards follow each other; a column of one is empty in the other', () => {
  const both = concatenateTables([table(['A']), table(['B', 'C'], [['dose', ['1', '2']]])]);
  expect(both.experiment).toEqual(['A', 'B', 'C']);
  expect([...both.peaks]).toEqual([0, 0, 10]);
  expect(both.extra.get('dose')).toEqual(['', '1', '2']);
  expect(columnNames(both).at(-1)).toBe('dose');
});

test('a cut table and a foreign header are named with their line', () => {
  const text = formatExperimentTable(table(['SRX1', 'SRX2']));
  expect(() => readExperimentTable(written(text.slice(0, -3)))).toThrow(/line 3: .*cut or damaged/);
  expect(() => readExperimentTable(written(text.replace('\tSRX', ' SRX').replace('of SRX2\t', '')))).toThrow(
    /cut or damaged/,
  );
  expect(() => readExperimentTable(written('gene\tfold\n'))).toThrow(/another header/);
});

test('a number of peaks that is none is refused with its line', async () => {
  const columns =
    'experiment genome antigen_class antigen cell_class cell peaks title study source source_release';
  const row = (peaks: string): string => `E2\t\t\t\t\t\t${peaks}\t\t\t\t\n`;
  for (const peaks of ['4294967296', '1e3', '-1', 'many', '']) {
    const text = `${columns.replaceAll(' ', '\t')}\n${row('7')}${row(peaks)}`;
    const path = join(folderWith({ 'experiments.tsv': text }), 'experiments.tsv');
    expect(await refusal(() => readExperimentTable(path).peaks)).toMatch(
      /experiments\.tsv, line 3: this is no number of peaks/,
    );
  }
});
