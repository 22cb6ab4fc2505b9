// The routes: a request -> the same analysis as everywhere -> JSON. Each stands below the token, which is the first part of its path.
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import type { Recognised } from '../analyses/inputs/recognise.ts';
import { InputError } from '../errors.ts';
import { tableText } from '../formats/workbooks/table-file.ts';
import { workbookOf } from '../formats/workbooks/workbook-writer.ts';
import { commandLine } from '../questions/command-line.ts';
import { questions } from '../questions/catalogue.ts';
import { readVersion } from '../version.ts';
import { atlasSummary } from './atlas-summary.ts';
import { refusalBody, type AnswerBody } from './answer-body.ts';
import { isToken, onlyThisMachine } from './guard.ts';
import { chosenInBody } from './question-body.ts';
import { Cancelled, type QuestionThreads } from './question-threads.ts';
import { pageFile } from './page-files.ts';
import type { Uploads } from './uploads.ts';

/** Most bytes of the choices of a question. */
const MOST_CHOICES = 256 * 1024;

/** An answer as a file, by its media type: with the bytes that the command line writes. */
const FILES: Readonly<Record<string, (answer: AnswerBody, name: string) => Uint8Array<ArrayBuffer>>> = {
  'text/tab-separated-values': (answer) => new Uint8Array(Buffer.from(tableText(answer))),
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': (answer, name) =>
    new Uint8Array(workbookOf(answer, name)),
};

/** What whoever comes without the token reads. */
const WITHOUT_TOKEN = 'Open the address that chipmate serve printed: it ends with a token.';

/** What the server was started with. */
export interface Served {
  readonly token: string;
  /** Folders of atlases, which pages know by their place in this list. */
  readonly atlases: readonly string[];
  readonly genomes?: string;
  readonly uploads: Uploads;
  readonly threads: QuestionThreads;
  /** Further names under which the server may be asked. */
  readonly hosts?: readonly string[];
  /** Ends the server: the button of the page. */
  readonly quit: () => void;
}

/** A question's answer as a page gets it. */
export interface Answered extends AnswerBody {
  /** The command line that gives the same. */
  readonly command: string;
}

