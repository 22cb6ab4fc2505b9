// Words of a list of experiments and the rows they stand in, collected byte by byte.

const SEPARATOR = 0;
const JOINER = 1;

/** Longest run of letters, digits and joiners that also counts as one word without its joiners. */
const LONGEST_JOINED = 40;
const LONGEST_RUN = 250;

const FNV_START = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;
const SECOND_START = 0x2f0b4c47;
const SECOND_PRIME = 0x5bd1e995;

/** Numbers per slot of the table: two hashes, the word's number + 1 (0: empty), whether it is marked. */
const WIDTH = 4;

const PIECE = 1 << 20;

/**
 * What a byte is to the words: letters (in lower case), digits and bytes of other alphabets are themselves;
 * `-`, `.`, `_` and `/` join, so that `MM.1S` is found as `mm1s` and as `mm`, `1s`; everything else separates.
 */
const byteClass = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x41 && byte <= 0x5a) return byte + 0x20;
  if ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte >= 0x80) return byte;
  return byte === 0x2d || byte === 0x2e || byte === 0x5f || byte === 0x2f ? JOINER : SEPARATOR;
});

/** A word in the form in which it is indexed: lower case, without joiners. */
export function indexedForm(word: string): string {
  const bytes = Buffer.from(word, 'utf8');
  return Buffer.from(bytes.map((byte) => byteClass[byte]).filter((byte) => byte > JOINER)).toString('utf8');
}

/** The posting lists of every word. */
export interface TokenPostings {
  /** The words one after another, each followed by a line feed. */
  readonly text: Uint8Array;
  /** First byte of word i in `text`; one more at the end. */
  readonly starts: Uint32Array;
  /** First byte of word i's rows in `rows`; one more at the end. */
  readonly rowStarts: Uint32Array;
  /** Ascending row numbers as variable-length differences, 7 bits a byte, low bits first. */
  readonly rows: Uint8Array;
}

export class TokenTable {
  #pool = new Uint8Array(1 << 22);
  #poolEnd = 0;
  #starts = new Uint32Array(1 << 18);
  #count = 0;
  // Words are told apart by 64 bits of hash: everything that a look-up needs lies in one line of the cache.
  #slots = new Int32Array(WIDTH << 20);
  #occurrences: Uint32Array[] = [];
  #piece = new Uint32Array(PIECE);
  #pieceEnd = 0;
  #filled = 0;
  #list = new Uint32Array(1 << 20);
  #keptEnd = 0;
  readonly #rowEnds: number[] = [];
  readonly #run = new Uint8Array(LONGEST_RUN + 8);
  readonly #marks: (word: string) => boolean;

  /** @param marks words that `parse` reports */
  constructor(marks: (word: string) => boolean) {
    this.#marks = marks;
  }

  /** First word of the last `parse` in the list of words, and the end. */
  from = 0;
  to = 0;
  /** Whether one of these words is marked. */
  marked = false;

  /**
   * Finds the words of `bytes` from `start` to before `end`: they are `from` to `to` of the list of words, which the
   * next `parse` overwrites unless `keep` is called.
   */
  parse(bytes: Uint8Array, start: number, end: number): void {
    const run = this.#run;
    // Every byte gives one word at most, and the runs as a whole another.
    while (this.#keptEnd + 2 * (end - start) + 2 > this.#list.length)
      this.#list = grown(this.#list, Uint32Array);
    const list = this.#list;
    let listEnd = this.#keptEnd;
    let marked = 0;
    let length = 0;
    let pieceStart = 0;
    let pieces = 0;
    let hash = FNV_START;
    let second = SECOND_START;
    for (let at = start; at <= end; at++) {
      const byte = at === end || length >= LONGEST_RUN ? SEPARATOR : byteClass[bytes[at]];
      if (byte > JOINER) {
        run[length++] = byte;
        hash = Math.imul(hash ^ byte, FNV_PRIME);
        second = Math.imul(second ^ byte, SECOND_PRIME) ^ (second >>> 15);
        continue;
      }
      if (length === 0) continue;
      if (length > pieceStart) {
        const slot = this.#find(pieceStart, length, hash, second);
        marked |= this.#slots[slot + 3];
        list[listEnd++] = this.#slots[slot + 2] - 1;
        pieces++;
      }
      if (byte === SEPARATOR) {
        if (pieces > 1 && length <= LONGEST_JOINED) {
          const slot = this.#findWhole(length);
          marked |= this.#slots[slot + 3];
          list[listEnd++] = this.#slots[slot + 2] - 1;
        }
        length = 0;
        pieces = 0;
        // A run that is too long goes on as the next one.
        if (at !== end && byteClass[bytes[at]] > JOINER) at--;
      }
      pieceStart = length;
      hash = FNV_START;
      second = SECOND_START;
    }
    this.from = this.#keptEnd;
    this.to = listEnd;
    this.marked = marked !== 0;
  }

  /** Keeps the words of the last `parse` for later calls of `add`. */
  keep(): void {
    this.#keptEnd = this.to;
  }

  /** Notes that the words `from` to `to` of the list stand in the present row. */
  add(from: number, to: number): void {
    if (this.#pieceEnd + to - from > this.#piece.length) this.#nextPiece(to - from);
    const list = this.#list;
    const piece = this.#piece;
    let end = this.#pieceEnd;
    for (let i = from; i < to; i++) piece[end++] = list[i];
    this.#pieceEnd = end;
  }

  #nextPiece(least: number): void {
    this.#occurrences.push(this.#piece.subarray(0, this.#pieceEnd));
    this.#filled += this.#pieceEnd;
    this.#piece = new Uint32Array(Math.max(PIECE, least));
    this.#pieceEnd = 0;
  }

  /** Ends the present row. */
  endRow(): void {
    this.#rowEnds.push(this.#filled + this.#pieceEnd);
  }

  /** Slot of the run as one word. */
  #findWhole(length: number): number {
    let hash = FNV_START;
    let second = SECOND_START;
    for (let i = 0; i < length; i++) {
      hash = Math.imul(hash ^ this.#run[i], FNV_PRIME);
      second = Math.imul(second ^ this.#run[i], SECOND_PRIME) ^ (second >>> 15);
    }
    return this.#find(0, length, hash, second);
  }

  /** Slot of the word from `from` to before `to` of the run, whose hashes are given. */
  #find(from: number, to: number, hash: number, second: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = firstSlot(hash, mask); ; slot = (slot + WIDTH) & mask) {
      if (slots[slot] === hash && slots[slot + 1] === second && slots[slot + 2] !== 0) return slot;
      if (slots[slot + 2] === 0) return this.#insert(slot, from, to, hash, second);
    }
  }

