export { decimal, effectNumbers, probability } from '../../src/report/number-format.ts';

/** A count with its thousands set apart, nothing for a missing one. */
export function integer(value: number | null): string {
  return value === null ? '–' : value.toLocaleString('en-US');
}

/** Distance in bp with its unit. */
export function distance(value: number | null): string {
  if (value === null) return '–';
  if (Math.abs(value) < 1000) return `${value} bp`.replace('-', '−');
  return `${(value / 1000).toFixed(1)} kb`.replace('-', '−');
}
