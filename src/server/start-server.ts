import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { InputError } from '../errors.ts';
import { openAtlas } from '../atlas/open-atlas.ts';
import { serverApp } from './app.ts';
import { FirstAtlas } from './first-atlas.ts';
import { QuestionThreads } from './question-threads.ts';
import { Studies } from './studies.ts';
import { Uploads } from './uploads.ts';

/** What the app is started with. */
export interface ServerOptions {
  readonly atlases: readonly string[];
  readonly genomes?: string;
  /** Folder of studies. */
  readonly studies?: string;
  /** Folder in which first atlases are made; those that are there are served. */
  readonly data?: string;
  /** Where ChIP-Atlas' data are brought from. */
  readonly base?: string;
  /** 0 takes a free one. */
  readonly port?: number;
  /** Threads that answer questions. */
  readonly threads?: number;
  /** An address beyond loopback, where the user wants the app to be open to a network. */
  readonly host?: string;
}

/** A running server. */
export interface RunningServer {
  /** What a browser opens. */
  readonly address: string;
  /** Settles once the server has ended, by `close` or by the page's button. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

/** Starts the app on loopback. @throws InputError for an atlas or a folder of studies that cannot be opened, or a port that is taken */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { data, base, genomes, port = 0, threads = 2, host = '127.0.0.1' } = options;
  const atlases = [...options.atlases];
  const firstAtlas = data === undefined ? undefined : new FirstAtlas(data, atlases, base);
  for (const folder of atlases) await (await openAtlas(folder, { threads: 1 })).close();
  const studies = new Studies(options.studies);
  const token = randomBytes(24).toString('base64url');
  const uploads = new Uploads();
  // However the process ends, unless it is killed.
  const forget = (): void => uploads.close();
  process.once('exit', forget);
  const asked = new QuestionThreads(threads);
  let over: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (over = resolve));
  let closing: Promise<void> | undefined;
  const hosts = host === '127.0.0.1' ? [] : [host.toLowerCase()];
  const app = serverApp({
    token,
    atlases,
    genomes,
    firstAtlas,
    uploads,
    threads: asked,
    studies,
    hosts,
    quit: () => void close(),
  });
  const server = serve({ fetch: app.fetch, port, hostname: host });
  const close = (): Promise<void> =>
    (closing ??= (async () => {
      await Promise.all([asked.close(), studies.runs.close(), firstAtlas?.close()]);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        // Pages that are open keep connections open.
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
      uploads.close();
      process.off('exit', forget);
      over();
    })());
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('listening', resolve);
      server.once('error', reject);
    });
  } catch (error) {
    uploads.close();
    await asked.close();
    process.off('exit', forget);
    const { code } = error as NodeJS.ErrnoException;
    if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EACCES'].includes(code ?? ''))
      throw new InputError(`the app cannot listen on ${host}, port ${port}`, {
        key: 'serve.no-such-address',
        found: code,
        fix:
          code === 'EACCES'
            ? 'choose a port above 1023'
            : "give one of this machine's addresses, or leave --host out",
      });
    if (code !== 'EADDRINUSE') throw error;
    throw new InputError(`port ${port} is taken`, {
      key: 'serve.port-taken',
      fix: 'leave --port out: a free one is found',
    });
  }
  const at = (server.address() as AddressInfo).port;
  return { address: `http://${host}:${at}/?token=${token}`, ended, close };
}
