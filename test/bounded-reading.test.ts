// What is read is bounded: descriptors, memory, lines, and the time of nasty input.
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { InputError } from '../src/errors.ts';
import { refusal } from './support/answers.ts';
import { parseExpressionBytes } from '../src/formats/expression/expression-reader.ts';
import { readChromSizes } from '../src/formats/genes/chrom-sizes-reader.ts';
import { readEnhancerLinks } from '../src/formats/genes/enhancer-links-reader.ts';
import { readGeneList } from '../src/formats/genes/gene-list-reader.ts';
import { readGenes } from '../src/formats/genes/genes-reader.ts';
import { parsePeakBytes, readPeakFile } from '../src/formats/peaks/peak-reader.ts';
import { PeakScanner } from '../src/formats/peaks/peak-scanner.ts';
import { LineStart, scanLines } from '../src/formats/text/byte-lines.ts';
import { readBytes, readChunks, readText } from '../src/formats/text/byte-source.ts';
import { parseDelimited, readDelimited, scanDelimited } from '../src/formats/text/delimited-reader.ts';
import { parseNumber } from '../src/formats/text/parse-number.ts';
import { readingFault } from '../src/formats/text/system-fault.ts';
import { readTextNow } from '../src/formats/text/text-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipmate-bounds-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const memory = vi.hoisted(() => ({ bytes: 0 }));
vi.mock('node:os', async (original) => {
  const os = await original<typeof import('node:os')>();
  return { ...os, totalmem: () => memory.bytes || os.totalmem() };
});

vi.mock('node:v8', async (original) => {
  const v8 = await original<typeof import('node:v8')>();
  const limit = (): number => memory.bytes || v8.getHeapStatistics().heap_size_limit;
  return { ...v8, getHeapStatistics: () => ({ ...v8.getHeapStatistics(), heap_size_limit: limit() }) };
});

const descriptors = '/proc/self/fd';

describe.runIf(process.platform === 'linux')('every descriptor is given back', () => {
  const long = 'chr1\t1\tx\n'.repeat(150_000);
  const row = `${'A'.repeat(1000)}\t2\n`;
  const rejected: [string, (path: string) => Promise<unknown>, string | Uint8Array][] = [
    ['bad.bed', readPeakFile, long],
    ['bad.bed.gz', readPeakFile, gzipSync(long)],
    ['bad.gtf', readGenes, long],
    ['packed.gtf.gz', readGenes, gzipSync(long)],
    ['cut.bed.gz', readPeakFile, gzipSync(long).subarray(0, -20)],
    ['reads.bam', readPeakFile, gzipSync(Buffer.from('BAM\u0001\u0000\u0000'))],
    ['bad.sizes', readChromSizes, long],
    ['late.tsv', readDelimited, `a\tb\n${row.repeat(1500)}1\n${row.repeat(1500)}`],
  ];
  test.each(rejected)('%s, refused 200 times', async (name, read, content) => {
    const path = file(name, content);
    const before = readdirSync(descriptors).length;
    for (let i = 0; i < 200; i++) await refusal(() => read(path));
    // Inflaters are taken down by the system's threads.
    await vi.waitFor(() => expect(readdirSync(descriptors).length).toBeLessThanOrEqual(before + 2));
  });

  test('left after the first chunk, and after an error of the one who takes', async () => {
    const before = readdirSync(descriptors).length;
    for (const path of [file('long.bed', long), file('long.bed.gz', gzipSync(long))]) {
      for (let i = 0; i < 50; i++) {
        for await (const chunk of readChunks(path)) {
          expect(chunk.length).toBeGreaterThan(0);
          break;
        }
        const stop = new Error('enough');
        await expect(
          scanLines(path, () => {
            throw stop;
          }),
        ).rejects.toBe(stop);
      }
    }
    await vi.waitFor(() => expect(readdirSync(descriptors).length).toBeLessThanOrEqual(before + 2));
  });
});

describe('no more is unpacked than the memory holds', () => {
  test('a quarter of the memory, whatever the name and the size of the packed file', async () => {
    const path = file('zeros.tsv.gz', gzipSync(Buffer.alloc(8_000_000, 'A')));
    expect((await readBytes(path)).length).toBe(8_000_000);
    memory.bytes = 16_000_000;
    try {
      for (const read of [readBytes, readText, async (name: string) => readTextNow(name)])
        expect(await refusal(async () => read(path))).toMatch(
          /zeros\.tsv\.gz: the file holds more than 4 MB, unpacked/,
        );
      const plain = file('plain.tsv', Buffer.alloc(8_000_000, 'A'));
      for (const read of [readBytes, async (name: string) => readTextNow(name)])
        expect(await refusal(async () => read(plain))).toMatch(/more than 4 MB/);
    } finally {
      memory.bytes = 0;
    }
  });
});

