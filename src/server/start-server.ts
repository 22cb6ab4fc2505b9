import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { openAtlas } from '../atlas/open-atlas.ts';
import { endDeadWriters } from '../formats/folders/folder-transaction.ts';
import { makeFolder } from '../formats/text/file-writer.ts';
import { refused } from '../messages/refused.ts';
import { serverApp } from './app.ts';
import { PublicSignals } from '../atlas/fetch/public-signals.ts';
import { FirstAtlas } from './first-atlas.ts';
import { inAddress, ownAddresses } from './guard.ts';
import { OwnAtlas } from './own-atlas/own-atlas.ts';
import { OnceWord } from './once-word.ts';
import { clearAbandoned } from './private-folder.ts';
import { QuestionThreads } from './question-threads.ts';
import type { OtherApp } from './running-note.ts';
import { ReadsInPlace } from './reads-in-place.ts';
import { Sample } from './sample/sample.ts';
import { Studies } from './studies/studies.ts';
import { Uploads } from './uploads.ts';

/** What the app is started with. */
export interface ServerOptions {
  readonly atlases: readonly string[];
  readonly genomes?: string;
  /** Folder of studies. */
  readonly studies?: string;
  /** Folder in which first atlases are made; those that are there are served. */
  readonly data?: string;
  /** Folders of the user's own peak files, of which atlases may be made. */
  readonly peaks?: readonly string[];
  /** Folders of the user's own reads and signals. */
  readonly reads?: readonly string[];
  /** Where ChIP-Atlas' data are brought from. */
  readonly base?: string;
  /** 0 takes a free one. */
  readonly port?: number;
  /** Threads that answer questions. */
  readonly threads?: number;
  /** An address beyond loopback, where the user wants the app to be open to a network. */
  readonly host?: string;
  /** Other apps that write into the same folders. */
  readonly others?: readonly OtherApp[];
}

/** A running server. */
export interface RunningServer {
  /** What a browser opens. */
  readonly address: string;
  /** An address that opens the page once: what a browser is started with, other users of the machine may read. */
  addressOnce(this: void): string;
  /** Settles once the server has ended, by `close` or by the page's button. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
/** Milliseconds for which an idle connection is kept open. */
const IDLE = 120_000;

/** Starts the app on loopback. @throws InputError for an atlas or a folder of studies that cannot be opened, or a port that is taken */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { data, base, genomes, peaks = [], reads = [], port = 0, threads = 2, host = LOOPBACK } = options;
  const atlases = [...options.atlases];
  if (data !== undefined) {
    makeFolder(data);
    // Before anybody looks for atlases: what a killed server was building there.
    endDeadWriters(data);
  }
  const firstAtlas = data === undefined ? undefined : new FirstAtlas(data, atlases, base);
  if (peaks.length > 0 && data === undefined) throw refused('own-atlas.no-folder', {});
  const ownAtlas = data === undefined ? undefined : new OwnAtlas(data, peaks, atlases, genomes);
  for (const folder of atlases) await (await openAtlas(folder, { threads: 1 })).close();
  const studies = new Studies(options.studies);
  clearAbandoned();
  const token = randomBytes(24).toString('base64url');
  const uploads = new Uploads();
  const readsInPlace = new ReadsInPlace(reads, data, uploads);
  // However the process ends, unless it is killed.
  const forget = (): void => uploads.close();
  process.once('exit', forget);
  const asked = new QuestionThreads(threads);
  const sample = new Sample(atlases, uploads, asked);
  let over: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (over = resolve));
  let closing: Promise<void> | undefined;
  const once = new OnceWord();
  const app = serverApp({
    token,
    atlases,
    genomes,
    signals: new PublicSignals(base),
    firstAtlas,
    ownAtlas,
    sample,
    uploads,
    reads: readsInPlace,
    threads: asked,
    studies,
    host: host === LOOPBACK ? undefined : host,
    others: options.others,
    once,
    quit: () => void close(),
  });
  const server = serve({ fetch: app.fetch, port, hostname: host });
  // A page that was read for a while asks on the connection that it has: it is not closed under its hands.
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = IDLE;
  const close = (): Promise<void> =>
    (closing ??= (async () => {
      await Promise.all([
        asked.close(),
        studies.runs.close(),
        firstAtlas?.close(),
        ownAtlas?.close(),
        sample.close(),
      ]);
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
      throw refused(
        'serve.no-such-address',
        { host, port },
        { found: code, ...(code === 'EACCES' && { fix: 'choose a port above 1023' }) },
      );
    if (code !== 'EADDRINUSE') throw error;
    throw refused('serve.port-taken', { port });
  }
  const at = (server.address() as AddressInfo).port;
  // Of a machine's many addresses one that others reach, else this machine's own.
  const outside = host === '0.0.0.0' || host === '::' ? outsideAddress(host) : host;
  const page = `http://${inAddress(outside)}:${at}/`;
  const addressOnce = (): string => `${page}?once=${once.make()}`;
  return { address: `${page}?token=${token}`, addressOnce, ended, close };
}

function outsideAddress(host: string): string {
  const outside = ownAddresses().filter(({ internal }) => !internal);
  return (
    (outside.find(({ address }) => !address.includes(':')) ?? outside[0])?.address ??
    (host === '::' ? '::1' : LOOPBACK)
  );
}
