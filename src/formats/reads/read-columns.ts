import type {
  AlignedReads,
  FragmentsOfChromosome,
  ReadCounts,
  SingleReadsOfChromosome,
} from '../../genome/reads/aligned-reads.ts';
import { ColumnRoom, GrowingNumbers } from './growing-numbers.ts';

/** Reads of a file of which MACS takes the tag size. */
const FIRST_READS = 10;

/** Where the first number of a pair lies in 64 bits, so that these sort by it. */
const HIGH = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 1 : 0;

/** A chromosome as the file names it. */
export interface NamedLength {
  readonly name: string;
  readonly length: number | undefined;
}

/** Gathers the reads of a file by chromosome, in any order, and sorts them at its end. */
export class ReadColumns {
  readonly #room: ColumnRoom;
  readonly #bothEnds: boolean;
  readonly #forward: (GrowingNumbers | undefined)[] = [];
  readonly #reverse: (GrowingNumbers | undefined)[] = [];
  readonly #forwardEnd: (GrowingNumbers | undefined)[] = [];
  readonly #reverseStart: (GrowingNumbers | undefined)[] = [];
  readonly #fragments: (GrowingNumbers | undefined)[] = [];
  #firstReads = 0;
  #firstBases = 0;
  #bases = 0;
  #kept = 0;

  /** @param bothEnds keep the other end of single reads, too */
  constructor(file: string, bothEnds = false) {
    this.#room = new ColumnRoom(file);
    this.#bothEnds = bothEnds;
  }

  get kept(): number {
    return this.#kept;
  }

  /** Whether the length of the next read is one of those of which the tag size is made. */
  get wantsLength(): boolean {
    return this.#firstReads < FIRST_READS;
  }

  /** Takes the length of one of the first reads. */
  firstLength(length: number): void {
    this.#firstReads++;
    this.#firstBases += length;
  }

  /** @param chromosome its number @param start first base @param length bases on the reference */
  forward(chromosome: number, start: number, length: number): void {
    (this.#forward[chromosome] ??= new GrowingNumbers(this.#room)).push(start);
    if (this.#bothEnds)
      (this.#forwardEnd[chromosome] ??= new GrowingNumbers(this.#room)).push(start + length);
    this.#bases += length;
    this.#kept++;
  }

  /** @param end one past the last base */
  reverse(chromosome: number, end: number, length: number): void {
    (this.#reverse[chromosome] ??= new GrowingNumbers(this.#room)).push(end);
    if (this.#bothEnds)
      (this.#reverseStart[chromosome] ??= new GrowingNumbers(this.#room)).push(end - length);
    this.#bases += length;
    this.#kept++;
  }

  /** @param length bases of a read of it on the reference */
  fragment(chromosome: number, start: number, end: number, length: number): void {
    const pairs = (this.#fragments[chromosome] ??= new GrowingNumbers(this.#room));
    pairs.push(HIGH === 1 ? end : start);
    pairs.push(HIGH === 1 ? start : end);
    this.#bases += length;
    this.#kept++;
  }

  /** All reads, sorted; nothing is left here. @param chromosomes by their numbers */
  finish(
    layout: AlignedReads['layout'],
    chromosomes: readonly NamedLength[],
    counts: Omit<ReadCounts, 'kept'>,
  ): AlignedReads {
    const ofRun = {
      meanLength: this.#kept === 0 ? 0 : this.#bases / this.#kept,
      firstLength: this.#firstReads === 0 ? 0 : Math.floor(this.#firstBases / this.#firstReads),
      counts: { ...counts, kept: this.#kept },
    };
    return layout === 'single'
      ? { ...ofRun, layout, chromosomes: chromosomes.map((each, i) => this.#singles(each, i)) }
      : { ...ofRun, layout, chromosomes: chromosomes.map((each, i) => this.#pairs(each, i)) };
  }

  #singles(chromosome: NamedLength, i: number): SingleReadsOfChromosome {
    const forward = ascending(this.#forward[i]);
    const reverse = ascending(this.#reverse[i]);
    if (!this.#bothEnds) return { ...chromosome, forward, reverse };
    const forwardEnd = ascending(this.#forwardEnd[i]);
    return { ...chromosome, forward, reverse, forwardEnd, reverseStart: ascending(this.#reverseStart[i]) };
  }

  #pairs(chromosome: NamedLength, i: number): FragmentsOfChromosome {
    const both = this.#fragments[i]?.taken() ?? new Int32Array(0);
    const count = both.length / 2;
    // Two numbers of 32 bits as one of 64, which nothing has to make an object of.
    new BigInt64Array(both.buffer, 0, count).sort();
    const start = new Int32Array(count);
    const end = new Int32Array(count);
    for (let at = 0; at < count; at++) {
      start[at] = both[2 * at + HIGH];
      end[at] = both[2 * at + 1 - HIGH];
    }
    return { ...chromosome, start, end };
  }
}

function ascending(numbers: GrowingNumbers | undefined): Int32Array<ArrayBuffer> {
  const values = numbers?.taken() ?? new Int32Array(0);
  for (let at = 1; at < values.length; at++) if (values[at] < values[at - 1]) return values.sort();
  return values;
}
