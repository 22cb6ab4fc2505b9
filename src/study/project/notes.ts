// What somebody writes of a project in their own words: a text beside the study, which an editor may change as well.
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder } from '../../formats/folders/in-folder.ts';
import { takeLock } from '../../formats/folders/lock.ts';
import { writeFileAtomically } from '../../formats/text/file-writer.ts';
import { refused } from '../../messages/refused.ts';
import { versionOf, type StudyText } from './draft-study.ts';
import type { Project } from './projects.ts';

/** The file of a project's notes. */
export const NOTES_FILE = 'notes.md';
/** Keeps a second chipmate from writing at the same moment. */
const LOCK = '.notes.lock';

/** The notes of a project; empty where there are none. A link is none: its text would lie elsewhere. */
export function projectNotes({ folder }: Project): StudyText {
  const path = join(folder, NOTES_FILE);
  return inFolder(path, () => {
    const isFile = lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
    const text = isFile ? readFileSync(path, 'utf8') : '';
    return { text, version: versionOf(text) };
  });
}

/**
 * Puts a text in the place of the notes.
 * @param before the version that the writer had seen
 * @throws InputError where they are others by now, which stay as they are, and for a link in their place
 */
export function saveNotes(project: Project, text: string, before: string): StudyText {
  const { folder } = project;
  const path = join(folder, NOTES_FILE);
  const lock = inFolder(folder, () => takeLock(join(folder, LOCK), path));
  try {
    const there = lstatSync(path, { throwIfNoEntry: false });
    if (there?.isFile() === false || projectNotes(project).version !== before)
      throw refused('notes.changed-meanwhile', {}, { file: NOTES_FILE });
    writeFileAtomically(path, text);
    return { text, version: versionOf(text) };
  } finally {
    lock.release();
  }
}
