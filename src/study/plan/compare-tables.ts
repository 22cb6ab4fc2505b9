import { readFileSync } from 'node:fs';
import type { RunDifference } from './compare-runs.ts';

/** Rows of each table whose change of place is told. */
const LOOKED_AT = 10;

/**
 * How the first rows of the ranked tables of two runs changed their places.
 * @param before paths of the tables by name
 */
export function compareTables(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): RunDifference[] {
  const differences: RunDifference[] = [];
  for (const name of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const a = placesOf(before.get(name));
    const b = placesOf(after.get(name));
    if (a === undefined || b === undefined) continue;
    const leading = new Set([...first(a), ...first(b)]);
    for (const item of leading) {
      const [from, to] = [a.get(item), b.get(item)].map((place) =>
        place === undefined ? 'absent' : `rank ${place}`,
      );
      if (from !== to)
        differences.push({
          what: 'result',
          name: `${name.replace(/\.tsv$/, '')}: ${item}`,
          before: from,
          after: to,
        });
    }
  }
  return differences;
}

function first(places: ReadonlyMap<string, number>): string[] {
  return [...places].filter(([, place]) => place <= LOOKED_AT).map(([item]) => item);
}

/** Rank of each antigen, gene or candidate of a ranked table; undefined for other tables. */
function placesOf(path: string | undefined): Map<string, number> | undefined {
  if (path === undefined) return undefined;
  const [header, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const columns = header.split('\t');
  const rank = columns.indexOf('rank');
  const item = columns.findIndex((name) => name === 'antigen' || name === 'gene' || name === 'candidate');
  if (rank === -1 || item === -1) return undefined;
  const places = new Map<string, number>();
  for (const line of lines) {
    const cells = line.split('\t');
    if (!places.has(cells[item])) places.set(cells[item], Number(cells[rank]));
  }
  return places;
}
