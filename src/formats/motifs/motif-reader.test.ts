import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../../../test/support/chipmate.ts';
import { describeWith, realData, realDataPresent } from '../../../test/support/reference.ts';
import type { MotifLibrary } from './motif-library.ts';
import { motifFromText, readMotifs } from './motif-reader.ts';

const folder = folderWith({});
let files = 0;

async function read(text: string | Buffer): Promise<MotifLibrary> {
  const path = join(folder, `motifs-${files++}.txt`);
  writeFileSync(path, text);
  return readMotifs([path]);
}

const rowsOf = (library: MotifLibrary, motif = 0): number[][] =>
  Array.from({ length: library.width[motif] }, (_, column) => [
    ...library.matrix[motif].subarray(column * 4, column * 4 + 4),
  ]);

const COLUMNS = [
  [4, 16, 0, 0],
  [19, 0, 1, 0],
  [0, 0, 20, 0],
];
const JASPAR =
  '>MA0004.1\tArnt\nA  [     4     19      0 ]\nC  [    16      0      0 ]\nG  [     0      1     20 ]\nT  [     0      0      0 ]\n';
const TRANSFAC =
  'VV  2023\nXX\n//\nAC MA0004.1\nXX\nID Arnt\nXX\nDE MA0004.1 Arnt ; From JASPAR\nPO\tA\tC\tG\tT\n01\t4.0\t16.0\t0.0\t0.0\n02\t19.0\t0.0\t1.0\t0.0\n03\t0\t0\t20\t0\nXX\nCC tax_group:vertebrates\nXX\n//\n';
const HOCOMOCO =
  'AC  M10000\nXX\nID  ARNT.H12CORE.0.P.B\nXX\nNA  ARNT_HUMAN\nXX\nP0      A      C      G      T\n01      4     16      0      0      v\n02     19      0      1      0      A\n03      0      0     20      0      G\nXX\n//\n';
const MEME =
  'MEME version 4\n\nALPHABET= ACGT\n\nstrands: + -\n\nBackground letter frequencies\nA 0.3 C 0.2 G 0.2 T 0.3\n\nMOTIF MA0004.1 Arnt\nletter-probability matrix: alength= 4 w= 3 nsites= 20 E= 0\n 0.2 0.8 0 0\n 0.95 0 0.05 0\n 0 0 1 0\nURL http://example.org\n\nMOTIF other\nletter-probability matrix: alength= 4 w= 1\n0.25 0.25 0.25 0.25\n';
const HOMER =
  '>CAG\tArnt(bHLH)/x/Homer\t6.1\t-10\t0\tT:10.0(1%),B:2(0.1%)\n0.2\t0.8\t0\t0\n0.95\t0\t0.05\t0\n0\t0\t1\t0\n';