test('a megabyte of empty lines or of one blank is no table; rows of tabs are one', async () => {
  const header = 'gene\tlog2_fold_change\nA\t1\n';
  for (const blank of ['\n', '\r\n', ' ']) {
    const path = file('blank.tsv', header + blank.repeat(2 ** 21));
    expect(await refusal(() => readBytes(path))).toMatch(/repeats the same blank/);
    expect(await refusal(async () => readTextNow(path))).toMatch(/repeats the same blank/);
    expect(
      await refusal(() => readGeneList(file('blank.gz', gzipSync('A\n' + blank.repeat(2 ** 21))))),
    ).toMatch(/repeats the same blank/);
  }
  expect((await readDelimited(file('tabs.tsv', header + '\t\n'.repeat(2 ** 20)))).count).toBe(1);
});

describe('no more strings and numbers are kept than the memory holds', () => {
  const rows = (row: string): string => row.repeat(Math.ceil(1_000_000 / row.length));
  test.each<[string, (path: string) => Promise<unknown>, string]>([
    ['table', readDelimited, `a\tb\n${rows('1\t22\n')}`],
    ['genes', readGenes, rows('chr1\t1\t2\tA\t0\t+\n')],
    ['GTF', readGenes, rows('1\tx\tgene\t1\t2\t.\t+\t.\tgene_id "G"\n')],
    ['values', async (path) => parseExpressionBytes(readFileSync(path), path), `gene\ta\n${rows('A\t1\n')}`],
    ['list', readGeneList, rows('FOS\n')],
    ['peaks', readPeakFile, rows('chr1\t1\t2\n')],
  ])('%s', async (name, read, text) => {
    const path = file(name, text);
    await read(path);
    memory.bytes = 4_000_000;
    try {
      expect(await refusal(() => read(path))).toMatch(
        /, line \d+: the file holds more than the memory takes/,
      );
    } finally {
      memory.bytes = 0;
    }
  });
});

describe("what the system refuses is the user's error", () => {
  test('paths that no file can have', async () => {
    const circle = join(folder, 'circle');
    symlinkSync(circle, circle);
    const closed = file('closed.tsv', 'a\tb\n');
    chmodSync(closed, 0o000);
    const cases: [string, RegExp][] = [
      [join(folder, 'a'.repeat(300)), /too long/],
      [circle, /circle/],
      [join(closed, 'below'), /no such file/],
      [folder, /directory/],
      [
        `${folder}/nul\u0000.tsv`,
        /nul\\u0000.*: a path holds a NUL character|nul\\0.*: a path holds a NUL character/,
      ],
    ];
    for (const [path, said] of cases)
      for (const read of [readBytes, readGenes, readPeakFile, async (name: string) => readTextNow(name)])
        expect(await refusal(async () => read(path)), path).toMatch(said);
  });

  test('any code, known or not; other errors stay what they are', () => {
    const fault = (code: string, syscall?: string) =>
      readingFault(Object.assign(new Error('x'), { code, syscall }), 'f');
    expect(fault('EIO', 'read')?.message).toMatch(/^f: the disk or device reports an error/);
    expect(fault('EMFILE', 'open')?.message).toMatch(/ulimit/);
    expect(fault('EWHATEVER', 'read')?.message).toMatch(/the system says EWHATEVER/);
    expect(fault('ERR_ASSERTION')).toBeUndefined();
    expect(readingFault(new TypeError('x'), 'f')).toBeUndefined();
  });
});

/** Longest time in ms for what should take a tenth of it: the machine may be busy. */
const SECONDS = 8000;
const MEGABYTE = 1 << 20;

