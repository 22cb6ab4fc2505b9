import { randomBytes } from 'node:crypto';
import { lstatSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder } from '../../formats/folders/in-folder.ts';
import { syncFolder, writeDurably } from '../../formats/text/file-writer.ts';
import { refused } from '../../messages/refused.ts';
import { putInPlace } from './add-file.ts';
import { STUDY_FILE, type Project } from './projects.ts';

/**
 * Gives a project a study that has none yet.
 * @throws InputError where one is there by now, which stays as it is
 */
export function beginStudy({ folder, study }: Project, text: string): void {
  const draft = join(folder, `.${STUDY_FILE}.${randomBytes(6).toString('hex')}.partial`);
  inFolder(folder, () => {
    try {
      writeDurably(draft, text);
      if (lstatSync(study, { throwIfNoEntry: false }) !== undefined || !putInPlace(draft, study))
        throw refused('study.is-there', {}, { file: STUDY_FILE });
      syncFolder(folder);
    } finally {
      rmSync(draft, { force: true });
    }
  });
}
