/** A column of unsigned 32-bit numbers whose length is not known beforehand. */
export class GrowingColumn {
  length = 0;
  #values = new Uint32Array(1024);

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  at(i: number): number {
    return this.#values[i];
  }

  view(): Uint32Array {
    return this.#values.subarray(0, this.length);
  }
}
