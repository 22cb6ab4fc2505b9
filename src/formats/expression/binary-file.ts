import { InputError } from '../../errors.ts';
import { decodeText } from '../text/text-lines.ts';

/**
 * The numbers and texts of a binary file. What would lie beyond its end is refused with its byte position, so that no count or offset
 * that a header promises is believed before the bytes for it are there.
 */
export class BinaryFile {
  readonly view: DataView;
  /** Where the next value is read. */
  at = 0;
  readonly #bytes: Uint8Array;
  readonly #file: string;
  readonly #kind: string;
  readonly #littleEndian: boolean;

  /** @param kind what messages call the file, such as `CEL` */
  constructor(bytes: Uint8Array, file: string, kind: string, littleEndian: boolean) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#bytes = bytes;
    this.#file = file;
    this.#kind = kind;
    this.#littleEndian = littleEndian;
  }

  /** Demands that `length` bytes stand at `at`. @throws InputError where they do not */
  need(length: number, at = this.at): void {
    const { byteLength } = this.#bytes;
    if (at >= 0 && at + length <= byteLength) return;
    throw new InputError(`the ${this.#kind} file is cut short`, {
      file: this.#file,
      expected: `${length} bytes at byte ${at}`,
      found: `a file of ${byteLength} bytes`,
      fix: 'fetch the file again',
    });
  }

  /** An error about what stands at a byte of the file. */
  fault(problem: string, at: number, expected: string, found: string | number): InputError {
    return new InputError(problem, {
      file: this.#file,
      expected,
      found: `${found} at byte ${at}`,
      fix: 'fetch the file again',
    });
  }

  byte(): number {
    this.need(1);
    return this.view.getUint8(this.at++);
  }

  short(): number {
    this.need(2);
    this.at += 2;
    return this.view.getUint16(this.at - 2, this.#littleEndian);
  }

  /** A signed number of four bytes. */
  int(): number {
    this.need(4);
    this.at += 4;
    return this.view.getInt32(this.at - 4, this.#littleEndian);
  }

  /** A number of things that take at least `size` bytes each and stand from here on. @throws InputError where the file cannot hold them */
  count(what: string, size: number): number {
    const count = this.int();
    if (count < 0) throw this.fault(`the ${what} is negative`, this.at - 4, '0 or more', count);
    this.need(count * size);
    return count;
  }

  /** The next bytes, as they stand in the file. */
  bytes(length: number): Uint8Array {
    this.need(length);
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }

  /** The text of bytes up to the first zero. */
  text(length: number): string {
    const bytes = this.bytes(length);
    const end = bytes.indexOf(0);
    return decodeText(bytes, 0, end < 0 ? length : end);
  }
}

/** Whether a file begins with a text. */
export function beginsWith(bytes: Uint8Array, text: string): boolean {
  return bytes.length >= text.length && decodeText(bytes, 0, text.length) === text;
}
