import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { InputError } from '../../errors.ts';
import { checksumOfWords } from './checksum.ts';
import { openPeaksFile } from './open-peaks-file.ts';
import { PeaksFileWriter } from './peaks-file-writer.ts';
import type { PeakBatch } from './peaks-file-writer.ts';
import { scanPeaks } from './scan-peaks.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipmate-peaks-file-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const genome = {
  name: 'toy',
  chromosomeNames: ['chrA', 'chrB'],
  sizes: Float64Array.of(2_000_000_000, 2_000_000_000),
  offsets: Float64Array.of(2, 2_000_000_004),
};

type Row = [start: number, width: number, experiment: number, summit: number, signal: number, score: number];

function batchOf(rows: readonly Row[]): PeakBatch {
  const column = (i: number): Uint32Array => Uint32Array.from(rows, (row) => row[i]);
  return {
    count: rows.length,
    start: column(0),
    width: column(1),
    experiment: column(2),
    summitOffset: column(3),
    signalCode: Uint8Array.from(rows, (row) => row[4]),
    score: column(5),
  };
}

function sorted(rows: Row[]): Row[] {
  return rows.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
}

function write(path: string, rows: readonly Row[], experiments: number, batchSize = rows.length): void {
  const writer = new PeaksFileWriter(path, { genome, experiments });
  for (let i = 0; i < rows.length; i += batchSize) writer.append(batchOf(rows.slice(i, i + batchSize)));
  writer.finish();
}

function read(path: string): Row[] {
  const file = openPeaksFile(path);
  const rows: Row[] = [];
  scanPeaks(file, true, (block) => {
    for (let i = 0; i < block.count; i++) {
      const { start, width, experiment, summitOffset, signalCode, score } = block;
      rows.push([start[i], width[i], experiment[i], summitOffset[i], signalCode[i], score[i]]);
    }
  });
  file.close();
  return rows;
}

const anyRow = fc
  .tuple(
    fc.oneof(fc.integer({ min: 0, max: 4_000_000_000 }), fc.integer({ min: 1000, max: 1300 })),
    fc.oneof(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 200_000_000 })),
    fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 299_999 })),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: 0, max: 255 }),
    fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 0xffff_ffff })),
  )
  .map(([start, width, experiment, place, signal, score]): Row => {
    const bounded = Math.min(width, 0xffff_fffe - start);
    return [start, bounded, experiment, Math.floor(place * bounded), signal, score];
  });

