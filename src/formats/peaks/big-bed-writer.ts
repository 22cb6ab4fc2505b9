import { deflateSync } from 'node:zlib';
import {
  BIG_BED,
  bbiHeader,
  bbiSummary,
  BlockList,
  chromosomeTree,
  HEADER_BYTES,
  intervalTree,
  type NumberedChromosome,
} from '../signal/bbi-layout.ts';
import { ByteWriter } from '../text/byte-writer.ts';

/** An item of a bigBed file: its interval (0-based, half-open) and the fields after it, tab-separated. */
export interface BigBedItem {
  readonly chromosome: string;
  readonly start: number;
  readonly end: number;
  readonly rest: string;
}

export interface BigBedOptions {
  /** Size of every chromosome that an item may name, in bp. */
  readonly sizes: ReadonlyMap<string, number>;
  /** AutoSql declaration of the fields. */
  readonly autoSql: string;
  /** Fields of a line, chromosome, start and end included. */
  readonly fields: number;
  /** How many of them are standard BED fields. */
  readonly bedFields: number;
}

const ITEMS_PER_BLOCK = 512;

/**
 * Items as a bigBed file (version 4, without zoom levels), which genome browsers read piece by piece from a web server.
 * Items may come in any order. The same items give the same bytes.
 *
 * **Source:** Kent WJ et al. (2010), Bioinformatics 26:2204, with its supplement on the file's layout.
 */
export function bigBed(items: readonly BigBedItem[], options: BigBedOptions): Uint8Array {
  const present = new Set(items.map(({ chromosome }) => chromosome));
  // By code unit: the tree of names is searched by its bytes, and names of chromosomes are ASCII.
  const names = [...present].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const code = new Map(names.map((name, index) => [name, index]));
  const sorted = items
    .map((item) => ({ ...item, code: code.get(item.chromosome) as number }))
    .sort((a, b) => a.code - b.code || a.start - b.start || a.end - b.end);
  const out = new ByteWriter();
  out.zeros(HEADER_BYTES);
  const autoSqlOffset = out.length;
  out.text(`${options.autoSql}\0`);
  const summaryOffset = out.length;
  writeSummary(out, sorted);
  const chromosomesOffset = out.length;
  out.raw(chromosomeTree(numbered(names, options.sizes), chromosomesOffset));
  const dataOffset = out.length;
  out.uint64(sorted.length);
  const { blocks, largest } = writeBlocks(out, sorted);
  const indexOffset = out.length;
  out.raw(intervalTree(blocks, indexOffset, Math.min(sorted.length, ITEMS_PER_BLOCK)));
  out.uint32(BIG_BED);
  const bytes = out.bytes();
  bytes.set(
    bbiHeader({
      magic: BIG_BED,
      ...{ chromosomesOffset, dataOffset, indexOffset, autoSqlOffset, summaryOffset, largest },
      fields: options.fields,
      bedFields: options.bedFields,
    }),
  );
  return bytes;
}

type Coded = BigBedItem & { readonly code: number };

/** Bases that items cover, and how deep, over all chromosomes. */
function writeSummary(out: ByteWriter, items: readonly Coded[]): void {
  const events = items.flatMap(({ code, start, end }) => [
    { code, at: start, step: 1 },
    { code, at: end, step: -1 },
  ]);
  events.sort((a, b) => a.code - b.code || a.at - b.at || a.step - b.step);
  let [covered, lowest, highest, sum, squares, depth] = [0, Infinity, 0, 0, 0, 0];
  events.forEach(({ code, at, step }, index) => {
    const before = events[index - 1];
    if (depth > 0 && before !== undefined && before.code === code && at > before.at) {
      const bases = at - before.at;
      covered += bases;
      lowest = Math.min(lowest, depth);
      highest = Math.max(highest, depth);
      sum += bases * depth;
      squares += bases * depth * depth;
    }
    depth += step;
  });
  out.raw(bbiSummary({ covered, least: lowest, most: highest, sum, squares }));
}

function numbered(names: readonly string[], sizes: ReadonlyMap<string, number>): NumberedChromosome[] {
  return names.map((name, number) => {
    const length = sizes.get(name);
    if (length === undefined) throw new Error(`the size of ${name} is not known`);
    return { name, number, length };
  });
}

/** Compressed blocks of items of one chromosome each. */
function writeBlocks(out: ByteWriter, items: readonly Coded[]): { blocks: BlockList; largest: number } {
  const blocks = new BlockList();
  let largest = 0;
  for (let from = 0; from < items.length;) {
    const { code, start } = items[from];
    const block = new ByteWriter();
    let end = 0;
    let to = from;
    while (to < items.length && to - from < ITEMS_PER_BLOCK && items[to].code === code) {
      const item = items[to++];
      block.uint32(code);
      block.uint32(item.start);
      block.uint32(item.end);
      block.text(`${item.rest}\0`);
      end = Math.max(end, item.end);
    }
    largest = Math.max(largest, block.length);
    const packed = deflateSync(block.bytes());
    blocks.add({ chromosome: code, start, end }, out.length, packed.length);
    out.raw(packed);
    from = to;
  }
  return { blocks, largest };
}
