import type { AlignedReads } from '../../genome/reads/aligned-reads.ts';
import { refused } from '../../messages/refused.ts';
import { piecesOfLines } from '../text/byte-lines.ts';
import { ByteNames } from '../text/byte-names.ts';
import { textChunks } from '../text/byte-source.ts';
import { nameFault } from '../text/doors.ts';
import { fieldEnd, skippedLine, stopped, wholeNumber } from '../text/scan-fields.ts';
import { noReads } from './bam-scanner.ts';
import type { ReadChoices } from './read-choices.ts';
import { ReadColumns } from './read-columns.ts';
import { readLineFault, type LineKind } from './read-line-fault.ts';

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const HASH = 35;
const PLUS = 43;
const MINUS = 45;
const POINT = 46;
const ONE = 49;
const LETTER_B = 98;
const LETTER_T = 116;
const MOST_NAMES = 65_536;

/** A text of reads, as it was understood. */
export interface TextReads {
  readonly format: 'BED' | 'BEDPE';
  readonly reads: AlignedReads;
}

/**
 * Aligned reads of a text, plain, gzip or bgzip, told by its first line of data:
 *
 * - BED with a strand in column 6: single ends. A line without a strand is refused, for its 5' end is not known;
 * - BEDPE (columns 5 and 6 are numbers): the fragment between the outer ends of both. Pairs on two chromosomes count as unpaired, those
 *   of which an end is `.` or -1 as unmapped;
 * - BED of three columns or more where pairs are asked for: each line is a fragment, as in the BEDPE of MACS.
 *
 * Comments, blank, `track` and `browser` lines are skipped.
 * @param packed the bytes of the file, in chunks, packed or not
 * @param file what messages call it
 * @throws InputError naming file and line
 */
export async function readReadText(
  packed: AsyncIterable<Buffer>,
  file: string,
  { layout, minimumQuality = 0, keepMarkedDuplicates = true, bothEnds }: ReadChoices = {},
): Promise<TextReads> {
  if (minimumQuality > 0 || !keepMarkedDuplicates) throw refused('reads.text-has-none', {}, { file });
  const scanner = new ReadScanner(file, layout, bothEnds);
  for await (const bytes of piecesOfLines(textChunks(packed, file), file, () => scanner.lines))
    scanner.scan(
      bytes[bytes.length - 1] === LINE_FEED ? bytes : Buffer.concat([bytes, Buffer.of(LINE_FEED)]),
    );
  return scanner.finish();
}

class ReadScanner {
  readonly #file: string;
  readonly #asked: AlignedReads['layout'] | undefined;
  readonly #columns: ReadColumns;
  readonly #chromosomes = new ByteNames();
  #kind: LineKind | undefined;
  #records = 0;
  #unmapped = 0;
  #unpaired = 0;
  /** Where the line before begins in the bytes at hand, and the code of its chromosome. */
  #previous = 0;
  #code = 0;
  lines = 0;

  constructor(file: string, layout: AlignedReads['layout'] | undefined, bothEnds?: boolean) {
    this.#file = file;
    this.#asked = layout;
    this.#columns = new ReadColumns(file, bothEnds);
  }