describe('the formats', () => {
  test.each([
    ['JASPAR', JASPAR, 'MA0004.1', 'Arnt'],
    ['JASPAR without letters', '>MA0004.1 Arnt\n4 19 0\n16 0 0\n0 1 20\n0 0 0\n', 'MA0004.1', 'Arnt'],
    ['JASPAR, rows in another order', '>x\nT: 0 0 0\nA: 4 19 0\nG: 0 1 20\nC: 16 0 0', 'x', 'x'],
    ['TRANSFAC as JASPAR writes it', TRANSFAC, 'MA0004.1', 'Arnt'],
    ['TRANSFAC as HOCOMOCO writes it', HOCOMOCO, 'ARNT.H12CORE.0.P.B', 'ARNT_HUMAN'],
    [
      'one row for each column',
      '>ARNT.H11MO.0.B\n4\t16\t0\t0\n19\t0\t1\t0\n0\t0\t20\t0\n',
      'ARNT.H11MO.0.B',
      'ARNT.H11MO.0.B',
    ],
  ])('%s', async (_, text, id, name) => {
    for (const written of [text, text.replaceAll('\n', '\r\n'), `\ufeff${text}`, gzipSync(text)]) {
      const library = await read(written);
      expect([library.id, library.name, library.kind]).toEqual([[id], [name], ['counts']]);
      expect(rowsOf(library)).toEqual(COLUMNS);
      expect([...library.sites]).toEqual([20]);
    }
  });

  test('MEME', async () => {
    const library = await read(MEME);
    expect(library.id).toEqual(['MA0004.1', 'other']);
    expect(library.name).toEqual(['Arnt', 'other']);
    expect(library.kind).toEqual(['probabilities', 'probabilities']);
    expect(rowsOf(library)).toEqual([
      [0.2, 0.8, 0, 0],
      [0.95, 0, 0.05, 0],
      [0, 0, 1, 0],
    ]);
    expect([...library.sites]).toEqual([20, NaN]);
    expect([...library.line]).toEqual([10, 17]);
  });

  test('HOMER', async () => {
    const library = await read(HOMER);
    expect(library.id).toEqual(['Arnt(bHLH)/x/Homer']);
    expect(rowsOf(library)).toEqual([
      [0.2, 0.8, 0, 0],
      [0.95, 0, 0.05, 0],
      [0, 0, 1, 0],
    ]);
    expect(library.kind).toEqual(['probabilities']);
  });

  // As these programs lay out what they find; numbers and names are made up.
  test('the results of MEME, STREME and HOMER', async () => {
    const meme = await read(
      `********\nMEME - Motif discovery tool\n********\nMEME version 5.5.5 (Release date: x)\n\nTRAINING SET\nPRIMARY SEQUENCES= peaks.fa\nCONTROL SEQUENCES= --none--\nALPHABET= ACGT\nSequence name            Weight Length  Sequence name            Weight Length\n-------------            ------ ------  -------------            ------ ------\nchr1:1-100               1.0000    100  chr1:201-300             1.0000    100\n\nLetter frequencies in dataset:\nA 0.25 C 0.25 G 0.25 T 0.25\n\nMOTIF SCACGTGS MEME-1\twidth =   2  sites =  44  llr = 400  E-value = 1.0e-90\n\n\tMotif SCACGTGS MEME-1 Description\nSimplified        A  a:\npos.-specific     C  :a\n\n\tMotif SCACGTGS MEME-1 sites sorted by position p-value\nSequence name             Start   P-value    Site\nchr1:1-100                   12  1.00e-06 ACGT CA GGTA\n\n\tMotif SCACGTGS MEME-1 block diagrams\nchr1:1-100  1e-06  11_[1]_87\n\n\tMotif SCACGTGS MEME-1 position-specific scoring matrix\nlog-odds matrix: alength= 4 w= 2 n= 172 bayes= 7.3 E= 1.0e-90\n  -100   200  -900  -900\n   180  -900  -300  -900\n\n\tMotif SCACGTGS MEME-1 position-specific probability matrix\nletter-probability matrix: alength= 4 w= 2 nsites= 44 E= 1.0e-90\n 0.100000  0.800000  0.050000  0.050000\n 0.950000  0.000000  0.050000  0.000000\n\nTime  1.02 secs.\n\nSUMMARY OF MOTIFS\n`,
    );
    expect([meme.id, meme.name, [...meme.sites]]).toEqual([['SCACGTGS'], ['MEME-1'], [44]]);
    expect(rowsOf(meme)).toEqual([
      [0.1, 0.8, 0.05, 0.05],
      [0.95, 0, 0.05, 0],
    ]);
    const streme = await read(
      `MEME version 5.5.5 (Release date: x)\n\nALPHABET= ACGT\n\nstrands: + -\n\nBackground letter frequencies\nA 0.25 C 0.25 G 0.25 T 0.25\n\nMOTIF 1-RTGASTCA STREME-1\nletter-probability matrix: alength= 4 w= 2 nsites= 301 S= 1.2e-020\n 0.6 0.0 0.4 0.0\n 0.0 0.0 0.0 1.0\n\nMOTIF 2-GGAA STREME-2\nletter-probability matrix: alength= 4 w= 1 nsites= 90 S= 3.0e-004\n 0.0 0.0 1.0 0.0\n`,
    );
    expect([streme.id, streme.name]).toEqual([
      ['1-RTGASTCA', '2-GGAA'],
      ['STREME-1', 'STREME-2'],
    ]);
    expect([...streme.sites]).toEqual([301, 90]);
    const homer = await read(
      '>TGAC\t1-TGAC,BestGuess:Fra1(bZIP)/BT549-Fra1/Homer(0.98)\t7.25\t-812.4\t0\tT:310.0(31.0%),B:900.1(2.0%),P:1e-352\tTpos:99.1\n0.001\t0.001\t0.001\t0.997\n0.1\t0.1\t0.7\t0.1\n>GGAA\t2-GGAA,BestGuess:PU.1(ETS)/ThioMac/Homer(0.9)\t6.5\t-99.5\t0\tT:120(12%),B:1(1%),P:1e-43\n0.0\t0.0\t1.0\t0.0\n',
    );
    expect(homer.id).toEqual([
      '1-TGAC,BestGuess:Fra1(bZIP)/BT549-Fra1/Homer(0.98)',
      '2-GGAA,BestGuess:PU.1(ETS)/ThioMac/Homer(0.9)',
    ]);
    expect([...homer.width]).toEqual([2, 1]);
  });

  test('IUPAC words', async () => {
    const library = await read('# mine\nAP-1 TGASTCA\nuar\n');
    expect([library.id, library.kind, [...library.width]]).toEqual([
      ['AP-1', 'uar'],
      ['word', 'word'],
      [7, 3],
    ]);
    expect(rowsOf(library)[3]).toEqual([0, 0.5, 0.5, 0]);
    expect(rowsOf(library, 1)).toEqual([
      [0, 0, 0, 1],
      [1, 0, 0, 0],
      [0.5, 0, 0.5, 0],
    ]);
  });

  test('a matrix without a header goes by the name of its file', async () => {
    expect((await read('A [4 19]\nC [16 0]\nG [0 1]\nT [0 0]\n')).id[0]).toMatch(/^motifs-\d+$/);
  });

  test('four rows of four numbers are read as the others of the file', async () => {
    const square = '>x\n1 0 0 0\n0 1 0 0\n0 0 1 0\n0 0 0.5 0.5\n';
    expect(rowsOf(await read(`${square}>y\n1 0 0 0\n`))[3]).toEqual([0, 0, 0.5, 0.5]);
    await expect(read(square)).rejects.toThrow(
      /line 2: the four rows of the motif x may be bases or columns/,
    );
  });

  test('files are put together', async () => {
    const paths = [JASPAR, HOCOMOCO].map((text, i) => {
      const path = join(folder, `both-${i}`);
      writeFileSync(path, text);
      return path;
    });
    const library = await readMotifs(paths);
    expect(library.id).toEqual(['MA0004.1', 'ARNT.H12CORE.0.P.B']);
    expect(library.file).toEqual(paths);
    await expect(readMotifs([paths[0], paths[0]])).rejects.toThrow(
      /line 1: the motif MA0004\.1 stands twice\n.*\n.*also at line 1/,
    );
  });

  test('the command line', () => {
    expect(motifFromText('AP1=TGASTCA', '--motif')).toMatchObject({ id: ['AP1'], kind: ['word'] });
    const text = 'Arnt=A 4 19 0; C 16 0 0; G 0 1 20; T 0 0 0';
    expect(rowsOf(motifFromText(text, '--motif'))).toEqual(COLUMNS);
    expect(() => motifFromText('Ikaros', '--motif')).toThrow(/--motif: this is no motif/);
  });
});

