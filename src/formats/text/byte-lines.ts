import { readChunks, sourceName } from './byte-source.ts';
import { endlessLine, LONGEST_LINE } from './held-memory.ts';
import { textLines } from './text-lines.ts';

const LINE_FEED = 10;

/** The beginning of a line whose end has not come yet, in pieces that are joined once: linear time however they come. */
export class LineStart {
  #pieces: Uint8Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Takes a copy of the next piece. */
  add(piece: Uint8Array): void {
    if (piece.length === 0) return;
    this.#pieces.push(Uint8Array.from(piece));
    this.#length += piece.length;
  }

  /** All pieces and the last one, joined; nothing is left. */
  endWith(last: Uint8Array): Buffer {
    const whole = Buffer.concat([...this.#pieces, last], this.#length + last.length);
    this.#pieces = [];
    this.#length = 0;
    return whole;
  }
}

/**
 * The bytes of a text file (plain or gzip, `-` for standard input) in pieces of whole lines; the last line may lack its end.
 * @param linesRead how many lines the taker has read, if it counts them: for messages
 * @throws InputError for a line of more than 16 MB
 */
export function wholeLines(path: string, linesRead?: () => number): AsyncGenerator<Buffer> {
  return piecesOfLines(readChunks(path), sourceName(path), linesRead);
}

/** The same of chunks of a text. @param file what messages call it */
export async function* piecesOfLines(
  chunks: AsyncIterable<Buffer>,
  file: string,
  linesRead?: () => number,
): AsyncGenerator<Buffer> {
  const carry = new LineStart();
  const check = (length: number): void => {
    if (length > LONGEST_LINE) throw endlessLine(file, linesRead?.());
  };
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    const from = carry.length === 0 ? 0 : chunk.indexOf(LINE_FEED) + 1;
    check(carry.length + from);
    if (from > 0) yield carry.endWith(chunk.subarray(0, from));
    if (end > from) yield chunk.subarray(from, end);
    carry.add(chunk.subarray(end));
    check(carry.length);
  }
  if (carry.length > 0) yield carry.endWith(new Uint8Array(0));
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
  for await (const bytes of wholeLines(path, () => line))
    for (const { start, end } of textLines(bytes)) onLine(bytes, start, end, ++line);
}

/** Hands over the lines of a text file as text, without their ends, each with its 1-based number. */
export function scanTextLines(path: string, onLine: (text: string, line: number) => void): Promise<void> {
  return scanLines(path, (bytes, from, to, line) => onLine(bytes.toString('utf8', from, to), line));
}
