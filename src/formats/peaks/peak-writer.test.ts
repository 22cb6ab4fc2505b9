import { gzipSync } from 'node:zlib';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { InputError } from '../../errors.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { parseDelimited } from '../text/delimited-reader.ts';
import { readGenes } from '../genes/genes-reader.ts';
import { readChromSizes } from '../genes/chrom-sizes-reader.ts';
import { parsePeakBytes, readPeakFile } from './peak-reader.ts';
import { PeakScanner } from './peak-scanner.ts';
import type { WrittenPeakFormat } from './peak-writer.ts';
import { peakText } from './peak-writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipmate-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const peak = fc
  .record({
    chromosome: fc.constantFrom('chr1', 'chr2', 'X', 'chrUn_KI270302v1', 'NC_000001.11', 'track_1', 'b'),
    start: fc.oneof(fc.nat(1000), fc.nat(2 ** 31 - 5000)),
    width: fc.oneof(fc.constant(0), fc.nat(4000)),
    place: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    signal: fc.oneof(fc.nat(1000), fc.double({ noNaN: true })),
    score: fc.oneof(fc.nat(1000), fc.double({ max: 2 ** 32 - 1, noNaN: true, noDefaultInfinity: true })),
  })
  .map((row) => ({
    ...row,
    end: row.start + row.width,
    summit: row.start + Math.floor(row.place * row.width),
  }));

const peakSet = fc.array(peak, { minLength: 1, maxLength: 40 }).map((rows): PeakColumns => {
  const chromosomeNames = [...new Set(rows.map(({ chromosome }) => chromosome))];
  return {
    count: rows.length,
    chromosomeNames,
    chromosome: Uint16Array.from(rows, ({ chromosome }) => chromosomeNames.indexOf(chromosome)),
    start: Int32Array.from(rows, ({ start }) => start),
    end: Int32Array.from(rows, ({ end }) => end),
    summit: Int32Array.from(rows, ({ summit }) => summit),
    // The text of minus zero is 0.
    signal: Float64Array.from(rows, ({ signal }) => signal || 0),
    score: Float64Array.from(rows, ({ score }) => score || 0),
  };
});

describe('what is written is read back', () => {
  test.each<[WrittenPeakFormat, readonly (keyof PeakColumns)[]]>([
    ['bed3', []],
    ['bed4', []],
    ['bed5', ['score']],
    ['bed6', ['score']],
    ['bed9', ['score']],
    ['broadPeak', ['score', 'signal']],
    ['narrowPeak', ['score', 'signal', 'summit']],
  ])('%s, and writing it again gives the same bytes', (format, kept) => {
    fc.assert(
      fc.property(peakSet, fc.constantFrom('\n', '\r\n'), (peaks, lineEnd) => {
        const text = peakText(peaks, format);
        const read = parsePeakBytes(Buffer.from(text.replaceAll('\n', lineEnd)), 'x');
        for (const column of ['chromosomeNames', 'chromosome', 'start', 'end', ...kept] as const) {
          expect(read.peaks[column]).toEqual(peaks[column]);
        }
        expect(peakText(read.peaks, format)).toBe(text);
        if (format !== 'bed9') expect(read.format).toBe(format);
      }),
    );
  });

  test('wherever the bytes are cut into chunks', () => {
    fc.assert(
      fc.property(peakSet, fc.array(fc.nat(40), { minLength: 1, maxLength: 10 }), (peaks, sizes) => {
        const bytes = Buffer.from(`# comment\n\n${peakText(peaks, 'narrowPeak').trimEnd()}`);
        const scanner = new PeakScanner('x');
        for (let at = 0, turn = 0; at < bytes.length; turn++) {
          const size = 1 + sizes[turn % sizes.length];
          scanner.push(bytes.subarray(at, at + size));
          at += size;
        }
        const whole = parsePeakBytes(bytes, 'x');
        expect(scanner.finish()).toMatchObject({ peaks: whole.peaks, lines: whole.lines });
      }),
    );
  });

  test('names and colours of a bed9 for a genome browser', () => {
    const { peaks } = parsePeakBytes(Buffer.from('chr1\t10\t20\tp\t7\n'), 'x');
    expect(peakText(peaks, 'bed9', { names: ['IKZF1_1'], colours: ['255,0,0'] })).toBe(
      'chr1\t10\t20\tIKZF1_1\t7\t.\t10\t20\t255,0,0\n',
    );
  });
});

