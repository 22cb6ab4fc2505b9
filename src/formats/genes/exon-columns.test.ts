import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../../../test/support/chipmate.ts';
import { indexPlaces, PLACE_CLASSES } from '../../genome/annotation/place-classes.ts';
import { readGenes } from './genes-reader.ts';

// A coding transcript forwards (exons 10,000-10,300 and 12,000-12,600, coding 10,100-12,200), one backwards, one without a protein.
const REFFLAT = [
  ['A', 'NM_1', 'chr1', '+', 10_000, 12_600, 10_100, 12_200, 2, '10000,12000,', '10300,12600,'],
  ['B', 'NM_2', 'chr1', '-', 20_000, 22_600, 20_400, 22_500, 2, '20000,22000,', '20600,22600,'],
  ['C', 'NR_3', 'chr2', '+', 5_000, 7_000, 7_000, 7_000, 2, '5000,6500,', '5200,7000,'],
];
const asText = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.join('\t')}\n`).join('');

const gtfLine = (chrom: string, feature: string, [start, end]: number[], strand: string, name: string) => [
  chrom,
  'x',
  feature,
  start + 1,
  end,
  '.',
  strand,
  '.',
  `gene_id "${name}"; transcript_id "${name}.1";`,
];
/** The same in GTF: its CDS ends before the stop codon, and exons come in the order of transcription. */
const GTF = [
  gtfLine('chr1', 'transcript', [10_000, 12_600], '+', 'A'),
  gtfLine('chr1', 'exon', [10_000, 10_300], '+', 'A'),
  gtfLine('chr1', 'CDS', [10_100, 10_300], '+', 'A'),
  gtfLine('chr1', 'exon', [12_000, 12_600], '+', 'A'),
  gtfLine('chr1', 'CDS', [12_000, 12_197], '+', 'A'),
  gtfLine('chr1', 'stop_codon', [12_197, 12_200], '+', 'A'),
  gtfLine('chr1', 'transcript', [20_000, 22_600], '-', 'B'),
  gtfLine('chr1', 'exon', [22_000, 22_600], '-', 'B'),
  gtfLine('chr1', 'CDS', [22_000, 22_500], '-', 'B'),
  gtfLine('chr1', 'exon', [20_000, 20_600], '-', 'B'),
  gtfLine('chr1', 'CDS', [20_403, 20_600], '-', 'B'),
  gtfLine('chr1', 'stop_codon', [20_400, 20_403], '-', 'B'),
  gtfLine('chr2', 'transcript', [5_000, 7_000], '+', 'C'),
  gtfLine('chr2', 'exon', [5_000, 5_200], '+', 'C'),
  gtfLine('chr2', 'exon', [6_500, 7_000], '+', 'C'),
];
/** The same line 50 kb further on. */
const moved = (line: readonly (string | number)[]): (string | number)[] =>
  line.map((field, i) => (i === 3 || i === 4 ? Number(field) + 50_000 : field));
const BED12 = REFFLAT.map((row) => {
  const [symbol, , chrom, strand, start, end, from, to, count, starts, ends] = row.map(String);
  const first = starts.split(',').slice(0, -1).map(Number);
  const sizes = ends
    .split(',')
    .slice(0, -1)
    .map((last, i) => Number(last) - first[i]);
  const offsets = first.map((each) => each - Number(start));
  return [
    chrom,
    start,
    end,
    symbol,
    '0',
    strand,
    from,
    to,
    '0',
    count,
    `${sizes.join()},`,
    `${offsets.join()},`,
  ];
});
const GENEPRED = [
  [
    '#name',
    'chrom',
    'strand',
    'txStart',
    'txEnd',
    'cdsStart',
    'cdsEnd',
    'exonCount',
    'exonStarts',
    'exonEnds',
    'name2',
  ],
  ...REFFLAT.map(([symbol, name, ...rest]) => [name, ...rest, symbol]),
];
const folder = folderWith({
  'genes.refflat': asText(REFFLAT),
  'genes.gtf': asText(GTF),
  'genes.bed': asText(BED12),
  'genes.pred.tsv': asText(GENEPRED),
  'bin.pred.tsv': asText(REFFLAT.map(([symbol, ...rest]) => [585, ...rest, 0, symbol])),
  'genes.bed6': asText(BED12.map((row) => row.slice(0, 6))),
  'copies.gtf': asText([...GTF.slice(0, 6), ...GTF.slice(0, 6).map(moved)]),
  'fewer.refflat': asText([[...REFFLAT[0].slice(0, 8), 3, ...REFFLAT[0].slice(9)]]),
  'backwards.refflat': asText([[...REFFLAT[0].slice(0, 6), 12_200, 10_100, ...REFFLAT[0].slice(8)]]),
  'uneven.refflat': asText([[...REFFLAT[0].slice(0, 9), '10000,12000,', '10300,']]),
  'outside.refflat': asText([[...REFFLAT[0].slice(0, 9), '10000,12000,', '10300,12601,']]),
  'coding.refflat': asText([[...REFFLAT[0].slice(0, 6), 9_999, ...REFFLAT[0].slice(7)]]),
});
const load = (name: string, exons = true) => readGenes(join(folder, name), { exons });

test.each(['genes.refflat', 'genes.gtf', 'genes.bed', 'genes.pred.tsv', 'bin.pred.tsv'])(
  'classes of places by the exons of %s',
  async (name) => {
    const places = indexPlaces(await load(name), 0);
    expect(places.classes).toEqual(['promoter', "5' UTR", "3' UTR", 'exon', 'intron', 'intergenic']);
    const at = (chromosome: number, position: number): string =>
      PLACE_CLASSES[places.at(chromosome, position)];
    const edges = [
      [9_999, 'intergenic'],
      [10_000, 'promoter'],
      [10_001, "5' UTR"],
      [10_099, "5' UTR"],
      [10_100, 'exon'],
      [10_299, 'exon'],
      [10_300, 'intron'],
      [11_999, 'intron'],
      [12_000, 'exon'],
      [12_199, 'exon'],
      [12_200, "3' UTR"],
      [12_599, "3' UTR"],
      [12_600, 'intergenic'],
      [20_000, "3' UTR"],
      [20_400, 'exon'],
      [22_499, 'exon'],
      [22_500, "5' UTR"],
      [22_598, "5' UTR"],
      [22_599, 'promoter'],
    ] as const;
    expect(edges.map(([position]) => [position, at(0, position)])).toEqual(edges.map((edge) => [...edge]));
    expect([5_001, 5_300, 6_999, 7_000].map((position) => at(1, position))).toEqual([
      'exon',
      'intron',
      'exon',
      'intergenic',
    ]);
    expect(at(-1, 10_000)).toBe('intergenic');
  },
);

test('without exons a gene is not cut up; a promoter goes before all', async () => {
  const places = indexPlaces(await load('genes.bed6'), 100);
  expect(places.classes).toEqual(['promoter', 'within gene', 'intergenic']);
  expect([9_899, 9_900, 10_100, 10_101].map((at) => PLACE_CLASSES[places.at(0, at)])).toEqual([
    'intergenic',
    'promoter',
    'promoter',
    'within gene',
  ]);
  expect((await load('genes.refflat', false)).parts).toBeUndefined();
});

test('exons that are not complete or lie outside of their transcript are refused, with their line', async () => {
  await expect(load('uneven.refflat')).rejects.toThrow(/exons are not complete[^]*2 and 1/);
  await expect(load('outside.refflat')).rejects.toThrow(/an exon does not lie within[^]*12000 to 12601/);
  await expect(load('coding.refflat')).rejects.toThrow(/the coding span does not lie within/);
  await expect(load('fewer.refflat')).rejects.toThrow(/exons are not complete[^]*3, as the row says/);
  await expect(load('backwards.refflat')).rejects.toThrow(/the coding span ends before its start/);
  expect((await load('uneven.refflat', false)).count).toBe(1);
});

test('two copies of a transcript under one id have their own exons', async () => {
  const { parts } = await load('copies.gtf');
  expect(Array.from(parts!.first)).toEqual([0, 2, 4]);
  expect(Array.from(parts!.exonStart)).toEqual([10_000, 12_000, 60_000, 62_000]);
  expect(Array.from(parts!.codingStart)).toEqual([10_100, 60_100]);
  expect(Array.from(parts!.codingEnd)).toEqual([12_200, 62_200]);
});
