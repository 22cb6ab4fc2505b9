import { power } from '../statistics/power.ts';

/** A number as a table shows it: a few digits, a true minus sign, nothing for a missing one. */
export function decimal(value: number | null, digits = 2): string {
  if (value === null) return '–';
  return value.toFixed(digits).replace('-', '−');
}

/** An effect and the ends of its interval in one form: a few digits, or powers of ten where these would all be 0.00. */
export function effectNumbers(values: readonly (number | null)[]): string[] {
  const largest = Math.max(...values.map((value) => Math.abs(value ?? 0)));
  return values.map((value) =>
    value !== null && value !== 0 && largest < 0.005
      ? value.toExponential(1).replaceAll('-', '−')
      : decimal(value),
  );
}

/** A probability from its -log10, as 0.03 or 2.1e-12. */
export function probability(minusLog10: number | null): string {
  if (minusLog10 === null) return '–';
  if (minusLog10 < 3) return Number(power(10, -minusLog10).toPrecision(2)).toString();
  const exponent = Math.ceil(minusLog10 - 1e-9);
  const mantissa = power(10, exponent - minusLog10);
  return mantissa >= 9.95 ? `1e−${exponent - 1}` : `${mantissa.toFixed(1)}e−${exponent}`;
}
