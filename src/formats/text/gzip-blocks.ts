// What a block of bgzip is (BGZF): a gzip member of at most 64 KiB that tells its own size, so that blocks are found without unpacking them.
// **Source:** the BGZF section of the SAM specification (samtools.github.io/hts-specs/SAMv1.pdf, 4.1).
import { crc32, inflateRawSync } from 'node:zlib';

/** A gzip member with the one field that bgzip writes: fixed bytes, with the size of the block at 16. */
export const BLOCK_HEADER = 18;
/** CRC-32 and unpacked size, behind the packed bytes. */
export const BLOCK_TRAILER = 8;
export const LARGEST_BLOCK = 1 << 16;

/** Whether gzip bytes are blocks as bgzip writes them. @param head the first 18 bytes @param at where they begin */
export function isBlockGzip(head: Uint8Array, at = 0): boolean {
  return (
    head.length >= at + BLOCK_HEADER &&
    head[at] === 0x1f &&
    head[at + 1] === 0x8b &&
    head[at + 2] === 8 &&
    head[at + 3] === 4 &&
    head[at + 10] === 6 &&
    head[at + 11] === 0 &&
    head[at + 12] === 0x42 &&
    head[at + 13] === 0x43 &&
    head[at + 14] === 2 &&
    head[at + 15] === 0
  );
}

/**
 * What a block unpacks to; undefined where that is not what its trailer says.
 * @param bytes the whole block
 * @param size its unpacked bytes
 */
export function inflatedBlock(bytes: Uint8Array, size: number): Uint8Array | undefined {
  if (bytes.length < BLOCK_HEADER + BLOCK_TRAILER) return undefined;
  try {
    const unpacked = inflateRawSync(bytes.subarray(BLOCK_HEADER, bytes.length - BLOCK_TRAILER), {
      maxOutputLength: LARGEST_BLOCK,
    });
    const checksum = new DataView(bytes.buffer, bytes.byteOffset).getUint32(
      bytes.length - BLOCK_TRAILER,
      true,
    );
    return unpacked.length === size && crc32(unpacked) === checksum ? unpacked : undefined;
  } catch (error) {
    if (isPackingFault(error)) return undefined;
    throw error;
  }
}

/** Whether zlib says of bytes that they are not what they should be. */
export function isPackingFault(error: unknown): boolean {
  return /^(?:Z_|ERR_BUFFER_TOO_LARGE)/.test(String((error as NodeJS.ErrnoException).code));
}
