import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../../../test/support/chipmate.ts';
import { checkStudy } from './check-study.ts';
import { readStudy } from './read-study.ts';

const FILES = {
  'a.bed': 'chr1\t100\t200\n',
  'copy.bed': 'chr1\t100\t200\n',
  'b.bed': 'chr1\t100\t300\n',
  'a.tsv': 'gene\tlog2_fold_change\nKLK2\t1.0\n',
  'copy.tsv': 'gene\tlog2_fold_change\nKLK2\t1.0\n',
  'b.tsv': 'gene\tlog2_fold_change\nKLK2\t1.5\n',
};

/** What is wrong with a study of these peaks and expression entries. */
function problems(peaks: string, expression: readonly string[]): string[] {
  const folder = folderWith(FILES);
  const path = join(folder, 'study.yaml');
  writeFileSync(
    path,
    `study: S
factor: AR
genome: hg19
chip_seq:
  - { name: chip, cell: LNCaP, peaks: [${peaks}] }
expression:
${expression.map((entry) => `  - { ${entry} }`).join('\n')}
`,
  );
  return checkStudy(readStudy(path)).map(
    ({ message, details }) => `${details.line}: ${message.split('\n')[0].replace(/^.*line \d+: /, '')}`,
  );
}

test('a measurement that is given twice is refused, under any name', () => {
  const [first] = ['name: one, table: a.tsv'];
  expect(problems('a.bed, b.bed', [first, 'name: two, table: b.tsv'])).toEqual([]);
  expect(problems('a.bed, copy.bed', [first])).toEqual(['5: copy.bed holds the same as a.bed']);
  expect(problems('a.bed, a.bed', [first])).toEqual(['5: a.bed holds the same as a.bed']);
  expect(problems('a.bed', [first, 'name: two, table: copy.tsv, treatment: DHT, time: 4 h'])).toEqual([
    "8: 'two' and 'one' hold the same data",
  ]);
});

test('one file of values with two contrasts is two measurements', () => {
  const entry = (name: string, contrast: string): string =>
    `name: ${name}, matrix: a.tsv, design: b.tsv, contrast: ${contrast}`;
  expect(problems('a.bed', [entry('one', 'x-y'), entry('two', 'z-y')])).toEqual([]);
  expect(problems('a.bed', [entry('one', 'x-y'), entry('two', 'x-y')])).toEqual([
    "8: 'two' and 'one' hold the same data",
  ]);
});
