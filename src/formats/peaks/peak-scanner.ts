import { InputError } from '../../errors.ts';
import { note, type Notice } from '../../messages/message.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { LineStart } from '../text/byte-lines.ts';
import { endlessLine, LONGEST_LINE } from '../text/held-memory.ts';
import { ByteNames } from '../text/byte-names.ts';
import { LARGEST_SCORE, nameFault } from '../text/doors.ts';
import type { PeakColumnChoice, PeakLayout } from './peak-layout.ts';
import {
  bedLayout,
  isBedHeader,
  isBeyondNumbers,
  isMacsHeader,
  isNumeric,
  macsLayout,
} from './peak-layout.ts';
import { peakLineFault } from './peak-line-fault.ts';
import { memoryForColumns, tooLarge } from '../text/held-memory.ts';
import { decimalNumber, fieldEnd, skippedLine, stopped, wholeNumber } from '../text/scan-fields.ts';

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const HASH = 35;
const LETTER_B = 98;
const LETTER_T = 116;
const MOST_NAMES = 65_536;
const SIGNAL = 1;
const SCORE = 2;
const SUMMIT = 4;
/** Comments and empty lines that may stand before the first peak. */
const LINES_BEFORE_DATA = 1_000_000;

/** One number in each column. */
const BYTES_OF_A_PEAK = 30;
/** What narrowPeak writes where a column has no value. */
const NO_SCORE = -1;

/**
 * Reads a peak file from its bytes, chunk by chunk, straight into columns. The layout is recognised from
 * the first data line; every further line must agree with it.
 */
export class PeakScanner {
  readonly #file: string;
  readonly #choice: PeakColumnChoice;
  readonly #chromosomes = new ByteNames();
  #layout: PeakLayout | undefined;
  #firstLine = 0;
  #spaced = false;
  #roles = new Uint8Array(0);
  #oneBased = false;
  /** Where the peak before begins in the bytes at hand, and the code of its chromosome. */
  #previousPeak = 0;
  #code = 0;
  readonly #carry = new LineStart();
  #line = 0;
  #count = 0;
  #outsideSummits = 0;
  #negativeScores = 0;
  #chromosome: Uint16Array;
  #start: Int32Array;
  #end: Int32Array;
  #summit: Int32Array;
  #signal: Float64Array;
  #score: Float64Array;

  /**
   * @param file what messages call the file
   * @param choice columns that the user prefers to the format's own
   * @param expected about how many peaks will come, to save growing
   */
  constructor(file: string, choice: PeakColumnChoice = {}, expected = 1024) {
    this.#file = file;
    this.#choice = choice;
    const capacity = Math.max(16, Math.ceil(expected));
    this.#chromosome = new Uint16Array(capacity);
    this.#start = new Int32Array(capacity);
    this.#end = new Int32Array(capacity);
    this.#summit = new Int32Array(capacity);
    this.#signal = new Float64Array(capacity);
    this.#score = new Float64Array(capacity);
  }

