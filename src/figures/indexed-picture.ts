// A picture of few colours as PNG, so that a drawing can hold a hundred thousand cells.

/** One colour for each step of a scale. */
export interface IndexedPicture {
  readonly width: number;
  readonly height: number;
  /** Of each cell, row by row from above, its place among the colours. */
  readonly cells: Uint8Array;
  /** At most 256, `#rrggbb`. */
  readonly colours: readonly string[];
}

/** Bytes of a stored block of deflate. */
const BLOCK = 65_535;
/** Where sums of Adler's are taken modulo. */
const ADLER = 65_521;
/** Characters that are made of bytes at one time. */
const PIECE = 8192;

/**
 * A picture as `data:image/png;base64,...`. It is not packed, so that it is the same wherever it is drawn.
 *
 * **Source:** Portable Network Graphics, W3C Recommendation (2003); RFC 1950 and 1951.
 */
export function pictureAddress({ width, height, cells, colours }: IndexedPicture): string {
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  // Eight bits that are places in the palette.
  header.setUint8(8, 8);
  header.setUint8(9, 3);
  const palette = Uint8Array.from(
    colours.flatMap((colour) => [1, 3, 5].map((at) => Number(`0x${colour.slice(at, at + 2)}`))),
  );
  // Every row begins with the number of its filter: none.
  const rows = new Uint8Array((width + 1) * height);
  for (let row = 0; row < height; row++)
    rows.set(cells.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  const bytes = joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', new Uint8Array(header.buffer)),
    chunk('PLTE', palette),
    chunk('IDAT', stored(rows)),
    chunk('IEND', new Uint8Array(0)),
  ]);
  let text = '';
  for (let from = 0; from < bytes.length; from += PIECE)
    text += String.fromCharCode(...bytes.subarray(from, from + PIECE));
  return `data:image/png;base64,${btoa(text)}`;
}

function chunk(name: string, content: Uint8Array): Uint8Array {
  const named = joined([Uint8Array.from(name, (letter) => letter.charCodeAt(0)), content]);
  return joined([bigEndian(content.length), named, bigEndian(crc32(named))]);
}

/** Bytes as a zlib stream of blocks that are not packed. */
function stored(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x78, 0x01)];
  for (let from = 0; from < bytes.length; from += BLOCK) {
    const block = bytes.subarray(from, from + BLOCK);
    const isLast = from + BLOCK >= bytes.length ? 1 : 0;
    const { length } = block;
    parts.push(
      Uint8Array.of(isLast, length & 255, length >>> 8, ~length & 255, (~length >>> 8) & 255),
      block,
    );
  }
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % ADLER;
    b = (b + a) % ADLER;
  }
  return joined([...parts, bigEndian(b * 65_536 + a)]);
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb8_8320 : 0);
  }
  return ~crc >>> 0;
}

function bigEndian(value: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, value);
  return new Uint8Array(view.buffer);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
