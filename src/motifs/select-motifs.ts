import { InputError } from '../errors.ts';
import type { MotifLibrary } from '../formats/motifs/motif-library.ts';
import { KnownNames, nameKey } from '../genome/antigens/antigen-aliases.ts';
import { nearestNames } from '../genome/names.ts';
import { factorsOfMotif } from './factors-of-motif.ts';
import type { Matrix } from './score-matrix.ts';

/** Some of the motifs of a library, in its order. */
export function motifsAt(library: MotifLibrary, chosen: readonly number[]): MotifLibrary {
  const { id, name, kind, width, matrix, sites, file, line } = library;
  return {
    id: chosen.map((i) => id[i]),
    name: chosen.map((i) => name[i]),
    kind: chosen.map((i) => kind[i]),
    width: Uint16Array.from(chosen, (i) => width[i]),
    matrix: chosen.map((i) => matrix[i]),
    sites: Float64Array.from(chosen, (i) => sites[i]),
    file: chosen.map((i) => file[i]),
    line: Uint32Array.from(chosen, (i) => line[i]),
  };
}

/** The matrix of one motif of a library. */
export function matrixAt({ kind, matrix, sites }: MotifLibrary, motif: number): Matrix {
  return { kind: kind[motif], values: matrix[motif], sites: sites[motif] };
}

/** Several libraries as one. @throws InputError for an id that is in two of them */
export function joinLibraries(libraries: readonly MotifLibrary[]): MotifLibrary {
  const ids = libraries.flatMap(({ id }) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined)
    throw new InputError(`the motif ${twice} is given twice`, {
      expected: 'every motif under an id of its own',
      fix: 'leave one of them out, or give another name (NAME=WORD)',
    });
  return {
    id: ids,
    name: libraries.flatMap(({ name }) => name),
    kind: libraries.flatMap(({ kind }) => kind),
    width: Uint16Array.from(libraries.flatMap(({ width }) => [...width])),
    matrix: libraries.flatMap(({ matrix }) => matrix),
    sites: Float64Array.from(libraries.flatMap(({ sites }) => [...sites])),
    file: libraries.flatMap(({ file }) => file),
    line: Uint32Array.from(libraries.flatMap(({ line }) => [...line])),
  };
}

/**
 * The motifs of a library that are meant by any of the words: an id, a name, or a factor under any of its names (`Blimp-1`).
 * @param words without any, all motifs
 * @throws InputError for a word by which no motif goes, with similar ones
 */
export function selectMotifs(
  library: MotifLibrary,
  words: readonly string[],
  names = new KnownNames(),
): MotifLibrary {
  if (words.length === 0) return library;
  const keys = library.id.map(
    (id, i) =>
      new Set([
        nameKey(id),
        nameKey(library.name[i]),
        ...factorsOfMotif(library.name[i], names).map((factor) => names.key(factor)),
      ]),
  );
  const chosen = new Set<number>();
  for (const word of words) {
    const found = keys.flatMap((own, i) => (own.has(nameKey(word)) || own.has(names.key(word)) ? [i] : []));
    if (found.length === 0) throw noSuchMotif(library, word, names);
    for (const i of found) chosen.add(i);
  }
  return motifsAt(
    library,
    [...chosen].sort((a, b) => a - b),
  );
}

function noSuchMotif(library: MotifLibrary, word: string, names: KnownNames): InputError {
  const factors = library.name.flatMap((name) => factorsOfMotif(name, names));
  const near = nearestNames(word, [...library.id, ...library.name, ...factors]);
  return new InputError(`no motif goes by ${word}`, {
    file: [...new Set(library.file)].join(', '),
    expected: 'the id or name of a motif, or a factor',
    found: word,
    fix: near.length > 0 ? `do you mean ${near.join(', ')}?` : 'look at the names in the library',
  });
}
