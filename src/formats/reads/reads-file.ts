import type { AlignedReads } from '../../genome/reads/aligned-reads.ts';
import type { InputError } from '../../errors.ts';
import { refused } from '../../messages/refused.ts';
import { readPacked, sourceName } from '../text/byte-source.ts';
import { unpackedHead } from '../text/file-head.ts';
import { foreignFormat, foreignText, type ForeignFormat } from '../text/foreign-format.ts';
import { inflatedBlock, isBlockGzip } from '../text/gzip-blocks.ts';
import { readBam } from './bam-reader.ts';
import type { ReadChoices } from './read-choices.ts';
import { readReadText } from './read-text-reader.ts';

/** Bytes by which a file is told: one block of bgzip at least. */
const HEAD = 1 << 16;

/** A file of aligned reads as read. */
export interface ReadsFile {
  readonly path: string;
  readonly format: 'BAM' | 'BED' | 'BEDPE';
  readonly reads: AlignedReads;
}

/**
 * Reads BAM, or BED and BEDPE (plain, gzip, bgzip), told by their content, in one pass.
 * @param path a file, or `-` for standard input
 * @throws InputError for a file that is none of these, with what makes one of it, and for a faulty one
 */
export async function readReads(path: string, choices: ReadChoices = {}): Promise<ReadsFile> {
  const file = sourceName(path);
  const chunks = readPacked(path, file);
  try {
    const head = await headOf(chunks);
    const all = startingWith(head, chunks);
    const unpacked = beginningOf(head);
    const foreign = unpacked === undefined ? undefined : (foreignFormat(unpacked) ?? foreignText(unpacked));
    if (foreign?.values?.format !== 'BAM') {
      if (foreign !== undefined) throw otherFile(foreign, file);
      return { path, ...(await readReadText(all, file, choices)) };
    }
    if (!isBlockGzip(head)) throw refused('reads.not-in-blocks', {}, { file });
    return { path, format: 'BAM', reads: await readBam(all, file, choices) };
  } finally {
    await chunks.return(undefined);
  }
}

/** How the unpacked file begins: of a BAM file its first block, whatever becomes of the others. */
function beginningOf(head: Buffer): Buffer | undefined {
  if (isBlockGzip(head)) {
    const block = head.subarray(0, head.readUInt16LE(16) + 1);
    const first = inflatedBlock(block, block.length < 4 ? 0 : block.readUInt32LE(block.length - 4));
    if (first?.[0] === 0x42) return Buffer.from(first);
  }
  return unpackedHead(head.subarray(0, HEAD));
}

/** What makes one of a file of reads that is read. */
const OTHER_READS: Readonly<Record<string, 'reads.cram' | 'reads.sam' | 'reads.not-aligned'>> = {
  CRAM: 'reads.cram',
  SAM: 'reads.sam',
  FASTQ: 'reads.not-aligned',
};

function otherFile({ what, key, values }: ForeignFormat, file: string): InputError {
  const format = values?.format ?? '';
  const isReads = key === 'file.reads' && Object.hasOwn(OTHER_READS, format);
  return refused(isReads ? OTHER_READS[format] : 'reads.no-reads', {}, { file, found: what });
}

async function headOf(chunks: AsyncIterator<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let size = 0; size < HEAD;) {
    const next = await chunks.next();
    if (next.done === true) break;
    parts.push(next.value);
    size += next.value.length;
  }
  return Buffer.concat(parts);
}

async function* startingWith(head: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head;
  yield* rest;
}
