import { InputError } from '../errors.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import { ByteNames } from './byte-names.ts';
import type { PeakColumnChoice, PeakLayout } from './peak-layout.ts';
import { bedLayout, isBedHeader, isMacsHeader, macsLayout } from './peak-layout.ts';
import { peakLineFault } from './peak-line-fault.ts';

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const HASH = 35;
const MOST_NAMES = 65_536;
const LONGEST_LINE = 1 << 24;
const SIGNAL = 1;
const SCORE = 2;
const SUMMIT = 4;
const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, power) => 10 ** power);

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
  #carry: Buffer = Buffer.alloc(0);
  #line = 0;
  #count = 0;
  #outsideSummits = 0;
  #chromosome: Uint16Array;
  #start: Int32Array;
  #end: Int32Array;
  #summit: Int32Array;
  #signal: Float64Array;
  #score: Float64Array;
  #at = 0;

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
      const lineEnd = bytes.indexOf(LINE_FEED);
      const upTo = lineEnd < 0 ? bytes.length : lineEnd + 1;
      this.#carry = Buffer.concat([this.#carry, bytes.subarray(0, upTo)]);
      if (lineEnd < 0) return this.#refuseEndlessLine();
      this.#scan(this.#carry, 0, this.#carry.length);
      this.#carry = Buffer.alloc(0);
      from = upTo;
    }
    const to = bytes.lastIndexOf(LINE_FEED) + 1;
    if (to > from) this.#scan(bytes, from, to);
    if (Math.max(to, from) < bytes.length) this.#carry = Buffer.from(bytes.subarray(Math.max(to, from)));
    this.#refuseEndlessLine();
  }

  /** Ends the file. @throws InputError where no peak was found */
  finish(): { peaks: PeakColumns; layout: PeakLayout; lines: number; notes: string[] } {
    if (this.#carry.length > 0) {
      const last = Buffer.concat([this.#carry, Uint8Array.of(LINE_FEED)]);
      this.#carry = Buffer.alloc(0);
      this.#scan(last, 0, last.length);
    }
    const layout = this.#layout;
    if (layout === undefined || this.#count === 0) {
      throw new InputError(this.#line === 0 ? 'the file is empty' : 'the file holds no peak', {
        file: this.#file,
        expected: 'at least one line with chromosome, start and end',
        found: this.#line === 0 ? '0 bytes' : `${this.#line} lines, none of them with data`,
      });
    }
    const notes = [...layout.notes];
    if (this.#spaced) notes.push('columns are separated by spaces, not by tabs');
    if (this.#outsideSummits > 0) {
      notes.push(`${this.#outsideSummits} summits lie outside their peaks; the middle is used instead`);
    }
    const { length } = this.#start;
    const cut = <T extends Uint16Array | Int32Array | Float64Array>(column: T): T =>
      (length === this.#count ? column : column.slice(0, this.#count)) as T;
    const peaks: PeakColumns = {
      count: this.#count,
      chromosomeNames: this.#chromosomes.names,
      chromosome: cut(this.#chromosome),
      start: cut(this.#start),
      end: cut(this.#end),
      summit: cut(this.#summit),
      signal: cut(this.#signal),
      score: cut(this.#score),
    };
    return { peaks, layout, lines: this.#line, notes };
  }

  #refuseEndlessLine(): void {
    if (this.#carry.length > LONGEST_LINE) {
      throw new InputError('a line is longer than 16 MB', {
        file: this.#file,
        line: this.#line + 1,
        expected: 'a text file with one peak a line',
      });
    }
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
    if (fields.length < 3 || !/^\d+$/.test(fields[1]) || !/^\d+$/.test(fields[2])) {
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
  }

  #scanPeaks(bytes: Uint8Array, from: number, to: number): void {
    const layout = this.#layout as PeakLayout;
    const roles = this.#roles;
    const columns = layout.columns;
    const oneBased = layout.oneBased ? 1 : 0;
    let { chromosome, start, end, summit, signal, score } = this.#columns();
    let count = this.#count;
    let line = this.#line;
    let at = from;
    while (at < to) {
      line++;
      const lineStart = at;
      let byte = bytes[at];
      if (byte <= SPACE || byte === HASH || byte === 116 || byte === 98) {
        const next = skippedLine(bytes, at);
        if (next > 0) {
          at = next;
          continue;
        }
      }
      while ((byte = bytes[at]) > LINE_FEED || (byte !== TAB && byte !== LINE_FEED)) at++;
      if (byte === LINE_FEED || at === lineStart) this.#fault(bytes, lineStart, line);
      const name = this.#chromosomes.code(bytes, lineStart, at);
      let first = 0;
      let digits = ++at;
      while ((byte = bytes[at]) >= 48 && byte <= 57) {
        first = first * 10 + byte - 48;
        at++;
      }
      if (at === digits || at - digits > 10 || byte !== TAB || first > 0x7fff_ffff) {
        this.#fault(bytes, lineStart, line);
      }
      first -= oneBased;
      let last = 0;
      digits = ++at;
      while ((byte = bytes[at]) >= 48 && byte <= 57) {
        last = last * 10 + byte - 48;
        at++;
      }
      if (at === digits || at - digits > 10 || last > 0x7fff_ffff || last < first || first < 0) {
        this.#fault(bytes, lineStart, line);
      }
      let column = 3;
      let peakSignal = NaN;
      let peakScore = NaN;
      let offset = -1;
      while (byte === TAB) {
        column++;
        at++;
        const role = roles[column];
        if (role === 0) {
          while ((byte = bytes[at]) > LINE_FEED || (byte !== TAB && byte !== LINE_FEED)) at++;
        } else if (role > 0) {
          const value = this.#number(bytes, at, lineStart, line);
          at = this.#at;
          byte = bytes[at];
          if ((role & SIGNAL) !== 0) peakSignal = value;
          if ((role & SCORE) !== 0) peakScore = value;
          if ((role & SUMMIT) !== 0) offset = value;
        } else {
          this.#fault(bytes, lineStart, line);
        }
      }
      if (byte === CARRIAGE_RETURN) byte = bytes[++at];
      if (byte !== LINE_FEED || column !== columns) this.#fault(bytes, lineStart, line);
      at++;
      if (count === start.length) {
        this.#grow();
        ({ chromosome, start, end, summit, signal, score } = this.#columns());
      }
      chromosome[count] = name;
      start[count] = first;
      end[count] = last;
      signal[count] = peakSignal;
      score[count] = layout.scoreFromLog ? Math.floor(10 * peakScore) : peakScore;
      let peakSummit = first + ((last - first) >> 1);
      if (offset >= 0) {
        const position =
          layout.summit === 'offset'
            ? first + Math.floor(offset)
            : layout.summit === 'one-based-offset'
              ? first + Math.floor(offset) - 1
              : Math.floor(offset) - 1;
        if (position >= first && (position < last || position === first)) peakSummit = position;
        else this.#outsideSummits++;
      }
      summit[count] = peakSummit;
      count++;
      this.#count = count;
    }
    this.#line = line;
    if (this.#chromosomes.names.length > MOST_NAMES) {
      throw new InputError(`there are more than ${MOST_NAMES} chromosome names`, {
        file: this.#file,
        fix: 'check that the first column is the chromosome; leave out small contigs',
      });
    }
  }

  /** A decimal number; leaves the position after it in `#at`. Missing values are NaN. */
  #number(bytes: Uint8Array, from: number, lineStart: number, line: number): number {
    let at = from;
    let byte = bytes[at];
    const negative = byte === 45;
    if (negative) byte = bytes[++at];
    let mantissa = 0;
    const begin = at;
    while (byte >= 48 && byte <= 57) {
      mantissa = mantissa * 10 + byte - 48;
      byte = bytes[++at];
    }
    let digits = at - begin;
    let decimals = 0;
    if (byte === 46) {
      const point = at;
      byte = bytes[++at];
      while (byte >= 48 && byte <= 57) {
        mantissa = mantissa * 10 + byte - 48;
        byte = bytes[++at];
      }
      decimals = at - point - 1;
      digits += decimals;
    }
    // Up to 15 digits and 10^22 are exact, so one division rounds correctly; the rest is left to the language.
    if (digits > 0 && digits <= 15 && (byte === TAB || byte === LINE_FEED || byte === CARRIAGE_RETURN)) {
      this.#at = at;
      const value = decimals === 0 ? mantissa : mantissa / POWERS_OF_TEN[decimals];
      return negative ? -value : value;
    }
    at = from;
    while ((byte = bytes[at]) !== TAB && byte !== LINE_FEED && byte !== CARRIAGE_RETURN) at++;
    this.#at = at;
    const text = decode(bytes, from, at);
    const value = readNumber(text);
    return value ?? this.#fault(bytes, lineStart, line);
  }

  #columns(): {
    chromosome: Uint16Array;
    start: Int32Array;
    end: Int32Array;
    summit: Int32Array;
    signal: Float64Array;
    score: Float64Array;
  } {
    return {
      chromosome: this.#chromosome,
      start: this.#start,
      end: this.#end,
      summit: this.#summit,
      signal: this.#signal,
      score: this.#score,
    };
  }

  #grow(): void {
    const capacity = this.#start.length * 2;
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

  #fault(bytes: Uint8Array, lineStart: number, line: number): never {
    const end = bytes.indexOf(LINE_FEED, lineStart);
    const fields = decode(bytes, lineStart, end).replace(/\r$/, '').split('\t');
    throw peakLineFault(fields, { file: this.#file, line }, this.#layout, this.#firstLine);
  }
}

/** Where the line after a comment, blank, `track` or `browser` line begins; 0 where the line holds a peak. */
function skippedLine(bytes: Uint8Array, at: number): number {
  const end = bytes.indexOf(LINE_FEED, at);
  const byte = bytes[at];
  if (byte === HASH) return end + 1;
  const text = decode(bytes, at, Math.min(end, at + 16));
  if (/^(?:track|browser)(?:\s|$)/.test(text)) return end + 1;
  return byte <= SPACE && decode(bytes, at, end).trim() === '' ? end + 1 : 0;
}

function decode(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8');
}

/** Replaces runs of blanks by one tab and leaves out those at the ends of lines. */
function tabsForSpaces(bytes: Uint8Array): Uint8Array {
  const text = decode(bytes, 0, bytes.length);
  return Buffer.from(
    text
      .replace(/[ \t]+(?=\r?\n)/g, '')
      .replace(/^[ \t]+/gm, '')
      .replace(/[ \t]+/g, '\t'),
  );
}

function readNumber(text: string): number | undefined {
  if (/^(?:|\.|na|nan)$/i.test(text)) return NaN;
  const infinite = /^([+-]?)inf(?:inity)?$/i.exec(text);
  if (infinite !== null) return infinite[1] === '-' ? -Infinity : Infinity;
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return undefined;
  return Number(text);
}
