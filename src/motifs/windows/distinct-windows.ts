/**
 * Windows of one width of which no two share a base: a place that several peaks name is counted once, by the strongest of them
 * (of equally strong ones the first).
 * @param sequence, start of each window, n
 * @param width bp
 * @param strength of each; all alike where left out
 * @returns their rows, ascending
 */
export function distinctWindows(
  sequence: ArrayLike<number>,
  start: ArrayLike<number>,
  width: number,
  strength?: ArrayLike<number>,
): Uint32Array {
  const order = Uint32Array.from({ length: start.length }, (_, i) => i);
  if (strength !== undefined) order.sort((a, b) => strength[b] - strength[a] || a - b);
  // A cell as wide as a window holds the start of one kept window at most; those that overlap it begin in the same or a neighbouring cell.
  const kept = new Map<string, number>();
  const rows: number[] = [];
  for (const row of order) {
    const cell = Math.floor(start[row] / width);
    const taken = [cell - 1, cell, cell + 1].some((each) => {
      const other = kept.get(`${sequence[row]}:${each}`);
      return other !== undefined && Math.abs(other - start[row]) < width;
    });
    if (taken) continue;
    kept.set(`${sequence[row]}:${cell}`, start[row]);
    rows.push(row);
  }
  return Uint32Array.from(rows).sort();
}
