// What the single questions that were kept in a folder say of a study of its files.
import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { readManifest } from '../../atlas/manifest.ts';
import { InputError } from '../../errors.ts';
import { keptQuestions, QUESTION_FILE } from '../project/kept-questions.ts';
import { QUESTIONS_FOLDER } from '../project/projects.ts';

/** What they say; nothing where they do not agree. */
interface KeptAnswers {
  /** The project's name, where it is one. */
  readonly title?: string;
  /** What the peaks were said to be of. */
  readonly factor?: string;
  readonly cell?: string;
  /** Atlases that were asked and are the same still. */
  readonly atlases: readonly string[];
  readonly simulated?: true;
}

/** @param folder whose files become a study; without kept questions nothing is said */
export function keptAnswers(folder: string): KeptAnswers {
  if (!isOfQuestions(join(folder, QUESTIONS_FOLDER))) return { atlases: [] };
  const kept = keptQuestions({ folder }).map((each) => each.kept);
  const factor = agreed(kept.map(({ chosen }) => chosen['queryAntigen']));
  const cell = agreed(kept.map(({ chosen }) => chosen['queryCell']));
  const atlases = kept.flatMap((each) => each.atlases).filter(isSame);
  return {
    title: basename(resolve(folder)),
    ...(factor !== undefined && { factor }),
    ...(cell !== undefined && { cell }),
    atlases: [...new Set(atlases.map((each) => resolve(each.folder)))],
    ...(kept.some(({ simulated }) => simulated) && { simulated: true }),
  };
}

/** Whether a folder holds kept questions and nothing else: what lies in them is no file of a study. */
export function isOfQuestions(folder: string): boolean {
  if (basename(folder) !== QUESTIONS_FOLDER) return false;
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return false;
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .every((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, QUESTION_FILE)));
}

/** The one word of all that were said. */
function agreed(said: readonly unknown[]): string | undefined {
  const words = new Set(said.flat().filter((word) => typeof word === 'string' && word !== ''));
  return words.size === 1 ? ([...words][0] as string) : undefined;
}

function isSame({ folder, sha256 }: { folder: string; sha256: string }): boolean {
  try {
    return readManifest(folder).sha256 === sha256;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}