  /** Takes the next bytes of the file; they may end anywhere. */
  push(bytes: Uint8Array): void {
    let from = 0;
    if (this.#carry.length > 0) {
      from = bytes.indexOf(LINE_FEED) + 1;
      if (this.#carry.length + from > LONGEST_LINE) throw endlessLine(this.#file, this.#line);
      if (from > 0) {
        const line = this.#carry.endWith(bytes.subarray(0, from));
        this.#scan(line, 0, line.length);
      }
    }
    const to = Math.max(from, bytes.lastIndexOf(LINE_FEED) + 1);
    if (to > from) this.#scan(bytes, from, to);
    this.#carry.add(bytes.subarray(to));
    if (this.#carry.length > LONGEST_LINE) throw endlessLine(this.#file, this.#line);
  }

  /** Ends the file. @throws InputError where no peak was found */
  finish(): { peaks: PeakColumns; layout: PeakLayout; lines: number; notices: Notice[] } {
    if (this.#carry.length > 0) {
      const last = this.#carry.endWith(Uint8Array.of(LINE_FEED));
      this.#scan(last, 0, last.length);
    }
    const layout = this.#layout;
    if (layout === undefined || this.#count === 0) {
      throw new InputError(this.#line === 0 ? 'the file is empty' : 'the file holds no peak', {
        key: this.#line === 0 ? 'upload.empty' : 'peaks.none',
        file: this.#file,
        expected: 'at least one line with chromosome, start and end',
        found: this.#line === 0 ? '0 bytes' : `${this.#line} lines, none of them with data`,
      });
    }
    const notices = [
      ...layout.notices,
      ...(this.#spaced ? [note('peaks.spaces')] : []),
      ...(this.#outsideSummits > 0 ? [note('peaks.summits-outside', { summits: this.#outsideSummits })] : []),
      ...(this.#negativeScores > 0 ? [note('peaks.scores-below-zero', { peaks: this.#negativeScores })] : []),
    ];
    const { length } = this.#start;
    const cut = <T extends Uint16Array | Int32Array | Float64Array>(column: T): T =>
      (length === this.#count ? column : column.slice(0, this.#count)) as T;
    const score = cut(this.#score);
    // As MACS writes it into column 5 of a narrowPeak.
    if (layout.scoreFromLog) score.forEach((value, row) => (score[row] = Math.floor(10 * value)));
    const peaks: PeakColumns = {
      count: this.#count,
      chromosomeNames: this.#chromosomes.names,
      chromosome: cut(this.#chromosome),
      start: cut(this.#start),
      end: cut(this.#end),
      summit: cut(this.#summit),
      signal: cut(this.#signal),
      score,
    };
    return { peaks, layout, lines: this.#line, notices };
  }

  /** Reads whole lines: `bytes[to - 1]` is a line feed. */
  #scan(bytes: Uint8Array, from: number, to: number): void {
    let at = from;
    while (at < to && this.#layout === undefined) at = this.#firstLines(bytes, at);
    if (at >= to) return;
    if (this.#spaced) {
      const tabbed = tabsForSpaces(bytes.subarray(at, to));
      this.#scanPeaks(tabbed, 0, tabbed.length);
    } else {
      this.#scanPeaks(bytes, at, to);
    }
  }

  /** Looks at one line while the layout is unknown; returns where the next begins (or this one, if it is the first with data). */
  #firstLines(bytes: Uint8Array, at: number): number {
    const end = bytes.indexOf(LINE_FEED, at);
    const text = decode(bytes, at, end).replace(/\r$/, '');
    if (text.includes('\r')) {
      throw new InputError('lines end in carriage returns alone', {
        file: this.#file,
        line: this.#line + 1,
        fix: "convert the line ends: tr '\\r' '\\n' < FILE",
      });
    }
    if (text.trim() === '' || text.startsWith('#') || /^(?:track|browser)(?:\s|$)/.test(text)) {
      this.#line++;
      if (this.#line > LINES_BEFORE_DATA)
        throw new InputError('the file holds no peak', {
          key: 'peaks.none',
          file: this.#file,
          line: this.#line,
          expected: 'chromosome, start and end on one of the first lines',
          found: `${LINES_BEFORE_DATA} lines without data`,
        });
      return end + 1;
    }
    const spaced = !text.includes('\t');
    const fields = spaced ? text.trim().split(/ +/) : text.split('\t');
    this.#spaced = spaced && fields.length >= 3;
    this.#firstLine = this.#line + 1;
    if (isMacsHeader(fields)) {
      this.#line++;
      this.#useLayout(macsLayout(fields, this.#choice));
      return end + 1;
    }
    if (isBedHeader(fields)) {
      this.#line++;
      return end + 1;
    }
    if (
      fields.length < 3 ||
      /^["']/.test(fields[0]) ||
      !/^\d+$/.test(fields[1]) ||
      !/^\d+$/.test(fields[2])
    ) {
      throw peakLineFault(fields, { file: this.#file, line: this.#line + 1 }, undefined, this.#firstLine);
    }
    this.#useLayout(bedLayout(fields, this.#choice));
    return at;
  }

  #useLayout(layout: PeakLayout): void {
    const roles = new Uint8Array(layout.columns + 1);
    for (const [column, role] of [
      [layout.signalColumn, SIGNAL],
      [layout.scoreColumn, SCORE],
      [layout.summitColumn, SUMMIT],
    ]) {
      if (column === 0) continue;
      if (!Number.isInteger(column) || column < 4 || column > layout.columns) {
        throw new InputError(`column ${column} cannot be read as signal or score`, {
          file: this.#file,
          line: this.#firstLine,
          expected: `a column from 4 to ${layout.columns}`,
          fix: 'choose another signal or score column',
        });
      }
      roles[column] |= role;
    }
    this.#layout = layout;
    this.#roles = roles;
    this.#oneBased = layout.oneBased;
  }

  #scanPeaks(bytes: Uint8Array, from: number, to: number): void {
    let at = from;
    // No chromosome begins with a line feed.
    this.#previousPeak = to - 1;
    while (at < to) {
      this.#line++;
      const byte = bytes[at];
      // Peaks begin with a chromosome; only `track` and `browser` lines begin with the same letters as one.
      const next =
        byte <= SPACE || byte === HASH || byte === LETTER_T || byte === LETTER_B ? skippedLine(bytes, at) : 0;
      at = next > 0 ? next : this.#peak(bytes, at);
    }
    if (this.#chromosomes.names.length > MOST_NAMES) {
      throw new InputError(`there are more than ${MOST_NAMES} chromosome names`, {
        file: this.#file,
        fix: 'check that the first column is the chromosome; leave out small contigs',
      });
    }
  }

  /** Reads the line that begins at `lineStart`; returns where the next begins. */
  #peak(bytes: Uint8Array, lineStart: number): number {
    let at = lineStart;
    // Most lines begin with the chromosome of the line before.
    let before = this.#previousPeak;
    while (bytes[at] === bytes[before] && bytes[at] > CARRIAGE_RETURN) {
      at++;
      before++;
    }
    if (bytes[at] !== TAB || bytes[before] !== TAB) {
      at = fieldEnd(bytes, at);
      if (at === lineStart || bytes[at] !== TAB) this.#fault(bytes, lineStart);
      this.#code = this.#chromosomeCode(bytes, lineStart, at);
    }
    this.#previousPeak = lineStart;
    const start = wholeNumber(bytes, at + 1) - (this.#oneBased ? 1 : 0);
    at = stopped;
    if (start < 0 || bytes[at] !== TAB) this.#fault(bytes, lineStart);
    const end = wholeNumber(bytes, at + 1);
    at = stopped;
    if (end < start) this.#fault(bytes, lineStart);
    const roles = this.#roles;
    let signal = NaN;
    let score = NaN;
    let offset = NaN;
    let column = 3;
    while (bytes[at] === TAB) {
      const field = at + 1;
      if (++column >= roles.length) this.#fault(bytes, lineStart);
      const role = roles[column];
      if (role === 0) {
        at = fieldEnd(bytes, field);
        continue;
      }
      let value = decimalNumber(bytes, field);
      at = stopped;
      if (Number.isNaN(value)) value = this.#unusualNumber(bytes, field, at, lineStart);
      if ((role & SIGNAL) !== 0) signal = value;
      if ((role & SCORE) !== 0) {
        score = value;
        if (value < 0 && value !== NO_SCORE) this.#negativeScores++;
        if (value > LARGEST_SCORE && value !== Infinity) this.#fault(bytes, lineStart);
      }
      if ((role & SUMMIT) !== 0) offset = value;
    }
    if (bytes[at] === CARRIAGE_RETURN) at++;
    if (bytes[at] !== LINE_FEED || column !== roles.length - 1) this.#fault(bytes, lineStart);
    const row = this.#count;
    if (row === this.#start.length) this.#grow();
    this.#chromosome[row] = this.#code;
    this.#start[row] = start;
    this.#end[row] = end;
    this.#summit[row] = offset >= 0 ? this.#namedSummit(start, end, offset) : middle(start, end);
    this.#signal[row] = signal;
    this.#score[row] = score;
    this.#count = row + 1;
    return at + 1;
  }

  #chromosomeCode(bytes: Uint8Array, lineStart: number, end: number): number {
    const { names } = this.#chromosomes;
    const before = names.length;
    const code = this.#chromosomes.code(bytes, lineStart, end);
    if (names.length > before && (nameFault(names[code]) !== undefined || /^["']/.test(names[code])))
      this.#fault(bytes, lineStart);
    return code;
  }

  #namedSummit(start: number, end: number, value: number): number {
    const { summit } = this.#layout as PeakLayout;
    const position =
      Math.floor(value) + (summit === 'one-based-position' ? 0 : start) - (summit === 'offset' ? 0 : 1);
    // Some callers count to the end; the last base is meant.
    if (position >= start && position <= end) return Math.max(start, Math.min(position, end - 1));
    this.#outsideSummits++;
    return middle(start, end);
  }

  /** A number with many digits or an exponent, infinity, or a missing value (NaN). */
  #unusualNumber(bytes: Uint8Array, from: number, to: number, lineStart: number): number {
    const text = decode(bytes, from, to);
    if (!isNumeric(text) || isBeyondNumbers(text)) this.#fault(bytes, lineStart);
    if (/inf/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
    return text === '' ? NaN : Number(text);
  }

  #grow(): void {
    const capacity = this.#start.length * 2;
    if (capacity * BYTES_OF_A_PEAK > memoryForColumns()) throw tooLarge(this.#file, this.#line);
    const wider = <T extends Uint16Array | Int32Array | Float64Array>(column: T, empty: T): T => {
      empty.set(column);
      return empty;
    };
    this.#chromosome = wider(this.#chromosome, new Uint16Array(capacity));
    this.#start = wider(this.#start, new Int32Array(capacity));
    this.#end = wider(this.#end, new Int32Array(capacity));
    this.#summit = wider(this.#summit, new Int32Array(capacity));
    this.#signal = wider(this.#signal, new Float64Array(capacity));
    this.#score = wider(this.#score, new Float64Array(capacity));
  }

  #fault(bytes: Uint8Array, lineStart: number): never {
    const end = bytes.indexOf(LINE_FEED, lineStart);
    const fields = decode(bytes, lineStart, end).replace(/\r$/, '').split('\t');
    throw peakLineFault(fields, { file: this.#file, line: this.#line }, this.#layout, this.#firstLine);
  }
}

function decode(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8');
}

/** Replaces runs of blanks by one tab and leaves out those at the ends of lines. */
function tabsForSpaces(bytes: Uint8Array): Uint8Array {
  const tabbed = new Uint8Array(bytes.length);
  let to = 0;
  let blank = false;
  let begun = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === SPACE || byte === TAB) {
      blank = true;
      continue;
    }
    const ends = byte === LINE_FEED || (byte === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED);
    if (blank && begun && !ends) tabbed[to++] = TAB;
    blank = false;
    begun = byte !== LINE_FEED;
    tabbed[to++] = byte;
  }
  return tabbed.subarray(0, to);
}

function middle(start: number, end: number): number {
  return start + ((end - start) >> 1);
}
