import type { ClassSummits } from './site-members.ts';

/**
 * Peaks by summit, then column, then code.
 * @param summit linear coordinate of each, in any order
 * @param columnOf column of peak i, below `columns`
 * @param codeOf code of peak i, below `codes`; columns x codes may be 2^21 at most
 */
export function sortedSummits(
  summit: Uint32Array,
  columnOf: (peak: number) => number,
  columns: number,
  codeOf: (peak: number) => number,
  codes: number,
): ClassSummits {
  const n = summit.length;
  const inPosition = codes * columns;
  // 32 bits of coordinate leave 21 of the 53 bits of a double, which sorts natively.
  if (inPosition > 2 ** 21) throw new RangeError('more columns and codes than can be sorted');
  const keys = new Float64Array(n);
  for (let i = 0; i < n; i++) keys[i] = summit[i] * inPosition + columnOf(i) * codes + codeOf(i);
  keys.sort();
  const position = new Uint32Array(n);
  const column = new Uint16Array(n);
  const code = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    position[i] = Math.floor(keys[i] / inPosition);
    const rest = keys[i] - position[i] * inPosition;
    column[i] = Math.floor(rest / codes);
    code[i] = rest - column[i] * codes;
  }
  return { position, column, code };
}
