// Studies: a page writes the same study.yaml that people edit by hand, and runs it as the command line does.
import { basename, resolve } from 'node:path';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { InputError } from '../../errors.ts';
import { HOW } from '../../analyses/inputs/arm.ts';
import { ASSAY_TYPES } from '../../study/bench/assay-analyses.ts';
import { readResult, resultFiles, type ResultFile } from '../../report/report-page.ts';
import { editStudy, type EditValue } from '../../study/file/edit-study.ts';
import { parseStudy } from '../../study/file/read-study.ts';
import type { Study } from '../../study/file/study-schema.ts';
import { compareFolders } from '../../study/plan/compare-folders.ts';
import { addFile } from '../../study/project/add-file.ts';
import { renameProject, throwAway } from '../../study/project/change-project.ts';
import { saveStudy, studyText, type StudyText } from '../../study/project/draft-study.ts';
import { keptQuestions } from '../../study/project/kept-questions.ts';
import { copyProject, makeProject } from '../../study/project/make-project.ts';
import { newStudyText } from '../../study/project/new-study.ts';
import { projectState, type ProjectState } from '../../study/project/project-state.ts';
import { answerBody } from '../answer-body.ts';
import { withoutPlaces, type Served } from '../served.ts';
import type { RunProgress } from '../studies/study-runs.ts';
import { refused } from '../../messages/refused.ts';

/** Most bytes of what a page sends of a study. */
const MOST_BYTES = 1024 * 1024;

/** A study in the list of all. */
export interface ListedStudy extends ProjectState {
  readonly study: number;
  /** Name of its folder. */
  readonly name: string;
  /** Single questions that were kept in it. */
  readonly kept: number;
}

/** All studies; without a folder the app was started without any. */
export interface ListedStudies {
  readonly folder: boolean;
  readonly studies: readonly ListedStudy[];
}

/** A study with its text, and what there is of its results. */
export interface OpenedStudy extends ListedStudy, StudyText {
  /** Its values; null where the text is no study. */
  readonly view: Study | null;
  readonly files: readonly ResultFile[];
  /** Words that some of its keys may have. */
  readonly words: { readonly how: readonly string[]; readonly assays: readonly string[] };
  /** Of this server; null where it has not run the study. */
  readonly run: RunProgress | null;
}

const line = z.string().trim().min(1).max(500);
const number = z.int().min(0);
const value: z.ZodType<EditValue> = z.lazy(() =>
  z.union([
    z.string().max(20_000),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(value).max(1000),
    z.record(z.string().max(100), value),
  ]),
);
const place = z
  .array(z.union([z.string().max(100), number]))
  .min(1)
  .max(6);
const bodies = {
  made: z.strictObject({
    title: line,
    factor: line,
    genome: line,
    cell: line,
    date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    atlas: number.optional(),
    peaks: z.array(number).max(20),
    table: number.optional(),
  }),
  text: z.strictObject({ text: z.string() }),
  saved: z.strictObject({ text: z.string(), version: z.string().max(64) }),
  edited: z.strictObject({
    text: z.string(),
    edits: z.array(z.union([z.strictObject({ place, value }), z.strictObject({ atlas: number })])).max(100),
  }),
  file: z.strictObject({ file: number }),
  named: z.strictObject({ name: line }),
  compared: z.strictObject({ before: number, after: number }),
};

/** @throws InputError for a body of another form */
export async function bodyOf<Body>(context: Context, schema: z.ZodType<Body>): Promise<Body> {
  const parsed = schema.safeParse(await context.req.json<unknown>().catch(() => undefined));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw refused('body.wrong', {}, { expected: `${issue.path.map(String).join(' ')}: ${issue.message}` });
}

