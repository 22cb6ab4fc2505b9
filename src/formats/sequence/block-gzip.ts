import { InputError } from '../../errors.ts';
import {
  BLOCK_HEADER,
  BLOCK_TRAILER,
  inflatedBlock,
  isBlockGzip,
  LARGEST_BLOCK,
} from '../text/gzip-blocks.ts';
import { memoryForColumns } from '../text/held-memory.ts';
import type { RandomBytes } from './random-bytes.ts';

/** Blocks that are kept unpacked for the next question. */
const MOST_KEPT = 64;

/**
 * The unpacked bytes of a bgzip file, read anywhere. Where the blocks lie is found by walking over their headers, so that no `.gzi`
 * is needed and none can be out of date; a block is unpacked when it is asked for.
 * @param file what messages call it
 * @throws InputError where the blocks do not follow one another to the end of the file
 *
 * **Source:** the BGZF section of the SAM specification (samtools.github.io/hts-specs/SAMv1.pdf, 4.1).
 */
export function openBlockGzip(packed: RandomBytes, file: string): RandomBytes {
  const blocks = blocksOf(packed, file);
  const unpacked = new Map<number, Uint8Array>();
  const block = (index: number): Uint8Array => {
    const known = unpacked.get(index);
    if (known !== undefined) return known;
    if (unpacked.size >= MOST_KEPT) unpacked.clear();
    const bytes = inflated(packed, blocks, index, file);
    unpacked.set(index, bytes);
    return bytes;
  };
  return {
    length: blocks.end[blocks.count - 1],
    read: (into, position) => {
      let done = 0;
      for (let at = firstEndingBehind(blocks, position); at < blocks.count && done < into.length; at++) {
        const bytes = block(at);
        const from = position + done - (blocks.end[at] - bytes.length);
        const part = bytes.subarray(from, from + into.length - done);
        into.set(part, done);
        done += part.length;
      }
      return done;
    },
    close: () => packed.close(),
  };
}

interface Blocks {
  readonly count: number;
  /** Where each begins in the file, and one more: where the last ends. */
  readonly at: Float64Array;
  /** Unpacked bytes up to the end of each. */
  readonly end: Float64Array;
}

function blocksOf(packed: RandomBytes, file: string): Blocks {
  let at = new Float64Array(1024);
  let end = new Float64Array(1024);
  let count = 0;
  // A block's trailer and the next header lie side by side: one read for both.
  const beside = new Uint8Array(BLOCK_TRAILER + BLOCK_HEADER);
  const view = new DataView(beside.buffer);
  let next = 0;
  packed.read(beside.subarray(BLOCK_TRAILER), 0);
  for (let total = 0; next < packed.length;) {
    if (!isBlockGzip(beside.subarray(BLOCK_TRAILER)))
      throw damaged(file, `no block of bgzip at byte ${next}`);
    const size = view.getUint16(BLOCK_TRAILER + 16, true) + 1;
    if (size < BLOCK_HEADER + BLOCK_TRAILER || next + size > packed.length)
      throw damaged(file, `a block of ${size} bytes at byte ${next} of ${packed.length}`);
    if (count + 1 === at.length) [at, end] = [longer(at, file), longer(end, file)];
    at[count] = next;
    next += size;
    beside.fill(0);
    packed.read(beside, next - BLOCK_TRAILER);
    const unpacked = view.getUint32(4, true);
    if (unpacked > LARGEST_BLOCK)
      throw damaged(file, `a block of ${unpacked} unpacked bytes at byte ${at[count]}`);
    end[count++] = total += unpacked;
  }
  at[count] = next;
  return { count, at, end };
}

function longer(column: Float64Array<ArrayBuffer>, file: string): Float64Array<ArrayBuffer> {
  if (16 * column.length > memoryForColumns()) throw damaged(file, `more than ${column.length} blocks`);
  const copy = new Float64Array(2 * column.length);
  copy.set(column);
  return copy;
}

function firstEndingBehind({ count, end }: Blocks, position: number): number {
  let from = 0;
  let to = count;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (end[middle] > position) to = middle;
    else from = middle + 1;
  }
  return from;
}

function inflated(packed: RandomBytes, { at, end }: Blocks, index: number, file: string): Uint8Array {
  const bytes = new Uint8Array(at[index + 1] - at[index]);
  packed.read(bytes, at[index]);
  const size = end[index] - (index === 0 ? 0 : end[index - 1]);
  const unpacked = inflatedBlock(bytes, size);
  if (unpacked !== undefined) return unpacked;
  throw damaged(file, `a block at byte ${at[index]} that does not unpack to ${size} bytes`);
}

function damaged(file: string, found: string): InputError {
  return new InputError('the bgzip file is damaged, or was cut off', {
    file,
    expected: 'blocks one behind the other, up to its end',
    found,
    fix: 'copy or download it again; `gzip -t FILE` checks it',
  });
}
