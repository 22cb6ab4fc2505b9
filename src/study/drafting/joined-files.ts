// Which files belong together: a table of the bench and its map, a matrix and its sheet of samples or its annotation.
import { basename, dirname } from 'node:path';
import { arrayName } from '../../formats/expression/spotted-arrays-reader.ts';
import type { BenchKey, Told } from '../../analyses/inputs/told/told.ts';
import { nameKey } from '../../genome/antigens/antigen-aliases.ts';
import { wellAt } from '../../formats/plates/wells.ts';

/** A file as it is joined to others. */
interface Joined {
  readonly file: string;
  readonly told: Told;
}

const KEYS: readonly BenchKey[] = ['well', 'sample', 'lane'];
/** Words by which a map is told from its table. */
const MAP_WORD = /[_ .-]{0,4}(?:map|layout|plan|samples?|sheet|wells)$/i;

/** The readings that a map is of: of those with its wells, samples or lanes the one that is called as it is, or the only one. */
export function mapOfReadings<File extends Joined>(map: Joined, all: readonly File[]): File | undefined {
  const fitting = all.filter(
    (each) =>
      each.told.kind === 'readings' && each.file !== map.file && keysShared(map.told, each.told) > 0.5,
  );
  const named = fitting.filter(
    (each) => dirname(each.file) === dirname(map.file) && isNamedAlike(map.file, each.file),
  );
  if (named.length === 1) return named[0];
  // Wells are called alike on every plate; samples are not.
  const isDistinct = map.told.keys?.sample !== undefined;
  const maps = all.filter(({ told }) => told.kind === 'map of wells' && told.keys?.well !== undefined);
  return fitting.length === 1 && (isDistinct || maps.length === 1) ? fitting[0] : undefined;
}

/** Whether one is called as the other with a word for a map. */
export function isNamedAlike(map: string, table: string): boolean {
  const stem = (file: string): string =>
    basename(file).replace(/(?:\.(?:gz|csv|tsv|txt|xlsx?|simulated)){1,4}$/i, '');
  const key = (text: string): string => nameKey(text);
  const bare = stem(map).replace(MAP_WORD, '');
  // `blot_plate_map` is of `blot`, `plate_map` of `plate`.
  const shorter = bare.replace(/[_ .-]{1,4}plate$/i, '');
  return bare !== '' && bare !== stem(map) && [bare, shorter].some((each) => key(each) === key(stem(table)));
}

/** How much of what a map describes the readings have, 0 to 1, by the best key of both. */
function keysShared(map: Told, readings: Told): number {
  return Math.max(
    0,
    ...KEYS.map((key) => {
      const [a, b] = [map.keys?.[key] ?? [], readings.keys?.[key] ?? []];
      const named = new Set(b.map((name) => keyOf(name, key)));
      const shared = a.filter((name) => named.has(keyOf(name, key))).length;
      // A map may have wells that stayed empty, and readings wells that nobody described.
      return Math.min(a.length, b.length) === 0 ? 0 : shared / Math.min(a.length, b.length);
    }),
  );
}

function keyOf(name: string, key: BenchKey): string {
  const well = key === 'well' ? wellAt(name) : undefined;
  return well === undefined ? name.trim().toLowerCase() : `${well.row} ${well.column}`;
}

/** How much of a sheet's samples a matrix has, or arrays are called, 0 to 1. */
export function samplesShared(sheet: Told, measured: Joined): number {
  const samples = sheet.samples ?? [];
  if (samples.length === 0) return 0;
  if (measured.told.kind === 'arrays') {
    const own = arrayName(measured.file);
    return samples.includes(own) ? 1 : 0;
  }
  const named = new Set((measured.told.samples ?? []).map(plain));
  return samples.filter((sample) => named.has(plain(sample))).length / samples.length;
}

/** R writes points for what a name of its own cannot hold. */
function plain(name: string): string {
  return name
    .trim()
    .replaceAll(/[^A-Za-z0-9]/g, '.')
    .replace(/^X(?=\d)/, '');
}

/** How much of a matrix' rows an annotation has, 0 to 1; undefined where one of them shows none. */
export function rowsShared(annotation: Told, matrix: Told): number | undefined {
  const [a, b] = [annotation.rows ?? [], matrix.rows ?? []];
  if (a.length === 0 || b.length === 0) return undefined;
  const known = new Set(a);
  return b.filter((name) => known.has(name)).length / b.length;
}
