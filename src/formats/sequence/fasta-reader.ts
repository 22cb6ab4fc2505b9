import { InputError } from '../../errors.ts';
import type { CodedSequence } from '../../genome/sequence.ts';
import { LineStart } from '../text/byte-lines.ts';
import { readUnpacked, sourceName } from '../text/byte-source.ts';
import { name as nameOf } from '../text/doors.ts';
import { foreignFormat, foreignText } from '../text/foreign-format.ts';
import { HeldStrings, STRING_BYTES } from '../text/held-memory.ts';
import { BLANK, LETTER_KINDS, LINE_END, MASKED, shownByte, UNKNOWN } from './base-letters.ts';
import { TWO_BITS } from './packed-bases.ts';
import { MemoryLeft, PackedPieces, type PackedSequence } from './packed-store.ts';
import { demandPart, MOST_BASES, type SequenceFile } from './sequence-file.ts';

const GREATER = 0x3e;
const LINE_FEED = 0x0a;
/** Bytes that a line with a name may have. */
const LONGEST_HEADER = 1 << 16;
/** What a sequence takes in memory beside its bases and its name. */
const SEQUENCE_BYTES = 1024;

/**
 * Reads sequences in FASTA into memory, two bits for each base: plain or gzip (also bgzip), `-` for standard input, lines of any
 * length, LF or CRLF. A sequence is named by the first word behind `>`. N and every other letter of IUPAC that stands for no single base
 * are unknown; lower case is kept as soft masking.
 * @param file what messages call it
 * @throws InputError naming file and line for other letters, sequences without a name or bases, names that are there twice, and
 *   more than the memory takes
 */
export async function readFasta(path: string, file = sourceName(path)): Promise<SequenceFile> {
  const scanner = new FastaScanner(file);
  for await (const chunk of readUnpacked(path, file)) scanner.take(chunk);
  return new Fasta(file, scanner.end());
}

class Fasta implements SequenceFile {
  readonly file: string;
  readonly format = 'FASTA';
  readonly names: readonly string[];
  readonly sizes: Float64Array;
  readonly #sequences: readonly PackedSequence[];

  constructor(file: string, sequences: ReadonlyMap<string, PackedSequence>) {
    this.file = file;
    this.names = [...sequences.keys()];
    this.#sequences = [...sequences.values()];
    this.sizes = Float64Array.from(this.#sequences, ({ size }) => size);
  }

  bases(sequence: number, start: number, end: number): CodedSequence {
    demandPart(this, sequence, start, end);
    return this.#sequences[sequence].bases(start, end);
  }

  masked(sequence: number, start: number, end: number): number {
    demandPart(this, sequence, start, end);
    return this.#sequences[sequence].masked(start, end);
  }

  close(): void {
    // Nothing is open.
  }
}

/** A name of a sequence from its line: the first word behind `>`. */
export function sequenceName(header: string, file: string, line: number): string {
  return nameOf(/^>([^\s]*)/.exec(header)?.[1], 'name of the sequence', { file, line });
}

/** Takes the bytes of a FASTA file in pieces. */
class FastaScanner {
  readonly #file: string;
  readonly #memory: MemoryLeft;
  readonly #held: HeldStrings;
  readonly #sequences = new Map<string, PackedSequence>();
  readonly #header = new LineStart();
  #pieces: PackedPieces | undefined;
  #name = '';
  #nameLine = 0;
  #line = 1;
  /** Bases of the sequence so far, and the bits of those that fill no byte yet. */
  #size = 0;
  #bits = 0;
  /** Whether the last base was unknown, and whether it was masked. */
  #mode = 0;
  #state: 'begin' | 'line start' | 'header' | 'bases' = 'begin';

  constructor(file: string) {
    this.#file = file;
    this.#memory = new MemoryLeft(file);
    this.#held = new HeldStrings(file);
  }

  take(chunk: Buffer): void {
    let at = 0;
    if (this.#state === 'begin' && chunk.length > 0) {
      refuseForeign(chunk, this.#file);
      if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) at = 3;
      this.#state = 'line start';
    }
    while (at < chunk.length) {
      if (this.#state === 'line start' && chunk[at] === GREATER) {
        this.#endSequence();
        this.#state = 'header';
      }
      at = this.#state === 'header' ? this.#takeHeader(chunk, at) : this.#takeBases(chunk, at);
    }
  }

