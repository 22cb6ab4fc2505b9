import { readChunks } from './byte-source.ts';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * Hands over the lines of a text file (plain or gzip, `-` for standard input) as bytes, without making
 * strings of those that do not matter. The bytes are valid only during the call.
 * @param onLine gets the bytes and the range of the line without its line end, and its 1-based number
 */
export async function scanLines(
  path: string,
  onLine: (bytes: Buffer, from: number, to: number, line: number) => void,
): Promise<void> {
  let carry: Buffer = Buffer.alloc(0);
  let line = 0;
  const emit = (bytes: Buffer, from: number, end: number): void => {
    onLine(bytes, from, end > from && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end, ++line);
  };
  for await (const chunk of readChunks(path)) {
    const bytes = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
    let from = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, from)) {
      emit(bytes, from, end);
      from = end + 1;
    }
    carry = Buffer.from(bytes.subarray(from));
  }
  if (carry.length > 0) emit(carry, 0, carry.length);
}
