import { KnownNames, nameKey } from './antigens/antigen-aliases.ts';

/** The result of looking for a name among those that exist. */
export interface NameMatch {
  /** Existing names that are meant, in their order. */
  readonly matches: readonly string[];
  /** How they were found; `alias` is worth telling the user. */
  readonly by: 'name' | 'alias' | 'nothing';
  /** Similar names, most similar first, where nothing was found. */
  readonly suggestions: readonly string[];
}

/**
 * Finds what a user means among the names that exist: first by spelling, then by alias (in both directions).
 * @param name as the user wrote it
 * @param known the names that exist, such as the antigens of an atlas
 */
export function findName(name: string, known: readonly string[], names = new KnownNames()): NameMatch {
  const key = nameKey(name);
  const spelt = known.filter((candidate) => nameKey(candidate) === key);
  if (spelt.length > 0) return { matches: [...new Set(spelt)], by: 'name', suggestions: [] };
  const meant = known.filter((candidate) => names.same(name, candidate));
  if (meant.length > 0) return { matches: [...new Set(meant)], by: 'alias', suggestions: [] };
  return { matches: [], by: 'nothing', suggestions: nearestNames(name, known) };
}

/**
 * Names similar to one that does not exist, most similar first: at most a third of its letters wrong
 * (inserted, left out, exchanged or swapped), or one beginning with the other.
 */
export function nearestNames(name: string, known: readonly string[], limit = 3): string[] {
  const key = nameKey(name);
  if (key === '') return [];
  const allowed = Math.max(1, Math.floor(key.length / 3));
  return [...new Set(known)]
    .map((candidate) => {
      const other = nameKey(candidate);
      const begins = key.length >= 3 && other.startsWith(key);
      return { candidate, distance: begins ? 0.5 : editDistance(key, other, allowed) };
    })
    .filter(({ distance }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

/** Optimal string alignment distance; anything beyond `allowed` is Infinity. */
function editDistance(a: string, b: string, allowed: number): number {
  if (Math.abs(a.length - b.length) > allowed) return Infinity;
  let before = new Array<number>(b.length + 1).fill(0);
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    before = row;
    row = next;
  }
  return row[b.length] <= allowed ? row[b.length] : Infinity;
}
