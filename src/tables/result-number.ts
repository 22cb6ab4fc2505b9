/** Digits of a number of a result: enough for every question, and fewer than those in which engines may differ. */
export const RESULT_DIGITS = 12;

/** A number with the digits of a result. Tables round from there, so that they say the same of a result that was kept. */
export function resultNumber(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(RESULT_DIGITS));
}
