import { closeSync, openSync, writeSync } from 'node:fs';
import type { Assembly } from '../src/genome/assembly.ts';

/** Name of a simulated experiment. */
export function nameOf(experiment: number): string {
  return `SIM${experiment}`;
}

const bufferBytes = 1 << 20;
const longestLine = 512;

/** Writes BED lines of peaks as bytes: a hundred million lines as strings would take minutes. */
export class BedWriter {
  readonly #file: number;
  readonly #assembly: Assembly;
  readonly #chromosomes: Buffer[];
  readonly #buffer = Buffer.alloc(bufferBytes + longestLine);
  #at = 0;

  constructor(path: string, assembly: Assembly) {
    this.#file = openSync(path, 'w');
    this.#assembly = assembly;
    this.#chromosomes = assembly.chromosomeNames.map((name) => Buffer.from(`${name}\t`));
  }

  /**
   * @param peaks sorted by linear start
   * @param rest what follows the end of a peak: empty, or a tab and column 4 and on
   */
  write(
    peaks: { readonly count: number; readonly start: Uint32Array; readonly width: Uint32Array },
    rest: (i: number) => Uint8Array,
  ): void {
    const { offsets } = this.#assembly;
    const buffer = this.#buffer;
    let chromosome = 0;
    for (let i = 0; i < peaks.count; i++) {
      const linear = peaks.start[i];
      while (chromosome + 1 < offsets.length && offsets[chromosome + 1] <= linear) chromosome++;
      const start = linear - offsets[chromosome];
      this.#append(this.#chromosomes[chromosome]);
      this.#number(start);
      buffer[this.#at++] = 9;
      this.#number(start + peaks.width[i]);
      this.#append(rest(i));
      buffer[this.#at++] = 10;
      if (this.#at >= bufferBytes) this.#flush();
    }
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #append(bytes: Uint8Array): void {
    for (let i = 0; i < bytes.length; i++) this.#buffer[this.#at++] = bytes[i];
  }

  #number(value: number): void {
    let digits = 1;
    for (let limit = 10; value >= limit; limit *= 10) digits++;
    this.#at += digits;
    let rest = value;
    for (let at = this.#at - 1; digits > 0; at--, digits--) {
      const quotient = Math.floor(rest / 10);
      this.#buffer[at] = 48 + rest - 10 * quotient;
      rest = quotient;
    }
  }

  #flush(): void {
    writeSync(this.#file, this.#buffer, 0, this.#at);
    this.#at = 0;
  }
}
