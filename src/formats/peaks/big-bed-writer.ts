import { deflateSync } from 'node:zlib';
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

const MAGIC = 0x8789f2eb;
const CHROMOSOME_TREE = 0x78ca8c91;
const INTERVAL_TREE = 0x2468ace0;
const HEADER_BYTES = 64;
const ITEMS_PER_BLOCK = 512;
const CHILDREN = 256;

/** A stretch of the genome with the place of its data in the file. */
interface Extent {
  readonly chromosome: number;
  readonly start: number;
  readonly lastChromosome: number;
  readonly end: number;
  readonly offset: number;
  readonly bytes: number;
}

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
  writeChromosomes(out, names, options.sizes);
  const dataOffset = out.length;
  out.uint64(sorted.length);
  const { extents, largest } = writeBlocks(out, sorted);
  const indexOffset = out.length;
  writeIndex(out, extents, sorted.length, indexOffset);
  out.uint32(MAGIC);
  const header = new ByteWriter();
  header.uint32(MAGIC);
  header.uint16(4);
  header.uint16(0);
  for (const offset of [chromosomesOffset, dataOffset, indexOffset]) header.uint64(offset);
  header.uint16(options.fields);
  header.uint16(options.bedFields);
  header.uint64(autoSqlOffset);
  header.uint64(summaryOffset);
  header.uint32(largest);
  header.uint64(0);
  const bytes = out.bytes();
  bytes.set(header.bytes());
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
  out.uint64(covered);
  for (const value of [covered === 0 ? 0 : lowest, highest, sum, squares]) out.float64(value);
}

/** The tree of chromosome names: one leaf, as there are few. */
function writeChromosomes(
  out: ByteWriter,
  names: readonly string[],
  sizes: ReadonlyMap<string, number>,
): void {
  const keyBytes = Math.max(1, ...names.map((name) => name.length));
  out.uint32(CHROMOSOME_TREE);
  out.uint32(Math.max(1, names.length));
  out.uint32(keyBytes);
  out.uint32(8);
  out.uint64(names.length);
  out.uint64(0);
  out.uint8(1);
  out.uint8(0);
  out.uint16(names.length);
  names.forEach((name, index) => {
    const size = sizes.get(name);
    if (size === undefined) throw new Error(`the size of ${name} is not known`);
    out.text(name.padEnd(keyBytes, '\0'));
    out.uint32(index);
    out.uint32(size);
  });
}

/** Compressed blocks of items of one chromosome each. */
function writeBlocks(out: ByteWriter, items: readonly Coded[]): { extents: Extent[]; largest: number } {
  const extents: Extent[] = [];
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
    extents.push({
      chromosome: code,
      start,
      lastChromosome: code,
      end,
      offset: out.length,
      bytes: packed.length,
    });
    out.raw(packed);
    from = to;
  }
  return { extents, largest };
}

/** The tree over the blocks, root first, every level after the one above it. */
function writeIndex(out: ByteWriter, blocks: readonly Extent[], items: number, dataEnd: number): void {
  const first = blocks[0];
  const last = blocks.at(-1);
  out.uint32(INTERVAL_TREE);
  out.uint32(CHILDREN);
  out.uint64(blocks.length);
  out.uint32(first?.chromosome ?? 0);
  out.uint32(first?.start ?? 0);
  out.uint32(last?.lastChromosome ?? 0);
  out.uint32(last?.end ?? 0);
  out.uint64(dataEnd);
  out.uint32(Math.min(items, ITEMS_PER_BLOCK));
  out.uint32(0);
  // Levels from the blocks upwards: groups of extents, each group a node.
  const levels = [groupsOf(blocks)];
  while (levels[0].length > 1) levels.unshift(groupsOf(levels[0].map(spanOf)));
  let at = out.length;
  levels.forEach((nodes, depth) => {
    const leaf = depth === levels.length - 1;
    const size = (children: number): number => 4 + children * (leaf ? 32 : 24);
    const below = levels[depth + 1] ?? [];
    const belowLeaf = depth + 1 === levels.length - 1;
    let child = at + nodes.reduce((sum, node) => sum + size(node.length), 0);
    at = child;
    let next = 0;
    for (const node of nodes) {
      out.uint8(leaf ? 1 : 0);
      out.uint8(0);
      out.uint16(node.length);
      for (const extent of node) {
        for (const value of [extent.chromosome, extent.start, extent.lastChromosome, extent.end])
          out.uint32(value);
        out.uint64(leaf ? extent.offset : child);
        if (leaf) out.uint64(extent.bytes);
        else child += 4 + below[next++].length * (belowLeaf ? 32 : 24);
      }
    }
  });
}

function groupsOf(extents: readonly Extent[]): Extent[][] {
  const groups: Extent[][] = [];
  for (let from = 0; from < extents.length; from += CHILDREN)
    groups.push(extents.slice(from, from + CHILDREN));
  return groups.length === 0 ? [[]] : groups;
}

function spanOf(group: readonly Extent[]): Extent {
  const lastChromosome = Math.max(...group.map((extent) => extent.lastChromosome));
  const ends = group.filter((extent) => extent.lastChromosome === lastChromosome).map(({ end }) => end);
  const [{ chromosome, start }] = group;
  return { chromosome, start, lastChromosome, end: Math.max(...ends), offset: 0, bytes: 0 };
}
