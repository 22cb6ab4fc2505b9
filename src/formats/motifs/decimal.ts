import { isDecimal } from '../text/doors.ts';

/** The finite number that a text is, undefined for anything else. */
export function decimalOf(text: string): number | undefined {
  const trimmed = text.trim();
  return isDecimal(trimmed) ? Number(trimmed) : undefined;
}
