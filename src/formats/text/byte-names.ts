/** Turns names given as bytes into small codes, in order of first appearance, without making strings. */
export class ByteNames {
  readonly names: string[] = [];
  readonly #bytes: Uint8Array[] = [];
  readonly #codes = new Map<number, number>();
  readonly #rare = new Map<string, number>();

  /** Code of `bytes[from, to)`. */
  code(bytes: Uint8Array, from: number, to: number): number {
    let hash = 0x811c9dc5;
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ bytes[at], 0x01000193);
    let code = this.#codes.get(hash);
    if (code === undefined || !this.#equals(code, bytes, from, to)) {
      const name = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8');
      // Another name may own this hash already; then the text decides.
      const known = code === undefined ? undefined : this.#rare.get(name);
      const isNew = known === undefined;
      const owner = known ?? this.names.length;
      if (isNew) {
        this.names.push(name);
        this.#bytes.push(bytes.slice(from, to));
        if (code === undefined) this.#codes.set(hash, owner);
        else this.#rare.set(name, owner);
      }
      code = owner;
    }
    return code;
  }

  #equals(code: number, bytes: Uint8Array, from: number, to: number): boolean {
    const known = this.#bytes[code] as Uint8Array | undefined;
    if (known?.length !== to - from) return false;
    for (let at = 0; at < known.length; at++) if (known[at] !== bytes[from + at]) return false;
    return true;
  }
}
