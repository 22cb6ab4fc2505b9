import { memoryForColumns, tooLarge } from '../text/held-memory.ts';

const FIRST = 1024;

/** Bytes that the columns of one file have taken. */
export class ColumnRoom {
  readonly #file: string;
  #left = memoryForColumns();

  constructor(file: string) {
    this.#file = file;
  }

  /** @throws InputError where so many bytes more are too many */
  take(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw tooLarge(this.#file, `${Math.floor(memoryForColumns() / 1e6)} MB of positions`);
  }
}

/** A column of 32-bit numbers that grows. */
export class GrowingNumbers {
  readonly #room: ColumnRoom;
  #values = new Int32Array(0);
  #length = 0;

  constructor(room: ColumnRoom) {
    this.#room = room;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#grow();
    this.#values[this.#length++] = value;
  }

  /** All of them, in the order in which they came; nothing is left here. */
  taken(): Int32Array<ArrayBuffer> {
    const values = this.#length === this.#values.length ? this.#values : this.#values.slice(0, this.#length);
    this.#values = new Int32Array(0);
    this.#length = 0;
    return values;
  }

  #grow(): void {
    const wider = Math.max(FIRST, 2 * this.#values.length);
    this.#room.take(4 * (wider - this.#values.length));
    const values = new Int32Array(wider);
    values.set(this.#values);
    this.#values = values;
  }
}
