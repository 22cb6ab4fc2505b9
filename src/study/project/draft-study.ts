// A study as somebody is writing it: what is wrong with it, what it would do, and how it takes the place of the one on the disk.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { InputError } from '../../errors.ts';
import { inFolder } from '../../formats/folders/in-folder.ts';
import { writeFileAtomically } from '../../formats/text/file-writer.ts';
import type { Message, Notice } from '../../messages/message.ts';
import { checkData } from '../file/check-data.ts';
import { checkStudy } from '../file/check-study.ts';
import { parseStudy, type StudyFile } from '../file/read-study.ts';
import type { Study } from '../file/study-schema.ts';
import { outsideNames } from './outside-names.ts';
import { refused } from '../../messages/refused.ts';

/** A study's text, and what tells it from any other. */
export interface StudyText {
  readonly text: string;
  readonly version: string;
}

/** What is found of a draft. */
export interface CheckedDraft {
  /** What keeps it from running, with the lines of the draft. */
  readonly problems: readonly InputError[];
  readonly notices: readonly Notice[];
  /** What it would run, and what it leaves out with the reason. */
  readonly steps: readonly { readonly title: Message; readonly skipped: Message | null }[];
  /** Its values; null for what is no study. */
  readonly study: Study | null;
}

export function versionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** @param path of a study file */
export function studyText(path: string): StudyText {
  const text = inFolder(path, () => readFileSync(path, 'utf8'));
  return { text, version: versionOf(text) };
}

/**
 * Checks a draft as `study check` would check the file, after what it may name. Nothing that it names is opened before.
 * @param path of the study file that it is to become
 * @param served paths that the app was started with
 */
export async function checkDraft(
  text: string,
  path: string,
  served: readonly string[],
): Promise<CheckedDraft> {
  const nothing = { notices: [], steps: [], study: null };
  let file: StudyFile;
  try {
    file = parseStudy(text, path);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { ...nothing, problems: [error] };
  }
  const { study } = file;
  const outside = outsideNames(file, served);
  if (outside.length > 0) return { ...nothing, study, problems: outside };
  const problems = checkStudy(file);
  if (problems.length > 0) return { ...nothing, study, problems };
  const checked = await checkData(file);
  const steps = [
    ...(checked.plan?.steps ?? []).map(({ title }) => ({ title, skipped: null })),
    ...(checked.plan?.skipped ?? []).map(({ title, reason }) => ({ title, skipped: reason })),
  ];
  return { problems: checked.problems, notices: checked.notices, steps, study };
}

/**
 * Puts a text in the place of a study file.
 * @param before the version that the writer had seen
 * @throws InputError where the file is another one by now, and for text that is no study or names files elsewhere; what cannot run yet
 *   may be kept
 */
export function saveStudy(path: string, text: string, before: string, served: readonly string[]): StudyText {
  if (studyText(path).version !== before)
    throw refused('study.changed-meanwhile', {}, { file: basename(path) });
  const [outside] = outsideNames(parseStudy(text, path), served);
  if (outside !== undefined) throw outside;
  writeFileAtomically(path, text);
  return { text, version: versionOf(text) };
}
