const DOT = 46;

/** Looks accessions up by their bytes, without making a string of each: open addressing over a hash. */
export class AccessionTable {
  readonly #slots: Int32Array;
  readonly #mask: number;
  readonly #names: readonly Buffer[];

  /** @param names accessions; their index is the number that is found */
  constructor(names: readonly string[]) {
    this.#names = names.map((name) => Buffer.from(name, 'latin1'));
    let size = 1024;
    while (size < 3 * names.length) size *= 2;
    this.#mask = size - 1;
    this.#slots = new Int32Array(size).fill(-1);
    this.#names.forEach((name, number) => {
      let slot = hashOf(name, 0, name.length) & this.#mask;
      while (this.#slots[slot] >= 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = number;
    });
  }

  /** Number of the accession in bytes [from, to), a suffix after a dot left out; -1 for an unknown one. */
  find(bytes: Uint8Array, from: number, to: number): number {
    let end = from;
    while (end < to && bytes[end] !== DOT) end++;
    for (let slot = hashOf(bytes, from, end) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const number = this.#slots[slot];
      if (number < 0) return -1;
      const name = this.#names[number];
      if (name.length !== end - from) continue;
      let i = 0;
      while (i < name.length && name[i] === bytes[from + i]) i++;
      if (i === name.length) return number;
    }
  }
}

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0;
  for (let i = from; i < to; i++) hash = Math.imul(hash, 31) + bytes[i];
  return hash ^ (hash >>> 15);
}
