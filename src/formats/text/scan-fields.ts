const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const HASH = 35;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

/** Where the last `wholeNumber` or `decimalNumber` stopped reading. */
export let stopped = 0;

/** Where the field that begins at `from` ends: at a tab, line end or other control character. */
export function fieldEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at] > CARRIAGE_RETURN) at++;
  return at;
}

/** The whole number from 0 to 2^31 - 1 that begins at `from`; -2 where there is none. Sets `stopped` after its digits. */
export function wholeNumber(bytes: Uint8Array, from: number): number {
  let at = from;
  let value = 0;
  for (let digit = bytes[at] - ZERO; digit >= 0 && digit <= 9; digit = bytes[++at] - ZERO) {
    value = value * 10 + digit;
  }
  stopped = at;
  return at === from || at - from > 10 || value > 0x7fff_ffff ? -2 : value;
}

/**
 * The decimal number of at most 15 digits that fills the field at `from`, rounded as JavaScript rounds it.
 * NaN for anything else (more digits, exponents, text); `stopped` is the end of the field in either case.
 */
export function decimalNumber(bytes: Uint8Array, from: number): number {
  let at = from;
  const negative = bytes[at] === MINUS;
  if (negative) at++;
  const first = at;
  let mantissa = 0;
  let digit = bytes[at] - ZERO;
  while (digit >= 0 && digit <= 9) {
    mantissa = mantissa * 10 + digit;
    digit = bytes[++at] - ZERO;
  }
  let digits = at - first;
  let decimals = 0;
  if (digit === POINT - ZERO) {
    const point = ++at;
    digit = bytes[at] - ZERO;
    while (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      digit = bytes[++at] - ZERO;
    }
    decimals = at - point;
    digits += decimals;
  }
  if (digits === 0 || digits > 15 || digit > CARRIAGE_RETURN - ZERO) {
    stopped = fieldEnd(bytes, at);
    return NaN;
  }
  stopped = at;
  // Mantissa and power are exact, so that one division rounds correctly.
  const value = decimals === 0 ? mantissa : mantissa / POWERS_OF_TEN[decimals];
  return negative ? -value : value;
}

/** Where the line after a comment, blank, `track` or `browser` line begins; 0 where the line holds data. */
export function skippedLine(bytes: Uint8Array, at: number): number {
  const end = bytes.indexOf(LINE_FEED, at);
  const byte = bytes[at];
  if (byte === HASH) return end + 1;
  const text = decode(bytes, at, Math.min(end, at + 16));
  if (/^(?:track|browser)(?:\s|$)/.test(text)) return end + 1;
  return byte <= SPACE && decode(bytes, at, end).trim() === '' ? end + 1 : 0;
}

function decode(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8');
}
