import { InputError } from '../../errors.ts';
import type { CodedSequence } from '../../genome/sequence.ts';
import { scanTextLines } from '../text/byte-lines.ts';
import { name as nameOf, wholeCount } from '../text/doors.ts';
import { HeldStrings, STRING_BYTES } from '../text/held-memory.ts';
import { BLANK, LETTER_KINDS, MASKED, shownByte } from './base-letters.ts';
import type { RandomBytes } from './random-bytes.ts';
import { demandPart, MOST_BASES, type SequenceFile } from './sequence-file.ts';

const GREATER = 0x3e;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
/** Bytes of a line with a name that are looked at before the bases of an index. */
const LONGEST_HEADER = 1 << 16;
const PIECE = 1 << 20;

/** A line of a `.fai`: bases of a sequence, the byte at which they begin, and bases and bytes of each of its lines but the last. */
interface IndexRow {
  readonly name: string;
  readonly size: number;
  readonly offset: number;
  readonly lineBases: number;
  readonly lineBytes: number;
}

/**
 * Opens a FASTA file by its `.fai`, as `samtools faidx` writes it: parts are read from the disk, nothing else. That the index is of
 * this file is seen when a sequence is first asked for: its name must stand before its bases, and a line or the file end behind them.
 * @param bytes the FASTA file, unpacked
 * @param file what messages call it
 * @param index path of the `.fai`
 * @throws InputError naming the index and its line, or the file, where they do not fit
 *
 * **Source:** faidx(5) of samtools.
 */
export async function openIndexedFasta(
  bytes: RandomBytes,
  file: string,
  index: string,
): Promise<SequenceFile> {
  return new IndexedFasta(bytes, file, index, await readFastaIndex(index, bytes.length));
}

/** @param bytes of the FASTA file, which no sequence may end beyond */
async function readFastaIndex(index: string, bytes: number): Promise<IndexRow[]> {
  const rows = new Map<string, IndexRow>();
  const held = new HeldStrings(index);
  await scanTextLines(index, (text, line) => {
    if (text === '') return;
    const place = { file: index, line };
    const fields = text.split('\t');
    if (fields.length !== 5)
      throw new InputError('this is no line of a FASTA index', {
        ...place,
        expected: 'name, bases, first byte, bases and bytes of a line, with tabs between',
        found: text.slice(0, 120),
        fix: 'make it again: samtools faidx FILE',
      });
    held.keep(STRING_BYTES + 200 + text.length, line);
    const [size, offset, lineBases, lineBytes] = fields
      .slice(1)
      .map((field) => wholeCount(field, 'number', place));
    const row = {
      name: nameOf(fields[0], 'name of the sequence', place),
      size,
      offset,
      lineBases,
      lineBytes,
    };
    const fault = faultOf(row, bytes);
    if (fault !== undefined || rows.has(row.name))
      throw new InputError('the index does not fit the FASTA file', {
        ...place,
        expected: fault ?? 'every name once',
        found: text.slice(0, 120),
        fix: 'make it again: samtools faidx FILE',
      });
    rows.set(row.name, row);
  });
  if (rows.size > 0) return [...rows.values()];
  throw new InputError('the index of the FASTA file is empty', {
    file: index,
    fix: 'make it again (samtools faidx FILE), or remove it',
  });
}

/** What is expected of a row that cannot be true; undefined where it can. */
function faultOf(row: IndexRow, bytes: number): string | undefined {
  const { size, lineBases, lineBytes } = row;
  if (size < 1 || size > MOST_BASES) return `1 to ${MOST_BASES} bases`;
  if (lineBases < 1 || lineBytes < lineBases || lineBytes > lineBases + 2)
    return 'lines with bases, and an end of 0 to 2 bytes';
  if (lineBytes === lineBases && size > lineBases) return 'lines that have an end';
  return byteOf(row, size - 1) < bytes ? undefined : `an end within the ${bytes} bytes of the file`;
}

/** The byte of a base. */
function byteOf({ offset, lineBases, lineBytes }: IndexRow, base: number): number {
  return offset + Math.floor(base / lineBases) * lineBytes + (base % lineBases);
}

type TakeLetters = (letters: Uint8Array, from: number, to: number, at: number) => void;

