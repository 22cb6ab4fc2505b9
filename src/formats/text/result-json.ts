import { resultNumber } from '../../tables/result-number.ts';

/** A result as JSON: numbers with twelve significant digits, whole ones in full. */
export function formatResult(result: unknown): string {
  return JSON.stringify(result, (_, value: unknown) =>
    typeof value === 'number' ? resultNumber(value) : value,
  );
}
