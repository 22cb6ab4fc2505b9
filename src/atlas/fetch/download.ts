import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { openAddress, type HttpAnswer } from './http.ts';

export interface DownloadOptions {
  readonly stallMilliseconds: number;
  /** Failures in a row without a new byte after which the file is given up. */
  readonly retries: number;
  /** Waits before attempt n (1, 2, ...); `seconds` is what the server asked for, if it did. */
  readonly pause: (attempt: number, seconds: number | undefined) => Promise<void>;
  /** What a lock file says the bytes must be. */
  readonly expected?: { readonly bytes: number; readonly sha256: string };
  /** Called with the bytes that arrived; with a negative number when kept bytes had to be thrown away. */
  readonly onBytes?: (bytes: number) => void;
  /** Called with every failure that will be tried again. */
  readonly onRetry?: (problem: string) => void;
  readonly signal?: AbortSignal;
}

/** What arrived. */
export interface Downloaded {
  readonly bytes: number;
  readonly sha256: string;
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
}

/** The server does not have the file (404, 410, 403). */
export class MissingFileError extends Error {}

/** The server's bytes are not those of the lock file. */
export class ChangedFileError extends Error {}

/** The file could not be brought in spite of every retry. */
export class DownloadFailedError extends Error {}

/** What is remembered beside a partial file to go on with it: without a validator it cannot be continued. */
interface PartialState {
  readonly address: string;
  readonly validator: string | undefined;
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
  readonly total: number | undefined;
}

class RetryError extends Error {
  readonly seconds: number | undefined;

  constructor(message: string, seconds?: number) {
    super(message);
    this.seconds = seconds;
  }
}

/**
 * Brings one file. The bytes collect in `PATH.part`, with what is needed to continue in `PATH.part.json`,
 * so that a killed process goes on by HTTP range (`If-Range`: a server whose file changed sends it anew);
 * length, gzip integrity and, with a lock file, SHA-256 are checked before the file takes its name.
 * @param commit called with the finished file's description just before the rename
 * @throws MissingFileError, ChangedFileError, DownloadFailedError
 */
