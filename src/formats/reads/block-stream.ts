import { gunzip } from 'node:zlib';
import type { InputError } from '../../errors.ts';
import { refused } from '../../messages/refused.ts';
import {
  BLOCK_HEADER,
  BLOCK_TRAILER,
  inflatedBlock,
  isBlockGzip,
  isPackingFault,
  LARGEST_BLOCK,
} from '../text/gzip-blocks.ts';

/** The empty block that ends a BAM file: without it the file was cut off between two blocks. */
const END_OF_FILE = Buffer.from('1f8b08040000000000ff0600424302001b0003000000000000000000', 'hex');
/** Bytes that deflate makes of one at most. */
const MOST_UNPACKED = 1032;
/** Unpacked bytes of a batch; beyond them the next begins. */
const BATCH = 8 << 20;
/** Batches that are unpacked, each in its own thread, while one is read. */
const AHEAD = 2;

/** Whole blocks one behind the other. */
interface Batch {
  readonly packed: Buffer;
  /** Bytes that they say they unpack to. */
  readonly size: number;
  /** Where they begin in the file. */
  readonly at: number;
}

/**
 * The unpacked bytes of a file in blocks of bgzip, as a stream in bounded memory. The CRC-32 and length of every block are checked, and
 * that the empty block that marks the end of the file is there: reads that are missing would be counted as absent.
 * @param file what messages call it
 * @throws InputError for a file that is cut off or damaged
 */
export async function* unpackedBlocks(
  packed: AsyncIterable<Buffer>,
  file: string,
): AsyncGenerator<Uint8Array> {
  const waiting: Promise<Uint8Array>[] = [];
  for await (const batch of batchesOf(packed, file)) {
    const unpacked = inflated(batch, file);
    // It may fail before anybody waits for it, or when nobody does any more.
    unpacked.catch(() => undefined);
    waiting.push(unpacked);
    if (waiting.length > AHEAD) yield (await waiting.shift()) as Uint8Array;
  }
  for (const unpacked of waiting) yield await unpacked;
}

async function* batchesOf(packed: AsyncIterable<Buffer>, file: string): AsyncGenerator<Batch> {
  let carry: Buffer = Buffer.alloc(0);
  /** Where the bytes at hand begin in the file. */
  let origin = 0;
  let last: Buffer = Buffer.alloc(0);
  for await (const chunk of packed) {
    const bytes = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
    let from = 0;
    let size = 0;
    let at = 0;
    while (at + BLOCK_HEADER <= bytes.length) {
      const length = blockLength(bytes, at, origin, file);
      if (at + length > bytes.length) break;
      size += unpackedLength(bytes, at, length, origin, file);
      last = bytes.subarray(at, at + length);
      at += length;
      if (size < BATCH) continue;
      yield { packed: bytes.subarray(from, at), size, at: origin + from };
      from = at;
      size = 0;
    }
    if (at > from) yield { packed: bytes.subarray(from, at), size, at: origin + from };
    origin += at;
    carry = Buffer.from(bytes.subarray(at));
  }
  if (carry.length > 0)
    throw cutOff(
      file,
      `a block that begins at byte ${origin} and does not end: the file has ${origin + carry.length}`,
    );
  if (!END_OF_FILE.equals(last)) throw cutOff(file, `no such block behind ${origin} bytes`);
}

function blockLength(bytes: Buffer, at: number, origin: number, file: string): number {
  if (!isBlockGzip(bytes, at)) throw damaged(file, `no block of bgzip at byte ${origin + at}`);
  const length = bytes.readUInt16LE(at + 16) + 1;
  if (length < BLOCK_HEADER + BLOCK_TRAILER)
    throw damaged(file, `a block of ${length} bytes at byte ${origin + at}`);
  return length;
}

function unpackedLength(bytes: Buffer, at: number, length: number, origin: number, file: string): number {
  const size = bytes.readUInt32LE(at + length - 4);
  if (size > LARGEST_BLOCK || size > MOST_UNPACKED * length)
    throw damaged(file, `a block of ${size} unpacked bytes at byte ${origin + at}`);
  return size;
}

/** All blocks of a batch at once: they are members of one gzip file, whose checksums zlib compares. */
function inflated(batch: Batch, file: string): Promise<Uint8Array> {
  const room = Math.max(64, batch.size + 1);
  return new Promise((resolve, reject) => {
    gunzip(batch.packed, { chunkSize: room, maxOutputLength: room }, (error, unpacked) => {
      if (error === null && unpacked.length === batch.size) resolve(unpacked);
      else if (error !== null && !isPackingFault(error)) reject(error);
      else reject(faultyBlock(batch, file));
    });
  });
}

function faultyBlock({ packed, at: origin }: Batch, file: string): InputError {
  for (let at = 0; at < packed.length;) {
    const length = packed.readUInt16LE(at + 16) + 1;
    const size = packed.readUInt32LE(at + length - 4);
    if (inflatedBlock(packed.subarray(at, at + length), size) === undefined)
      return damaged(file, `a block at byte ${origin + at} that does not unpack to ${size} bytes`);
    at += length;
  }
  return damaged(file, `blocks at byte ${origin} that do not unpack to what they say`);
}

function damaged(file: string, found: string): InputError {
  return refused(
    'reads.damaged',
    {},
    { file, expected: 'blocks one behind the other, up to its end', found },
  );
}

/** A file that ends before its end. @param found what there is in its place */
export function cutOff(file: string, found: string): InputError {
  return refused(
    'reads.cut-off',
    {},
    { file, expected: 'an empty block of 28 bytes that marks its end', found },
  );
}
