const SLOT_BITS = 18;
const SLOTS = 1 << SLOT_BITS;
const WIDTH = 5;

/**
 * Five sixths of the bytes of a list of experiments repeat a field that stood in an earlier row: each distinct field
 * is split into words and judged once. Fields are told apart by 64 bits of hash; a newer field takes the slot of an
 * older one.
 */
export class FieldCache {
  // Per slot: two hashes, first word, end of the words, perturbation bits + 1 (0: empty).
  readonly #slots = new Int32Array(WIDTH * SLOTS);
  /** Words of the field found last, and its perturbation bits. */
  from = 0;
  to = 0;
  perturbations = 0;

  /** Whether the field with these hashes is known; its words and bits are then in this object. */
  find(hash: number, second: number): boolean {
    const slots = this.#slots;
    const at = place(hash);
    if (slots[at] !== hash || slots[at + 1] !== second || slots[at + 4] === 0) return false;
    this.from = slots[at + 2];
    this.to = slots[at + 3];
    this.perturbations = slots[at + 4] - 1;
    return true;
  }

  /** Remembers a field. */
  set(hash: number, second: number, from: number, to: number, perturbations: number): void {
    const slots = this.#slots;
    const at = place(hash);
    slots[at] = hash;
    slots[at + 1] = second;
    slots[at + 2] = this.from = from;
    slots[at + 3] = this.to = to;
    this.perturbations = perturbations;
    slots[at + 4] = perturbations + 1;
  }
}

function place(hash: number): number {
  return WIDTH * ((hash ^ (hash >>> 14)) & (SLOTS - 1));
}
