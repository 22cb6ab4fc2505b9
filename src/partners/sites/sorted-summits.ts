/** Peaks of several owners (experiments, or binders of a cell class), sorted by summit. */
export interface SortedSummits {
  /** Linear coordinate, ascending. */
  readonly position: Uint32Array;
  readonly owner: Uint16Array;
  /** Code of each peak's strength. */
  readonly code: Uint8Array;
}

/**
 * Peaks by summit, then owner, then code.
 * @param summit linear coordinate of each, in any order
 * @param ownerOf owner of peak i, below `owners`
 * @param codeOf code of peak i, below `codes`; owners x codes may be 2^21 at most
 */
export function sortedSummits(
  summit: Uint32Array,
  ownerOf: (peak: number) => number,
  owners: number,
  codeOf: (peak: number) => number,
  codes: number,
): SortedSummits {
  const n = summit.length;
  const inPosition = codes * owners;
  // 32 bits of coordinate leave 21 of the 53 bits of a double, which sorts natively.
  if (inPosition > 1 << 21) throw new RangeError('more owners and codes than can be sorted');
  const keys = new Float64Array(n);
  for (let i = 0; i < n; i++) keys[i] = summit[i] * inPosition + ownerOf(i) * codes + codeOf(i);
  keys.sort();
  const position = new Uint32Array(n);
  const owner = new Uint16Array(n);
  const code = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    position[i] = Math.floor(keys[i] / inPosition);
    const rest = keys[i] - position[i] * inPosition;
    owner[i] = Math.floor(rest / codes);
    code[i] = rest - owner[i] * codes;
  }
  return { position, owner, code };
}