describe('peaks file', () => {
  it('gives back every column of every peak', () => {
    fc.assert(
      fc.property(
        fc.array(anyRow, { maxLength: 700 }),
        fc.integer({ min: 1, max: 300 }),
        (rows, batchSize) => {
          const path = join(folder, 'peaks.bin');
          sorted(rows);
          write(path, rows, 300_000, batchSize);
          expect(read(path)).toEqual(rows);
        },
      ),
      { numRuns: 60, seed: 7 },
    );
  });

  it('has the same bytes whatever the batches', () => {
    const rows = sorted(fc.sample(anyRow, { numRuns: 1000, seed: 3 }));
    const [one, other] = [join(folder, 'one.bin'), join(folder, 'other.bin')];
    write(one, rows, 300_000);
    write(other, rows, 300_000, 7);
    expect(readFileSync(one).equals(readFileSync(other))).toBe(true);
    expect(readFileSync(`${one}.scores`).equals(readFileSync(`${other}.scores`))).toBe(true);
  });

  it('spends no bits on what a block does not vary in, and one word on a single wide peak', () => {
    const rows = Array.from({ length: 128 }, (_, i): Row => [1000 + i, 500, 3, 250, 9, 0]);
    const path = join(folder, 'even.bin');
    write(path, rows, 10);
    const even = statSync(path).size;
    rows[127][1] = 3_000_000;
    write(path, rows, 10);
    expect(statSync(path).size - even).toBe(4);
  });

  it('counts peaks per experiment and keeps the genome', () => {
    const path = join(folder, 'counts.bin');
    write(
      path,
      [
        [5, 10, 1, 2, 3, 4],
        [6, 10, 1, 2, 3, 4],
      ],
      3,
    );
    const file = openPeaksFile(path);
    expect([...file.peaksPerExperiment]).toEqual([0, 2, 0]);
    expect(file.genome).toEqual(genome);
    file.close();
  });

  it('refuses peaks out of order, unknown experiments and ends beyond 32 bits', () => {
    const writer = new PeaksFileWriter(join(folder, 'refused.bin'), { genome, experiments: 2 });
    writer.append(batchOf([[100, 20, 0, 0, 0, 0]]));
    expect(() => writer.append(batchOf([[99, 20, 0, 0, 0, 0]]))).toThrow('out of order');
    expect(() => writer.append(batchOf([[100, 19, 0, 0, 0, 0]]))).toThrow('out of order');
    expect(() => writer.append(batchOf([[101, 20, 2, 0, 0, 0]]))).toThrow('experiment 2 of 2');
    expect(() => writer.append(batchOf([[0xffff_fff0, 20, 1, 0, 0, 0]]))).toThrow('beyond');
    writer.abort();
  });

  it('does not open an unfinished file', () => {
    const path = join(folder, 'unfinished.bin');
    const writer = new PeaksFileWriter(path, { genome, experiments: 1 });
    const rows = Array.from({ length: 600_000 }, (_, i): Row => [i * 900, 20 + (i % 1000), 0, 0, i % 256, i]);
    writer.append(batchOf(rows));
    copyFileSync(path, `${path}.copy`);
    writer.abort();
    expect(statSync(`${path}.copy`).size).toBeGreaterThan(0);
    expect(() => openPeaksFile(`${path}.copy`)).toThrow(InputError);
    expect(() => openPeaksFile(path)).toThrow(InputError);
  });

  it('names the file for every single flipped bit, whether header, directory, metadata or block', () => {
    const path = join(folder, 'flipped.bin');
    const rows = fc.sample(anyRow, { numRuns: 400, seed: 5 });
    write(path, sorted(rows.map((row): Row => row.with(2, row[2] % 300) as Row)), 300);
    const bytes = readFileSync(path);
    const scores = readFileSync(`${path}.scores`);
    const random = fc.sample(fc.nat(), { numRuns: 300, seed: 11 });
    for (const [target, original] of [
      [path, bytes],
      [`${path}.scores`, scores],
    ] as const) {
      for (const number of random) {
        const bit = number % (original.length * 8);
        const changed = Buffer.from(original);
        changed[bit >> 3] ^= 1 << (bit & 7);
        writeFileSync(target, changed);
        expect(() => read(path), `bit ${bit}`).toThrow(InputError);
        expect(() => read(path)).toThrow(target);
      }
      writeFileSync(target, original);
    }
    expect(() => read(path)).not.toThrow();
  });

  it('names the file when it is cut short, foreign, empty, absent or a folder', () => {
    const path = join(folder, 'cut.bin');
    write(path, sorted(fc.sample(anyRow, { numRuns: 400, seed: 5 })), 300_000);
    const bytes = readFileSync(path);
    for (const length of [0, 3, 100, 128, 1000, bytes.length - 4, bytes.length - 1]) {
      writeFileSync(path, bytes.subarray(0, length));
      expect(() => openPeaksFile(path), `${length} bytes`).toThrow(InputError);
    }
    writeFileSync(path, 'chr1\t10\t20\n'.repeat(100));
    expect(() => openPeaksFile(path)).toThrow('not a peaks file');
    expect(() => openPeaksFile(join(folder, 'absent.bin'))).toThrow('cannot open');
    expect(() => openPeaksFile(folder)).toThrow(InputError);
  });

  it('refuses impossible places, counts and genomes whose checksums are right', () => {
    const path = join(folder, 'impossible.bin');
    write(path, sorted(fc.sample(anyRow, { numRuns: 400, seed: 5 })), 300_000);
    const original = readFileSync(path);
    const changed = (edit: (words: Uint32Array) => void): void => {
      const words = new Uint32Array(Uint8Array.from(original).buffer);
      edit(words);
      words[13] = checksumOfWords(words, words[10], words[11] - words[10], 0);
      words[31] = checksumOfWords(words, 0, 31, 0);
      writeFileSync(path, new Uint8Array(words.buffer));
    };
    for (const place of [5, 6, 7, 9, 10, 11])
      for (const value of [0, 1, 0x7fffffff, 0xffffffff])
        expect(() => {
          const words = new Uint32Array(Uint8Array.from(original).buffer);
          words[place] = value;
          words[31] = checksumOfWords(words, 0, 31, 0);
          writeFileSync(path, new Uint8Array(words.buffer));
          openPeaksFile(path);
        }, `word ${place} is ${value}`).toThrow(InputError);
    for (const text of [
      'no JSON',
      '[]',
      '{"name":1}',
      '{"name":"x","chromosomeNames":["a"],"sizes":[],"offsets":[0]}',
    ])
      expect(() => {
        changed((words) => {
          const genomeBytes = new Uint8Array(words.buffer, 4 * words[10], 4 * (words[11] - words[10]));
          genomeBytes.fill(0x20);
          genomeBytes.set(new TextEncoder().encode(text));
        });
        openPeaksFile(path);
      }, text).toThrow(/impossible\.bin: the genome of this file is damaged/);
  });

  it('does not take the scores of another atlas', () => {
    const path = join(folder, 'pair.bin');
    const rows = sorted(fc.sample(anyRow, { numRuns: 200, seed: 1 }));
    write(path, rows, 300_000);
    const scores = readFileSync(`${path}.scores`);
    write(path, sorted(rows.map(([start, ...rest]): Row => [start + 1, ...rest])), 300_000);
    writeFileSync(`${path}.scores`, scores);
    expect(() => read(path)).toThrow('belongs to another peaks file');
  });
});
