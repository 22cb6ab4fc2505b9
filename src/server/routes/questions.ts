// Questions: a request -> the same analysis as everywhere -> JSON, or a file.
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import { tableText } from '../../formats/workbooks/table-file.ts';
import { workbookOf } from '../../formats/workbooks/workbook-writer.ts';
import { refused } from '../../messages/refused.ts';
import { commandLine } from '../../questions/command-line.ts';
import { questions } from '../../questions/catalogue.ts';
import { formOf } from '../../questions/forms.ts';
import { bug, refusalBody, type AnswerBody } from '../answer-body.ts';
import { pageAnswer, type PageAnswer } from '../page-answer.ts';
import { chosenInBody } from '../question-body.ts';
import { Cancelled } from '../question-threads.ts';
import { withoutPlaces, type Served } from '../served.ts';

/** Most bytes of the choices of a question. */
export const MOST_CHOICES = 256 * 1024;

/** An answer as a file, by its media type: with the bytes that the command line writes. */
const FILES: Readonly<Record<string, (answer: AnswerBody, name: string) => Uint8Array<ArrayBuffer>>> = {
  'text/tab-separated-values': (answer) => new Uint8Array(Buffer.from(tableText(answer))),
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': (answer, name) =>
    new Uint8Array(workbookOf(answer, name)),
};

/** A question's answer as a page gets it. */
export interface Answered extends PageAnswer {
  /** The command line that gives the same. */
  readonly command: string;
}

/** What each question takes, and its answer. */
export function questionRoutes({ atlases, genomes, uploads, reads, threads }: Served): Hono {
  const routes = new Hono();
  routes.get('/questions/:name', async (context) => {
    const { name } = context.req.param();
    if (!Object.hasOwn(questions, name)) return context.notFound();
    const { choices, given } = await questions[name]();
    return context.json({ choices, given, ...formOf(choices) });
  });
  routes.post(
    '/questions/:name',
    bodyLimit({ maxSize: MOST_CHOICES, onError: (context) => context.text('Too much was asked.', 413) }),
    async (context) => {
      const { name } = context.req.param();
      if (!Object.hasOwn(questions, name)) return context.notFound();
      const question = await questions[name]();
      let simulated = false;
      const chosen = chosenInBody(question.choices, await jsonOf(context), {
        file: (number) => {
          const file = uploads.file(number);
          simulated ||= file.simulated === true;
          return file.path;
        },
        atlas: (number) => atlasFolder(number, atlases),
        genomes,
        reads: () => reads?.paths() ?? [],
      });
      const command = commandLine(name, question, chosen);
      const request = { name, chosen, simulated };
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
        return context.json(withoutPlaces({ ...pageAnswer(answer), command }, uploads));
      }
      return streamSSE(context, async (stream) => {
        const stopped = new AbortController();
        stream.onAbort(() => stopped.abort());
        const send = (event: string, data: unknown): Promise<void> =>
          stream.writeSSE({ event, data: JSON.stringify(withoutPlaces(data, uploads)) });
        try {
          const tell = (progress: unknown): void => void send('progress', progress);
          const wait = (others: number): void => void send('waiting', { others });
          const answer = await threads.ask(request, tell, stopped.signal, wait);
          await send('answer', { ...pageAnswer(answer), command });
        } catch (error) {
          if (error instanceof Cancelled) return;
          await send('refusal', refusalBody(error) ?? bug(error));
        }
      });
    },
  );
  return routes;
}

/** @throws InputError for what is no JSON */
export async function jsonOf(context: Context): Promise<unknown> {
  try {
    return (await context.req.json()) as unknown;
  } catch {
    throw refused('body.wrong', {}, { expected: 'JSON' });
  }
}

/** The folder of an atlas by its number. @throws InputError for a number that none has */
export function atlasFolder(number: unknown, atlases: readonly string[]): string {
  const folder = typeof number === 'number' && Number.isSafeInteger(number) ? atlases[number] : undefined;
  if (folder === undefined) throw refused('body.no-atlas', {});
  return folder;
}
