// The server as one more face: the arguments of a verb, sent as a page sends them.
import { openAsBlob, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Hono } from 'hono';
import type { Choice } from '../../src/analyses/inputs/choices.ts';
import { studyKey } from '../../src/analyses/inputs/choices.ts';
import { questions } from '../../src/questions/catalogue.ts';
import { serverApp } from '../../src/server/app.ts';
import { QuestionThreads } from '../../src/server/question-threads.ts';
import type { ReadsInPlace } from '../../src/server/reads-in-place.ts';
import type { HandedOver } from '../../src/server/routes/files.ts';
import { Sample } from '../../src/server/sample/sample.ts';
import { Studies } from '../../src/server/studies/studies.ts';
import { Uploads } from '../../src/server/uploads.ts';

const TOKEN = 'the-token-of-a-test';

/** A server without a port, asked as a page asks it. */
export interface Routes {
  readonly app: Hono;
  /** The same below the token, as a page of this machine asks. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** Hands a file over. @returns its number */
  handOver(path: string): Promise<number>;
  close(): Promise<void>;
}

/** @param atlases folders that the server is started with @param folder of studies @param reads folders of reads */
export function routesOf(
  atlases: readonly string[],
  uploads = new Uploads(),
  folder?: string,
  reads?: ReadsInPlace,
): Routes {
  const threads = new QuestionThreads(1);
  const studies = new Studies(folder);
  const served = [...atlases];
  const sample = new Sample(served, uploads, threads);
  const app = serverApp({
    token: TOKEN,
    atlases: served,
    sample,
    uploads,
    reads,
    threads,
    studies,
    quit: () => undefined,
  });
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
    app.request(`http://127.0.0.1/${TOKEN}/${path}`, {
      ...init,
      headers: { host: '127.0.0.1:1', ...(init.headers as Record<string, string> | undefined) },
    });
  return {
    app,
    ask,
    handOver: async (path) => {
      const body = await openAsBlob(path);
      const response = await ask(`api/files?any=1&name=${encodeURIComponent(basename(path))}`, {
        method: 'POST',
        body,
      });
      const answer = (await response.json()) as { file?: number };
      if (answer.file === undefined) throw new Error(JSON.stringify(answer));
      return answer.file;
    },
    close: async () => {
      await threads.close();
      await sample.close();
      await studies.runs.close();
      uploads.close();
    },
  };
}

/**
 * What a page sends where a user types these arguments: files are handed over, and the atlas is the server's first.
 * @param args of the verb, without its name
 */
export async function bodyOf(
  routes: Routes,
  question: string,
  args: readonly string[],
): Promise<Record<string, unknown>> {
  const { choices, given } = await questions[question]();
  const names = new Map(
    Object.keys(choices).map((name) => [`--${studyKey(name).replaceAll('_', '-')}`, name]),
  );
  const body: Record<string, unknown> = {};
  const put = async (name: string, text: string): Promise<void> => {
    const values = await valuesOf(routes, choices[name], text);
    const several = ['texts', 'files', 'folders'].includes(choices[name].type);
    body[name] = several ? [...((body[name] as unknown[] | undefined) ?? []), ...values] : values[0];
  };
  let place = 0;
  for (let at = 0; at < args.length; at++) {
    const option = names.get(args[at]);
    if (option === undefined) {
      await put(given[Math.min(place++, given.length - 1)], args[at]);
    } else if (choices[option].type === 'flag') body[option] = true;
    else await put(option, args[++at]);
  }
  return body;
}

async function valuesOf(routes: Routes, choice: Choice, text: string): Promise<unknown[]> {
  const { type } = choice;
  if (type === 'file' || type === 'files') {
    const { words = [], unit = '' } = choice;
    // Reads and signals lie in a folder of the server.
    if (['reads', 'signal'].includes(unit)) {
      const listed = (await (await routes.ask('api/files')).json()) as readonly HandedOver[];
      const there = listed.find(({ name, inPlace }) => inPlace && name === text);
      if (there !== undefined) return [there.file];
    }
    const word = words.find((each) => each === text || (each.endsWith(':') && text.startsWith(each)));
    if (word === text) return [word];
    if (word !== undefined) return [`${word}${await routes.handOver(text.slice(word.length))}`];
    const folder = statSync(text).isDirectory();
    const files = folder ? readdirSync(text).map((name) => join(text, name)) : [text];
    return Promise.all(files.map((file) => routes.handOver(file)));
  }
  if (type === 'folders' || type === 'folder') return [0];
  return [type === 'integer' || type === 'number' ? Number(text) : text];
}
