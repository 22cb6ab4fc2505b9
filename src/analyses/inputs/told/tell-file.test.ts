import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { recognise } from './recognise.ts';
import { tellFile } from './tell-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipmate-told-'));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;
/** Its name says nothing of what it is. */
function put(content: string | Buffer): string {
  const path = join(folder, `file${count++}`);
  writeFileSync(path, content);
  return path;
}
const rows = (line: (i: number) => string, many = 12): string =>
  Array.from({ length: many }, (_, i) => `${line(i)}\n`).join('');
const CQ = rows((i) => `${i < 6 ? 'siCtrl' : 'siFOS'} ${i % 3}\tFOS\t${20 + i / 8}`);

test.each<[string, string | Buffer, object]>([
  [
    'narrowPeak',
    rows((i) => `chr1\t${i}00\t${i}50\tp\t1\t.\t5\t4\t3\t10`),
    { kind: 'peaks', format: 'narrowPeak' },
  ],
  ['a packed BED', gzipSync(rows((i) => `chr1\t${i}00\t${i}50`)), { kind: 'peaks', format: 'BED' }],
  [
    'genes as BED',
    rows((i) => `chr1\t${i}00\t${i}50\tG${i}\t0\t+`),
    { kind: 'peaks', doubt: { key: 'told.stranded' } },
  ],
  [
    'regions with commas',
    'chr,start,end\nchr1,100,200\n',
    { kind: 'unknown', doubt: { key: 'told.regions' } },
  ],
  ['genes', 'IRF4\nMYC\nBCL2\n', { kind: 'list of genes' }],
  ['words of bases', 'TGASTCA\nCACGTG\n', { kind: 'motifs', doubt: { key: 'told.words' } }],
  ['genes that rise and fall', 'gene\tdirection\nIRF4\tdown\nMYC\tup\n', { kind: 'changed genes' }],
  [
    'limma',
    `gene,logFC,P.Value,adj.P.Val\n${rows((i) => `G${i},1,0.1,0.2`)}`,
    { kind: 'differential table' },
  ],
  ['fold changes', `gene\tlogFC\n${rows((i) => `G${i}\t1.5`)}`, { kind: 'differential table' }],
  [
    'markers of Seurat',
    `,p_val,avg_log2FC,pct.1\n${rows((i) => `G${i},0.1,1.5,0.2`)}`,
    { doubt: { key: 'told.tests' } },
  ],
  // Columns that are called as wells are.
  [
    'counts',
    `gene\tc1\tc2\tt1\tt2\n${rows((i) => `G${i}\t${i * 90}\t80\t10\t7`)}`,
    { kind: 'expression matrix', counts: true },
  ],
  [
    'log2 values',
    `ID\ta\tb\n${rows((i) => `100${i}_at\t7.25\t8.5`)}`,
    { kind: 'expression matrix', counts: false },
  ],
  [
    'salmon',
    `Name\tLength\tTPM\tNumReads\n${rows((i) => `T${i}\t9\t1\t2`)}`,
    { doubt: { key: 'told.one-sample' } },
  ],
  [
    'a series matrix',
    '!Series_title\t"x"\n!Sample_geo_accession\t"GSM1"\t"GSM2"\n',
    { kind: 'expression matrix', samples: ['GSM1', 'GSM2'] },
  ],
  ['a platform', '#ID = probe\nID\tGene Symbol\n1_at\tIRF4\n', { kind: 'probe annotation', rows: ['1_at'] }],
  ['CEL of Command Console', Buffer.from([0x3b, 1, 0, 0]), { kind: 'arrays' }],
  ['CEL as text', '[CEL]\nVersion=3\n', { kind: 'arrays' }],
  [
    'a sheet of samples',
    'sample\ttreatment\na\tcontrol\nb\tcontrol\nc\tlen\n',
    { kind: 'sheet of samples', doubt: null },
  ],
  [
    'its column called otherwise',
    'sample_id\tgroup\na\tx\nb\tx\nc\ty\n',
    { doubt: { key: 'told.sheet-key' } },
  ],
  ['an experiment sheet', 'experiment\tantigen\tfile\nE1\tMAX\tpeaks/a.bed\n', { files: ['peaks/a.bed'] }],
  ['RT-qPCR', `sample\ttarget\tcq\n${CQ}`, { kind: 'readings', assay: 'qpcr', doubt: null }],
  [
    'ChIP-qPCR',
    `fraction\ttarget\tcq\n${rows((i) => `IP\tIRF4\t${i + 20}`)}`,
    { assay: 'chip-qpcr', doubt: null },
  ],
  [
    'Cq of inputs without fractions',
    `sample\ttarget\tcq\n${rows((i) => `input ${i}\tA\t20`)}`,
    { doubt: { key: 'told.chip-by-samples' } },
  ],
  ['ImageJ', ` ,Area,Mean,IntDen\n${rows((i) => `${i},1200,7,89${i}`)}`, { assay: 'blot' }],
  ['wells over time', `time (h)\tA1\tA2\tA3\n0\t1\t2\t3\n24\t4\t5\t6\n`, { assay: 'growth', doubt: null }],
  ['doses', `drug\tdose\tviability\n${rows((i) => `len\t${i}\t${90 - i}`)}`, { assay: 'dose', doubt: null }],
  [
    'two drugs',
    `drug\tdose\tsecond_drug\tsecond_dose\tviability\n${rows((i) => `len\t${i}\tT\t1\t9`)}`,
    { assay: 'combination' },
  ],
  ['a plate', 'p,1,2,3\nA,1,2,3\nB,4,5,6\n', { kind: 'readings', assay: null, doubt: { key: 'told.plate' } }],
  ['effects', 'line\tlog2_fold_change\tse\nMM.1S\t-1.1\t0.2\nU266\t-0.5\t0.2\n', { assay: 'replicate' }],
  ['a map of wells', 'well\tperturbation\nA1\tsiCtrl\nA2\tsiFOS\n', { kind: 'map of wells', doubt: null }],
  ['FASTA of the genome', '>chr1\nACGT\n>chr2\nACGT\n', { kind: 'sequences', genome: true }],
  ['FASTA of windows', '>peak_1\nACGT\n', { kind: 'sequences', genome: false }],
  ['2bit', Buffer.from('4327411a00000000', 'hex'), { kind: 'sequences', format: '2bit' }],
  ['GTF', 'chr1\tx\texon\t1\t9\t.\t+\t.\tgene_id "a"; gene_name "A";\n', { kind: 'gene models' }],
  ['GFF3', 'chr1\tx\texon\t1\t9\t.\t+\t.\tID=a\n', { doubt: { key: 'told.gff' } }],
  ['JASPAR', '>MA1 X\nA [ 1 2 ]\nC [ 1 2 ]\nG [ 1 2 ]\nT [ 1 2 ]\n', { kind: 'motifs', format: 'JASPAR' }],
  ['MEME', 'MEME version 4\n', { kind: 'motifs', format: 'MEME' }],
  ['bigWig', Buffer.from('26fc8f8800000000', 'hex'), { kind: 'signal track' }],
  ['BAM', gzipSync('BAM\x01xxxx'), { kind: 'reads', doubt: { key: 'refused.file.reads' } }],
  ['an archive', Buffer.from('504b030400000000', 'hex'), { doubt: { key: 'refused.file.workbook' } }],
  ['chromosomes', 'chr1\t248956422\nchr2\t242193529\n', { doubt: { key: 'told.chromosomes' } }],
  ['a study', 'study: x\nfactor: IKZF1\n', { doubt: { key: 'told.study' } }],
  ['prose', 'Notes of the study: see the folders.\n', { kind: 'unknown', doubt: { key: 'told.unknown' } }],
  ['nothing', '', { kind: 'unknown' }],
])('%s', (_, content, expected) => {
  expect(tellFile(put(content))).toMatchObject(expected);
});