  /** Reads whole lines, the last one with its line feed. */
  scan(bytes: Buffer): void {
    // No chromosome begins with a line feed.
    this.#previous = bytes.length - 1;
    for (let at = 0; at < bytes.length;) {
      this.lines++;
      const byte = bytes[at];
      const next =
        byte <= SPACE || byte === HASH || byte === LETTER_T || byte === LETTER_B ? skippedLine(bytes, at) : 0;
      at = next > 0 ? next : this.#line(bytes, at);
    }
    if (this.#chromosomes.names.length > MOST_NAMES)
      throw refused(
        'reads.bed-line',
        {},
        { ...this.#place(), found: `more than ${MOST_NAMES} names of chromosomes` },
      );
  }

  finish(): TextReads {
    const layout = this.#kind === 'tags' ? 'single' : 'paired';
    const lost = { unmapped: this.#unmapped, unpaired: this.#unpaired };
    if (this.#columns.kept === 0) throw noReads(this.#file, 'single', { records: this.#records, ...lost });
    const none = { secondary: 0, failed: 0, markedDuplicates: 0, lowQuality: 0, mates: 0 };
    const names = this.#chromosomes.names.map((name) => ({ name, length: undefined }));
    const reads = this.#columns.finish(layout, names, { records: this.#records, ...lost, ...none });
    return { format: this.#kind === 'pairs' ? 'BEDPE' : 'BED', reads };
  }

  /** @returns where the next line begins */
  #line(bytes: Buffer, at: number): number {
    this.#kind ??= this.#kindOf(fieldsOf(bytes, at));
    this.#records++;
    return this.#kind === 'pairs' ? this.#pair(bytes, at) : this.#read(bytes, at, this.#kind);
  }

  #kindOf(fields: readonly string[]): LineKind {
    const isPairs = fields.length >= 6 && /^(?:-1|\d+)$/.test(fields[4]) && /^(?:-1|\d+)$/.test(fields[5]);
    if (isPairs && this.#asked === 'single')
      throw refused('reads.pairs-as-single', {}, { ...this.#place(), expected: '+ or - in column 6' });
    return isPairs ? 'pairs' : this.#asked === 'paired' ? 'fragments' : 'tags';
  }

  #read(bytes: Buffer, lineStart: number, kind: 'tags' | 'fragments'): number {
    let at = this.#chromosome(bytes, lineStart);
    const start = wholeNumber(bytes, at + 1);
    at = stopped;
    if (start < 0 || bytes[at] !== TAB) this.#fault(bytes, lineStart);
    const end = wholeNumber(bytes, at + 1);
    at = stopped;
    if (end <= start || bytes[at] > CARRIAGE_RETURN) this.#fault(bytes, lineStart);
    if (this.#columns.wantsLength) this.#columns.firstLength(end - start);
    if (kind === 'fragments') this.#columns.fragment(this.#code, start, end, end - start);
    else {
      // Name and score.
      for (let column = 4; column <= 5; column++) {
        if (bytes[at] !== TAB) this.#fault(bytes, lineStart);
        at = fieldEnd(bytes, at + 1);
      }
      const strand = bytes[at + 1];
      if (bytes[at] !== TAB || (strand !== PLUS && strand !== MINUS) || bytes[at + 2] > CARRIAGE_RETURN)
        this.#fault(bytes, lineStart);
      if (strand === PLUS) this.#columns.forward(this.#code, start, end - start);
      else this.#columns.reverse(this.#code, end, end - start);
      at += 2;
    }
    return this.#lineEnd(bytes, at, lineStart);
  }

  #pair(bytes: Buffer, lineStart: number): number {
    const first = end(bytes, lineStart);
    const second = end(bytes, first.next);
    if (!first.isRight || !second.isRight || bytes[first.next - 1] !== TAB) this.#fault(bytes, lineStart);
    if (!first.isPlaced || !second.isPlaced) this.#unmapped++;
    else if (!sameField(bytes, lineStart, first.next)) this.#unpaired++;
    else {
      this.#chromosome(bytes, lineStart);
      const length = first.end - first.start;
      if (this.#columns.wantsLength) this.#columns.firstLength(length);
      this.#columns.fragment(
        this.#code,
        Math.min(first.start, second.start),
        Math.max(first.end, second.end),
        length,
      );
    }
    return this.#lineEnd(bytes, second.next - 1, lineStart);
  }

  /** Reads the name at the beginning of a line, which mostly is that of the line before. @returns where it ends: at a tab */
  #chromosome(bytes: Buffer, lineStart: number): number {
    let at = lineStart;
    let before = this.#previous;
    while (bytes[at] === bytes[before] && bytes[at] > CARRIAGE_RETURN) {
      at++;
      before++;
    }
    if (bytes[at] !== TAB || bytes[before] !== TAB) {
      at = fieldEnd(bytes, at);
      if (at === lineStart || bytes[at] !== TAB) this.#fault(bytes, lineStart);
      const known = this.#chromosomes.names.length;
      this.#code = this.#chromosomes.code(bytes, lineStart, at);
      const name = this.#chromosomes.names[this.#code];
      if (this.#code === known && nameFault(name) !== undefined) this.#fault(bytes, lineStart);
    }
    this.#previous = lineStart;
    return at;
  }

  /** What stands behind the columns that are read is not looked at. @returns where the next line begins */
  #lineEnd(bytes: Buffer, from: number, lineStart: number): number {
    let at = from;
    while (bytes[at] > CARRIAGE_RETURN || bytes[at] === TAB) at++;
    if (bytes[at] === CARRIAGE_RETURN) at++;
    if (bytes[at] !== LINE_FEED) this.#fault(bytes, lineStart);
    return at + 1;
  }

  #place(): { file: string; line: number } {
    return { file: this.#file, line: this.lines };
  }

  #fault(bytes: Buffer, lineStart: number): never {
    throw readLineFault(fieldsOf(bytes, lineStart), this.#kind ?? 'tags', this.#place());
  }
}

/** One end of a pair. */
interface End {
  readonly start: number;
  readonly end: number;
  /** Whether it is written as an end, and whether it lies anywhere. */
  readonly isRight: boolean;
  readonly isPlaced: boolean;
  /** Where the field behind it begins. */
  readonly next: number;
}

/** Three columns: chromosome, start, end. */
function end(bytes: Buffer, from: number): End {
  let at = fieldEnd(bytes, from);
  const isNamed = at > from && bytes[at] === TAB;
  const hasName = !(at === from + 1 && bytes[from] === POINT);
  const start = placeOrNone(bytes, at + 1);
  at = stoppedAt;
  const isBetween = bytes[at] === TAB;
  const last = placeOrNone(bytes, at + 1);
  at = stoppedAt;
  const isPlaced = hasName && start >= 0 && last >= 0;
  const isRight = isNamed && isBetween && start > -2 && last > -2 && (!isPlaced || last > start);
  return { start, end: last, isRight: isRight && bytes[at] <= CARRIAGE_RETURN, isPlaced, next: at + 1 };
}

/** Where the last `placeOrNone` stopped reading. */
let stoppedAt = 0;

/** A position; -1 where -1 stands there, -2 where neither does. */
function placeOrNone(bytes: Buffer, from: number): number {
  if (bytes[from] === MINUS && bytes[from + 1] === ONE) {
    stoppedAt = from + 2;
    return -1;
  }
  const place = wholeNumber(bytes, from);
  stoppedAt = stopped;
  return place;
}

function sameField(bytes: Buffer, one: number, other: number): boolean {
  let at = 0;
  while (bytes[one + at] === bytes[other + at] && bytes[one + at] > CARRIAGE_RETURN) at++;
  return bytes[one + at] === TAB && bytes[other + at] === TAB;
}

function fieldsOf(bytes: Buffer, lineStart: number): string[] {
  const line = bytes.toString('utf8', lineStart, bytes.indexOf(LINE_FEED, lineStart));
  return line.replace(/\r$/, '').split('\t');
}
