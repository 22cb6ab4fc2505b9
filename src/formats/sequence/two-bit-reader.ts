import { InputError } from '../../errors.ts';
import type { CodedSequence } from '../../genome/sequence.ts';
import { name as nameOf } from '../text/doors.ts';
import { HeldStrings, STRING_BYTES } from '../text/held-memory.ts';
import { basesInRuns, forgetRuns, type BaseRuns } from './base-runs.ts';
import { unpackBases } from './packed-bases.ts';
import { openBytes, type RandomBytes } from './random-bytes.ts';
import { demandPart, MOST_BASES, MOST_SEQUENCES, type SequenceFile } from './sequence-file.ts';

export const TWO_BIT_SIGNATURE = 0x1a412743;
const HEADER = 16;
/** Bytes of the header, the index and the records that are read at once. */
const WINDOW = 1 << 12;
/** Bytes of stretches of N and of lower case that are kept for the next question. */
const MOST_KEPT = 1 << 26;

/** Whether a file begins as 2bit files of either byte order do. @param head its first bytes */
export function isTwoBit(head: Uint8Array): boolean {
  return head.length >= 4 && byteOrder(new DataView(head.buffer, head.byteOffset)) !== undefined;
}

/** Whether the little end comes first; undefined where the file is none. */
function byteOrder(view: DataView): boolean | undefined {
  if (view.getUint32(0, true) === TWO_BIT_SIGNATURE) return true;
  return view.getUint32(0, false) === TWO_BIT_SIGNATURE ? false : undefined;
}

/**
 * Opens a genome in UCSC's 2bit format: version 0, and version 1 with its longer offsets; either byte order. What the header promises is
 * weighed against the length of the file before anything is made of it; bases, and the stretches of N and of lower case, are read from
 * the disk when they are asked for.
 * @param file what messages call it
 * @throws InputError for a file that is none, ends early or contradicts itself
 *
 * **Source:** the format as described at genome.ucsc.edu/FAQ/FAQformat.html (.2bit format).
 */
export function openTwoBit(path: string, file = path): SequenceFile {
  const bytes = openBytes(path);
  try {
    return new TwoBit(bytes, file);
  } catch (error) {
    bytes.close();
    throw error;
  }
}

/** Where a sequence's parts stand in the file. */
interface SequenceRecord {
  readonly size: number;
  readonly unknownBlocks: number;
  readonly unknownAt: number;
  readonly maskBlocks: number;
  readonly maskAt: number;
  readonly basesAt: number;
}

class TwoBit implements SequenceFile {
  readonly file: string;
  readonly format = '2bit';
  readonly names: readonly string[];
  readonly sizes: Float64Array;
  readonly #numbers: Numbers;
  readonly #records: readonly SequenceRecord[];
  readonly #runs = new Map<string, BaseRuns>();
  #kept = 0;

  constructor(bytes: RandomBytes, file: string) {
    this.file = file;
    this.#numbers = new Numbers(bytes, file);
    const { names, offsets, end } = this.#numbers.index();
    this.names = names;
    this.#records = names.map((name, index) => this.#numbers.record(name, offsets[index], end));
    this.sizes = Float64Array.from(this.#records, ({ size }) => size);
  }

  bases(sequence: number, start: number, end: number): CodedSequence {
    demandPart(this, sequence, start, end);
    const { basesAt } = this.#records[sequence];
    const first = start >>> 2;
    const packed = this.#numbers.bytes(basesAt + first, ((end + 3) >>> 2) - first);
    const codes = unpackBases(packed, start & 3, end - start);
    forgetRuns(this.#unknown(sequence), codes, start);
    return codes;
  }

  masked(sequence: number, start: number, end: number): number {
    demandPart(this, sequence, start, end);
    const { maskBlocks, maskAt } = this.#records[sequence];
    return basesInRuns(this.#runsAt('lower case', sequence, maskBlocks, maskAt), start, end);
  }

  close(): void {
    this.#numbers.close();
  }

  #unknown(sequence: number): BaseRuns {
    const { unknownBlocks, unknownAt } = this.#records[sequence];
    return this.#runsAt('N', sequence, unknownBlocks, unknownAt);
  }

  #runsAt(what: string, sequence: number, count: number, at: number): BaseRuns {
    const key = `${what} ${sequence}`;
    const known = this.#runs.get(key);
    if (known !== undefined) return known;
    const runs = this.#numbers.runs(count, at, this.sizes[sequence], `${what} of ${this.names[sequence]}`);
    if (this.#kept + 8 * count > MOST_KEPT) {
      this.#runs.clear();
      this.#kept = 0;
    }
    this.#kept += 8 * count;
    this.#runs.set(key, runs);
    return runs;
  }
}

/** The numbers of a 2bit file, read through a window. */
class Numbers {
  readonly #bytes: RandomBytes;
  readonly #file: string;
  readonly #littleEndian: boolean;
  readonly #longOffsets: boolean;
  readonly #count: number;
  readonly #window = new Uint8Array(WINDOW);
  #from = 0;
  #filled = 0;

  constructor(bytes: RandomBytes, file: string) {
    this.#bytes = bytes;
    this.#file = file;
    this.#need(0, HEADER, 'the header');
    const view = this.#view(0, HEADER);
    const littleEndian = byteOrder(view);
    if (littleEndian === undefined)
      throw new InputError('this is no 2bit file', { file, expected: 'the signature 0x1A412743' });
    this.#littleEndian = littleEndian;
    const [version, count, reserved] = [4, 8, 12].map((at) => view.getUint32(at, littleEndian));
    if (version > 1)
      throw this.#fault('the 2bit file is of an unknown version', 'version 0 or 1', String(version));
    if (reserved !== 0) throw this.#fault('the header is damaged', '0 at byte 12', String(reserved));
    this.#longOffsets = version === 1;
    if (count === 0 || count > MOST_SEQUENCES)
      throw this.#fault(
        'the number of sequences is impossible',
        `1 to ${MOST_SEQUENCES} sequences`,
        String(count),
      );
    // A name has a length and at least one letter.
    this.#need(HEADER, count * (2 + this.#offsetBytes), `the index of ${count} sequences`);
    this.#count = count;
  }