/** The app on its routes. */
export function serverApp(served: Served): Hono {
  const { token, atlases, uploads, threads } = served;
  const app = new Hono();
  app.use(onlyThisMachine(served.hosts ?? []));
  app.onError((error, context) => failed(error, context, uploads));
  // The address that is printed: from here on the token is a part of every path, so that no route can be asked without.
  app.get('/', (context) =>
    isToken(context.req.query('token'), token)
      ? context.redirect(`/${token}/`)
      : context.text(WITHOUT_TOKEN, 403),
  );
  app.use('/:token/*', async (context, next) => {
    if (!isToken(context.req.param('token'), token)) return context.text(WITHOUT_TOKEN, 403);
    return next();
  });

  // The page's own addresses are relative: they need the path to end in a slash.
  app.get('/:token', (context) =>
    isToken(context.req.param('token'), token)
      ? context.redirect(`/${token}/`)
      : context.text(WITHOUT_TOKEN, 403),
  );

  const routes = new Hono();
  routes.get('/api/state', async (context) =>
    context.json({
      version: readVersion(),
      questions: Object.keys(questions),
      atlases: await Promise.all(atlases.map(atlasSummary)),
    }),
  );
  routes.get('/api/files', (context) =>
    context.json(
      uploads.all.map(({ number, name, bytes, recognised }) => ({ file: number, name, bytes, recognised })),
    ),
  );
  routes.get('/api/questions/:name', async (context) => {
    const { name } = context.req.param();
    if (!Object.hasOwn(questions, name)) return context.notFound();
    const { choices, given } = await questions[name]();
    return context.json({ choices, given });
  });
  routes.post('/api/files', async (context) => {
    const { body } = context.req.raw;
    if (body === null) throw new InputError('the file is empty', { key: 'upload.empty' });
    const upload = await uploads.add(body, context.req.query('name') ?? '');
    try {
      const anyKind = context.req.query('any') !== undefined;
      const found = await threads
        .recognise(upload.path, context.req.raw.signal)
        .catch((error: unknown): Recognised => {
          if (anyKind && error instanceof InputError) return { kind: 'other' };
          throw error;
        });
      const recognised = withoutPlaces(found, uploads);
      uploads.keep({ ...upload, recognised });
      const { number: file, name, bytes } = upload;
      return context.json({ file, name, bytes, recognised });
    } catch (error) {
      await uploads.remove(upload);
      throw error;
    }
  });
  routes.post(
    '/api/questions/:name',
    bodyLimit({ maxSize: MOST_CHOICES, onError: (context) => context.text('Too much was asked.', 413) }),
    async (context) => {
      const { name } = context.req.param();
      if (!Object.hasOwn(questions, name)) return context.notFound();
      const question = await questions[name]();
      const chosen = chosenInBody(question.choices, await jsonOf(context), {
        file: (number) => uploads.file(number).path,
        atlas: (number) => atlasFolder(number, atlases),
        genomes: served.genomes,
      });
      const command = commandLine(name, question, chosen);
      const request = { name, chosen };
      const { signal } = context.req.raw;
      const accepted = context.req.header('accept');
      const file = Object.keys(FILES).find((type) => type === accepted);
      if (file !== undefined) {
        const answer = await threads.ask(request, undefined, signal);
        return context.body(FILES[file](withoutPlaces(answer, uploads), `${name}.xlsx`), 200, {
          'content-type': file,
        });
      }
      if (accepted?.includes('text/event-stream') !== true) {
        const answer = await threads.ask(request, undefined, signal);
        return context.json(withoutPlaces({ ...answer, command }, uploads));
      }
      return streamSSE(context, async (stream) => {
        const stopped = new AbortController();
        stream.onAbort(() => stopped.abort());
        const send = (event: string, data: unknown): Promise<void> =>
          stream.writeSSE({ event, data: JSON.stringify(withoutPlaces(data, uploads)) });
        try {
          const tell = (progress: unknown): void => void send('progress', progress);
          await send('answer', { ...(await threads.ask(request, tell, stopped.signal)), command });
        } catch (error) {
          if (error instanceof Cancelled) return;
          await send('refusal', refusalBody(error) ?? bug(error));
        }
      });
    },
  );
  routes.post('/api/quit', (context) => {
    setImmediate(served.quit);
    return context.json({ quit: true });
  });
  routes.get('/*', async (context) => pageFile(context, `/${token}/`));
  app.route('/:token', routes);
  return app;
}

/** @throws InputError for what is no JSON */
async function jsonOf(context: Context): Promise<unknown> {
  try {
    return (await context.req.json()) as unknown;
  } catch {
    throw new InputError('the page asked for what there is not', { key: 'body.wrong', expected: 'JSON' });
  }
}

function atlasFolder(number: unknown, atlases: readonly string[]): string {
  const folder = typeof number === 'number' && Number.isSafeInteger(number) ? atlases[number] : undefined;
  if (folder === undefined)
    throw new InputError('this atlas is not served', {
      key: 'body.no-atlas',
      fix: 'start the app with --atlas DIR',
    });
  return folder;
}

/** A value in which the files that were handed over have the names that the page knows. */
function withoutPlaces<Value>(value: Value, { places }: Uploads): Value {
  return JSON.parse(JSON.stringify(value).replaceAll(places, '')) as Value;
}

function failed(error: Error, context: Context, uploads: Uploads): Response {
  if (error instanceof Cancelled) return context.body(null, 499 as never);
  const refused = refusalBody(error);
  if (refused !== undefined) return context.json(withoutPlaces(refused, uploads), 422);
  return context.json(bug(error), 500);
}

/** What a page is told of a bug: the terminal has its stack. */
function bug(error: unknown): { bug: string } {
  process.stderr.write(
    `chipmate: this is a bug of chipmate, please report it\n${String((error as Error).stack ?? error)}\n`,
  );
  return { bug: 'this is a bug of chipmate: the terminal that runs the app says more' };
}