export function studyRoutes({ studies, uploads, threads, atlases }: Served): Hono {
  const routes = new Hono();
  const served = (): string[] => atlases.map((folder) => resolve(folder));
  const atlasAt = (at: number): string => {
    const folder = served().at(at);
    if (folder !== undefined) return folder;
    throw refused('body.no-atlas', {});
  };
  const numberIn = (context: Context): number => Number(context.req.param('study'));
  /** What is said of files names them below the folder of all; a study and its text stay as they are. */
  const say = (context: Context, body: unknown): Response =>
    context.json(withoutPlaces(studies.withoutRoot(body), uploads) as object);
  const listed = (study: number): ListedStudy => {
    const project = studies.project(study);
    return { study, name: project.name, kept: keptQuestions(project).length, ...projectState(project) };
  };
  const opened = (study: number): OpenedStudy => {
    const project = studies.project(study);
    const text = studyText(project.study);
    return {
      ...listed(study),
      ...text,
      view: viewOf(text.text, project.study),
      files: resultFiles(project.results),
      words: { how: Object.keys(HOW), assays: ASSAY_TYPES },
      run: studies.withoutRoot(studies.runs.progress(study) ?? null),
    };
  };
  routes.use('/studies/*', bodyLimit({ maxSize: MOST_BYTES, onError: (c) => c.text('Too much.', 413) }));

  routes.get('/studies', (context) => {
    const all = studies.list().map(({ number: study }) => listed(study));
    return say(context, { folder: studies.root !== undefined, studies: all } satisfies ListedStudies);
  });
  routes.post('/studies', async (context) => {
    const root = studies.needRoot();
    const { atlas, peaks, table, ...asked } = await bodyOf(context, bodies.made);
    const folder = atlas === undefined ? undefined : atlasAt(atlas);
    const given = peaks.map((file) => uploads.file(file));
    const finished = table === undefined ? undefined : uploads.file(table);
    const start = { ...asked, atlas: folder, simulated: false };
    const begun = newStudyText({ ...start, peaks: [] });
    const project = await makeProject(root, asked.title, begun, async (draft) => {
      const names: string[] = [];
      for (const { path, name } of given) names.push(await addFile(draft, path, name));
      const own = finished === undefined ? undefined : await addFile(draft, finished.path, finished.name);
      const text = newStudyText({ ...start, peaks: names, table: own });
      saveStudy(draft.study, text, studyText(draft.study).version, served());
    });
    return say(context, { study: studies.numberOf(project) });
  });
  routes.post('/studies/compare', async (context) => {
    const { before, after } = await bodyOf(context, bodies.compared);
    const [old, now] = [before, after].map((study) => studies.project(study).results);
    return say(context, answerBody({ table: compareFolders(old, now), notices: [] }));
  });

  routes.get('/studies/:study{[0-9]+}', (context) => context.json(opened(numberIn(context))));
  routes.put('/studies/:study{[0-9]+}', async (context) => {
    const { text, version } = await bodyOf(context, bodies.saved);
    const { study } = studies.project(numberIn(context));
    return context.json(saveStudy(study, text, version, served()));
  });
  routes.delete('/studies/:study{[0-9]+}', (context) => {
    throwAway(studies.needRoot(), studies.idle(numberIn(context)));
    return say(context, {});
  });
  routes.post('/studies/:study{[0-9]+}/rename', async (context) => {
    const { name } = await bodyOf(context, bodies.named);
    const study = numberIn(context);
    studies.moved(study, renameProject(studies.needRoot(), studies.idle(study), name));
    return say(context, listed(study));
  });
  routes.post('/studies/:study{[0-9]+}/copy', async (context) => {
    const copy = await copyProject(studies.needRoot(), studies.idle(numberIn(context)));
    return say(context, { study: studies.numberOf(copy) });
  });
  routes.post('/studies/:study{[0-9]+}/files', async (context) => {
    const { file } = await bodyOf(context, bodies.file);
    const { path, name } = uploads.file(file);
    return say(context, { name: await addFile(studies.project(numberIn(context)), path, name) });
  });

  routes.post('/studies/:study{[0-9]+}/edit', async (context) => {
    const { text, edits } = await bodyOf(context, bodies.edited);
    const { study } = studies.project(numberIn(context));
    const known = edits.map((edit) =>
      'atlas' in edit ? { place: ['atlas'], value: [atlasAt(edit.atlas)] } : edit,
    );
    return context.json({ text: editStudy(text, known, study) });
  });
  routes.post('/studies/:study{[0-9]+}/check', async (context) => {
    const { text } = await bodyOf(context, bodies.text);
    const { study: path } = studies.project(numberIn(context));
    const draft = { text, path, served: served() };
    const { study, ...said } = await threads.check(draft, context.req.raw.signal);
    // The form writes values back as it was given them.
    return context.json({ ...studies.withoutRoot(said), study });
  });

  routes.post('/studies/:study{[0-9]+}/run', (context) => {
    const study = numberIn(context);
    studies.runs.start(study, studies.project(study));
    return say(context, {});
  });
  routes.post('/studies/:study{[0-9]+}/stop', async (context) => {
    await studies.runs.stop(numberIn(context));
    return say(context, {});
  });
  routes.get('/studies/:study{[0-9]+}/progress', (context) => {
    const study = numberIn(context);
    studies.project(study);
    const { runs } = studies;
    return streamSSE(context, async (stream) => {
      let wake: () => void = () => undefined;
      const deaf = runs.listen(study, () => wake());
      stream.onAbort(() => wake());
      try {
        for (;;) {
          const next = new Promise<void>((resolve) => (wake = resolve));
          const progress = runs.progress(study) ?? null;
          const data = JSON.stringify(withoutPlaces(studies.withoutRoot(progress), uploads));
          await stream.writeSSE({ event: 'progress', data });
          if (!runs.isRunning(study) || stream.aborted) return;
          await next;
        }
      } finally {
        deaf();
      }
    });
  });

  routes.get('/studies/:study{[0-9]+}/results/:file{[0-9]+}', (context) => {
    const { results } = studies.project(numberIn(context));
    const found = resultFiles(results).at(Number(context.req.param('file')));
    if (found === undefined) return context.notFound();
    const name = basename(found.path);
    // Whatever it holds, it is saved and never shown as a page of this server.
    return context.body(readResult(results, found.path), 200, {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
  });
  return routes;
}

function viewOf(text: string, path: string): Study | null {
  try {
    return parseStudy(text, path).study;
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}
