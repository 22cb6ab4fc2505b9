// A first version of a sheet of experiments, from a folder of peak files.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { refused } from '../../messages/refused.ts';
import type { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { draftRows, type DraftedRows, type DraftFile } from './draft-rows.ts';
import { sheetText } from './sheet-text.ts';

/** What was made of a folder. */
export interface DraftSheet extends Pick<DraftedRows, 'leftOut'> {
  /** The sheet, tab-separated with its header. */
  readonly text: string;
  readonly experiments: number;
  /** Rows with cells that have to be looked at. */
  readonly unsure: number;
}

const MOST_FILES = 20_000;

/**
 * Drafts a sheet of the files below a folder.
 * @param sheet where the sheet will lie: its files are named from there; undefined names them in full
 * @throws InputError where the folder is none, or no file in it holds peaks
 */
export async function draftSheet(
  folder: string,
  sheet: string | undefined,
  names: KnownNames,
): Promise<DraftSheet> {
  const { rows, leftOut } = await draftRows(filesBelow(folder), names);
  if (rows.length === 0)
    throw refused(
      'draft.no-peaks',
      {},
      {
        file: folder,
        expected: 'files such as NAME.narrowPeak, NAME.bed.gz or NAME_peaks.xls',
        found: leftOut.length === 0 ? 'no file' : `${leftOut[0].file}: ${leftOut[0].why.problem}`,
      },
    );
  const from = sheet === undefined ? undefined : dirname(resolve(sheet));
  const text = sheetText(
    rows.map(({ cells, peaks, path, unsure }) => ({
      ...cells,
      peaks: String(peaks),
      file: from === undefined ? resolve(path) : relative(from, resolve(path)).split(sep).join('/'),
      unsure: unsure.map(({ column }) => column).join(' '),
    })),
  );
  const unsure = rows.filter((row) => row.unsure.length > 0).length;
  return { text, experiments: rows.length, unsure, leftOut };
}

/** Every file below a folder, hidden ones left out, in order of their names. @throws InputError where it is none, or holds too many */
export function filesBelow(folder: string): DraftFile[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw refused('draft.no-folder', {}, { file: folder });
  const files = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (path) =>
        !relative(folder, path)
          .split(sep)
          .some((part) => part.startsWith('.')),
    )
    .sort();
  if (files.length <= MOST_FILES) return files.map((path) => ({ path, shown: relative(folder, path) }));
  throw refused(
    'draft.too-many',
    { files: files.length },
    { file: folder, expected: `at most ${MOST_FILES}` },
  );
}