  end(): ReadonlyMap<string, PackedSequence> {
    if (this.#state === 'header') this.#beginSequence(new Uint8Array(0));
    this.#endSequence();
    if (this.#sequences.size === 0)
      throw new InputError('the file holds no sequence', {
        file: this.#file,
        expected: 'FASTA: lines that begin with > and a name, each with its sequence below it',
      });
    return this.#sequences;
  }

  #takeHeader(chunk: Buffer, from: number): number {
    const end = chunk.indexOf(LINE_FEED, from);
    const to = end < 0 ? chunk.length : end;
    if (this.#header.length + to - from > LONGEST_HEADER)
      throw this.#fault('a line with the name of a sequence is too long', {
        expected: `at most ${LONGEST_HEADER} bytes, and a line end before the sequence`,
      });
    if (end < 0) {
      this.#header.add(chunk.subarray(from));
      return to;
    }
    this.#beginSequence(chunk.subarray(from, to));
    this.#line++;
    this.#state = 'line start';
    return end + 1;
  }

  #beginSequence(last: Uint8Array): void {
    const header = this.#header.endWith(last).toString('utf8');
    this.#name = sequenceName(header, this.#file, this.#line);
    this.#nameLine = this.#line;
    if (this.#sequences.has(this.#name))
      throw this.#fault('two sequences have one name', {
        expected: 'every name once',
        found: JSON.stringify(this.#name),
      });
    this.#held.keep(SEQUENCE_BYTES + STRING_BYTES + this.#name.length, this.#line);
    this.#pieces = new PackedPieces(this.#memory);
    this.#size = this.#bits = 0;
    this.#mode = 0;
  }

  #endSequence(): void {
    if (this.#pieces === undefined) return;
    if (this.#size === 0)
      throw new InputError('a sequence has no bases', {
        file: this.#file,
        line: this.#nameLine,
        expected: 'its sequence in the lines below its name',
        found: JSON.stringify(this.#name),
        fix: 'was the file cut off? Copy or download it again',
      });
    const over = this.#size & 3;
    if (over > 0) this.#pieces.push((this.#bits << (8 - 2 * over)) & 255);
    this.#sequences.set(this.#name, this.#pieces.end(this.#size));
    this.#pieces = undefined;
  }

  /** Bases up to a line end that `>` follows, or the end of the chunk. @returns where it stopped */
  #takeBases(chunk: Buffer, from: number): number {
    const pieces = this.#pieces;
    let [size, bits, mode, at] = [this.#size, this.#bits, this.#mode, from];
    let lineStart = this.#state === 'line start' ? from : -1;
    for (; at < chunk.length; at++) {
      const kind = LETTER_KINDS[chunk[at]];
      if (kind < BLANK && pieces !== undefined) {
        if ((kind & (UNKNOWN | MASKED)) !== mode) {
          mode = kind & (UNKNOWN | MASKED);
          pieces.turn((mode & UNKNOWN) !== 0, (mode & MASKED) !== 0, size);
        }
        bits = (bits << 2) | TWO_BITS[kind & 7];
        if ((++size & 3) === 0) {
          pieces.push(bits & 255);
          bits = 0;
        }
      } else if (kind === LINE_END) {
        this.#line++;
        lineStart = at + 1;
      } else if (kind !== BLANK) {
        if (chunk[at] === GREATER && at === lineStart) break;
        throw this.#noBase(chunk[at]);
      }
    }
    if (size > MOST_BASES)
      throw this.#fault('a sequence is too long', { expected: `at most ${MOST_BASES} bases` });
    [this.#size, this.#bits, this.#mode] = [size, bits, mode];
    this.#state = at === lineStart ? 'line start' : 'bases';
    return at;
  }

  #noBase(byte: number): InputError {
    if (this.#pieces === undefined) return this.#noName(byte);
    return this.#fault('this is no letter of a nucleic acid', {
      expected: 'A, C, G, T, N and the other codes of IUPAC for bases',
      found: shownByte(byte),
    });
  }

  #noName(byte: number): InputError {
    return this.#fault('the file does not begin with the name of a sequence', {
      expected: 'FASTA: a line with > and a name first',
      found: shownByte(byte),
    });
  }

  #fault(problem: string, parts: { expected?: string; found?: string }): InputError {
    return new InputError(problem, { file: this.#file, line: this.#line, ...parts });
  }
}

/** @throws InputError for what is recognised as another kind of file, with what to do */
function refuseForeign(head: Buffer, file: string): void {
  const text = head[0] === GREATER ? undefined : foreignText(head);
  const foreign = foreignFormat(head) ?? text;
  if (foreign === undefined) return;
  const isTwoBit = foreign.what.includes('2bit');
  throw new InputError(
    isTwoBit ? 'this is a 2bit genome file that is packed once more' : `this is ${foreign.what}`,
    {
      file,
      expected: 'sequences: FASTA (plain, gzip or bgzip) or 2bit',
      ...(isTwoBit ? { fix: 'unpack it: gunzip FILE' } : {}),
    },
  );
}
