import { join } from 'node:path';
import { makeFolder, writeFileAtomically } from '../formats/text/file-writer.ts';

/** Writes pictures into a folder, which is made where it does not exist. */
export function writeFigures(folder: string, figures: ReadonlyMap<string, string>): void {
  makeFolder(folder);
  for (const [name, svg] of figures) writeFileAtomically(join(folder, name), svg);
}