export async function download(
  address: string,
  path: string,
  options: DownloadOptions,
  commit: (done: Downloaded) => void = () => undefined,
): Promise<Downloaded> {
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.part`;
  let failures = 0;
  for (;;) {
    const before = sizeOf(part);
    try {
      const state = await receive(address, part, options);
      const done = await check(part, path, state, options);
      commit(done);
      renameSync(part, path);
      rmSync(`${part}.json`, { force: true });
      return done;
    } catch (error) {
      if (options.signal?.aborted === true) throw error;
      if (error instanceof MissingFileError || error instanceof ChangedFileError) {
        discard(part, options);
        throw error;
      }
      const problem = error instanceof Error ? error.message : String(error);
      failures = sizeOf(part) > before ? 1 : failures + 1;
      if (failures > options.retries)
        throw new DownloadFailedError(`${address}: ${problem} (given up after ${failures} attempts)`);
      options.onRetry?.(`${address}: ${problem}; trying again`);
      await options.pause(failures, error instanceof RetryError ? error.seconds : undefined);
    }
  }
}

/** A stage of a pipeline that hands on what it is given, and tells of it. */
function watched(tell: (chunk: Buffer) => void): (source: AsyncIterable<Buffer>) => AsyncGenerator<Buffer> {
  return async function* (source) {
    for await (const chunk of source) {
      tell(chunk);
      yield chunk;
    }
  };
}

/** Bytes of a file, 0 where there is none. */
function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0;
}

function discard(part: string, options: DownloadOptions): void {
  options.onBytes?.(-sizeOf(part));
  rmSync(part, { force: true });
  rmSync(`${part}.json`, { force: true });
}

function readState(part: string): PartialState | undefined {
  try {
    return JSON.parse(readFileSync(`${part}.json`, 'utf8')) as PartialState;
  } catch {
    return undefined;
  }
}

/** Fetches what is missing of the partial file; returns when the server's whole answer is on disk. */
async function receive(address: string, part: string, options: DownloadOptions): Promise<PartialState> {
  let state = readState(part);
  let kept = sizeOf(part);
  if (kept > 0 && (state?.address !== address || state.validator === undefined)) {
    discard(part, options);
    state = undefined;
    kept = 0;
  }
  if (state?.total !== undefined && kept === state.total) return state;
  const resume = kept > 0 && state?.validator !== undefined;
  const answer = await openAddress(address, {
    ...options,
    headers: resume ? { range: `bytes=${kept}-`, 'if-range': state?.validator ?? '' } : {},
  });
  try {
    let current: PartialState;
    if (answer.status === 206 && resume && state !== undefined && continues(answer, state, kept)) {
      current = { ...state, total: totalOfRange(answer) ?? state.total };
    } else if (answer.status === 416 && state !== undefined && totalOfRange(answer) === kept) {
      return { ...state, total: kept };
    } else if (answer.status === 200) {
      if (kept > 0) discard(part, options);
      kept = 0;
      current = { address, ...validatorsOf(answer), total: lengthOf(answer) };
    } else {
      if (answer.status === 206 || answer.status === 416) discard(part, options);
      throw refusal(answer, address);
    }
    const { total } = current;
    if (options.expected !== undefined && total !== undefined && total !== options.expected.bytes)
      throw new ChangedFileError(
        `${address} has ${total} bytes now, ${options.expected.bytes} in the lock file`,
      );
    writeFileSync(`${part}.json`, JSON.stringify(current));
    const target = createWriteStream(part, { flags: kept > 0 ? 'a' : 'w' });
    const told = watched((chunk) => options.onBytes?.(chunk.length));
    await pipeline(answer.body, told, target, { signal: options.signal });
    const size = sizeOf(part);
    if (total !== undefined && size !== total) {
      if (size > total) discard(part, options);
      throw new RetryError(`the connection ended after ${size} of ${total} bytes`);
    }
    return current;
  } finally {
    answer.body.destroy();
  }
}

/** Whether a 206 answer goes on where the partial file ends, in the same version of the file. */
function continues(answer: HttpAnswer, state: PartialState, kept: number): boolean {
  const start = /^bytes (\d+)-/.exec(answer.headers['content-range'] ?? '')?.[1];
  const { validator } = validatorsOf(answer);
  return Number(start) === kept && (validator === undefined || validator === state.validator);
}

function totalOfRange(answer: HttpAnswer): number | undefined {
  const total = /\/(\d+)$/.exec(answer.headers['content-range'] ?? '')?.[1];
  return total === undefined ? undefined : Number(total);
}

function lengthOf(answer: HttpAnswer): number | undefined {
  const length = answer.headers['content-length'];
  return length === undefined ? undefined : Number(length);
}

function validatorsOf(answer: HttpAnswer): Pick<PartialState, 'validator' | 'etag' | 'lastModified'> {
  const etag = answer.headers.etag;
  const lastModified = answer.headers['last-modified'];
  // If-Range takes strong validators only (RFC 9110, 13.1.5).
  const validator = etag !== undefined && !etag.startsWith('W/') ? etag : lastModified;
  return { validator, etag, lastModified };
}

function refusal(answer: HttpAnswer, address: string): Error {
  if ([403, 404, 410].includes(answer.status))
    return new MissingFileError(`${address}: the server does not have it (status ${answer.status})`);
  const wait = Number(answer.headers['retry-after']);
  return new RetryError(`the server answered ${answer.status}`, Number.isFinite(wait) ? wait : undefined);
}

/** Reads the whole file once: SHA-256, and for `.gz` names whether it unpacks to its end. */
async function check(
  part: string,
  path: string,
  state: PartialState,
  options: DownloadOptions,
): Promise<Downloaded> {
  const { bytes, sha256 } = await digestDownload(part, /\.gz$/i.test(path)).catch((error: unknown) => {
    discard(part, options);
    const reason = error instanceof Error ? error.message : String(error);
    throw new RetryError(`what arrived is not a whole gzip file (${reason})`);
  });
  if (options.expected !== undefined && options.expected.sha256 !== sha256)
    throw new ChangedFileError(
      `${state.address} has other bytes now: SHA-256 ${sha256}, in the lock file ${options.expected.sha256}`,
    );
  return { bytes, sha256, etag: state.etag, lastModified: state.lastModified };
}

/**
 * Length and SHA-256 of a file; with `gzip` its integrity as well.
 * @throws zlib's error where a gzip file is damaged or cut off
 */
export async function digestDownload(
  path: string,
  gzip: boolean,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = watched((chunk) => {
    hash.update(chunk);
    bytes += chunk.length;
  });
  const discardAll = new Writable({ write: (_chunk, _encoding, callback) => callback() });
  const source = createReadStream(path, { highWaterMark: 1 << 20 });
  if (gzip) await pipeline(source, measure, createGunzip({ chunkSize: 1 << 18 }), discardAll);
  else await pipeline(source, measure, discardAll);
  return { bytes, sha256: hash.digest('hex') };
}
