import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, renameSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { InputError } from '../../errors.ts';
import { makeFolder } from '../../formats/text/file-writer.ts';
import { writeFault } from '../../formats/text/system-fault.ts';
import { openAddress, type HttpAnswer } from './http.ts';
import { PartialFile, type PartialState } from './partial-file.ts';

export interface DownloadOptions {
  readonly stallMilliseconds: number;
  /** Failures in a row without news after which the file is given up. */
  readonly retries: number;
  /** Waits before attempt n (1, 2, ...); `seconds` is what the server asked for, if it did. */
  readonly pause: (attempt: number, seconds: number | undefined) => Promise<void>;
  /** No file of this kind is larger. */
  readonly mostBytes: number;
  /** What a lock file says the bytes must be. */
  readonly expected?: { readonly bytes: number; readonly sha256: string };
  /** Looks at a file that has arrived. @throws WrongContentError where it is not what was asked for */
  readonly inspect?: (path: string, lengthStated: boolean) => Promise<void>;
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

/** What arrived is whole and not what was asked for: an error page, the peaks of another experiment, none where the list has some. */
export class WrongContentError extends Error {}

class RetryError extends Error {
  readonly seconds: number | undefined;

  constructor(message: string, seconds?: number) {
    super(message);
    this.seconds = seconds;
  }
}

/** Bytes that have to be new for a failure to count as the first again: a server that drips is given up. */
const LEAST_NEWS = 1 << 16;
/** Bytes a second, over the time after which silence counts as an end, below which a connection is given up. */
const LEAST_SPEED = 500;
/** A wrong answer is asked for once more. */
const MOST_WRONG = 2;
/** The disk is looked at after so many bytes. */
const DISK_STEP = 1 << 23;
/** What is left free of it, or a twentieth of a small one: by files of a stated length, and by those that might never end. */
const DISK_RESERVE = 1 << 22;
const LARGE_DISK_RESERVE = 1 << 30;
/** gzip packs text to a fifth or a tenth; the most it can is a thousandth. */
const MOST_UNPACKED = 100;
const UNPACKED_AT_LEAST = 1 << 26;
/** Files up to this size are hashed in one piece. */
const LARGEST_WHOLE_FILE = 1 << 24;

/**
 * Brings one file. The bytes collect in `PATH.part`, with what is needed to continue in `PATH.part.json`,
 * so that a killed process goes on by HTTP range (`If-Range`: a server whose file changed sends it anew);
 * length, gzip integrity, what the content says and, with a lock file, SHA-256 are checked before the file takes its name.
 * @param commit called with the finished file's description just before the rename
 * @throws MissingFileError, ChangedFileError, DownloadFailedError; InputError for the user's disk, proxy and certificates
 */
export async function download(
  address: string,
  path: string,
  options: DownloadOptions,
  commit: (done: Downloaded) => void = () => undefined,
): Promise<Downloaded> {
  makeFolder(dirname(path));
  const temporary = `${path}.part`;
  const part = onDisk(path, () => new PartialFile(temporary, address));
  let failures = 0;
  let wrong = 0;
  let most = part.bytes;
  for (;;) {
    try {
      const state = await receive(address, part, path, options);
      const done = await check(temporary, path, part, state, options);
      onDisk(path, () => {
        commit(done);
        renameSync(temporary, path);
        part.removeNotes();
      });
      return done;
    } catch (error) {
      if (options.signal?.aborted === true || error instanceof InputError) throw error;
      if (error instanceof MissingFileError || error instanceof ChangedFileError) {
        discard(part, options);
        throw error;
      }
      const problem = error instanceof Error ? error.message : String(error);
      failures = part.bytes >= most + LEAST_NEWS ? 1 : failures + 1;
      most = Math.max(most, part.bytes);
      if (error instanceof WrongContentError) {
        discard(part, options);
        wrong++;
      }
      if (failures > options.retries || wrong === MOST_WRONG)
        throw new DownloadFailedError(`${address}: ${problem} (given up after ${failures} attempts)`);
      options.onRetry?.(`${address}: ${problem}; trying again`);
      await options.pause(failures, error instanceof RetryError ? error.seconds : undefined);
    }
  }
}

/** Does something with the disk. @throws InputError where the disk does not let it */
function onDisk<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw writeFault(error, path);
  }
}

