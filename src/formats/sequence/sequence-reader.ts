import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import { readFully, sourceName } from '../text/byte-source.ts';
import { isBlockGzip } from '../text/gzip-blocks.ts';
import { readingFault } from '../text/system-fault.ts';
import { openBlockGzip } from './block-gzip.ts';
import { readFasta } from './fasta-reader.ts';
import { openIndexedFasta } from './indexed-fasta.ts';
import { openBytes, type RandomBytes } from './random-bytes.ts';
import type { SequenceFile } from './sequence-file.ts';
import { isTwoBit, openTwoBit } from './two-bit-reader.ts';

/** First bytes by which files are told apart. */
const HEAD = 18;

/**
 * Opens a genome or other sequences, told by their content: 2bit, FASTA, FASTA in gzip or bgzip. Parts of 2bit, and of plain or bgzip
 * FASTA that has its `.fai` beside it, are read from the disk when they are asked for; all other FASTA is read into memory, two bits for
 * each base.
 * @param path a file, or `-` for FASTA on standard input
 * @param file what messages call it
 * @throws InputError for a missing file, one that holds no sequences, or a faulty one
 */
export async function openSequence(path: string, file = sourceName(path)): Promise<SequenceFile> {
  const head = headOf(path, file);
  // What is no ordinary file is read once, from its beginning.
  if (head === undefined) return readFasta(path, file);
  if (isTwoBit(head)) return openTwoBit(path, file);
  const index = `${path}.fai`;
  if (!existsSync(index)) return readFasta(path, file);
  if (head[0] === 0x3e) return indexed(openBytes(path), (bytes) => bytes, file, index);
  if (isBlockGzip(head)) return indexed(openBytes(path), (bytes) => openBlockGzip(bytes, file), file, index);
  return readFasta(path, file);
}

/** Opens by the index; whatever goes wrong, the descriptor is given back. */
async function indexed(
  bytes: RandomBytes,
  unpacked: (bytes: RandomBytes) => RandomBytes,
  file: string,
  index: string,
): Promise<SequenceFile> {
  try {
    return await openIndexedFasta(unpacked(bytes), file, index);
  } catch (error) {
    bytes.close();
    throw error;
  }
}

/** The first bytes of a file; undefined for standard input, pipes and whatever else is read once. */
function headOf(path: string, file: string): Uint8Array | undefined {
  if (path === '-') return undefined;
  try {
    if (!statSync(path).isFile()) return undefined;
    const descriptor = openSync(path, 'r');
    try {
      const head = new Uint8Array(HEAD);
      return head.subarray(0, readFully(descriptor, head, 0));
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw readingFault(error, file) ?? error;
  }
}