test('a packed file that unpacks to more than is looked at is told from its beginning', () => {
  expect(
    tellFile(put(gzipSync(`${rows((i) => `chr1\t${i}00\t${i}50`)}${'#'.repeat(50_000_000)}`))).kind,
  ).toBe('peaks');
  expect(tellFile(join(folder, 'none')).doubt?.key).toBe('told.unreadable');
});

test('handed over, what no question takes is refused in one sentence, and the rest is told with its doubt', async () => {
  expect(await recognise(put('p,1,2,3\nA,1,2,3\nB,4,5,6\n'))).toMatchObject({
    ...{ kind: 'readings', assay: null },
    doubt: { key: 'told.plate' },
  });
  await expect(recognise(put(gzipSync('BAM\x01xxxx')))).rejects.toThrow('BAM');
});

const SHARED = join(import.meta.dirname, '../../../../../shared');
describe.skipIf(!existsSync(join(SHARED, 'cases')))('files of other programs', () => {
  const below = (place: string): string[] =>
    readdirSync(join(SHARED, place), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));

  test('whatever they hold, something is told of them', () => {
    for (const file of below('cases')) expect(tellFile(file).kind, file).not.toBe('');
  });

  test.each([
    ['cases/inputs/80-agilent-names/GSM900004_US123_25203_S01_GE1_1_4.txt', 'arrays'],
    ['cases/inputs/66-macs-xls-variants/macs14_peaks.xls', 'peaks'],
    ['cases/inputs/31-htseq-old-counters/featurecounts.tsv', 'expression matrix'],
    ['cases/inputs/63-sample-sheet-oddities/excel-german.csv', 'sheet of samples'],
    ['cases/inputs/34-gene-assignment/GPL.txt', 'probe annotation'],
    ['data/expression/GDS507/GDS507.soft.gz', 'expression matrix'],
    ['data/expression/rnaseq-counts/SRP029880.colData.tsv', 'sheet of samples'],
    ['data/motifs/HOCOMOCO-v12.transfac.txt.gz', 'motifs'],
    ['data/interactions/biogrid_hs_edges.tsv.gz', 'interactions'],
    ['data/assays/mathews_screening_data.tsv', 'readings'],
    ['data/genes/human_gene_ids.tsv.gz', 'gene identifiers'],
    ['data/reads/GM12878_hg38_CTCF_r1.chr21.bam', 'reads'],
  ])('%s: %s', (file, kind) => {
    expect(tellFile(join(SHARED, file)).kind).toBe(kind);
  });
});
