import type { AlignedReads } from '../../genome/reads/aligned-reads.ts';
import type { InputError } from '../../errors.ts';
import { refused } from '../../messages/refused.ts';
import { LARGEST_POSITION, nameFault } from '../text/doors.ts';
import { HeldStrings, STRING_BYTES } from '../text/held-memory.ts';
import { cutOff } from './block-stream.ts';
import type { ReadChoices } from './read-choices.ts';
import { ReadColumns, type NamedLength } from './read-columns.ts';

/** `BAM` and the version. */
const MAGIC = 0x014d4142;
/** Bytes of a header's text, and of one record: nothing comes near them. */
const LONGEST_TEXT = 1 << 28;
const LARGEST_RECORD = 1 << 26;
const LONGEST_NAME = 4_000;
/** Bytes that a chromosome takes as an object, beside its name. */
const CHROMOSOME_BYTES = 4 * STRING_BYTES;

/** Bytes of a record before its name, without its size. */
const FIXED = 32;

const PAIRED = 0x1;
const PROPER = 0x2;
const UNMAPPED = 0x4;
const MATE_UNMAPPED = 0x8;
const REVERSE = 0x10;
const SECOND = 0x80;
const SECONDARY = 0x100;
const FAILED = 0x200;
const DUPLICATE = 0x400;
const SUPPLEMENTARY = 0x800;

/** Bits of the CIGAR operations that lie on the reference: M, D, N, = and X. */
const ON_REFERENCE = (1 << 0) | (1 << 2) | (1 << 3) | (1 << 7) | (1 << 8);
const LAST_OPERATION = 8;

type Part = 'magic' | 'text' | 'count' | 'chromosomes' | 'records';

/** Reads the unpacked bytes of a BAM file, piece by piece, straight into columns. What counts is said at `readBam`. */
export class BamScanner {
  readonly #file: string;
  readonly #columns: ReadColumns;
  readonly #strings: HeldStrings;
  readonly #minimumQuality: number;
  readonly #dropped: number;
  readonly #chromosomes: NamedLength[] = [];
  #names = new Set<string>();
  #lengths = new Int32Array(0);
  #carry = Buffer.alloc(0);
  #part: Part = 'magic';
  /** Bytes of text, then chromosomes, that are still to come. */
  #left = 0;
  #layout: AlignedReads['layout'] | undefined;
  readonly #isChosen: boolean;
  #records = 0;
  #unmapped = 0;
  #secondary = 0;
  #failed = 0;
  #markedDuplicates = 0;
  #lowQuality = 0;
  #unpaired = 0;
  #mates = 0;

  constructor(
    file: string,
    { layout, minimumQuality = 0, keepMarkedDuplicates = true, bothEnds }: ReadChoices,
  ) {
    this.#file = file;
    this.#columns = new ReadColumns(file, bothEnds);
    this.#strings = new HeldStrings(file);
    this.#layout = layout;
    this.#isChosen = layout !== undefined;
    this.#minimumQuality = minimumQuality;
    this.#dropped = keepMarkedDuplicates ? 0 : DUPLICATE;
  }

  /** Takes the next bytes; they may end anywhere. */
  push(piece: Uint8Array): void {
    const bytes = this.#carry.length === 0 ? piece : Buffer.concat([this.#carry, piece]);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const from = this.#part === 'records' ? 0 : this.#header(bytes, view);
    const to = this.#part === 'records' ? this.#scan(view, from) : from;
    this.#carry = Buffer.from(bytes.subarray(to));
  }

