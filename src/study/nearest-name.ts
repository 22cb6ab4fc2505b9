/**
 * The candidate that a misspelt name most likely meant, or undefined where none is close: optimal string alignment
 * distance (insertions, deletions, substitutions, swapped neighbours) of at most a third of the name's length.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = alignmentDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < least) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

function alignmentDistance(a: string, b: string): number {
  const columns = b.length + 1;
  const table = new Int32Array((a.length + 1) * columns);
  for (let i = 0; i <= a.length; i++) {
    for (let j = 0; j <= b.length; j++) {
      if (i === 0 || j === 0) {
        table[i * columns + j] = i + j;
        continue;
      }
      const changed = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(
        table[(i - 1) * columns + j] + 1,
        table[i * columns + j - 1] + 1,
        table[(i - 1) * columns + j - 1] + changed,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, table[(i - 2) * columns + j - 2] + 1);
      table[i * columns + j] = least;
    }
  }
  return table[table.length - 1];
}
