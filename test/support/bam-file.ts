// Aligned reads as BAM with its index (BAI), written as the SAM specification prescribes: one block of BGZF each.
import { crc32, deflateRawSync } from 'node:zlib';

const EMPTY_BLOCK = Buffer.from('1f8b08040000000000ff0600424302001b0003000000000000000000', 'hex');
const BASES = 40;

/** Reads without a mismatch on one chromosome. @param starts 0-based, ascending */
export function bamOf(
  chromosome: { readonly name: string; readonly size: number },
  starts: readonly number[],
) {
  const int = (...values: number[]): Buffer => Buffer.from(Int32Array.from(values).buffer);
  const name = Buffer.from(`${chromosome.name}\0`);
  const text = Buffer.from(`@HD\tVN:1.6\tSO:coordinate\n@SQ\tSN:${chromosome.name}\tLN:${chromosome.size}\n`);
  const header = Buffer.concat([
    ...[Buffer.from('BAM\u0001'), int(text.length), text, int(1, name.length), name, int(chromosome.size)],
  ]);
  const reads = starts.map((start, i) => {
    const own = Buffer.from(`r${i}\0`);
    const mapped = Buffer.alloc(8);
    mapped.writeUInt8(own.length, 0);
    mapped.writeUInt8(60, 1);
    mapped.writeUInt16LE(binOf(start, start + BASES), 2);
    mapped.writeUInt16LE(1, 4);
    const record = Buffer.concat([
      ...[int(0, start), mapped, int(BASES, -1, -1, 0), own, int(BASES << 4)],
      ...[Buffer.alloc(BASES / 2, 0x11), Buffer.alloc(BASES, 30)],
    ]);
    return Buffer.concat([int(record.length), record]);
  });
  const content = Buffer.concat([header, ...reads]);
  const bam = Buffer.concat([blockOf(content), EMPTY_BLOCK]);
  const [begin, end] = [BigInt(header.length), BigInt(bam.length - EMPTY_BLOCK.length) << 16n];
  const long = (value: bigint): Buffer => Buffer.from(BigUint64Array.of(value).buffer);
  const bins = [...new Set(starts.map((start) => binOf(start, start + BASES)))];
  const windows = Math.floor(Math.max(...starts) / 16_384) + 1;
  const bai = Buffer.concat([
    ...[Buffer.from('BAI\u0001'), int(1, bins.length)],
    ...bins.flatMap((bin) => [int(bin, 1), long(begin), long(end)]),
    int(windows),
    ...Array.from({ length: windows }, () => long(begin)),
  ]);
  return { bam, bai };
}

function blockOf(content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const head = Buffer.from('1f8b08040000000000ff060042430200', 'hex');
  const size = Buffer.alloc(2);
  size.writeUInt16LE(head.length + 2 + packed.length + 8 - 1);
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(crc32(content), 0);
  tail.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, size, packed, tail]);
}

/** The smallest bin that holds an interval (section 5.3 of the specification). */
function binOf(start: number, end: number): number {
  const last = end - 1;
  for (const [shift, first] of [
    [14, 4681],
    [17, 585],
    [20, 73],
    [23, 9],
    [26, 1],
  ])
    if (start >> shift === last >> shift) return first + (start >> shift);
  return 0;
}
