import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomically } from '../formats/output.ts';

/** Writes pictures into a folder, which is made where it does not exist. */
export function writeFigures(folder: string, figures: ReadonlyMap<string, string>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, svg] of figures) writeFileAtomically(join(folder, name), svg);
}