  /** Ends the file. @throws InputError where it ends too early, or no read is left */
  finish(): AlignedReads {
    if (this.#part !== 'records') throw cutOff(this.#file, 'an end within its header');
    if (this.#carry.length > 0) throw cutOff(this.#file, `an end within record ${this.#records + 1}`);
    const counts = {
      records: this.#records,
      unmapped: this.#unmapped,
      secondary: this.#secondary,
      failed: this.#failed,
      markedDuplicates: this.#markedDuplicates,
      lowQuality: this.#lowQuality,
      unpaired: this.#unpaired,
      mates: this.#mates,
    };
    const layout = this.#layout ?? 'single';
    if (this.#columns.kept === 0) throw noReads(this.#file, layout, counts);
    return this.#columns.finish(layout, this.#chromosomes, counts);
  }

  /** Reads as much of the header as there is. @returns where what is left begins */
  #header(bytes: Uint8Array, view: DataView): number {
    const end = bytes.length;
    let at = 0;
    if (this.#part === 'magic') {
      if (end < 8) return 0;
      if (view.getUint32(0, true) !== MAGIC) throw this.#damaged('a BAM header', 'other first bytes');
      this.#left = view.getInt32(4, true);
      if (this.#left < 0 || this.#left > LONGEST_TEXT)
        throw this.#damaged('a BAM header', `a header of ${this.#left} bytes`);
      at = 8;
      this.#part = 'text';
    }
    if (this.#part === 'text') {
      const skipped = Math.min(this.#left, end - at);
      at += skipped;
      this.#left -= skipped;
      if (this.#left > 0) return at;
      this.#part = 'count';
    }
    if (this.#part === 'count') {
      if (end - at < 4) return at;
      this.#left = view.getInt32(at, true);
      if (this.#left < 0) throw this.#damaged('a BAM header', `${this.#left} chromosomes`);
      at += 4;
      this.#part = 'chromosomes';
    }
    for (; this.#left > 0; this.#left--) {
      const next = this.#chromosome(bytes, view, at);
      if (next === at) return at;
      at = next;
    }
    this.#lengths = Int32Array.from(this.#chromosomes, ({ length }) => length ?? 0);
    this.#names = new Set();
    this.#part = 'records';
    return at;
  }

  /** @returns where the next begins; `at` where this one has not come as a whole */
  #chromosome(bytes: Uint8Array, view: DataView, at: number): number {
    if (bytes.length - at < 4) return at;
    const size = view.getInt32(at, true);
    const number = this.#chromosomes.length + 1;
    if (size < 2 || size > LONGEST_NAME)
      throw this.#damaged('a BAM header', `a name of ${size} bytes for chromosome ${number}`);
    const next = at + 8 + size;
    if (next > bytes.length) return at;
    const name = Buffer.from(bytes.buffer, bytes.byteOffset + at + 4, size - 1).toString('utf8');
    const length = view.getInt32(next - 4, true);
    const fault = bytes[at + 3 + size] === 0 ? nameFault(name) : 'does not end';
    if (fault !== undefined)
      throw this.#damaged('a BAM header', `a name of chromosome ${number} that ${fault}`);
    if (this.#names.has(name)) throw this.#damaged('a BAM header', `chromosome ${name} twice`);
    if (length < 1) throw this.#damaged('a BAM header', `a length of ${length} for chromosome ${name}`);
    this.#strings.keep(size + CHROMOSOME_BYTES, 0);
    this.#names.add(name);
    this.#chromosomes.push({ name, length });
    return next;
  }

  /** Reads all whole records. @returns where the first that is not whole begins */
  #scan(view: DataView, from: number): number {
    const end = view.byteLength;
    let at = from;
    while (at + 4 <= end) {
      const size = view.getInt32(at, true);
      if (size < FIXED || size > LARGEST_RECORD) throw this.#faulty(`a record of ${size} bytes`);
      if (at + 4 + size > end) break;
      this.#record(view, at + 4, size);
      this.#records++;
      at += 4 + size;
    }
    return at;
  }

  #record(view: DataView, at: number, size: number): void {
    const chromosome = view.getInt32(at, true);
    const start = view.getInt32(at + 4, true);
    const nameLength = view.getUint8(at + 8);
    const operations = view.getUint16(at + 12, true);
    const flag = view.getUint16(at + 14, true);
    const bases = view.getInt32(at + 16, true);
    if (
      nameLength < 1 ||
      bases < 0 ||
      FIXED + nameLength + 4 * operations + ((bases + 1) >> 1) + bases > size
    )
      throw this.#faulty(`a name, CIGAR and sequence that do not fit into its ${size} bytes`);
    const cigar = at + FIXED + nameLength;
    if (this.#columns.wantsLength)
      this.#columns.firstLength(bases > 0 ? bases : this.#onReference(view, cigar, operations, 0));
    if ((flag & UNMAPPED) !== 0 || chromosome === -1 || start === -1 || operations === 0) {
      this.#unmapped++;
      return;
    }
    if (chromosome < 0 || chromosome >= this.#lengths.length || start < 0)
      throw this.#faulty(`position ${start} on chromosome ${chromosome} of ${this.#lengths.length}`);
    if (start >= this.#lengths[chromosome]) throw this.#beyondEnd(chromosome, start);
    if ((flag & (SECONDARY | SUPPLEMENTARY)) !== 0) {
      this.#secondary++;
      return;
    }
    if ((flag & FAILED) !== 0) {
      this.#failed++;
      return;
    }
    const isPaired = (flag & PAIRED) !== 0;
    if (!this.#isChosen) this.#seeLayout(isPaired);
    const wantsPairs = this.#layout === 'paired';
    if (isPaired ? (flag & (PROPER | MATE_UNMAPPED)) !== PROPER : wantsPairs) {
      this.#unpaired++;
      return;
    }
    if (isPaired && (flag & SECOND) !== 0) {
      this.#mates++;
      return;
    }
    if ((flag & this.#dropped) !== 0) {
      this.#markedDuplicates++;
      return;
    }
    if (view.getUint8(at + 9) < this.#minimumQuality) {
      this.#lowQuality++;
      return;
    }
    const length = this.#onReference(view, cigar, operations, start);
    if (length === 0) this.#unmapped++;
    else if (wantsPairs) this.#pair(view, at, chromosome, start, length);
    else if ((flag & REVERSE) !== 0) this.#columns.reverse(chromosome, start + length, length);
    else this.#columns.forward(chromosome, start, length);
  }

  #pair(view: DataView, at: number, chromosome: number, start: number, length: number): void {
    const mateStart = view.getInt32(at + 24, true);
    const template = Math.abs(view.getInt32(at + 28, true));
    if (view.getInt32(at + 20, true) !== chromosome || mateStart < 0 || template === 0) {
      this.#unpaired++;
      return;
    }
    const first = Math.min(start, mateStart);
    if (first + template > LARGEST_POSITION)
      throw this.#faulty(`a pair of ${template} bases from ${first} on`);
    this.#columns.fragment(chromosome, first, first + template, length);
  }

  /** Bases of a CIGAR on the reference. @param start of the read, for what does not fit there */
  #onReference(view: DataView, cigar: number, operations: number, start: number): number {
    let length = 0;
    for (let i = 0; i < operations; i++) {
      const operation = view.getUint32(cigar + 4 * i, true);
      const code = operation & 15;
      if (code > LAST_OPERATION) throw this.#faulty(`operation ${code} in its CIGAR`);
      if (((ON_REFERENCE >> code) & 1) !== 0) length += operation >>> 4;
    }
    if (start + length > LARGEST_POSITION) throw this.#faulty(`a read of ${length} bases from ${start} on`);
    return length;
  }

  /** Pairs are told by their flags; both kinds in one file have to be said, whatever comes first. */
  #seeLayout(isPaired: boolean): void {
    const seen = isPaired ? 'paired' : 'single';
    this.#layout ??= seen;
    if (this.#layout !== seen) throw refused('reads.both-layouts', {}, { file: this.#file });
  }

  #beyondEnd(chromosome: number, start: number): InputError {
    const { name, length } = this.#chromosomes[chromosome];
    return refused(
      'reads.beyond-end',
      {},
      {
        file: this.#file,
        expected: `positions on ${name} below ${length}`,
        found: `position ${start} in record ${this.#records + 1}`,
      },
    );
  }

  /** A record that says what cannot be. */
  #faulty(found: string): InputError {
    return this.#damaged(`an alignment as record ${this.#records + 1}`, found);
  }

  #damaged(expected: string, found: string): InputError {
    return refused('reads.damaged', {}, { file: this.#file, expected, found });
  }
}

/** @param counts what became of the records */
export function noReads(
  file: string,
  layout: AlignedReads['layout'],
  { records, ...lost }: Readonly<Record<string, number>>,
): InputError {
  const named = Object.entries(lost).filter(([, count]) => count > 0);
  const found = [`${records} records`, ...named.map(([reason, count]) => `${reason} ${count}`)].join(', ');
  return layout === 'paired' && records > 0
    ? refused('reads.no-pairs', {}, { file, found })
    : refused('reads.none', {}, { file, found });
}