class IndexedFasta implements SequenceFile {
  readonly file: string;
  readonly format = 'FASTA with .fai';
  readonly names: readonly string[];
  readonly sizes: Float64Array;
  readonly #bytes: RandomBytes;
  readonly #index: string;
  readonly #rows: readonly IndexRow[];
  readonly #seen = new Set<number>();

  constructor(bytes: RandomBytes, file: string, index: string, rows: readonly IndexRow[]) {
    this.file = file;
    this.names = rows.map(({ name }) => name);
    this.sizes = Float64Array.from(rows, ({ size }) => size);
    this.#bytes = bytes;
    this.#index = index;
    this.#rows = rows;
  }

  bases(sequence: number, start: number, end: number): CodedSequence {
    const codes = new Uint8Array(end - start);
    this.#scan(sequence, start, end, (letters, from, to, at) => {
      for (let letter = from; letter < to; letter++) {
        const kind = LETTER_KINDS[letters[letter]];
        if (kind >= BLANK)
          throw this.#unfit(this.#rows[sequence], `${shownByte(letters[letter])} among its bases`);
        codes[at + letter - from] = kind & 7;
      }
    });
    return codes;
  }

  masked(sequence: number, start: number, end: number): number {
    let count = 0;
    this.#scan(sequence, start, end, (letters, from, to) => {
      for (let letter = from; letter < to; letter++)
        if ((LETTER_KINDS[letters[letter]] & (BLANK | MASKED)) === MASKED) count++;
    });
    return count;
  }

  close(): void {
    this.#bytes.close();
  }

  /** Hands over the letters of a part, as ranges of bytes without line ends, with the place of the first in the part. */
  #scan(sequence: number, start: number, end: number, take: TakeLetters): void {
    demandPart(this, sequence, start, end);
    const row = this.#rows[sequence];
    if (!this.#seen.has(sequence)) {
      this.#check(row);
      this.#seen.add(sequence);
    }
    const { lineBases, lineBytes } = row;
    const last = start === end ? 0 : byteOf(row, end - 1) + 1;
    const piece = new Uint8Array(Math.max(0, Math.min(PIECE, last - byteOf(row, start))));
    let base = start;
    let inLine = start % lineBases;
    for (let from = byteOf(row, start); from < last; from += piece.length) {
      const length = Math.min(piece.length, last - from);
      if (this.#bytes.read(piece.subarray(0, length), from) < length)
        throw this.#unfit(row, 'the end of the file');
      for (let at = 0; at < length;) {
        const bases = Math.min(length - at, lineBases - inLine);
        if (bases > 0) {
          take(piece, at, at + bases, base - start);
          [base, at, inLine] = [base + bases, at + bases, inLine + bases];
        } else {
          if (piece[at] !== LINE_FEED && piece[at] !== RETURN)
            throw this.#unfit(row, 'lines of other lengths');
          at++;
          inLine++;
        }
        if (inLine === lineBytes) inLine = 0;
      }
    }
  }

  /** @throws InputError where the sequence's name does not stand before its bases, or its bases do not end where the index says */
  #check(row: IndexRow): void {
    const before = new Uint8Array(Math.min(LONGEST_HEADER, row.offset));
    this.#bytes.read(before, row.offset - before.length);
    const header = before.subarray(before.subarray(0, -1).lastIndexOf(LINE_FEED) + 1);
    const text = Buffer.from(header)
      .toString('utf8')
      .replace(/^\ufeff/, '');
    const found = header.at(-1) === LINE_FEED ? /^>(\S*)/.exec(text)?.[1] : undefined;
    if (found !== row.name)
      throw this.#unfit(row, found === undefined ? 'no name before it' : JSON.stringify(found));
    const behind = new Uint8Array(3);
    const length = this.#bytes.read(behind, byteOf(row, row.size - 1) + 1);
    const rest = [...behind.subarray(0, length)].filter((byte) => byte !== RETURN);
    const ends = rest.length === 0 || (rest[0] === LINE_FEED && (rest.length === 1 || rest[1] === GREATER));
    if (!ends) throw this.#unfit(row, 'more bases behind it');
  }

  #unfit(row: IndexRow, found: string): InputError {
    return new InputError('the index is not of this FASTA file', {
      file: this.file,
      expected: `the ${row.size} bases of ${row.name} at byte ${row.offset}, as ${this.#index} says`,
      found,
      fix: `make the index again (samtools faidx ${this.file}), or remove it`,
    });
  }
}
