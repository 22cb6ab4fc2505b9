// A data server on loopback with ChIP-Atlas' layout that misbehaves on request.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What goes wrong with the next GET of a path. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number }
  /** Sends this many bytes of the body, then nothing more. */
  | { readonly kind: 'stall'; readonly after: number }
  /** Sends this many bytes of the body, then breaks the connection as soon as `arrived` says that they are there. */
  | { readonly kind: 'reset'; readonly after: number; readonly arrived: () => boolean }
  /** Sends this many bytes without saying a length, and ends as if that were all. */
  | { readonly kind: 'truncate'; readonly after: number };

export interface ServerHabits {
  /** Answers range requests; default true. */
  range?: boolean;
  /** Says Content-Length; default true. */
  length?: boolean;
  /** Sends ETag; default true. */
  etag?: boolean;
  /** Milliseconds between pieces of 16 KiB; default 0. */
  slowMilliseconds?: number;
}

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly range: string | undefined;
  readonly ifRange: string | undefined;
  readonly status: number;
}

export interface TestServer {
  readonly base: string;
  readonly files: Map<string, Buffer>;
  readonly habits: ServerHabits;
  readonly seen: SeenRequest[];
  /** Largest number of answers under way at one time. */
  readonly mostAtOnce: () => number;
  /** Answers of its own making for a path, or for every path under `*`, to GET and HEAD. */
  readonly instead: Map<string, (request: IncomingMessage, response: ServerResponse) => void>;
  /** The next GET of `path` meets these faults, one each. */
  fail(path: string, ...faults: Fault[]): void;
  close(): Promise<void>;
}

export const LAST_MODIFIED = 'Mon, 28 Sep 2026 01:02:03 GMT';

export async function startTestServer(files: ReadonlyMap<string, Buffer>): Promise<TestServer> {
  const served = new Map(files);
  const faults = new Map<string, Fault[]>();
  const habits: ServerHabits = {};
  const instead: TestServer['instead'] = new Map();
  const seen: SeenRequest[] = [];
  let open = 0;
  let most = 0;

  const server = createServer((request, response) => {
    open++;
    most = Math.max(most, open);
    response.on('close', () => open--);
    void answer(request, response);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent((request.url ?? '').replace(/^\/data\//, ''));
    const fault = request.method === 'GET' ? faults.get(path)?.shift() : undefined;
    const range = request.headers.range;
    const ifRange = request.headers['if-range']?.toString();
    const note = (status: number): void => {
      seen.push({ method: request.method ?? '', path, range, ifRange, status });
      response.statusCode = status;
    };
    const own = instead.get(path) ?? instead.get('*');
    if (own !== undefined) {
      note(200);
      own(request, response);
      return;
    }
    if (fault?.kind === 'status') {
      note(fault.status);
      if (fault.retryAfter !== undefined) response.setHeader('retry-after', String(fault.retryAfter));
      response.end('made-up trouble');
      return;
    }
    const whole = served.get(path);
    if (whole === undefined) {
      note(404);
      response.end('no such file');
      return;
    }
    const etag = `"${createHash('sha256').update(whole).digest('hex').slice(0, 16)}"`;
    if (habits.etag !== false) response.setHeader('etag', etag);
    if (habits.etag !== false) response.setHeader('last-modified', LAST_MODIFIED);
    let from = 0;
    let to = whole.length;
    const asked = /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
    if (asked !== null && habits.range !== false && (ifRange === undefined || ifRange === etag)) {
      from = Number(asked[1]);
      if (from >= whole.length) {
        response.setHeader('content-range', `bytes */${whole.length}`);
        note(416);
        response.end();
        return;
      }
      if (asked[2] !== '') to = Math.min(to, Number(asked[2]) + 1);
      response.setHeader('content-range', `bytes ${from}-${to - 1}/${whole.length}`);
      note(206);
    } else note(200);
    const body = whole.subarray(from, to);
    if (habits.length !== false && fault?.kind !== 'truncate')
      response.setHeader('content-length', String(body.length));
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    const stop = fault === undefined ? body.length : Math.min(fault.after, body.length);
    for (let at = 0; at < stop; at += 16_384) {
      if (response.destroyed) return;
      response.write(body.subarray(at, Math.min(at + 16_384, stop)));
      const wait = habits.slowMilliseconds ?? 0;
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    }
    if (fault?.kind === 'stall') response.flushHeaders();
    else if (fault?.kind === 'reset') {
      response.flushHeaders();
      const timer = setInterval(() => {
        if (!fault.arrived()) return;
        clearInterval(timer);
        request.socket.destroy();
      }, 5);
      response.on('close', () => clearInterval(timer));
    } else response.end();
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}/data/`,
    files: served,
    habits,
    instead,
    seen,
    mostAtOnce: () => most,
    fail(path, ...more) {
      faults.set(path, [...(faults.get(path) ?? []), ...more]);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
