import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { describeWith, realData, realDataPresent } from '../../test/support/reference.ts';
import { motifFromText, readMotifs } from '../formats/motifs/motif-reader.ts';
import { createRandom, type Random } from '../statistics/random.ts';
import { JavascriptScanKernel } from './javascript-scan-kernel.ts';
import { scannedMotif, type ScannedMotif, type ScanOptions } from './scanned-motif.ts';
import { scanSequence, type MotifHits } from './scan-sequence.ts';
import { wasmScanKernel } from './wasm-scan-kernel.ts';

const CODE = readFileSync(new URL('scan-kernel.wasm', import.meta.url));

/** Every position of both strands, every column. */
function bruteForce(bases: Uint8Array, motifs: readonly ScannedMotif[]): string[] {
  const hits: string[] = [];
  motifs.forEach(({ width, short, shortReverse, most }, motif) => {
    for (let start = 0; start + width <= bases.length; start++)
      for (const [strand, table] of [short, shortReverse].entries()) {
        let sum = 0;
        for (let column = 0; column < width; column++)
          sum += bases[start + column] < 4 ? table[column * 4 + bases[start + column]] : 1e9;
        if (sum <= most) hits.push(`${motif} ${start} ${strand} ${sum}`);
      }
  });
  return hits;
}

const asLines = ({ motif, start, strand, short }: MotifHits): string[] =>
  Array.from(motif, (one, i) => `${one} ${start[i]} ${strand[i]} ${short[i]}`);

function sameThreeTimes(bases: Uint8Array, motifs: readonly ScannedMotif[]): string[] {
  const expected = bruteForce(bases, motifs);
  expect(asLines(scanSequence(wasmScanKernel(CODE, motifs), bases, motifs))).toEqual(expected);
  expect(asLines(scanSequence(new JavascriptScanKernel(motifs), bases, motifs))).toEqual(expected);
  return expected;
}

function randomMotif(random: Random, options: ScanOptions): ScannedMotif {
  const width = 1 + random.integer(random.integer(3) === 0 ? 40 : 14);
  const column = (): string =>
    Array.from(
      { length: 4 },
      () => (random.integer(3) === 0 ? 1 + random.integer(30) : random.integer(3)) + 0.5,
    ).join(' ');
  const rows = Array.from({ length: width }, column);
  // A fifth row keeps four columns from being taken for bases.
  const text = width === 4 ? [...rows, column()] : rows;
  return scannedMotif(motifFromText(`m=${text.join(';')}`, '--motif'), 0, options);
}

function randomBases(random: Random, length: number): Uint8Array {
  const bases = Uint8Array.from({ length }, () => random.integer(4));
  for (let i = 0; i < length / 400; i++) {
    const start = random.integer(length);
    bases.fill(4, start, start + 1 + random.integer(random.integer(4) === 0 ? 200 : 2));
  }
  return bases;
}

describe('hits of the WASM kernel, its twin and brute force are the same', () => {
  test('random motifs of all widths, random sequences of all lengths, bases that are none', () => {
    const random = createRandom(11);
    let hits = 0;
    for (let round = 0; round < 28; round++) {
      const options = { p: [1e-4, 1e-3, 0.02, 0.3][round % 4] };
      const motifs = Array.from({ length: 3 }, () => randomMotif(random, options)).filter(
        ({ most }) => most >= 0,
      );
      const length = round < 10 ? random.integer(70) : random.integer(3000);
      hits += sameThreeTimes(randomBases(random, length), motifs).length;
    }
    expect(hits).toBeGreaterThan(10_000);
  });

  test('across the borders of pieces', () => {
    const random = createRandom(12);
    const motifs = [scannedMotif(motifFromText('TGASTCA', '--motif'), 0), randomMotif(random, { p: 0.001 })];
    const bases = randomBases(random, 40_000);
    bases.set([3, 2, 0, 1, 3, 1, 0], 16_380);
    expect(sameThreeTimes(bases, motifs)).toContain('0 16380 0 0');
  });

  test('words have their occurrences as sites, whatever their probability', () => {
    const word = scannedMotif(motifFromText('GGAA', '--motif'), 0);
    expect(word.most).toBe(0);
    const bases = Uint8Array.from('TGGAATTCC', (base) => 'ACGT'.indexOf(base));
    expect(sameThreeTimes(bases, [word])).toEqual(['0 1 0 0', '0 5 1 0']);
  });

  test('nothing: no base, no motif, a sequence shorter than the motif', () => {
    const word = scannedMotif(motifFromText('GGAA', '--motif'), 0);
    for (const bases of [new Uint8Array(0), new Uint8Array(3), new Uint8Array(500).fill(4)])
      expect(sameThreeTimes(bases, [word])).toEqual([]);
    expect(sameThreeTimes(new Uint8Array(100), [])).toEqual([]);
  });
});

test('golden: TGA[CG]TCA in TTGACTCAGGGAATGAGTCATGGGAAA', () => {
  const counts = 'A 0 0 18 0 1 0 20; C 0 0 1 9 0 18 0; G 1 20 0 11 0 1 0; T 19 0 1 0 19 1 0';
  const motif = scannedMotif(motifFromText(counts, '--motif'), 0, {
    p: 2e-4,
    background: [0.295, 0.205, 0.205, 0.295],
  });
  const bases = Uint8Array.from('TTGACTCAGGGAATGAGTCATGGGAAA', (base) => 'ACGT'.indexOf(base));
  const { start, strand, short } = scanSequence(wasmScanKernel(CODE, [motif]), bases, [motif]);
  const forward = [...start].flatMap((at, i) =>
    strand[i] === 0 ? [[at, motif.highest - short[i], motif.p[short[i]]]] : [],
  );
  expect(forward.map(([at]) => at)).toEqual([1, 13]);
  expect(forward.map(([, score]) => Math.round(score / 10))).toEqual([1226, 1255]);
  expect(forward[0][2]).toBeCloseTo(1.3049072e-4, 11);
  expect([...start].filter((_, i) => strand[i] === 1)).toEqual([1, 13]);
  expect(motif.palindrome).toBe(0);
});

describeWith(realDataPresent, 'the folder of real data', 'real sequence', () => {
  test('JASPAR 2024 in windows around CTCF peaks', async () => {
    const library = await readMotifs([
      realData('motifs', 'JASPAR2024_CORE_vertebrates_non-redundant_pfms_transfac.txt.gz'),
    ]);
    const motifs = library.id
      .flatMap((_, i) => (i % 40 === 0 ? [scannedMotif(library, i)] : []))
      .filter(({ most }) => most >= 0);
    const text = fasta().slice(0, 20_000);
    const bases = Uint8Array.from(text, (base) =>
      'ACGTacgt'.includes(base) ? 'ACGT'.indexOf(base.toUpperCase()) : 4,
    );
    expect(sameThreeTimes(bases, motifs).length).toBeGreaterThan(50);
  });
});

/** The sequences of a FASTA file, one after the other with what is no base between them. */
function fasta(): string {
  const bytes = readFileSync(realData('sequences', 'Gm12878.CTCF.top500.w200.fa.gz'));
  return gunzipSync(bytes).toString().replace(/^>.*$/gm, 'N').replace(/\s/g, '');
}
