import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../errors.ts';
import { isHalfReplaced, listOf, STATE_FOLDER, type Place } from './replace-files.ts';
import { inFolder } from './in-folder.ts';

/** What desktops, office programs, network disks and chipmate's own interrupted writers leave. */
const HARMLESS = [
  /^(?:\.DS_Store|\._.*|\.localized|\.Spotlight-V100|\.Trashes|\.fseventsd|\.TemporaryItems|Icon\r)$/,
  /^(?:Thumbs\.db|ehthumbs\.db|desktop\.ini|\.directory|@eaDir|lost\+found|System Volume Information)$/i,
  /^(?:~\$.*|\.~lock\..*#|\.nfs[0-9a-f]+)$/,
  /^\..+\.[0-9a-f]{12}\.partial$/,
];

/**
 * Files and folders that somebody else put into a folder, by name; folders without files do not count, nor what desktops leave.
 * @param own names that are chipmate's, beside its notes
 */
export function othersIn(folder: string, own: readonly string[]): string[] {
  return inFolder(folder, () =>
    readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => name !== STATE_FOLDER && !own.includes(name))
      .filter(({ name }) => !HARMLESS.some((pattern) => pattern.test(name)))
      .filter((entry) => !entry.isDirectory() || holdsFiles(join(folder, entry.name)))
      .map(({ name }) => name)
      .sort(),
  );
}

function holdsFiles(folder: string): boolean {
  return readdirSync(folder, { withFileTypes: true }).some(
    (entry) => !entry.isDirectory() || holdsFiles(join(folder, entry.name)),
  );
}

/** @throws InputError where the folder belongs to one writer alone, and somebody else has files in it */
export function refuseStrangers(
  place: Place,
  {
    by,
    alone,
    isEarlier,
  }: { readonly by: string; readonly alone: string; readonly isEarlier: () => boolean },
): void {
  const { folder } = place;
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  const known = [...(listOf(place)?.files.values() ?? [])].some((record) => record.by === by);
  if (known || isHalfReplaced(place) || isEarlier()) return;
  const found = othersIn(folder, []);
  if (found.length === 0) return;
  const more = found.length > 3 ? ` and ${found.length - 3} more` : '';
  throw new InputError(`this folder is not empty, and what it holds is not ${alone}`, {
    file: folder,
    expected: `a new folder, an empty one, or one with ${alone}`,
    found: `${found.slice(0, 3).join(', ')}${more}`,
    fix: 'choose a new or an empty folder with -o: nothing that chipmate did not write is ever replaced or removed',
  });
}
