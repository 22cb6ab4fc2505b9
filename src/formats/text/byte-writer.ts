const SMALLEST = 1 << 12;

/** Grows a run of little-endian bytes. */
export class ByteWriter {
  #buffer = Buffer.alloc(SMALLEST);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  uint8(value: number): void {
    const at = this.#claim(1);
    this.#buffer.writeUInt8(value, at);
  }

  uint16(value: number): void {
    const at = this.#claim(2);
    this.#buffer.writeUInt16LE(value, at);
  }

  uint32(value: number): void {
    const at = this.#claim(4);
    this.#buffer.writeUInt32LE(value, at);
  }

  uint64(value: number): void {
    const at = this.#claim(8);
    this.#buffer.writeBigUInt64LE(BigInt(value), at);
  }

  float64(value: number): void {
    const at = this.#claim(8);
    this.#buffer.writeDoubleLE(value, at);
  }

  text(value: string): void {
    this.raw(Buffer.from(value, 'utf8'));
  }

  raw(bytes: Uint8Array): void {
    const at = this.#claim(bytes.length);
    this.#buffer.set(bytes, at);
  }

  zeros(count: number): void {
    this.raw(new Uint8Array(count));
  }

  /** Everything written so far, copied. */
  bytes(): Uint8Array {
    return Uint8Array.from(this.#buffer.subarray(0, this.#length));
  }

  #claim(bytes: number): number {
    const at = this.#length;
    this.#length += bytes;
    if (this.#length > this.#buffer.length) {
      const larger = Buffer.alloc(Math.max(2 * this.#buffer.length, this.#length));
      larger.set(this.#buffer.subarray(0, at));
      this.#buffer = larger;
    }
    return at;
  }
}
