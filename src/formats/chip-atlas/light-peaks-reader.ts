// ChIP-Atlas' light peak file: the peaks of all experiments in one list, five columns
// (chromosome, start, end, experiment, score), no header.
import { InputError } from '../../errors.ts';
import { refused } from '../../messages/refused.ts';
import { wholeLines } from '../text/byte-lines.ts';
import { sourceName } from '../text/byte-source.ts';
import { LARGEST_POSITION, LARGEST_SCORE, nameFault, wrongName } from '../text/doors.ts';
import { AccessionTable } from './accession-table-reader.ts';

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Part of a light peak file, in its order; arrays may be longer than `count`. */
export interface LightBatch {
  readonly count: number;
  /** Names that the codes in `chromosome` stand for; grows while the file is read. */
  readonly chromosomeNames: readonly string[];
  readonly chromosome: Uint16Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Index into the experiments asked for. */
  readonly experiment: Uint32Array;
  readonly score: Uint32Array;
}

const BATCH = 1 << 16;
/** Names of chromosomes that a column of 16-bit codes tells apart. */
const MOST_CHROMOSOMES = 1 << 16;

/**
 * Reads the peaks of chosen experiments from a light peak file, plain or gzip.
 * @param path the file
 * @param experiments accessions; their index is the experiment's number in the batches
 * @param take gets the peaks in batches that are overwritten by the next one
 * @throws InputError naming the line of a field that is not what it should be
 */
export async function readLightPeaks(
  path: string,
  experiments: readonly string[],
  take: (batch: LightBatch) => void,
): Promise<void> {
  const scanner = new LightScanner(sourceName(path), experiments, take);
  for await (const lines of wholeLines(path)) {
    const ended = lines[lines.length - 1] === LINE_FEED;
    scanner.scan(ended ? lines : Buffer.concat([lines, Uint8Array.of(LINE_FEED)]));
  }
  scanner.finish();
}

class LightScanner {
  readonly #file: string;
  readonly #take: (batch: LightBatch) => void;
  readonly #numbers: AccessionTable;
  readonly #batch = {
    count: 0,
    chromosomeNames: [] as string[],
    chromosome: new Uint16Array(BATCH),
    start: new Int32Array(BATCH),
    end: new Int32Array(BATCH),
    experiment: new Uint32Array(BATCH),
    score: new Uint32Array(BATCH),
  };
  readonly #codes = new Map<string, number>();
  #lines = 0;
  #lastName: Uint8Array = new Uint8Array(0);
  #lastCode = 0;

  constructor(file: string, experiments: readonly string[], take: (batch: LightBatch) => void) {
    this.#file = file;
    this.#take = take;
    this.#numbers = new AccessionTable(experiments);
  }

  finish(): void {
    this.#flush();
    if (this.#lines === 0) throw refused('table.empty', {}, { file: this.#file, fix: undefined });
  }

  #flush(): void {
    if (this.#batch.count > 0) this.#take(this.#batch);
    this.#batch.count = 0;
  }

  /** Reads whole lines, each with its line feed. */
  scan(bytes: Buffer): void {
    const batch = this.#batch;
    let at = 0;
    while (at < bytes.length) {
      const lineStart = at;
      this.#lines++;
      while (bytes[at] !== TAB && bytes[at] !== LINE_FEED) at++;
      const nameEnd = at;
      let digit: number;
      let start = 0;
      at++;
      while ((digit = bytes[at] - 48) >= 0 && digit <= 9) {
        start = start * 10 + digit;
        at++;
      }
      const startEnd = at;
      let end = 0;
      at++;
      while ((digit = bytes[at] - 48) >= 0 && digit <= 9) {
        end = end * 10 + digit;
        at++;
      }
      const endEnd = at;
      at++;
      while (bytes[at] > CARRIAGE_RETURN) at++;
      const idEnd = at;
      let score = 0;
      at++;
      while ((digit = bytes[at] - 48) >= 0 && digit <= 9) {
        score = score * 10 + digit;
        at++;
      }
      const scoreEnd = at;
      if (bytes[at] === CARRIAGE_RETURN) at++;
      // A field that is missing makes one of these bounds another character.
      const whole =
        bytes[nameEnd] === TAB &&
        nameEnd > lineStart &&
        bytes[startEnd] === TAB &&
        startEnd > nameEnd + 1 &&
        bytes[endEnd] === TAB &&
        endEnd > startEnd + 1 &&
        bytes[idEnd] === TAB &&
        scoreEnd > idEnd + 1 &&
        bytes[at] === LINE_FEED;
      if (!whole || end < start || end > LARGEST_POSITION || score > LARGEST_SCORE)
        throw this.#fault(bytes, lineStart);
      at++;
      const experiment = this.#numbers.find(bytes, endEnd + 1, idEnd);
      if (experiment < 0) continue;
      const slot = batch.count++;
      batch.chromosome[slot] = this.#codeOf(bytes, lineStart, nameEnd);
      batch.start[slot] = start;
      batch.end[slot] = end;
      batch.experiment[slot] = experiment;
      batch.score[slot] = score;
      if (batch.count === BATCH) this.#flush();
    }
  }

  /** Code of a chromosome; lines of one chromosome follow each other. */
  #codeOf(bytes: Buffer, from: number, to: number): number {
    const last = this.#lastName;
    let same = last.length === to - from;
    for (let i = 0; same && i < last.length; i++) same = last[i] === bytes[from + i];
    if (same) return this.#lastCode;
    const name = bytes.toString('utf8', from, to);
    const code = this.#codes.get(name) ?? this.#newCode(name);
    this.#lastName = Uint8Array.from(bytes.subarray(from, to));
    this.#lastCode = code;
    return code;
  }

  #newCode(name: string): number {
    const code = this.#codes.size;
    const details = {
      ...{ file: this.#file, line: this.#lines },
      expected: 'names such as chr1',
      found: name.slice(0, 120),
    };
    if (code === MOST_CHROMOSOMES) throw refused('chromosomes.too-many-here', {}, details);
    const fault = nameFault(name);
    if (fault !== undefined) throw wrongName('name of the chromosome', fault, details);
    this.#codes.set(name, code);
    this.#batch.chromosomeNames.push(name);
    return code;
  }

  #fault(bytes: Buffer, lineStart: number): InputError {
    const lineEnd = bytes.indexOf(LINE_FEED, lineStart);
    return new InputError('this line is not a peak of a light peak file', {
      file: this.#file,
      line: this.#lines,
      expected:
        'chromosome, start, end (not before start, at most 2147483647), experiment and score (at most 4294967295), separated by tabs',
      found: bytes.toString('utf8', lineStart, Math.min(lineEnd, lineStart + 120)),
    });
  }
}
