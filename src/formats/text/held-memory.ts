import { constants } from 'node:buffer';
import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import { InputError } from '../../errors.ts';
import { refused } from '../../messages/refused.ts';

/** Bytes of memory of the machine, or of its container where that has less. */
function memory(): number {
  const allowed = process.constrainedMemory();
  return allowed > 0 ? Math.min(allowed, totalmem()) : totalmem();
}

/**
 * Bytes that one file may take in memory, unpacked: a quarter of what there is, since what is made of them takes more than they
 * do, and no more than one piece of memory can hold.
 */
export function memoryForFiles(): number {
  return Math.min(Math.floor(memory() / 4), constants.MAX_LENGTH);
}

/** The same of a file that becomes one string. */
export function memoryForText(): number {
  return Math.min(memoryForFiles(), constants.MAX_STRING_LENGTH);
}

/** Bytes that columns of numbers may take: a quarter of what there is, since they are copied as they grow. */
export function memoryForColumns(): number {
  return Math.floor(memory() / 4);
}

/** What a string takes beside its characters, with its place in a column. */
export const STRING_BYTES = 48;

/** Bytes of strings and objects that are kept, for which Node has a limit of its own and ends the program there. */
function heapForStrings(): number {
  return Math.floor(getHeapStatistics().heap_size_limit / 3);
}

/** Lines of which each leaves a string at least. */
export function linesThatFit(): number {
  return Math.floor(heapForStrings() / STRING_BYTES);
}

/** Counts what a reader keeps as strings and objects. */
export class HeldStrings {
  readonly #file: string;
  #left = heapForStrings();

  constructor(file: string) {
    this.#file = file;
  }

  /** @throws InputError, naming the line, where so many bytes more are too many */
  keep(bytes: number, line: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw tooLarge(this.#file, line);
  }
}

/** @param at line at which it was noticed, or what the limit is */
export function tooLarge(file: string, at: number | string): InputError {
  const isLine = typeof at === 'number';
  return new InputError(`the file holds more than ${isLine ? 'the memory takes' : at}`, {
    file,
    line: isLine ? at : undefined,
    expected: 'a file that fits into memory several times',
    fix: 'is it the right file? If so, take a part of it, or a machine with more memory',
  });
}

/** Bytes that a line of text may have. */
export const LONGEST_LINE = 1 << 24;

/** A line that is longer than any line of a table. @param before lines before it, where that is known */
export function endlessLine(file: string, before: number | undefined): InputError {
  return refused(
    'table.long-line',
    {},
    {
      file,
      line: before === undefined ? undefined : before + 1,
      expected: 'a text file with one entry a line',
      fix: undefined,
    },
  );
}

/** Bytes up to which a gzip file may unpack to anything. */
const SMALL = 1 << 26;
/** Unpacked bytes for each packed one beyond them: tables have 3 to 100, gzip makes 1,030 at most, of one and the same byte. */
const MOST_UNPACKED = 400;

/** @throws InputError for a gzip file of which more comes out than of any table: it would be read for minutes and hold nothing */
export function refuseNothingPacked(file: string, unpacked: number, packed: number): void {
  if (unpacked <= SMALL || unpacked <= MOST_UNPACKED * packed) return;
  throw refused(
    'table.repeated-bytes',
    {},
    {
      file,
      expected: `a table, which has at most ${MOST_UNPACKED} bytes for each packed one`,
      found: `${Math.floor(unpacked / 1e6)} MB in the first ${packed} bytes of the gzip file`,
    },
  );
}

/** Bytes of a piece of text from which blanks alone are no table any more: nobody leaves 32,768 lines empty. */
const BLANK_PIECE = 1 << 16;

/**
 * @throws InputError for a piece of text of line ends alone, or of one and the same blank: reading on would take minutes and find nothing.
 *   Rows of tabs are none: spreadsheets write a million of them.
 */
export function refuseBlankPiece(file: string, piece: Uint8Array): void {
  if (piece.length < BLANK_PIECE || piece[0] > 0x20) return;
  const isLineEnd = (byte: number): boolean => byte === 10 || byte === 13;
  if (!piece.every(isLineEnd) && !piece.every((byte) => byte === piece[0])) return;
  throw refused(
    'table.repeated-blanks',
    {},
    {
      file,
      expected: 'text with one entry a line',
      found: `${piece.length} bytes of ${isLineEnd(piece[0]) ? 'empty lines' : 'blanks'} on end`,
    },
  );
}
