// Single questions that were kept in a project, each in a folder of its own: what was asked of which inputs, and the table that came of it.
import { randomBytes } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { inFolder } from '../../formats/folders/in-folder.ts';
import { pathInside } from '../../formats/folders/inside.ts';
import { takeLock } from '../../formats/folders/lock.ts';
import { renamePatiently } from '../../formats/folders/durable.ts';
import { safeName } from '../../formats/folders/safe-name.ts';
import { syncFolder, writeDurably } from '../../formats/text/file-writer.ts';
import { refused } from '../../messages/refused.ts';
import { GIVEN_UP } from './add-file.ts';
import { toTrash } from './change-project.ts';
import { QUESTIONS_FOLDER, type Project } from './projects.ts';

/** What is noted of a question. */
export const QUESTION_FILE = 'question.json';
/** The table of a question as it was kept. */
export const RESULT_FILE = 'result.tsv';
/** Form of the file: another one is not read. */
const FORM = 1;

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const schema = z.object({
  form: z.literal(FORM),
  question: z.string(),
  /** Version of chipmate that answered. */
  chipmate: z.string(),
  /** When, as ISO 8601. */
  date: z.string(),
  note: z.string(),
  simulated: z.boolean(),
  /** The command line that gives the same in the project's folder. */
  command: z.string(),
  /** Rows of the table. */
  rows: z.int(),
  /** What was chosen: files by their names in the project, atlases by their folders. */
  chosen: z.record(z.string(), z.unknown()),
  files: z.array(z.object({ name: z.string(), sha256: digest, simulated: z.boolean() })),
  atlases: z.array(z.object({ folder: z.string(), sha256: digest })),
});

/** A question as it is kept on the disk. */
export type KeptQuestion = z.infer<typeof schema>;

/** One of a project's list. */
export interface ListedQuestion {
  /** Tells it from the project's others, also after some were thrown away. */
  readonly number: number;
  /** Its folder. */
  readonly folder: string;
  readonly kept: KeptQuestion;
}

/** The questions of a project, in the order in which they were kept; folders that hold none are left out, links too. */
export function keptQuestions({ folder }: Pick<Project, 'folder'>): ListedQuestion[] {
  const all = join(folder, QUESTIONS_FOLDER);
  return numbered(all).flatMap(({ number, name }) => {
    const kept = readKept(join(all, name));
    return kept === undefined ? [] : [{ number, folder: join(all, name), kept }];
  });
}

/** @throws InputError for a number that none has, or no longer */
export function keptQuestion(project: Project, number: number): ListedQuestion {
  const found = keptQuestions(project).find((each) => each.number === number);
  if (found === undefined) throw refused('kept.gone', {});
  return found;
}

/**
 * Keeps a question, whole or not at all. Its files lie in the project already.
 * @param table the answer's table, as the command line writes it
 * @returns its number
 */
export function keepQuestion(project: Project, kept: Omit<KeptQuestion, 'form'>, table: string): number {
  const all = join(project.folder, QUESTIONS_FOLDER);
  return inFolder(all, () => {
    mkdirSync(all, { recursive: true });
    // Numbers are given by one writer at a time.
    const lock = takeLock(join(all, '.lock'), all);
    const draft = join(all, `.${randomBytes(6).toString('hex')}.partial`);
    try {
      clearDrafts(all);
      mkdirSync(draft);
      writeDurably(join(draft, RESULT_FILE), table);
      writeDurably(join(draft, QUESTION_FILE), `${JSON.stringify({ form: FORM, ...kept }, null, 2)}\n`);
      syncFolder(draft);
      const number = 1 + Math.max(0, ...numbered(all).map((each) => each.number));
      renamePatiently(draft, join(all, safeName(`${number} ${kept.question}`)));
      syncFolder(all);
      return number;
    } finally {
      rmSync(draft, { recursive: true, force: true });
      lock.release();
    }
  });
}

/** Throws a question away: it goes to the projects that were thrown away. The project's files stay. @param root folder of all projects */
export function throwQuestionAway(root: string, project: Project, number: number): void {
  toTrash(root, keptQuestion(project, number).folder);
}

/**
 * The place of a file that a question names. @throws InputError for a name that leads out of the project, and where the file is gone
 */
export function keptFile({ folder }: Project, name: string): string {
  const path = pathInside(folder, name, QUESTION_FILE);
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true)
    throw refused('kept.no-file', {}, { file: name });
  return path;
}

function numbered(all: string): { number: number; name: string }[] {
  if (lstatSync(all, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(all, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^\d{1,9} /.test(entry.name))
    .map(({ name }) => ({ number: Number.parseInt(name, 10), name }))
    .sort((a, b) => a.number - b.number || (a.name < b.name ? -1 : 1));
}

function readKept(folder: string): KeptQuestion | undefined {
  try {
    const path = join(folder, QUESTION_FILE);
    if (!lstatSync(path).isFile()) return undefined;
    return schema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/** What a killed process left that was keeping a question. */
function clearDrafts(all: string): void {
  for (const name of readdirSync(all).filter((each) => /^\.[0-9a-f]{12}\.partial$/.test(each)))
    if (Date.now() - statSync(join(all, name)).mtimeMs > GIVEN_UP)
      rmSync(join(all, name), { recursive: true, force: true });
}