/** Runs a reader that may only succeed or refuse its input. */
async function refusesOrReads(read: () => unknown): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
}

const line = 'chr1\t100\t250\tpeak_1\t88\t.\t7.25\t9.1\t8.8\t42\n';
const valid = fc.constantFrom(
  line.repeat(5),
  'chr1\t1\t2\nchr2\t5\t9\n',
  'track name=x\nchr1\t1\t2\tp\t3.5\n# end\n',
  'chr\tstart\tend\tlength\tabs_summit\tpileup\t-log10(pvalue)\tfold_enrichment\t-log10(qvalue)\tname\nchr1\t101\t300\t200\t181\t20\t12\t6.5\t10\tx\n',
  'chr1 1 2 name 5\nchr2 3 4 name 6\n',
  'chr1\t1\t20\tA\t0\t+\nchr1\t100\t200\tB\t0\t-\n',
  '1\tx\ttranscript\t101\t200\t.\t+\t.\tgene_id "G1"; transcript_id "T1";\n',
  'A\tNM_1\tchr1\t-\t100\t200\t110\t190\t1\t100,\t200,\n',
  'a,b\n"x, y",1\n',
);
const mutated = fc
  .tuple(
    valid,
    fc.array(fc.tuple(fc.nat(400), fc.constantFrom('set', 'insert', 'delete'), fc.nat(255)), {
      maxLength: 6,
    }),
  )
  .map(([text, changes]) => {
    const bytes = [...Buffer.from(text)];
    for (const [position, kind, byte] of changes) {
      const at = position % (bytes.length + 1);
      // Bytes that mean something in a table are tried more often than others.
      const value = byte < 60 ? [9, 10, 13, 32, 34, 35, 45, 46, 48, 57, 101, 0][byte % 12] : byte;
      bytes.splice(at, kind === 'insert' ? 0 : 1, ...(kind === 'delete' ? [] : [value]));
    }
    return Uint8Array.from(bytes);
  });
const anything = fc.oneof(
  { weight: 3, arbitrary: mutated },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
);

describe('any bytes are read or refused with an explanation', () => {
  test('in memory', async () => {
    await fc.assert(
      fc.asyncProperty(anything, async (bytes) => {
        await refusesOrReads(() => parsePeakBytes(bytes, 'x'));
        await refusesOrReads(() => parsePeakBytes(bytes, 'x', { signalColumn: 5, scoreColumn: 4 }));
        await refusesOrReads(() => parseDelimited(bytes, 'x'));
        await refusesOrReads(() => parseDelimited(bytes, 'x', { ragged: 'fill', quotes: false }));
      }),
      { numRuns: 1000 },
    );
  });

  test('what is read is sound', () => {
    fc.assert(
      fc.property(mutated, (bytes) => {
        let peaks: PeakColumns;
        try {
          ({ peaks } = parsePeakBytes(bytes, 'x'));
        } catch {
          return;
        }
        for (let row = 0; row < peaks.count; row++) {
          expect(peaks.start[row]).toBeGreaterThanOrEqual(0);
          expect(peaks.end[row]).toBeGreaterThanOrEqual(peaks.start[row]);
          expect(peaks.summit[row]).toBeGreaterThanOrEqual(peaks.start[row]);
          expect(peaks.summit[row]).toBeLessThanOrEqual(peaks.end[row]);
          expect(peaks.chromosomeNames[peaks.chromosome[row]]).toBeTruthy();
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('as files, plain, packed, and with damage to the packed bytes', async () => {
    let number = 0;
    await fc.assert(
      fc.asyncProperty(
        anything,
        fc.constantFrom('plain', 'packed', 'damaged'),
        fc.nat(),
        async (bytes, kind, position) => {
          const path = join(folder, `${number++}`);
          const content = kind === 'plain' ? bytes : gzipSync(bytes);
          if (kind === 'damaged') content[position % content.length] ^= 1 << (position % 8);
          writeFileSync(path, content);
          await refusesOrReads(() => readPeakFile(path));
          await refusesOrReads(() => readGenes(path));
          await refusesOrReads(() => readChromSizes(path));
          rmSync(path);
        },
      ),
      { numRuns: 150 },
    );
  });
});
