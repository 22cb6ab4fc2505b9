import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { refusal } from '../../../test/support/answers.ts';
import { chipAtlasSource, type ChipAtlasSelection } from './chip-atlas-source.ts';

let folder: string;
const list = [
  'SRX900001\thg38\tInput control\tInput control\tBlood\tMM.1S\t\t30180878,82.3,42.1,6691\tGSM1: input',
  'SRX900002\thg38\tTFs and others\tIKZF1\tBlood\tMM.1S\tTissue=Blood\t20180878,82.3,42.1,691\tGSM2: Ikaros\ttreatment=none',
  'SRX900003\thg38\tTFs and others\tIKZF1\tBlood\tMM.1S\t\t20180878,82.3,42.1,691\tGSM3: Ikaros\ttreatment=lenalidomide\tnote=x | y',
  'SRX900004\thg19\tTFs and others\tFOS\tBlood\tMM.1S\t\t20180878,82.3,42.1,691\tGSM4: FOS',
  'SRX900005\thg38\tTFs and others\tFOS\tBlood\tMM.1S\t\t30180878,82.3,42.1,6691\tGSM5: FOS',
];
const selection: ChipAtlasSelection = {
  genome: 'hg38',
  threshold: '05',
  filter: { antigenClass: ['TFs and others'] },
  names: new KnownNames(),
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chipmate-source-'));
  mkdirSync(join(folder, 'bed05'));
  writeFileSync(join(folder, 'experimentList.tab'), `${list.join('\n')}\n`);
  for (const number of [2, 3, 4, 5])
    writeFileSync(
      join(folder, 'bed05', `SRX90000${number}.05.bed`),
      `chr1\t100\t200\tSRX90000${number}.05_peak_1\t90\t.\t5\t9\t9\t50\n`,
    );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('experiments of other genomes and classes stay out; samples are described from the list', async () => {
  const { columns, statedPeaks } = await chipAtlasSource(folder, selection);
  expect(columns.get('experiment')).toEqual(['SRX900002', 'SRX900003', 'SRX900005']);
  expect(columns.get('perturbation')).toEqual(['', 'drug', '']);
  expect(columns.get('same_data_as')).toEqual(['', 'SRX900002', 'SRX900001']);
  expect(columns.get('attributes')?.[1]).toBe('treatment=lenalidomide | note=x | y');
  expect(columns.get('reads')).toEqual(['20180878', '20180878', '30180878']);
  expect([...statedPeaks]).toEqual([691, 691, 6691]);
});

test('filters of the sample hold while the atlas is built', async () => {
  const chosen = async (filter: ChipAtlasSelection['filter']) =>
    (await chipAtlasSource(folder, { ...selection, filter: { ...selection.filter, ...filter } })).columns.get(
      'experiment',
    );
  expect(await chosen({ unperturbed: true })).toEqual(['SRX900002', 'SRX900005']);
  expect(await chosen({ withoutDuplicates: true })).toEqual(['SRX900002', 'SRX900005']);
});

test('a genome, a threshold and a class that the files do not have are refused', async () => {
  const asked = (changed: Partial<ChipAtlasSelection>) =>
    refusal(() => chipAtlasSource(folder, { ...selection, ...changed }));
  expect(await asked({ genome: 'mm10' })).toMatch(
    /no experiment of the list is selected[^]*experiments of mm10/,
  );
  expect(await asked({ threshold: '07' })).toMatch(/no peaks of these experiments[^]*\.07\.bed/);
  expect(await asked({ filter: { ...selection.filter, cellClass: ['Blod'] } })).toMatch(
    /cell class 'Blod'[^]*Blood/,
  );
});
