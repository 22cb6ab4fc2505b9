import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { InputError } from '../../errors.ts';
import { filePathFault } from './inside.ts';

/** A file that chipmate wrote into a folder of results, as it was when it was written. */
export interface FileRecord {
  readonly bytes: number;
  readonly sha256: string;
  /** What wrote it, such as `study run`. */
  readonly by: string;
}

/** Everything that chipmate wrote into a folder of results: what is not in it, or is no longer as it says, is the user's. */
export interface FileList {
  /** By path below the folder, with `/`. */
  readonly files: ReadonlyMap<string, FileRecord>;
  /** Whether the files are of several runs: what was to replace them was damaged. */
  readonly mixed: boolean;
  /** Keys that this release does not know. */
  readonly other: Readonly<Record<string, unknown>>;
}

const FORMAT = 'chipmate files 1';
/** What every format of such a list begins with. */
const ANY_FORMAT = /^chipmate files \d+$/;

export const EMPTY_LIST: FileList = { files: new Map(), mixed: false, other: {} };

/** The list as JSON with a checksum of itself. */
export function formatFileList({ files, mixed, other }: FileList): string {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const content = { ...other, format: FORMAT, mixed, files: Object.fromEntries(sorted) };
  return `${JSON.stringify({ ...content, sha256: checksum(content) }, null, 1)}\n`;
}

/**
 * Reads a list; undefined where there is none, and where it is damaged: then nothing is known to be chipmate's.
 * @throws InputError for a list of a later release, and where it cannot be read
 */
export function readFileList(path: string): FileList | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new InputError('the list of the files that chipmate wrote cannot be read', {
      file: path,
      found: code,
      fix: 'check the permissions of the folder, or choose another one',
    });
  }
  const content = objectIn(text);
  if (content === undefined) return undefined;
  const { sha256, ...rest } = content;
  if (sha256 !== checksum(rest)) return undefined;
  const { format, mixed, files, ...other } = rest;
  if (format !== FORMAT) {
    if (typeof format !== 'string' || !ANY_FORMAT.test(format)) return undefined;
    throw new InputError('a later release of chipmate wrote into this folder', {
      file: path,
      expected: FORMAT,
      found: format,
      fix: 'use that release, or choose another folder',
    });
  }
  if (!isObject(files) || typeof mixed !== 'boolean') return undefined;
  const records = new Map<string, FileRecord>();
  for (const [name, record] of Object.entries(files)) {
    if (!isRecord(record) || filePathFault(name) !== undefined) return undefined;
    records.set(name, record);
  }
  return { files: records, mixed, other };
}

/** SHA-256 of a file. @throws the system's error where it cannot be read */
export function hashOfFile(path: string): string {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(1 << 18);
  const file = openSync(path, 'r');
  try {
    for (let got = -1; got !== 0;) {
      got = readSync(file, chunk, 0, chunk.length, null);
      hash.update(chunk.subarray(0, got));
    }
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}

function checksum(content: Readonly<Record<string, unknown>>): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRecord(value: unknown): value is FileRecord {
  if (!isObject(value)) return false;
  const { bytes, sha256, by } = value;
  const isSize = typeof bytes === 'number' && Number.isSafeInteger(bytes) && bytes >= 0;
  return (
    isSize &&
    typeof sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(sha256) &&
    typeof by === 'string' &&
    by !== ''
  );
}