  #insert(slot: number, from: number, to: number, hash: number, second: number): number {
    const id = this.#count++;
    if (id === this.#starts.length) this.#starts = grown(this.#starts, Uint32Array);
    if (this.#poolEnd + to - from + 1 > this.#pool.length) this.#pool = grown(this.#pool, Uint8Array);
    this.#starts[id] = this.#poolEnd;
    for (let i = from; i < to; i++) this.#pool[this.#poolEnd++] = this.#run[i];
    this.#pool[this.#poolEnd++] = 0x0a;
    const word = Buffer.from(this.#run.buffer, from, to - from).toString('latin1');
    this.#slots[slot] = hash;
    this.#slots[slot + 1] = second;
    this.#slots[slot + 2] = id + 1;
    this.#slots[slot + 3] = this.#marks(word) ? 1 : 0;
    if (this.#count * 2 * WIDTH <= this.#slots.length) return slot;
    this.#enlarge();
    return this.#find(from, to, hash, second);
  }

  #enlarge(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 4);
    const mask = slots.length - 1;
    for (let from = 0; from < old.length; from += WIDTH) {
      if (old[from + 2] === 0) continue;
      let slot = firstSlot(old[from], mask);
      while (slots[slot + 2] !== 0) slot = (slot + WIDTH) & mask;
      for (let i = 0; i < WIDTH; i++) slots[slot + i] = old[from + i];
    }
    this.#slots = slots;
  }

  /** The posting lists of everything that was added. */
  finish(): TokenPostings {
    const count = this.#count;
    this.#nextPiece(0);
    const firsts = new Uint32Array(count + 1);
    for (const piece of this.#occurrences) for (let i = 0; i < piece.length; i++) firsts[piece[i] + 1]++;
    for (let id = 0; id < count; id++) firsts[id + 1] += firsts[id];
    const sorted = new Uint32Array(firsts[count]);
    const next = firsts.slice();
    let row = 0;
    let at = 0;
    for (const piece of this.#occurrences) {
      for (let i = 0; i < piece.length; i++, at++) {
        while (at >= this.#rowEnds[row]) row++;
        sorted[next[piece[i]]++] = row;
      }
    }
    this.#occurrences = [];
    const rowStarts = new Uint32Array(count + 1);
    let rows = new Uint8Array(Math.max(1024, sorted.length * 2));
    let written = 0;
    for (let id = 0; id < count; id++) {
      rowStarts[id] = written;
      if (written + 5 * (firsts[id + 1] - firsts[id]) > rows.length) rows = grown(rows, Uint8Array);
      let before = -1;
      for (let i = firsts[id]; i < firsts[id + 1]; i++) {
        // A word that stands in a row more than once is there once.
        if (sorted[i] === before) continue;
        let difference = sorted[i] - Math.max(before, 0);
        before = sorted[i];
        for (; difference > 127; difference >>>= 7) rows[written++] = (difference & 127) | 128;
        rows[written++] = difference;
      }
    }
    rowStarts[count] = written;
    const starts = new Uint32Array(count + 1);
    starts.set(this.#starts.subarray(0, count));
    starts[count] = this.#poolEnd;
    return {
      text: this.#pool.subarray(0, this.#poolEnd),
      starts,
      rowStarts,
      rows: rows.subarray(0, written),
    };
  }
}

function firstSlot(hash: number, mask: number): number {
  return ((hash ^ (hash >>> 15)) << 2) & mask;
}

type Column = Uint8Array | Uint32Array;

function grown<T extends Column>(column: T, type: new (length: number) => T): T {
  const larger = new type(column.length * 2);
  larger.set(column);
  return larger;
}
