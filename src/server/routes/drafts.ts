// Several files become a drafted study: a page shows where each goes, corrects it, and has the study made.
import { basename, resolve } from 'node:path';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { NOT_SAID } from '../../messages/message.ts';
import { refused } from '../../messages/refused.ts';
import { PLACES } from '../../study/drafting/places.ts';
import { addFile } from '../../study/project/add-file.ts';
import { beginStudy } from '../../study/project/begin-study.ts';
import { saveStudy, studyText } from '../../study/project/draft-study.ts';
import { makeProject } from '../../study/project/make-project.ts';
import { newStudyText } from '../../study/project/new-study.ts';
import { outsideNames } from '../../study/project/outside-names.ts';
import { parseStudy } from '../../study/file/read-study.ts';
import type { PlacedBody } from '../studies/place-body.ts';
import { withoutPlaces, type Served } from '../served.ts';
import type { RecognisedUpload } from '../uploads.ts';

const MOST_BYTES = 1024 * 1024;
/** Files of one draft. */
const MOST_FILES = 300;

/** A file with its proposed place. */
export interface PlacedUpload extends PlacedBody {
  readonly file: number;
  /** As its owner calls it, with its folders. */
  readonly name: string;
  readonly simulated: boolean;
}

const line = z.string().trim().min(1).max(500);
const word = z.string().trim().max(200);
const number = z.int().min(0);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const bodies = {
  ofProject: z.strictObject({ date: day }),
  placed: z.strictObject({ files: z.array(number).min(1).max(MOST_FILES) }),
  made: z.strictObject({
    title: line,
    genome: line.optional(),
    date: day,
    atlas: number.optional(),
    files: z
      .array(
        z.strictObject({
          file: number,
          place: z.enum(PLACES),
          factor: word,
          cell: word,
          condition: word,
        }),
      )
      .min(1)
      .max(MOST_FILES),
  }),
};

/** @throws InputError for a body of another form */
async function bodyOf<Body>(context: Context, schema: z.ZodType<Body>): Promise<Body> {
  const parsed = schema.safeParse(await context.req.json<unknown>().catch(() => undefined));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw refused('body.wrong', {}, { expected: `${issue.path.map(String).join(' ')}: ${issue.message}` });
}

export function draftRoutes({ studies, uploads, threads, atlases }: Served): Hono {
  const routes = new Hono();
  const served = (): string[] => atlases.map((each) => resolve(each));
  const uploadOf = (file: number): RecognisedUpload => {
    const { number: own } = uploads.file(file);
    const found = uploads.all.find((each) => each.number === own);
    if (found === undefined) throw refused('upload.gone', {});
    return found;
  };
  const handed = (upload: RecognisedUpload): { path: string; said: string } => ({
    path: upload.path,
    said: upload.said ?? upload.name,
  });
  const say = (context: Context, body: unknown): Response =>
    context.json(withoutPlaces(studies.withoutRoot(body), uploads) as object);
  routes.use('/drafts/*', bodyLimit({ maxSize: MOST_BYTES, onError: (c) => c.text('Too much.', 413) }));

  routes.post('/drafts/places', async (context) => {
    const { files } = await bodyOf(context, bodies.placed);
    const all = files.map(uploadOf);
    const placed = await threads.placed(all.map(handed), context.req.raw.signal);
    const shown = placed.map((each, index): PlacedUpload => {
      const { number: file, simulated = false } = all[index];
      return { ...each, file, name: handed(all[index]).said, simulated };
    });
    return say(context, shown);
  });

  routes.post('/drafts/study', async (context) => {
    const root = studies.needRoot();
    const { files, title, genome, date, atlas } = await bodyOf(context, bodies.made);
    const all = files.map(({ file }) => uploadOf(file));
    const folder = atlas === undefined ? undefined : atlases.at(atlas);
    if (atlas !== undefined && folder === undefined) throw refused('body.no-atlas', {});
    const begin = {
      title,
      factor: NOT_SAID,
      genome: genome ?? 'hg38',
      cell: NOT_SAID,
      date,
      simulated: false,
      peaks: [],
    };
    const project = await makeProject(root, title, newStudyText(begin), async (draft) => {
      const corrections = [];
      for (const [index, { place, factor, cell, condition }] of files.entries()) {
        const { path, name } = all[index];
        const named = place === 'none' ? '' : await addFile(draft, path, name);
        corrections.push({ place, factor, cell, condition, named });
      }
      const study = {
        ...{ title, genome, date, corrections },
        ...(folder !== undefined && { atlas: resolve(folder) }),
        simulated: all.some(({ simulated }) => simulated === true),
      };
      const place = { files: all.map(handed), study };
      const text = await threads.drafted({ place }, context.req.raw.signal);
      saveStudy(draft.study, text, studyText(draft.study).version, served());
    });
    return say(context, { study: studies.numberOf(project) });
  });

  routes.post('/studies/:study{[0-9]+}/drafted', async (context) => {
    const study = Number(context.req.param('study'));
    const { date } = await bodyOf(context, bodies.ofProject);
    const { folder, study: path, hasStudy } = studies.project(study);
    // Whoever has a study is told before its files are looked at.
    if (hasStudy) throw refused('study.is-there', {}, { file: basename(path) });
    const project = { folder, path, date, served: served() };
    const text = await threads.drafted({ project }, context.req.raw.signal);
    const [outside] = outsideNames(parseStudy(text, path), served());
    if (outside !== undefined) throw outside;
    beginStudy(studies.project(study), text);
    return say(context, { study });
  });
  return routes;
}
