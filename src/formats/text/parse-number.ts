import { isDecimal, LONGEST_NUMBER } from './doors.ts';

const POWERS = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const MINUS = 45;
const PLUS = 43;
const POINT = 46;
const ZERO = 48;

/**
 * The decimal number written in bytes [from, to), rounded as JavaScript rounds it; NaN when the bytes are
 * not one finite number. Up to 15 digits are read without making a string.
 */
export function parseNumber(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  let negative = false;
  if (at < to && (bytes[at] === MINUS || bytes[at] === PLUS)) {
    negative = bytes[at] === MINUS;
    at++;
  }
  let mantissa = 0;
  let digits = 0;
  let decimals = 0;
  let seenPoint = false;
  const first = at;
  for (; at < to; at++) {
    const byte = bytes[at];
    const digit = byte - ZERO;
    if (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      if (mantissa !== 0) digits++;
      if (seenPoint) decimals++;
    } else if (byte === POINT && !seenPoint) seenPoint = true;
    else break;
  }
  if (at < to || digits > 15 || decimals > 22) return parseSlowly(bytes, from, to);
  if (at === first || (seenPoint && at === first + 1)) return NaN;
  // Both numbers are exact, so one division rounds correctly (Clinger 1990).
  const value = mantissa / POWERS[decimals];
  return negative ? -value : value;
}

function parseSlowly(bytes: Uint8Array, from: number, to: number): number {
  if (to - from > LONGEST_NUMBER) return NaN;
  let text = '';
  for (let at = from; at < to; at++) text += String.fromCharCode(bytes[at]);
  return isDecimal(text) ? Number(text) : NaN;
}