describe('what means nothing is refused with its line', () => {
  const pcm = (rows: string): string => `>x\n${rows}`;
  test.each([
    ['an empty file', '\n# nothing\n', /this file is empty/],
    ['headers alone', 'MEME version 4\nALPHABET= ACGT\n', /this file holds no motif/],
    ['text', 'Dear colleague, here are the motifs\n', /line 1: this is no library of motifs/],
    ['a web page', '<!doctype html><html>\n', /line 1: this is a web page/],
    [
      'a column of zeros',
      pcm('1 2 3 4\n0 0 0 0\n1 1 1 1\n'),
      /line 3: the column 2 of the motif x is 0 for every base/,
    ],
    [
      'a column of zeros, by base',
      pcm('A 1 0\nC 1 0\nG 1 0\nT 0 0\n'),
      /line 1: the column 2 of the motif x is 0/,
    ],
    [
      'log-odds',
      pcm('1.2 -0.5 -3 -3\n-1 1.1 0.2 -2\n'),
      /line 2: the motif x has negative numbers[^]*log-odds/,
    ],
    [
      'counts among probabilities',
      pcm('0.25 0.25 0.25 0.25\n10 0 2 3\n'),
      /line 3: the motif x mixes counts and probabilities/,
    ],
    [
      'shares that do not sum to 1',
      pcm('0.25 0.25 0.25 0.25\n0.5 0.2 0 0.1\n'),
      /line 3: the column 2 of the motif x does not sum to 1[^]*sum 0\.8/,
    ],
    [
      'rows of unequal length',
      pcm('A 1 2 3\nC 1 2 3\nG 1 2\nT 1 2 3\n'),
      /line 4: the rows of the motif x are of unequal length/,
    ],
    [
      'no number',
      pcm('A 1 2 x\nC 1 2 3\nG 1 2 3\nT 1 2 3\n'),
      /line 2: the number of the matrix is not a number/,
    ],
    [
      'no finite number',
      pcm('A 1 2 1e999\nC 1 2 3\nG 1 2 3\nT 1 2 3\n'),
      /line 2: the number of the matrix is not a number/,
    ],
    ['NaN', pcm('1 2 3 nan\n'), /line 2: the number of the matrix is not a number/],
    [
      'a letter twice',
      pcm('A 1 2\nA 1 2\nG 1 2\nT 1 2\n'),
      /line 5: the rows of the motif x are no matrix[^]*rows of A, A, G, T/,
    ],
    [
      'five rows',
      pcm('1 2 3\n1 2 3\n1 2 3\n1 2 3\n1 2 3\n'),
      /line 6: the rows of the motif x are no matrix/,
    ],
    ['a header without rows', '>x\n>y\n1 2 3\n1 2 3\n1 2 3\n1 2 3\n', /line 1: the motif x has no rows/],
    ['a header without a name', '>\nA 1\nC 1\nG 1\nT 1\n', /line 1: the id of the motif is empty/],
    ['FASTA', '>chr1\nACGTNNACGT\n', /line 2: the motif chr1 is a sequence[^]*FASTA/],
    ['an id twice', `${JASPAR}${JASPAR}`, /line 6: the motif MA0004\.1 stands twice\n.*\n.*line 1/],
    ['TRANSFAC cut off', TRANSFAC.slice(0, -3), /line 15: the last entry has no end/],
    ['TRANSFAC with a gap', HOCOMOCO.replace(/^02.*\n/m, ''), /line 9: a row of the matrix is missing/],
    ['TRANSFAC without a matrix', `${HOCOMOCO}AC M2\nXX\n//\n`, /line 13: the entry M2 has no matrix/],
    [
      'MEME of proteins',
      MEME.replace('= ACGT', '= ACDEFGHIKLMNPQRSTVWY'),
      /line 3: these motifs are not of DNA/,
    ],
    ['MEME cut off', MEME.replace(/^ 0 0 1 0\n/m, ''), /line 11: the motif MA0004\.1 has 2 rows/],
    [
      'MEME with counts',
      MEME.replace(' 0 0 1 0', ' 0 0 20 0'),
      /line 14: the column 3 of the motif MA0004\.1 does not sum to 1/,
    ],
    [
      'MEME with log-odds alone',
      MEME.replace('letter-probability matrix:', 'log-odds matrix:'),
      /line 10: the motif MA0004\.1 has no letter-probability matrix\n.*\n.*log-odds alone/,
    ],
    ['a line that is no word', 'TGASTCA\nAP-1 TGAXTCA\n', /line 2: this is no IUPAC word/],
    ['too many columns', `>x\n${'1 1 1 1\n'.repeat(101)}`, /line 1: the motif x has 101 columns/],
  ])('%s', async (_, text, message) => {
    await expect(read(text)).rejects.toThrow(message);
    await expect(read(text)).rejects.toMatchObject({ name: 'InputError' });
  });
});

