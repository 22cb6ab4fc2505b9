// The readers of sequences: one content in every format gives the same bases, and what is faulty is refused.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { blockGzip, fasta, twoBit, type Letters } from '../../../test/support/sequence-files.ts';
import { decodeSequence } from '../../genome/sequence.ts';
import { openSequence } from './sequence-reader.ts';
import type { SequenceFile } from './sequence-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chipmate-sequence-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

const GENOME: readonly Letters[] = [
  { name: 'chr1', letters: 'NNNNACGTacgtnnRYACGTTGCANNACGTTTTTN' },
  { name: 'chrM', letters: 'g' },
  { name: 'chr2_random', letters: 'GATTACA'.repeat(29) },
];

function write(name: string, bytes: Buffer | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function opened(name: string, bytes: Buffer | string, index?: string): Promise<SequenceFile> {
  if (index !== undefined) write(`${name}.fai`, index);
  return openSequence(write(name, bytes), name);
}

/** What a file says, with every part of its first sequence. */
function said(sequences: SequenceFile): unknown {
  const { names, sizes } = sequences;
  const whole = names.map((_, i) => decodeSequence(sequences.bases(i, 0, sizes[i])));
  const masked = names.map((_, i) => sequences.masked(i, 0, sizes[i]));
  const parts: string[] = [];
  for (let from = 0; from <= sizes[0]; from += 3)
    for (let to = from; to <= sizes[0]; to += 5)
      parts.push(decodeSequence(sequences.bases(0, from, to)) + String(sequences.masked(0, from, to)));
  sequences.close();
  return { names, sizes: Array.from(sizes), whole, masked, parts };
}

const EXPECTED = {
  names: ['chr1', 'chrM', 'chr2_random'],
  sizes: [35, 1, 203],
  whole: ['NNNNACGTACGTNNNNACGTTGCANNACGTTTTTN', 'G', 'GATTACA'.repeat(29)],
  masked: [6, 1, 0],
};

test.each([
  ['little end first', {}],
  ['big end first', { bigEndian: true }],
  ['long offsets', { version: 1 as const }],
  ['long offsets, big end first', { version: 1 as const, bigEndian: true }],
])('2bit, %s', async (_, options) => {
  const file = await opened('g.2bit', twoBit(GENOME, options));
  expect(file.format).toBe('2bit');
  expect(said(file)).toMatchObject(EXPECTED);
});

test('every format gives the same parts of the same content', async () => {
  const { text, index } = fasta(GENOME, 7);
  const parts = said(await opened('g.2bit', twoBit(GENOME)));
  const windows = fasta(GENOME, 11, '\r\n');
  for (const [name, bytes, fai, format] of [
    ['plain.fa', text, undefined, 'FASTA'],
    ['packed.fa.gz', gzipSync(text), undefined, 'FASTA'],
    ['blocks.fa.gz', blockGzip(Buffer.from(text), 50), undefined, 'FASTA'],
    ['windows.fa', windows.text, undefined, 'FASTA'],
    ['marked.fa', `\ufeff${text}`, undefined, 'FASTA'],
    ['no-end.fa', text.trimEnd(), undefined, 'FASTA'],
    ['indexed.fa', text, index, 'FASTA with .fai'],
    ['indexed-windows.fa', windows.text, windows.index, 'FASTA with .fai'],
    ['indexed-no-end.fa', text.trimEnd(), index, 'FASTA with .fai'],
    ['indexed-blocks.fa.gz', blockGzip(Buffer.from(text), 50), index, 'FASTA with .fai'],
    // Without blocks nothing can be read from the middle.
    ['indexed.fa.gz', gzipSync(text), index, 'FASTA'],
  ] as const) {
    const file = await opened(name, bytes, fai);
    expect([name, file.format]).toEqual([name, format]);
    expect(said(file), name).toEqual(parts);
  }
});

test('FASTA: words behind the name, blanks and empty lines are left out, lines may have any length', async () => {
  const file = await opened(
    'g.fa',
    `\n>chr1 first  chromosome\nAC GT\n\n\tA\n>2\tx\n${'acgt'.repeat(50_000)}`,
  );
  expect(file.names).toEqual(['chr1', '2']);
  expect(decodeSequence(file.bases(0, 0, 5))).toBe('ACGTA');
  expect(decodeSequence(file.bases(1, 199_998, 200_000))).toBe('GT');
  expect(file.masked(1, 0, 200_000)).toBe(200_000);
});

test('a sequence that needs several pieces of memory', async () => {
  // A little over 1 MB of packed bases, with N across the boundary.
  const letters = `${'ACGTTGCA'.repeat(524_287)}NNNNNNNNNNNNACGTA`;
  const file = await opened('long.fa', fasta([{ name: 'chr1', letters }], 50_000).text);
  expect(file.sizes[0]).toBe(letters.length);
  const from = letters.length - 40;
  expect(decodeSequence(file.bases(0, from, letters.length))).toBe(letters.slice(from));
  expect(() => file.bases(0, 0, letters.length + 1)).toThrow(RangeError);
});

const refusal = async (name: string, bytes: Buffer | string, index?: string): Promise<string> => {
  try {
    const file = await opened(name, bytes, index);
    for (const [i] of file.names.entries()) {
      file.bases(i, 0, file.sizes[i]);
      file.masked(i, 0, file.sizes[i]);
    }
    file.close();
  } catch (error) {
    return (error as Error).message;
  }
  return 'taken';
};

test('faulty FASTA is refused with its line', async () => {
  expect(await refusal('a.fa', '>chr1\nACGT\nACEF\n')).toMatch(/^a\.fa, line 3: this is no letter[^]*'E'/);
  expect(await refusal('a.fa', '>chr1\nAC>T\n')).toMatch(/line 2: this is no letter[^]*'>'/);
  expect(await refusal('a.fa', '>chr1\nAC\0T\n')).toMatch(/binary file|byte 0/);
  expect(await refusal('a.fa', `>chr1\n${'A'.repeat(5000)}\0\n`)).toMatch(/line 2[^]*byte 0/);
  expect(await refusal('a.fa', '>chr1\nAC\n>chr2\n>chr3\nA\n')).toMatch(/line 3: a sequence has no bases/);
  expect(await refusal('a.fa', '>chr1\nAC\n>chr2')).toMatch(/line 3: a sequence has no bases/);
  expect(await refusal('a.fa', '>chr1\nAC\n>chr1 b\nA\n')).toMatch(/line 3: two sequences have one name/);
  expect(await refusal('a.fa', '> chr1\nAC\n')).toMatch(/line 1: the name of the sequence is empty/);
  expect(await refusal('a.fa', 'ACGT\n')).toMatch(/line 1: the file does not begin with the name/);
  expect(await refusal('a.fa', 'chr1\t0\t5\n')).toMatch(/line 1: the file does not begin with the name/);
  expect(await refusal('a.fa', '')).toMatch(/a\.fa: the file holds no sequence/);
  expect(await refusal('a.fa', `>${'x'.repeat(70_000)}\nA\n`)).toMatch(
    /line 1: a line with the name[^]*too long/,
  );
  expect(await refusal('a.fa', gzipSync(twoBit(GENOME)))).toMatch(
    /2bit genome file that is packed[^]*gunzip/,
  );
  expect(await refusal('a.fa', gzipSync('>a\nACGT\n').subarray(0, 20))).toMatch(
    /a\.fa: the gzip file ends early/,
  );
  expect(await refusal('a.fa', '<!doctype html>')).toMatch(/this is a web page/);
  await expect(openSequence(join(folder, 'absent'), 'absent')).rejects.toThrow('absent: no such file');
  await expect(openSequence(folder, 'dir')).rejects.toThrow(/dir: this is a directory/);
});

test('2bit that was cut off anywhere is refused with what was expected and found', async () => {
  const whole = twoBit(GENOME);
  for (let length = 4; length < whole.length; length++)
    expect(await refusal('g.2bit', whole.subarray(0, length)), String(length)).toMatch(
      /^g\.2bit: the 2bit file ends early[^]*at least \d+ bytes, for [^]*\d+ bytes/,
    );
});

test('2bit that contradicts itself is refused before anything is made of it', async () => {
  const changed = (at: number, value: number, genome = GENOME): Buffer => {
    const bytes = twoBit(genome);
    bytes.writeUInt32LE(value, at);
    return bytes;
  };
  const record = 16 + 9 + 9 + 16;
  expect(await refusal('g.2bit', changed(4, 2))).toMatch(/unknown version[^]*0 or 1/);
  expect(await refusal('g.2bit', changed(8, 0))).toMatch(/number of sequences/);
  expect(await refusal('g.2bit', changed(8, 0xffff_ffff))).toMatch(/number of sequences/);
  expect(await refusal('g.2bit', changed(8, 900_000))).toMatch(/ends early[^]*index of 900000/);
  expect(await refusal('g.2bit', changed(12, 1))).toMatch(/header is damaged/);
  expect(await refusal('g.2bit', changed(16 + 5, 8))).toMatch(/begins inside the index/);
  expect(await refusal('g.2bit', changed(record, 0xffff_fff0))).toMatch(/length of a sequence is impossible/);
  expect(await refusal('g.2bit', changed(record, 0x7fff_ffff))).toMatch(/ends early[^]*bases of chr1/);
  expect(await refusal('g.2bit', changed(record + 4, 0x1fff_ffff))).toMatch(
    /ends early[^]*stretches of N of chr1/,
  );
  expect(await refusal('g.2bit', changed(record + 8, 30))).toMatch(/stretches of N of chr1 are damaged/);
  const twice = [GENOME[1], GENOME[1]];
  expect(await refusal('g.2bit', twoBit(twice))).toMatch(/two sequences have one name[^]*chrM/);
  expect(await refusal('g.2bit', twoBit([{ name: '', letters: 'A' }]))).toMatch(
    /g\.2bit: the name[^]*is empty/,
  );
});

test('an index that is not of its FASTA file is refused', async () => {
  const { text, index } = fasta(GENOME, 7);
  const wrong = (fai: string): Promise<string> => refusal('g.fa', text, fai);
  expect(await wrong('chr1\t35\t6\n')).toMatch(/g\.fa\.fai, line 1: this is no line of a FASTA index/);
  expect(await wrong('')).toMatch(/index of the FASTA file is empty/);
  expect(await wrong(index.replace('\t35\t', '\t999999\t'))).toMatch(/line 1: the index does not fit/);
  expect(await wrong(index.replace('\t35\t', '\t34\t'))).toMatch(/not of this FASTA file[^]*more bases/);
  expect(await wrong(index.replace('\t35\t', '\t36\t'))).toMatch(/not of this FASTA file/);
  expect(await wrong(index.replace('chrM', 'chr9'))).toMatch(/not of this FASTA file[^]*"chrM"/);
  expect(await wrong(index + index)).toMatch(/line 4: the index does not fit[^]*every name once/);
  expect(await refusal('h.fa', text.replace('chr1\n', 'chr11\n'), index)).toMatch(/not of this FASTA file/);
  const blocks = blockGzip(Buffer.from(text), 50);
  expect(await refusal('g.fa.gz', blocks.subarray(0, -40), index)).toMatch(/bgzip file is damaged/);
  const flipped = Buffer.from(blocks);
  flipped[30] ^= 255;
  expect(await refusal('g.fa.gz', flipped, index)).toMatch(/bgzip file is damaged|not of this FASTA/);
});
