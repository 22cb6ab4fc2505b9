/** A number with its noun: `1 file`, `2 files`; `counted(1, 'cell class', 'cell classes')`. */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}

/** The first names of a list, and three dots where there are more. */
export function firstOf(names: readonly string[], most: number): string {
  return names.slice(0, most).join(', ') + (names.length > most ? ', ...' : '');
}

/** A size as a person reads it. */
export function gigabytes(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} kB`;
  return bytes >= 1e9 ? `${(bytes / 1e9).toPrecision(3)} GB` : `${(bytes / 1e6).toPrecision(3)} MB`;
}
