import { nameKey } from './antigen-aliases.ts';

/**
 * Names that somebody who wrote `name` may have meant: those that hold it, or that differ from it by few
 * letters, best first.
 * @param most how many at most
 */
export function nearestNames(name: string, names: readonly string[], most = 5): string[] {
  const wanted = nameKey(name);
  if (wanted === '') return [];
  const rated: { name: string; distance: number }[] = [];
  for (const candidate of new Set(names)) {
    const key = nameKey(candidate);
    if (key === '') continue;
    const holds = key.startsWith(wanted) ? 0.5 : key.includes(wanted) ? 1 : Infinity;
    const limit = Math.max(2, Math.ceil(wanted.length / 3));
    const distance = Math.abs(key.length - wanted.length) <= limit ? editDistance(wanted, key) : Infinity;
    const best = Math.min(holds, distance <= limit ? distance : Infinity);
    if (best < Infinity) rated.push({ name: candidate, distance: best });
  }
  rated.sort(
    (a, b) => a.distance - b.distance || a.name.length - b.name.length || (a.name < b.name ? -1 : 1),
  );
  return rated.slice(0, most).map((each) => each.name);
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one text into the other. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2] + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length];
}