function discard(part: PartialFile, options: DownloadOptions): void {
  options.onBytes?.(-part.bytes);
  part.discard();
}

/** Fetches what is missing of the partial file; returns when the server's whole answer is on disk. */
async function receive(
  address: string,
  part: PartialFile,
  path: string,
  options: DownloadOptions,
): Promise<PartialState> {
  const before = part.state;
  if (before?.total !== undefined && part.bytes === before.total) return before;
  const resume = part.bytes > 0 && before?.validator !== undefined;
  const answer = await openAddress(address, {
    ...options,
    headers: resume ? { range: `bytes=${part.bytes}-`, 'if-range': before.validator } : {},
  });
  try {
    let current: PartialState;
    let anew = false;
    if (answer.status === 206 && resume && continues(answer, before, part.bytes)) {
      current = { ...before, total: totalOfRange(answer) ?? before.total };
    } else if (answer.status === 416 && resume && totalOfRange(answer) === part.bytes) {
      return { ...before, total: part.bytes };
    } else if (answer.status === 200) {
      anew = true;
      if (part.bytes > 0) discard(part, options);
      current = { address, ...validatorsOf(answer), total: lengthOf(answer) };
    } else {
      if (answer.status === 206 || answer.status === 416) discard(part, options);
      throw refusal(answer, address);
    }
    refuseLength(current.total, part.bytes, address, path, options);
    await part.begin(current, anew).catch((error: unknown) => {
      throw writeFault(error, path);
    });
    const { total } = current;
    await collect(answer, part, { address, path, isStated: total !== undefined }, options);
    if (total !== undefined && part.bytes !== total) {
      const got = part.bytes;
      if (got > total) discard(part, options);
      throw new RetryError(`the connection ended after ${got} of ${total} bytes`);
    }
    return current;
  } finally {
    answer.body.destroy();
  }
}

/** Writes what arrives; gives up a connection that drips, a file without end and a disk that gets full. */
async function collect(
  answer: HttpAnswer,
  part: PartialFile,
  { address, path, isStated }: { address: string; path: string; isStated: boolean },
  options: DownloadOptions,
): Promise<void> {
  const seconds = options.stallMilliseconds / 1000;
  let fresh = 0;
  const clock = setInterval(() => {
    if (fresh < LEAST_SPEED * seconds)
      answer.body.destroy(
        new RetryError(`fewer than ${LEAST_SPEED} bytes a second arrived for ${seconds} seconds`),
      );
    fresh = 0;
  }, options.stallMilliseconds);
  let looked = part.bytes;
  let endless = false;
  let full: InputError | undefined;
  try {
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      options.signal?.throwIfAborted();
      fresh += chunk.length;
      endless = part.bytes + chunk.length > options.mostBytes;
      if (endless) break;
      await part.write(chunk).catch((error: unknown) => {
        throw writeFault(error, path);
      });
      options.onBytes?.(chunk.length);
      if (part.bytes - looked < DISK_STEP) continue;
      looked = part.bytes;
      try {
        refuseFullDisk(path, 0, isStated ? DISK_RESERVE : LARGE_DISK_RESERVE);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        full = error;
        break;
      }
    }
  } finally {
    clearInterval(clock);
    await part.close().catch((error: unknown) => Promise.reject(writeFault(error, path) as Error));
  }
  // What never ends must not fill the disk of a later run either.
  if (endless || (full !== undefined && !isStated)) discard(part, options);
  if (full !== undefined) throw full;
  if (endless) throw tooLarge(address, options.mostBytes, 'more than that, and no end');
}

function refuseLength(
  total: number | undefined,
  kept: number,
  address: string,
  path: string,
  { expected, mostBytes }: DownloadOptions,
): void {
  if (total === undefined) return;
  if (expected !== undefined && total !== expected.bytes)
    throw new ChangedFileError(`${address} has ${total} bytes now, ${expected.bytes} in the lock file`);
  if (total > mostBytes) throw tooLarge(address, mostBytes, `${total} bytes`);
  refuseFullDisk(path, total - kept, DISK_RESERVE);
}

