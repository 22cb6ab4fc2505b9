const NEWLINE = 10;
const RETURN = 13;

/** One line of a file in memory: bytes [start, end) without the line break. */
export interface TextLine {
  readonly number: number;
  readonly start: number;
  readonly end: number;
  /** Where the next line starts. */
  readonly next: number;
}

/** The lines of a file in memory, one after the other; nothing is decoded. */
export function* textLines(bytes: Uint8Array): Generator<TextLine> {
  let start = 0;
  for (let number = 1; start < bytes.length; number++) {
    const newline = bytes.indexOf(NEWLINE, start);
    const next = newline < 0 ? bytes.length : newline + 1;
    let end = newline < 0 ? bytes.length : newline;
    if (end > start && bytes[end - 1] === RETURN) end--;
    yield { number, start, end, next };
    start = next;
  }
}

/** The lines of a text without their ends, which may be CRLF; the last of them may have none. */
export function linesOfText(text: string): string[] {
  return text.split(/\r?\n|\r$/);
}

/** The text of bytes [start, end), read as UTF-8. */
export function decodeText(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
}

/** A field without the quotes around it. */
export function unquote(field: string): string {
  return field.length > 1 && field.startsWith('"') && field.endsWith('"') ? field.slice(1, -1) : field;
}