  close(): void {
    this.#bytes.close();
  }

  /** Names and places of all sequences, and where the index ends. */
  index(): { names: string[]; offsets: Float64Array; end: number } {
    const names: string[] = [];
    const known = new Set<string>();
    const held = new HeldStrings(this.#file);
    const offsets = new Float64Array(this.#count);
    let at = HEADER;
    for (let index = 0; index < this.#count; index++) {
      const length = this.#view(at, 1).getUint8(0);
      const text = Buffer.from(this.#whole(at + 1, length)).toString('utf8');
      const name = nameOf(text, `name of sequence ${index + 1}`, { file: this.#file });
      if (known.has(name))
        throw this.#fault('two sequences have one name', 'every name once', JSON.stringify(name));
      held.keep(3 * (STRING_BYTES + length), index + 1);
      known.add(name);
      names.push(name);
      at += 1 + length;
      const view = this.#view(at, this.#offsetBytes);
      offsets[index] = this.#longOffsets
        ? Number(view.getBigUint64(0, this.#littleEndian))
        : view.getUint32(0, this.#littleEndian);
      at += this.#offsetBytes;
    }
    return { names, offsets, end: at };
  }

  /** What stands of a sequence at its place. @param least where the index ends */
  record(name: string, offset: number, least: number): SequenceRecord {
    if (offset < least)
      throw this.#fault(
        'a sequence begins inside the index',
        `byte ${least} or later`,
        `byte ${offset} (${name})`,
      );
    const size = this.#count32(offset, name);
    if (size === 0 || size > MOST_BASES)
      throw this.#fault(
        'the length of a sequence is impossible',
        `1 to ${MOST_BASES} bases`,
        `${size} (${name})`,
      );
    const unknownBlocks = this.#count32(offset + 4, name);
    const unknownAt = offset + 8;
    this.#need(unknownAt, 8 * unknownBlocks, `the stretches of N of ${name}`);
    const maskBlocks = this.#count32(unknownAt + 8 * unknownBlocks, name);
    const maskAt = unknownAt + 8 * unknownBlocks + 4;
    this.#need(maskAt, 8 * maskBlocks, `the stretches in lower case of ${name}`);
    const reservedAt = maskAt + 8 * maskBlocks;
    if (this.#count32(reservedAt, name) !== 0)
      throw this.#fault('a sequence is damaged', `0 at byte ${reservedAt}`, `something else (${name})`);
    const basesAt = reservedAt + 4;
    this.#need(basesAt, (size + 3) >>> 2, `the bases of ${name}`);
    return { size, unknownBlocks, unknownAt, maskBlocks, maskAt, basesAt };
  }

  /** Stretches of a sequence: first all their starts, then all their lengths. */
  runs(count: number, at: number, size: number, what: string): BaseRuns {
    const view = new DataView(this.bytes(at, 8 * count).buffer);
    const start = new Uint32Array(count);
    const end = new Uint32Array(count);
    for (let run = 0, last = 0; run < count; run++) {
      const from = view.getUint32(4 * run, this.#littleEndian);
      const to = from + view.getUint32(4 * (count + run), this.#littleEndian);
      if (from < last || to > size)
        throw this.#fault(
          `the stretches of ${what} are damaged`,
          `ascending ones, none on another, up to ${size}`,
          `${from}-${to} behind ${last}`,
        );
      start[run] = from;
      end[run] = last = to;
    }
    return { start, end };
  }

  /** Bytes of the file, which must be there. */
  bytes(at: number, length: number): Uint8Array<ArrayBuffer> {
    const into = new Uint8Array(length);
    const got = this.#bytes.read(into, at);
    if (got < length) throw this.#early(at + length, 'what it held when it was opened', at + got);
    return into;
  }

  get #offsetBytes(): number {
    return this.#longOffsets ? 8 : 4;
  }

  #count32(at: number, name: string): number {
    this.#need(at, 4, `the sequence ${name}`);
    return this.#view(at, 4).getUint32(0, this.#littleEndian);
  }

  #view(at: number, length: number): DataView {
    const bytes = this.#whole(at, length);
    return new DataView(bytes.buffer, bytes.byteOffset, length);
  }

  /** A few bytes, from the window. */
  #whole(at: number, length: number): Uint8Array {
    if (at < this.#from || at + length > this.#from + this.#filled) {
      this.#need(at, length, 'the index');
      this.#filled = this.#bytes.read(this.#window, at);
      this.#from = at;
    }
    return this.#window.subarray(at - this.#from, at - this.#from + length);
  }

  /** @throws InputError where the file ends before these bytes do */
  #need(at: number, length: number, what: string): void {
    if (at + length > this.#bytes.length) throw this.#early(at + length, what, this.#bytes.length);
  }

  #early(least: number, what: string, found: number): InputError {
    return this.#fault(
      'the 2bit file ends early: it was cut off',
      `at least ${least} bytes, for ${what}`,
      `${found} bytes`,
    );
  }

  #fault(problem: string, expected: string, found: string): InputError {
    return new InputError(problem, { file: this.#file, expected, found, fix: 'copy or download it again' });
  }
}