describe('time is linear', () => {
  const nasty: [string, string][] = [
    ['nines and a letter', `${'9'.repeat(MEGABYTE)}x`],
    ['nines', '9'.repeat(MEGABYTE)],
    ['blanks', ' '.repeat(MEGABYTE)],
    ['blanks and a letter', `${' '.repeat(MEGABYTE)}x`],
    ['quotes', '"'.repeat(MEGABYTE)],
    ['quotes, an odd number', '"'.repeat(MEGABYTE + 1)],
    ['quoted tabs', '"\t'.repeat(MEGABYTE / 2)],
    ['half quotes', '"a\t"a""\t'.repeat(MEGABYTE / 8)],
    ['tabs', '\t'.repeat(MEGABYTE)],
    ['carriage returns', '\r'.repeat(MEGABYTE)],
    ['empty lines', '\n'.repeat(MEGABYTE)],
    ['semicolons', 'gene_id ;'.repeat(MEGABYTE / 9)],
    ['zeros', `${'0'.repeat(MEGABYTE)}.`],
    ['words', 'a '.repeat(MEGABYTE / 2)],
    ['letters', 'A'.repeat(MEGABYTE)],
  ];
  const readers: [string, (path: string) => Promise<unknown>, (text: string) => string][] = [
    [
      'peaks',
      readPeakFile,
      (text) => `chr1\t1\t5\ta\t1\t.\t1\t1\t1\t1\nchr1\t1\t5\ta\t1\t.\t${text}\t1\t1\t1\n`,
    ],
    ['peaks with a nasty start', readPeakFile, (text) => `chr1\t1\t5\nchr1\t${text}\t5\n`],
    ['peaks with a nasty first line', readPeakFile, (text) => `chr1\t1\t5\t${text}\n`],
    ['peaks between blanks', readPeakFile, (text) => `chr1 1 5\nchr1 1 5${text}\n`],
    ['peaks that are nothing else', readPeakFile, (text) => text],
    ['genes', readGenes, (text) => `chr1\t1\t5\tA\t0\t+\nchr1\t1\t${text}\tA\t0\t+\n`],
    ['genes with a nasty name', readGenes, (text) => `chr1\t1\t5\t${text}\t0\t+\n`],
    ['genes with a nasty header', readGenes, (text) => `#${text}\nchr1\t1\t5\tA\t0\t+\n`],
    [
      'GTF',
      readGenes,
      (text) => `1\tx\tgene\t1\t2\t.\t+\t.\tgene_id "G";\n1\tx\tgene\t1\t2\t.\t+\t.\t${text}\n`,
    ],
    ['links', readEnhancerLinks, (text) => `chr1\t1\t5\tA\t${text}\n`],
    ['sizes', readChromSizes, (text) => `chr1\t5\nchr2\t${text}\n`],
    ['list', readGeneList, (text) => `FOS\n${text}\n`],
    ['table', readDelimited, (text) => `a\tb\n1\t2\n${text}\n`],
    ['table with a nasty header', readDelimited, (text) => `${text}\na\tb\n`],
  ];
  test.each(readers)('%s', { timeout: 10 * SECONDS }, async (_, read, around) => {
    for (const [name, text] of nasty) {
      const began = process.cpuUsage();
      // Refused or read: other errors are thrown on.
      const fault: unknown = await read(file('nasty', around(text))).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (fault !== undefined) expect(fault, name).toBeInstanceOf(InputError);
      const { user, system } = process.cpuUsage(began);
      expect((user + system) / 1000, name).toBeLessThan(SECONDS);
    }
  });

  test('one line in pieces of a few bytes', { timeout: 10 * SECONDS }, () => {
    const start = new LineStart();
    for (let i = 0; i < MEGABYTE; i += 8) start.add(Buffer.from('AAAAAAAA'));
    expect(start.length).toBe(MEGABYTE);
    expect(start.endWith(Buffer.from('\n')).length).toBe(MEGABYTE + 1);
    const scanner = new PeakScanner('x.bed');
    const line = Buffer.from(`chr1\t1\t5\t${'A'.repeat(MEGABYTE)}\n`);
    for (let at = 0; at < line.length; at += 64) scanner.push(line.subarray(at, at + 64));
    expect(scanner.finish().peaks.count).toBe(1);
  });

  test('a number of more than 400 characters is not tried', () => {
    const bytes = Buffer.from(`0.${'3'.repeat(MEGABYTE)}`);
    expect(parseNumber(bytes, 0, bytes.length)).toBeNaN();
    expect(parseNumber(bytes, 0, 400)).toBe(1 / 3);
  });
});

describe('a line has at most 16 MB, and a longer one is refused with its place', () => {
  const endless = Buffer.concat([Buffer.from('chr1\t1\t5\n'), Buffer.alloc(17 << 20, 'A')]);
  const readers: [string, (path: string) => Promise<unknown>][] = [
    ['peaks', readPeakFile],
    ['genes', readGenes],
    ['sizes', async (path) => scanLines(path, () => undefined)],
    ['list', readGeneList],
  ];
  test.each(readers)('%s', { timeout: 10 * SECONDS }, async (_, read) => {
    const skipped = Buffer.from(String(endless.subarray(0, 9)).replace('chr1', '#hr1'));
    const content = Buffer.concat([skipped, endless.subarray(9)]);
    for (const packed of [content, gzipSync(content), Buffer.concat([content, Buffer.from('\n')])])
      expect(await refusal(() => read(file('endless', packed)))).toMatch(
        /endless, line 2: a line is longer than 16 MB/,
      );
  });

  test('of a table, also where a quote never closes', { timeout: 10 * SECONDS }, async () => {
    const quote = Buffer.concat([Buffer.from('a\tb\n1\t2\n"'), Buffer.alloc(17 << 20, 'A\n')]);
    expect(await refusal(() => readDelimited(file('quote.tsv', quote)))).toMatch(
      /quote\.tsv, line 3: a row does not end/,
    );
    const path = file('long.tsv', Buffer.concat([Buffer.from('a\tb\n1\t2\n'), Buffer.alloc(17 << 20, 'A')]));
    expect(await refusal(() => scanDelimited(path, () => undefined))).toMatch(
      /long\.tsv, line 3: a row does not end/,
    );
    expect(
      await refusal(async () => parseDelimited(Buffer.concat([quote, Buffer.from('"\t1\n')]), 'q')),
    ).toMatch(/q, line 3: a row does not end/);
  });
});

test('blanks for tabs: as many columns as words, whatever stands between them', () => {
  const { peaks } = parsePeakBytes(Buffer.from('  chr1  1   5  \r\nchr2 7   9\t\n\t chr3 \t1 2'), 'x');
  expect(peaks.chromosomeNames).toEqual(['chr1', 'chr2', 'chr3']);
  expect([...peaks.end]).toEqual([5, 9, 2]);
});