/** @throws InputError where the disk has less than this left, beside a reserve */
function refuseFullDisk(path: string, wanted: number, least: number): void {
  const { bavail, bsize, blocks } = statfsSync(dirname(path));
  const reserve = Math.min(least, 0.05 * blocks * bsize);
  if (bavail * bsize >= wanted + reserve) return;
  throw new InputError('the disk is too small for what arrives', {
    file: path,
    ...(wanted > 0 ? { expected: `${wanted} bytes free` } : {}),
    found: `${bavail * bsize} bytes`,
    fix: 'make room, or choose a folder on another disk',
  });
}

function tooLarge(file: string, most: number, found: string): InputError {
  return new InputError('the server sends more than such a file can have', {
    ...{ file, expected: `at most ${most} bytes`, found },
    fix: '--base names the address of the data; --dry-run tells what is chosen',
  });
}

/** Whether a 206 answer goes on where the partial file ends, in the same version of the file. */
function continues(answer: HttpAnswer, state: PartialState, kept: number): boolean {
  const start = /^bytes (\d+)-/.exec(answer.headers['content-range'] ?? '')?.[1];
  const { validator } = validatorsOf(answer);
  return Number(start) === kept && (validator === undefined || validator === state.validator);
}

function totalOfRange(answer: HttpAnswer): number | undefined {
  return wholeOf(/\/(\d+)$/.exec(answer.headers['content-range'] ?? '')?.[1]);
}

function lengthOf(answer: HttpAnswer): number | undefined {
  return wholeOf(answer.headers['content-length']);
}

function wholeOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function validatorsOf(answer: HttpAnswer): Pick<PartialState, 'validator' | 'etag' | 'lastModified'> {
  const { etag, 'last-modified': lastModified } = answer.headers;
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

/** Reads the whole file once: SHA-256, and for `.gz` names whether it unpacks to its end; then what it says. */
async function check(
  temporary: string,
  path: string,
  part: PartialFile,
  state: PartialState,
  options: DownloadOptions,
): Promise<Downloaded> {
  const { bytes, sha256 } = await digestFile(temporary, /\.gz$/i.test(path)).catch((error: unknown) => {
    discard(part, options);
    const reason = error instanceof Error ? error.message : String(error);
    throw new RetryError(`what arrived is not a whole gzip file (${reason})`);
  });
  if (options.expected !== undefined && options.expected.sha256 !== sha256)
    throw new ChangedFileError(
      `${state.address} has other bytes now: SHA-256 ${sha256}, in the lock file ${options.expected.sha256}`,
    );
  await options.inspect?.(temporary, state.total !== undefined);
  return { bytes, sha256, etag: state.etag, lastModified: state.lastModified };
}

/**
 * Length and SHA-256 of a file; with `gzip` its integrity as well.
 * @param size its bytes, where they are known: small files are read in one piece
 * @throws zlib's error where a gzip file is damaged or cut off
 */
export async function digestFile(
  path: string,
  gzip: boolean,
  size = Infinity,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  if (!gzip && size <= LARGEST_WHOLE_FILE) {
    const whole = readFileSync(path);
    return { bytes: whole.length, sha256: hash.update(whole).digest('hex') };
  }
  let bytes = 0;
  async function* measured(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }
  let unpacked = 0;
  const discardAll = new Writable({
    write: (chunk: Buffer, _encoding, callback) => {
      unpacked += chunk.length;
      const isTooMuch = gzip && unpacked > Math.max(UNPACKED_AT_LEAST, MOST_UNPACKED * bytes);
      callback(isTooMuch ? new Error(`${bytes} bytes unpack to more than ${unpacked}`) : null);
    },
  });
  const source = createReadStream(path, { highWaterMark: 1 << 20 });
  if (gzip) await pipeline(source, measured, createGunzip({ chunkSize: 1 << 18 }), discardAll);
  else await pipeline(source, measured, discardAll);
  return { bytes, sha256: hash.digest('hex') };
}
