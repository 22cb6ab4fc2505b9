import { closeSync, openSync, statSync } from 'node:fs';
import { constants, gunzipSync } from 'node:zlib';
import { readFully } from './byte-source.ts';

/**
 * The first bytes of an ordinary file, unpacked where it is gzip (of these few, at most a thousand times as many); undefined for standard
 * input, pipes and what cannot be read, which is left to its reader to say.
 * @param bytes of the file that are looked at
 */
export function fileHead(path: string, bytes: number): Buffer | undefined {
  const head = rawHead(path, bytes);
  return head === undefined ? undefined : unpackedHead(head);
}

/** The same of bytes that are at hand. */
export function unpackedHead(head: Buffer): Buffer | undefined {
  if (head[0] !== 0x1f || head[1] !== 0x8b) return head;
  try {
    // The file goes on behind its head.
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return undefined;
  }
}

/** The same, as they lie. */
export function rawHead(path: string, bytes: number): Buffer | undefined {
  let file: number | undefined;
  try {
    if (path === '-' || !statSync(path).isFile()) return undefined;
    file = openSync(path, 'r');
    const room = Buffer.alloc(bytes);
    return room.subarray(0, readFully(file, room, 0));
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
