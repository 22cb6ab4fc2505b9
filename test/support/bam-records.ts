// BAM files of any records, written as the SAM specification prescribes.
import { blockGzip } from './sequence-files.ts';

export interface BamRecord {
  /** Number of the chromosome, -1 for none. */
  readonly chromosome: number;
  readonly start: number;
  readonly flag: number;
  readonly quality?: number;
  /** As in SAM: `20M3I5M`; `*` for none. */
  readonly cigar?: string;
  /** Length of the sequence. */
  readonly bases?: number;
  readonly mate?: { readonly chromosome: number; readonly start: number };
  readonly template?: number;
  readonly name?: string;
}

export interface BamHeader {
  readonly text?: string;
  readonly chromosomes: readonly { readonly name: string; readonly length: number }[];
}

const int = (...values: number[]): Buffer => Buffer.from(Int32Array.from(values).buffer);

/** The unpacked bytes of a BAM file. */
export function bamContent(
  { text = '@HD\tVN:1.6\n', chromosomes }: BamHeader,
  records: readonly BamRecord[],
): Buffer {
  const names = chromosomes.flatMap(({ name, length }) => {
    const own = Buffer.from(`${name}\0`);
    return [int(own.length), own, int(length)];
  });
  return Buffer.concat([
    ...[Buffer.from('BAM\u0001'), int(Buffer.byteLength(text)), Buffer.from(text), int(chromosomes.length)],
    ...names,
    ...records.map(recordBytes),
  ]);
}

/** A BAM file. @param block unpacked bytes of a block */
export function bamFile(header: BamHeader, records: readonly BamRecord[], block?: number): Buffer {
  return blockGzip(bamContent(header, records), block);
}

function recordBytes(record: BamRecord): Buffer {
  const { chromosome, start, flag, quality = 30, cigar = '25M', bases = 25 } = record;
  const { mate = { chromosome: -1, start: -1 }, template = 0, name = 'r' } = record;
  const own = Buffer.from(`${name}\0`);
  const operations = [...cigar.matchAll(/(\d+)([MIDNSHP=X])/g)].map(
    ([, length, letter]) => Number(length) * 16 + 'MIDNSHP=X'.indexOf(letter),
  );
  const fixed = Buffer.alloc(32);
  fixed.writeInt32LE(chromosome, 0);
  fixed.writeInt32LE(start, 4);
  fixed.writeUInt8(own.length, 8);
  fixed.writeUInt8(quality, 9);
  fixed.writeUInt16LE(4680, 10);
  fixed.writeUInt16LE(operations.length, 12);
  fixed.writeUInt16LE(flag, 14);
  fixed.writeInt32LE(bases, 16);
  fixed.writeInt32LE(mate.chromosome, 20);
  fixed.writeInt32LE(mate.start, 24);
  fixed.writeInt32LE(template, 28);
  const whole = Buffer.concat([
    ...[fixed, own, Buffer.from(Uint32Array.from(operations).buffer)],
    ...[Buffer.alloc((bases + 1) >> 1, 0x12), Buffer.alloc(bases, 30), Buffer.from('NMC\u0000', 'latin1')],
  ]);
  return Buffer.concat([int(whole.length), whole]);
}
