import { expect, test } from 'vitest';
import { refusal, shown } from '../../test/support/answers.ts';
import { folderWith } from '../../test/support/chipmate.ts';
import { FILE_LOOK } from '../figures/svg.ts';
import { peakText } from '../formats/peaks/peak-writer.ts';
import { readPeakFile } from '../formats/peaks/peak-reader.ts';
import { placeWhereKnown } from './inputs/query.ts';
import { siteSets, type siteSetsChoices } from './site-sets.ts';
import type { Choosing } from './inputs/choices.ts';

const FILES = {
  'a.bed': 'chr1\t100\t200\nchr1\t500\t600\nchr2\t10\t50\n',
  'b.bed': 'chr1\t150\t250\nchr1\t700\t800\n',
  'c.bed': 'chr1\t240\t260\nchr2\t40\t60\n',
  'other.bed': 'scaffold_7\t1\t200\n',
};

async function answered(names: readonly string[], asking: Choosing<typeof siteSetsChoices> = {}) {
  const folder = folderWith(FILES);
  const files = await Promise.all(names.map((name) => readPeakFile(`${folder}/${name}`)));
  return siteSets({ sets: files.map((file) => placeWhereKnown(file, undefined)) }, asking);
}

test('every part of three files is told, those of most files first, with the BED behind it', async () => {
  const answer = await answered(['a.bed', 'b.bed', 'c.bed']);
  const { rows, said } = shown(answer);
  expect(rows.map(({ part, sites, peaks, bases }) => [part, sites, peaks, bases].join(' '))).toEqual([
    'a.bed & b.bed & c.bed 1 3 160',
    'a.bed & b.bed 0 0 0',
    'a.bed & c.bed 1 2 50',
    'b.bed & c.bed 0 0 0',
    'a.bed 1 1 100',
    'b.bed 1 1 100',
    'c.bed 0 0 0',
  ]);
  expect(rows.map(({ share }) => share)).toEqual(['25', '0', '25', '0', '25', '25', '0']);
  expect(answer.parts.map(({ sites }) => peakText(sites, 'bed3'))).toEqual([
    'chr1\t100\t260\n',
    '',
    'chr2\t10\t60\n',
    '',
    'chr1\t500\t600\n',
    'chr1\t700\t800\n',
    '',
  ]);
  expect(said).toContain('7 peaks make 4 sites');
  const [svg] = answer.figures.map(({ draw }) => draw({ ...FILE_LOOK, simulated: false }));
  expect(svg).toContain('a.bed &#38; c.bed: 1');
});

test('every site is told with its part', async () => {
  const { rows } = shown(await answered(['a.bed', 'b.bed'], { show: 'sites' }));
  expect(rows.map(({ chrom, start, end, part }) => `${chrom}:${start}-${end} ${part}`)).toEqual([
    'chr1:100-250 a.bed & b.bed',
    'chr1:500-600 a.bed',
    'chr1:700-800 b.bed',
    'chr2:10-50 a.bed',
  ]);
});

test('a file against itself is two files, numbered', async () => {
  const { rows } = shown(await answered(['a.bed', 'a.bed']));
  expect(rows.map(({ part, sites }) => `${part} ${sites}`)).toEqual([
    'a.bed (1) & a.bed (2) 3',
    'a.bed (1) 0',
    'a.bed (2) 0',
  ]);
});

test('one file, four files, and a file of other chromosomes are refused', async () => {
  expect(await refusal(() => answered(['a.bed']))).toContain('two or three files');
  expect(await refusal(() => answered(['a.bed', 'b.bed', 'c.bed', 'a.bed']))).toMatch(/found: +4/);
  expect(await refusal(() => answered(['a.bed', 'other.bed']))).toContain('shares no chromosome');
});