describeWith(realDataPresent, 'the folder of real data', 'whole libraries', () => {
  const of = (name: string) => readMotifs([realData('motifs', name)]);

  test('JASPAR 2024 as TRANSFAC: 879 matrices, several of one name', async () => {
    const library = await of('JASPAR2024_CORE_vertebrates_non-redundant_pfms_transfac.txt.gz');
    expect(library.id).toHaveLength(879);
    expect(new Set(library.kind)).toEqual(new Set(['counts']));
    expect(new Set(library.name).size).toBe(828);
  });

  test('HOCOMOCO v12: 1,443 matrices', async () => {
    const library = await of('HOCOMOCO-v12.transfac.txt.gz');
    expect(library.id).toHaveLength(1443);
    expect(library.name[0]).toBe('AHR_HUMAN');
    expect(rowsOf(library)[9]).toEqual([148, 750, 8, 97]);
  });

  test('JASPAR 2022 of all taxa and FOS::JUN alone', async () => {
    expect((await of('JASPAR2022_CORE_non-redundant_pfms_jaspar.txt.gz')).id).toHaveLength(1956);
    const fos = await of('MA0099.3.jaspar');
    expect([fos.id[0], fos.name[0], fos.width[0]]).toEqual(['MA0099.3', 'FOS::JUN', 10]);
    expect(rowsOf(fos)[0]).toEqual([592, 111, 257, 40]);
  });
});
