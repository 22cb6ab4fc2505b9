import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { readSheet } from '../making/sheet.ts';
import { draftSheet } from './draft-sheet.ts';
import { fileWords } from './file-words.ts';

const names = new KnownNames();
const PEAK = 'chr1\t100\t300\tp1\t100\t.\t5.5\t4\t3\t100\n';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chipmate-draft-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

function put(name: string, text = PEAK): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

/** The sheet as rows by experiment. */
async function drafted(): Promise<{
  rows: Record<string, Record<string, string>>;
  leftOut: Record<string, string>;
  text: string;
}> {
  const { text, leftOut } = await draftSheet(folder, join(folder, 'sheet.tsv'), names);
  const [header, ...lines] = text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t'));
  const rows = lines.map((cells) => Object.fromEntries(cells.map((cell, i) => [header[i], cell])));
  return {
    rows: Object.fromEntries(rows.map((row) => [row['experiment'], row])),
    leftOut: Object.fromEntries(leftOut.map(({ file, why }) => [file, why.problem])),
    text,
  };
}

test.each([
  ['MM.1S_IKZF1_rep2', 'IKZF1', 'MM.1S', []],
  ['IKZF1-MM1S-rep1_peaks', 'IKZF1', 'MM1S', []],
  ['K562_H3K27ac', 'H3K27ac', 'K562', []],
  ['KMS-12-BM.Blimp-1.vs_input_summits', 'Blimp-1', 'KMS-12-BM', []],
  ['ChIP-seq_GM12878_MAX_hg38_q0.01', 'MAX', 'GM12878', []],
  ['CD34+_GATA2', 'GATA2', 'CD34+', []],
  ['IRF4_patient12', 'IRF4', '', ['cell']],
  ['K562_sample_A', 'sample', 'K562', ['antigen']],
  ['K562_GATA1_TAL1', 'GATA1', 'K562', ['antigen']],
  ['MM1S_K562_IRF4', 'IRF4', 'MM1S', ['cell']],
  ['wgEncodeAwgTfbsHaibGm12878Irf4sc6059Pcr1xUniPk', 'IRF4', 'GM12878', []],
  ['wgEncodeAwgTfbsBroadGm12878Ezh239875UniPk', 'EZH239875', 'GM12878', ['antigen']],
  ['peaks', '?', '', ['antigen', 'cell']],
])('%s', (stem, antigen, cell, unsure) => {
  const words = fileWords(stem, names);
  expect({ ...words, unsure: words.unsure.map(({ column }) => column) }).toEqual({ antigen, cell, unsure });
});

/** Columns of the table that ENCODE's portal gave in 2019; later ones have `File assembly` and more columns. */
const ENCODE = [
  'File accession\tFile format\tOutput type\tExperiment accession\tAssay\tBiosample term name\tBiosample treatments\tExperiment target\tAssembly\tFile Status',
  'ENCFF669LJR\tbed narrowPeak\tpeaks\tENCSR571IIS\tChIP-seq\tH1-hESC\t\tH2AFZ-human\thg19\tarchived',
  'ENCFF945OSD\tbed narrowPeak\tpeaks\tENCSR571IIS\tChIP-seq\tH1-hESC\t\tH2AFZ-human\thg19\treleased',
  'ENCFF747BFW\tbed narrowPeak\tstable peaks\tENCSR571IIS\tChIP-seq\tH1-hESC\t\tH2AFZ-human\thg19\treleased',
  'ENCFF431WDM\tbed narrowPeak\tpeaks\tENCSR571IIS\tChIP-seq\tH1-hESC\t\tH2AFZ-human\tGRCh38\treleased',
  'ENCFF202ICB\tbigWig\tsignal p-value\tENCSR571IIS\tChIP-seq\tH1-hESC\t\tH2AFZ-human\thg19\treleased',
  'ENCFF111AAA\tbed narrowPeak\tIDR thresholded peaks\tENCSR000AAA\tChIP-seq\tK562\t\teGFP-IKZF1-human\tGRCh38\treleased',
  'ENCFF222AAA\tbed narrowPeak\tpeaks\tENCSR000BBB\tDNase-seq\tK562\t\t\tGRCh38\treleased',
  'ENCFF333AAA\tbed narrowPeak\tpeaks\tENCSR000CCC\tChIP-seq\tK562\tdexamethasone\t\tGRCh38\treleased',
];

