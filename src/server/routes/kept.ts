// What is kept in a project beside its study: questions with their answers, and notes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { inFolder } from '../../formats/folders/in-folder.ts';
import { makeProject } from '../../study/project/make-project.ts';
import type { StudyText } from '../../study/project/draft-study.ts';
import {
  keptQuestion,
  keptQuestions,
  RESULT_FILE,
  throwQuestionAway,
  type KeptQuestion,
} from '../../study/project/kept-questions.ts';
import { projectNotes, saveNotes } from '../../study/project/notes.ts';
import type { Project } from '../../study/project/projects.ts';
import { keep, KeptFiles, type AskedAgain } from '../studies/kept.ts';
import { withoutPlaces, type Served } from '../served.ts';
import { handedOver, type HandedOver } from './files.ts';
import { bodyOf, type ListedStudy } from './studies.ts';

/** Most bytes of notes and of a question. */
const MOST_BYTES = 1024 * 1024;

const number = z.int().min(0);
const bodies = {
  kept: z.strictObject({
    question: z.string().max(100),
    chosen: z.record(z.string().max(100), z.unknown()),
    note: z.string().max(20_000),
    /** A project that is there, or what a new one is called. */
    into: z.union([
      z.strictObject({ study: number }),
      z.strictObject({ name: z.string().trim().min(1).max(500) }),
    ]),
  }),
  notes: z.strictObject({ text: z.string(), version: z.string().max(64) }),
};

/** A question of a project's list. */
export type KeptInList = Pick<
  KeptQuestion,
  'question' | 'date' | 'note' | 'simulated' | 'rows' | 'command' | 'chipmate'
> & {
  readonly kept: number;
  /** Names of its files. */
  readonly files: readonly string[];
};

/** What is kept in a project. */
export interface KeptInProject {
  readonly project: Pick<ListedStudy, 'study' | 'name'> & { readonly hasStudy: boolean };
  readonly questions: readonly KeptInList[];
  readonly notes: StudyText;
}

/** A question as the page asks it again, beside what is known of how it was kept. */
export interface OpenedQuestion extends Omit<AskedAgain, 'files'> {
  readonly of: KeptInList;
  readonly files: readonly HandedOver[];
}

/** Questions that are kept in projects, and their notes. */
export function keptRoutes(served: Served): Hono {
  const { studies, uploads } = served;
  const routes = new Hono();
  const again = new KeptFiles(served);
  const numberIn = (context: Context, name: string): number => Number(context.req.param(name));
  const projectIn = (context: Context): Project => studies.project(numberIn(context, 'study'));
  const limit = bodyLimit({ maxSize: MOST_BYTES, onError: (context) => context.text('Too much.', 413) });
  routes.use('/kept', limit);
  routes.use('/studies/:study/notes', limit);

  routes.post('/kept', async (context) => {
    const root = studies.needRoot();
    const { into, ...asked } = await bodyOf(context, bodies.kept);
    // Whoever names a study that is gone is told before the question is asked.
    if ('study' in into) studies.project(into.study);
    const inProject = async (put: (project: Project) => Promise<void>): Promise<Project> => {
      if ('name' in into) return makeProject(root, into.name, undefined, put);
      const project = studies.project(into.study);
      await put(project);
      return project;
    };
    const { project, number: kept } = await keep(served, asked, inProject, context.req.raw.signal);
    return context.json({ study: studies.numberOf(project), name: project.name, kept });
  });
  routes.get('/studies/:study{[0-9]+}/kept', (context) => {
    const project = projectIn(context);
    const { name, hasStudy } = project;
    return context.json({
      project: { study: numberIn(context, 'study'), name, hasStudy },
      questions: keptQuestions(project).map(({ number: kept, kept: found }) => inList(kept, found)),
      notes: projectNotes(project),
    } satisfies KeptInProject);
  });
  routes.post('/studies/:study{[0-9]+}/kept/:kept{[0-9]+}', async (context) => {
    const project = projectIn(context);
    const kept = numberIn(context, 'kept');
    const { files, ...asked } = await again.askAgain(project, kept);
    const of = inList(kept, keptQuestion(project, kept).kept);
    return context.json({ ...asked, of, files: files.map(handedOver) } satisfies OpenedQuestion);
  });
  routes.delete('/studies/:study{[0-9]+}/kept/:kept{[0-9]+}', (context) => {
    throwQuestionAway(studies.needRoot(), projectIn(context), numberIn(context, 'kept'));
    return context.json({});
  });
  routes.get('/studies/:study{[0-9]+}/kept/:kept{[0-9]+}/result', (context) => {
    const { folder, kept } = keptQuestion(projectIn(context), numberIn(context, 'kept'));
    const path = join(folder, RESULT_FILE);
    return context.body(
      inFolder(path, () => new Uint8Array(readFileSync(path))),
      200,
      {
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${kept.question}.tsv`)}`,
      },
    );
  });
  routes.put('/studies/:study{[0-9]+}/notes', async (context) => {
    const { text, version } = await bodyOf(context, bodies.notes);
    return context.json(withoutPlaces(saveNotes(projectIn(context), text, version), uploads));
  });
  return routes;
}

function inList(kept: number, { files, ...found }: KeptQuestion): KeptInList {
  const { question, date, note, simulated, rows, command, chipmate } = found;
  const names = files.map(({ name }) => name);
  return { kept, question, date, note, simulated, rows, command, chipmate, files: names };
}
