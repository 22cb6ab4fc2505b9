// A folder of files becomes a drafted study file.
import { statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { readManifest } from '../../atlas/manifest.ts';
import { tellFile } from '../../analyses/inputs/told/tell-file.ts';
import { InputError } from '../../errors.ts';
import { message } from '../../messages/message.ts';
import { refused } from '../../messages/refused.ts';
import { checkData } from '../file/check-data.ts';
import { checkStudy } from '../file/check-study.ts';
import { parseStudy } from '../file/read-study.ts';
import { draftStudy, type DraftedStudy } from './draft-text.ts';
import type { DraftSettings } from './draft.ts';
import type { StudyLines } from './study-lines.ts';
import { filesBelow } from './files-below.ts';
import { keptAnswers } from './kept-answers.ts';
import { factorOf, placeFiles } from './place-files.ts';

/** A drafted study file, and how many of the folder's files it names. */
export interface DraftOfFolder extends DraftedStudy {
  readonly placed: number;
}

/**
 * Drafts the study file of a folder, and checks it as `study check` would: what that finds is among its questions, at the line that it is
 * about.
 * about. In a project of kept questions, what these say of the files goes in as well.
 * @param path of the study file that it is to become: files are named from there
 * @param served atlases beyond the folder that it may name; where they are left out, all that were asked
 * @throws InputError where there is no such folder, or no file in it has a place
 */
export async function draftOfFolder(
  folder: string,
  path: string,
  settings: Omit<DraftSettings, 'atlas' | 'atlasGenome'>,
  served?: readonly string[],
): Promise<DraftOfFolder> {
  const { files, atlases, passed } = filesBelow(folder);
  const from = dirname(resolve(path));
  const named = (file: string): string => relative(from, resolve(folder, file)).split(sep).join('/');
  const kept = files.filter((file) => resolve(folder, file) !== resolve(path));
  const placedFiles = placeFiles(
    kept.map((file) => ({ file: named(file), told: tellFile(join(folder, file)) })),
  );
  const { factor: saidFactor, cell, title, simulated, ...said } = keptAnswers(folder);
  const asked = said.atlases.filter(
    (each) => !isBelow(folder, each) && (served === undefined || served.includes(each)),
  );
  const factor = settings.factor ?? (factorOf(placedFiles) === undefined ? saidFactor : undefined);
  const { lines, leftOut } = draftStudy(placedFiles, {
    ...{ title, simulated, ...settings, factor, cell: settings.cell ?? cell },
    atlas: [...atlases.map(named), ...asked],
    atlasGenome: genomeOf([...atlases.map((each) => join(folder, each)), ...asked]),
  });
  const out = [...leftOut, ...passed.map(({ file, reason }) => ({ file: named(file), reason }))];
  const placed = placedFiles.length - leftOut.length;
  if (placed === 0)
    throw refused(
      'draft.no-place',
      {},
      {
        file: folder,
        expected: 'peaks, expression, or tables of the bench',
        found: files.length === 0 ? 'no file' : `${files.length} others`,
      },
    );
  await addProblems(lines, path);
  return { text: lines.text, questions: lines.questions, leftOut: out, placed };
}

function isBelow(folder: string, path: string): boolean {
  return resolve(path).startsWith(`${resolve(folder)}${sep}`);
}

/** The assembly of the atlases, where they have one. */
function genomeOf(folders: readonly string[]): string | undefined {
  const genomes = new Set<string>();
  for (const folder of folders)
    try {
      genomes.add(readManifest(folder).genome.name);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
    }
  return genomes.size === 1 ? [...genomes][0] : undefined;
}

/** What keeps the draft from running becomes a doubt of its line. */
async function addProblems(lines: StudyLines, path: string): Promise<void> {
  const from = dirname(resolve(path));
  for (const { problem, details } of await problemsOf(lines.text, path)) {
    const file = details.file?.replace(/, sheet '.*$/s, '');
    const isOwn = file === undefined || resolve(file) === resolve(path);
    const shown = isOwn ? undefined : relative(from, resolve(file)).split(sep).join('/');
    const line = shown === undefined ? (details.line ?? 1) : lines.lineWith(shown);
    lines.doubt(Math.max(1, line), message('draft.problem', { problem }));
  }
}

async function problemsOf(text: string, path: string): Promise<readonly InputError[]> {
  try {
    const file = parseStudy(text, path);
    const problems = checkStudy(file);
    return problems.length > 0 ? problems : (await checkData(file)).problems;
  } catch (error) {
    if (error instanceof InputError) return [error];
    throw error;
  }
}

/** Whether a path is a folder: what a study is drafted from. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
