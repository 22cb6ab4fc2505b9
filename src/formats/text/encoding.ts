// In which encoding a text was saved, and the text.
import { refused } from '../../messages/refused.ts';

/** Bytes that are looked at to tell UTF-16 without a mark from other texts. */
const HEAD = 4096;

/**
 * The text of a file: UTF-8 with or without byte-order mark, UTF-16 of either order, Shift-JIS, or Windows-1252 (in which machines
 * write `µ` and `°`). Line ends of old Macintosh programs become line feeds.
 * @param file what messages call it
 * @throws InputError for bytes that are text in none of them
 */
export function decodeAnyText(bytes: Uint8Array, file: string): string {
  const text = decoded(bytes);
  if (text === undefined || text.includes('\0'))
    throw refused(
      'table.encoding',
      {},
      { file, expected: 'a workbook (.xlsx, .xls), or text in UTF-8, UTF-16, Shift-JIS or Windows-1252' },
    );
  return text.includes('\n') ? text : text.replaceAll('\r', '\n');
}

function decoded(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs('utf-16be', bytes);
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked !== undefined) return decodeAs(unmarked, bytes);
  const unicode = decodeAs('utf-8', bytes);
  if (unicode !== undefined) return unicode;
  const japanese = decodeAs('shift_jis', bytes);
  return japanese !== undefined && isJapanese(japanese) ? japanese : decodeAs('windows-1252', bytes);
}

/** Decoded without its mark; undefined where the bytes do not fit. */
function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** In UTF-16 every second byte of a table in Latin letters is 0, in other texts none is. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const head = bytes.subarray(0, HEAD);
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2]++;
  });
  const many = head.length / 6;
  if (zeros[1] > many && zeros[0] === 0) return 'utf-16le';
  return zeros[0] > many && zeros[1] === 0 ? 'utf-16be' : undefined;
}

/**
 * Whether what was decoded as Shift-JIS reads as Japanese: each `µ` and `°` of Windows-1252 becomes a lone half-width kana in it,
 * while words of half-width kana have two of them in a row.
 */
function isJapanese(text: string): boolean {
  return /[\u3040-\u30ff\u4e00-\u9fff]|[\uff61-\uff9f]{2}/.test(text);
}