test("ENCODE's files by their table: one of each experiment and assembly, the best and not a withdrawn one", async () => {
  put('metadata.tsv', `${ENCODE.join('\n')}\n`);
  for (const line of ENCODE.slice(1)) put(`${line.split('\t')[0]}.bed`);
  put('ENCFF202ICB.bigWig', 'x');
  const { rows, leftOut } = await drafted();
  expect(Object.keys(rows)).toEqual([
    ...['ENCFF111AAA', 'ENCFF222AAA', 'ENCFF333AAA', 'ENCFF431WDM', 'ENCFF747BFW'],
  ]);
  expect(rows['ENCFF747BFW']).toMatchObject({
    ...{ antigen: 'H2AFZ', antigen_class: 'Histone', cell: 'H1-hESC', genome: 'hg19', unsure: '' },
    ...{ study: 'ENCSR571IIS', peaks: '1', file: 'ENCFF747BFW.bed' },
  });
  expect(rows['ENCFF431WDM']?.['genome']).toBe('hg38');
  expect(rows['ENCFF111AAA']).toMatchObject({ antigen: 'IKZF1', cell_class: 'Blood', unsure: '' });
  expect(rows['ENCFF222AAA']).toMatchObject({ antigen_class: 'DNase-seq', unsure: '' });
  expect(rows['ENCFF333AAA']).toMatchObject({ antigen: '?', unsure: 'antigen' });
  expect(rows['ENCFF333AAA']?.['title']).toContain('dexamethasone');
  expect(leftOut).toMatchObject({
    'ENCFF945OSD.bed': 'of the same experiment ENCFF747BFW is taken',
    'ENCFF669LJR.bed': 'of the same experiment ENCFF747BFW is taken',
    'ENCFF202ICB.bigWig': 'no peak file by its name',
    'metadata.tsv': 'no peak file by its name',
  });
});

test("ChIP-Atlas' files by its list, GEO's and others by their names, two of one name apart", async () => {
  put(
    'metadata/experimentList.tab',
    'SRX900001\thg38\tTFs and others\tIKZF1\tBlood\tMM.1S\tTissue=Blood\t30180878,82.3,42.1,6691\tGSM900001: "Ikaros" in MM.1S\tsource_name=MM1S cells\n',
  );
  put('hg38/SRX900001.05.bed');
  put('hg38/SRX900002.05.bed');
  put('GSM123_K562_GATA1_peaks.narrowPeak.gz', PEAK);
  put('one/MM1S_IRF4.bed');
  put('two/MM1S_IRF4.bed');
  put('.hidden.bed');
  const { rows, leftOut, text } = await drafted();
  expect(rows['SRX900001']).toMatchObject({ antigen: 'IKZF1', cell: 'MM.1S', unsure: '' });
  expect(rows['SRX900002']).toMatchObject({ antigen: '?', unsure: 'antigen cell' });
  expect(rows['GSM123']).toMatchObject({ antigen: 'GATA1', cell: 'K562', cell_class: 'Blood', unsure: '' });
  expect(rows['one/MM1S_IRF4.bed']).toMatchObject({ antigen: 'IRF4', file: 'one/MM1S_IRF4.bed' });
  expect(Object.keys(rows)).toHaveLength(5);
  expect(Object.keys(leftOut)).toEqual([join('metadata', 'experimentList.tab')]);

  // A draft is refused where it is not settled, and is a sheet once it is.
  const sheet = join(folder, 'sheet.tsv');
  writeFileSync(sheet, text);
  expect(() => readSheet(sheet, 'hg38')).toThrow(/sheet\.tsv, line 4[^]*SRX900002 is not settled[^]*unsure/);
  writeFileSync(sheet, text.replace('\tantigen cell\n', '\t\n'));
  const { columns } = readSheet(sheet, 'hg38');
  expect(columns.has('unsure')).toBe(false);
  expect(columns.get('title')?.[1]).toBe('GSM900001: "Ikaros" in MM.1S');
});

test('what holds no peaks is named with the reason', async () => {
  put('K562_CTCF.bed');
  put('K562_CTCF_input.bed');
  put('notes.txt', 'hello world\nfoo\n');
  put('empty.bed', '');
  put('reads.bam', 'x');
  const { rows, leftOut } = await drafted();
  expect(Object.keys(rows)).toEqual(['K562_CTCF']);
  expect(Object.keys(leftOut)).toEqual(['K562_CTCF_input.bed', 'empty.bed', 'notes.txt', 'reads.bam']);
  rmSync(join(folder, 'K562_CTCF.bed'));
  await expect(drafted()).rejects.toThrow(/no file of this folder holds peaks/);
  await expect(draftSheet(join(folder, 'none'), undefined, names)).rejects.toThrow(/no such folder/);
});
