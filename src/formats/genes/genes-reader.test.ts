import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { InputError } from '../../errors.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { openAssembly, readChromSizes } from './chrom-sizes-reader.ts';
import { builtInGenes, readGenes } from './genes-reader.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipmate-genes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function rows(genes: GeneModels): unknown[] {
  return Array.from({ length: genes.count }, (_, row) => [
    genes.symbol[row],
    genes.transcript[row],
    genes.chromosomeNames[genes.chromosome[row]],
    genes.start[row],
    genes.end[row],
    genes.tss[row],
    genes.strand[row],
  ]);
}

const exons = (transcript: string, spans: readonly [number, number][]): string =>
  spans
    .map(
      ([from, to]) =>
        `1\tx\texon\t${from}\t${to}\t.\t-\t.\tgene_id "G1"; transcript_id "${transcript}"; gene_name "A";\n`,
    )
    .join('');

describe('gene models', () => {
  test.each<[string, string, string, unknown[]]>([
    [
      'BED6',
      'a.bed',
      'chr1\t100\t200\tA\t0\t+\nchr2\t50\t80\tB\t.\t-\t\nchr2\t1\t2\tC\t0\t.\n',
      [
        ['A', '', 'chr1', 100, 200, 100, 1],
        ['B', '', 'chr2', 50, 80, 79, -1],
      ],
    ],
    [
      'refFlat',
      'refFlat.txt',
      'A\tNM_1\tchr1\t-\t100\t200\t110\t190\t1\t100,\t200,\n',
      [['A', 'NM_1', 'chr1', 100, 200, 199, -1]],
    ],
    [
      'UCSC refGene with a bin',
      'refGene.txt',
      '585\tNM_1\tchr1\t+\t100\t200\t110\t190\t1\t100,\t200,\t0\tA\tcmpl\tcmpl\t0,\n',
      [['A', 'NM_1', 'chr1', 100, 200, 100, 1]],
    ],
    [
      'BETA',
      'beta.tsv',
      '#name\tchrom\tstrand\ttxStart\ttxEnd\tname2\nNM_1\tchr1\t-\t100\t200\tA\n',
      [['A', 'NM_1', 'chr1', 100, 200, 199, -1]],
    ],
    [
      'ChIP-Atlas TSS list',
      'uniqueTSS.bed',
      'chr6\t100\t200\tA\t-\tNM_1\n',
      [['A', 'NM_1', 'chr6', 100, 200, 199, -1]],
    ],
    [
      'GTF with transcripts',
      'a.gtf',
      '#!genome\n1\tx\tgene\t101\t300\t.\t+\t.\tgene_id "G1"; gene_name "A";\n' +
        '1\tx\ttranscript\t101\t200\t.\t+\t.\tgene_id "G1"; transcript_id "T1"; gene_name "A";\n' +
        '1\tx\ttranscript\t151\t300\t.\t-\t.\tgene_id "G1"; transcript_id "T2"; gene_name "A";\n',
      [
        ['A', 'T1', '1', 100, 200, 100, 1],
        ['A', 'T2', '1', 150, 300, 299, -1],
      ],
    ],
    [
      'GTF with exons only',
      'e.gtf',
      exons('T1', [
        [501, 600],
        [101, 200],
      ]) + exons('T2', [[11, 20]]),
      [
        ['A', 'T1', '1', 100, 600, 599, -1],
        ['A', 'T2', '1', 10, 20, 19, -1],
      ],
    ],
  ])('%s', async (_, name, text, expected) => {
    expect(rows(await readGenes(file(name, text)))).toEqual(expected);
    expect(rows(await readGenes(file(`${name}.gz`, gzipSync(text.replaceAll('\n', '\r\n')))))).toEqual(
      expected,
    );
  });

  test('anything else is refused with its line', async () => {
    const cases: [string, string, RegExp, number | undefined][] = [
      ['peaks.bed', 'chr1\t1\t2\n', /no gene models/, 1],
      ['g.gff3', '##gff-version 3\nchr1\tx\tgene\t1\t2\t.\t+\t.\tID=g1\n', /gffread/, 2],
      ['bad.bed', 'chr1\t1\t2\tA\t0\t+\nchr1\tx\t2\tA\t0\t+\n', /the start .* is not a number/, 2],
      ['back.bed', 'chr1\t1\t2\tA\t0\t+\nchr1\t9\t2\tA\t0\t+\n', /ends before its start/, 2],
      ['far.bed', 'chr1\t1\t2\tA\t0\t+\nchr1\t4294967396\t4294968396\tA\t0\t+\n', /start .* range/, 2],
      ['nameless.bed', 'chr1\t1\t2\t\t0\t+\n', /gene's name is empty/, 1],
      ['dot.bed', 'chr1\t1\t2\t.\t0\t+\n', /gene's name is empty/, 1],
      ['odd.bed', 'chr1\t1\t2\tA\t0\t+\nchr1\t1\t2\tA\t0\tplus\n', /strand is none/, 2],
      ['nowhere.bed', '\t1\t2\tA\t0\t+\n', /chromosome is empty/, 1],
      ['cut.bed', 'chr1\t1\t2\tA\t0\t+\nchr1\t1\t2\tA\n', /no strand: the line ends/, 2],
      [
        'cut.tsv',
        '#name\tchrom\tstrand\ttxStart\ttxEnd\tname2\nNM_1\tchr1\t-\t100\t200\n',
        /gene's name is missing/,
        2,
      ],
      ['escape.bed', 'chr1\t1\t2\tA\u001b[31m\t0\t+\n', /control characters/, 1],
      ['far.gtf', '1\tx\tgene\t1\t2147483648\t.\t+\t.\tgene_id "G";\n', /end is out of range/, 1],
      ['nameless.gtf', '1\tx\tgene\t1\t2\t.\t+\t.\tgene_id "";\n', /gene_id is empty/, 1],
      [
        'bad.gtf',
        '1\tx\ttranscript\t9\t5\t.\t+\t.\tgene_id "G";\n1\tx\ttranscript\t9\t5\t.\t+\t.\tgene_id "G";\n',
        /start and end/,
        1,
      ],
      ['cut.gtf', '1\tx\tgene\t1\t9\t.\t+\t.\tgene_id "G";\n \n1\tx\tCDS\t1\t9\t.\t+\n', /nine columns/, 3],
      ['before.bed', 'chr1\t0\t0\tA\t0\t+\nchr1\t0\t0\tA\t0\t-\n', /begins before its chromosome/, 2],
      ['none.bed', 'chr1\t1\t2\tA\t0\t.\n', /no gene with a strand/, undefined],
    ];
    for (const [name, text, message, line] of cases) {
      const error: unknown = await readGenes(file(name, text)).catch((thrown: unknown) => thrown);
      expect(error, name).toBeInstanceOf(InputError);
      expect((error as InputError).message).toMatch(message);
      expect((error as InputError).details.line).toBe(line);
    }
  });

  test('the built-in table has the promoters that textbooks name', () => {
    const genes = builtInGenes('hg38');
    if (genes === undefined) throw new Error('no built-in genes');
    expect(builtInGenes('hg19')).toBeUndefined();
    expect(genes.source).toMatch(/^Ensembl \d+/);
    expect(new Set(genes.symbol).size).toBeGreaterThan(18_500);
    const near = (symbol: string, position: number): boolean =>
      genes.symbol.some((name, row) => name === symbol && Math.abs(genes.tss[row] - position) < 500);
    expect(near('PRDM1', 106_086_319)).toBe(true);
    expect(near('PRDM1', 106_098_861)).toBe(true);
    expect(near('SLAMF7', 160_739_056)).toBe(true);
    expect(near('CD48', 160_711_851)).toBe(true);
    expect(near('IRF4', 391_738)).toBe(true);
  });
});

describe('chromosome sizes', () => {
  test('a file gives an assembly with its name', async () => {
    const assembly = await readChromSizes(file('sheep.chrom.sizes', 'chr1\t1000\r\nchr2 500\n'));
    expect(assembly.name).toBe('sheep');
    expect(assembly.chromosomeNames).toEqual(['chr1', 'chr2']);
    expect([...assembly.sizes]).toEqual([1000, 500]);
    expect((await openAssembly(join(folder, 'sheep.chrom.sizes'))).find('2')).toBe(1);
    expect((await openAssembly('GRCm38')).name).toBe('mm10');
  });

  test.each([
    ['no size', 'chr1\n', /line 1.*size/s],
    ['twice', 'chr1\t5\nchr1\t5\n', /line 2.*twice/s],
    ['empty', '\n', /empty/],
    ['a size beyond the type', 'chr1\t5\nchr2\t2147483648\n', /bad.sizes, line 2: .*out of range/],
    ['a size of 0', 'chr1\t0\n', /bad.sizes, line 1: .*is 0/],
    ['a control character', 'chr1\u0007\t5\n', /bad.sizes, line 1: .*control/],
    ['too much in all', 'a 2147483647\nb 2147483647\nc 2147483647\n', /bad.sizes: .*too large/],
  ])('%s is refused', async (_, text, message) => {
    await expect(readChromSizes(file('bad.sizes', text))).rejects.toThrow(message);
  });

  test('an unknown genome is refused with the known ones', async () => {
    await expect(openAssembly('hg99')).rejects.toThrow(/hg38, hg19/);
  });
});
