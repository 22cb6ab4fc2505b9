import { readChunks } from './byte-source.ts';
import { textLines } from './text-lines.ts';

const LINE_FEED = 10;

/** The bytes of a text file (plain or gzip, `-` for standard input) in pieces of whole lines; the last line may lack its end. */
export async function* wholeLines(path: string): AsyncGenerator<Buffer> {
  let carry: Buffer = Buffer.alloc(0);
  for await (const chunk of readChunks(path)) {
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    const from = carry.length === 0 ? 0 : chunk.indexOf(LINE_FEED) + 1;
    if (from > 0) yield Buffer.concat([carry, chunk.subarray(0, from)]);
    if (end > from) yield chunk.subarray(from, end);
    const rest = chunk.subarray(end);
    carry = end > 0 ? Buffer.from(rest) : Buffer.concat([carry, rest]);
  }
  if (carry.length > 0) yield carry;
}

/**
 * Hands over the lines of a text file as bytes, without making strings of those that do not matter. The bytes are
 * valid only during the call.
 * @param onLine gets the bytes and the range of the line without its line end, and its 1-based number
 */
export async function scanLines(
  path: string,
  onLine: (bytes: Buffer, from: number, to: number, line: number) => void,
): Promise<void> {
  let line = 0;
  for await (const bytes of wholeLines(path))
    for (const { start, end } of textLines(bytes)) onLine(bytes, start, end, ++line);
}
