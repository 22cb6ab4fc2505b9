/** Digits of a number of a result: enough for every question, and fewer than those in which engines may differ. */
export const RESULT_DIGITS = 12;

/** A number with the digits of a result. Tables round from there, so that they say the same of a result that was kept. */
export function resultNumber(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(RESULT_DIGITS));
}

/** A result as JSON: numbers with twelve significant digits, whole ones in full. */
export function formatResult(result: unknown): string {
  return JSON.stringify(result, (_, value: unknown) =>
    typeof value === 'number' ? resultNumber(value) : value,
  );
}
