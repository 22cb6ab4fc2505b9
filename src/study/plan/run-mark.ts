import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomically } from '../../formats/text/file-writer.ts';

/** A file among the notes of a study's results that is there while a study is run: where nobody runs it, a run was interrupted. */
const MARK = 'running';

/** Marks results as being worked on. @param state folder of notes @returns what takes the mark away */
export function markRun(state: string): () => void {
  const path = join(state, MARK);
  writeFileAtomically(path, '');
  return () => rmSync(path, { force: true });
}

export function isMarked(state: string): boolean {
  return existsSync(join(state, MARK));
}
