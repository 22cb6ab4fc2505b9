import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LIBRARY_NAMES, MOTIF_LIBRARIES } from '../../../atlas/fetch/motif-sources.ts';
import { InputError } from '../../../errors.ts';
import { genomesFolder, MOTIFS_FOLDER, nameAtHand } from '../../../formats/folders/genomes-folder.ts';

/** A library that `motifs fetch` brings, by its short name. */
interface LibraryAtHand {
  readonly path: string;
  /** How a study names it, wherever the genomes folder lies. */
  readonly input: string;
  /** What is wrong where it is not there, and the command that brings it. */
  readonly absent: InputError | undefined;
}

/**
 * What a short name (`jaspar`) means in the genomes folder; undefined for every other name.
 * @param genomes the genomes folder; where the environment or the system says, where left out
 */
export function libraryAtHand(name: string, genomes?: string): LibraryAtHand | undefined {
  const library = LIBRARY_NAMES.find((each) => each === name.toLowerCase());
  if (library === undefined) return undefined;
  const { file } = MOTIF_LIBRARIES[library];
  const path = join(genomesFolder(genomes), MOTIFS_FOLDER, file);
  const absent = new InputError(`the library ${library} is not at hand`, {
    expected: path,
    found: 'nothing',
    fix: `bring it: chipmate motifs fetch ${library}`,
  });
  return {
    ...{ path, input: nameAtHand(`${MOTIFS_FOLDER}/${file}`) },
    absent: existsSync(path) ? undefined : absent,
  };
}
