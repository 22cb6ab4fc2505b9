import { ByteWriter } from '../text/byte-writer.ts';

// What bigWig and bigBed files have in common: the header, the tree of chromosome names and the trees over their blocks.
//
// **Source:** Kent WJ et al. (2010), Bioinformatics 26:2204, with its supplement on the layout of the files.

export const BIG_WIG = 0x888ffc26;
export const BIG_BED = 0x8789f2eb;
export const CHROMOSOME_TREE = 0x78ca8c91;
export const INTERVAL_TREE = 0x2468ace0;
export const HEADER_BYTES = 64;
export const ZOOM_HEADER_BYTES = 24;
/** Of a zoom level: chromosome, start, end, covered bases; least, most, sum and sum of squares as 32-bit numbers. */
export const ZOOM_ITEM_BYTES = 32;
/** Children of a node of either tree. */
const CHILDREN = 256;

/** Where the parts of a file stand; 0 for what it does not have. */
export interface BbiHeader {
  readonly magic: number;
  readonly chromosomesOffset: number;
  readonly dataOffset: number;
  readonly indexOffset: number;
  /** Of bigBed: fields of a line, and how many of them are standard. */
  readonly fields?: number;
  readonly bedFields?: number;
  readonly autoSqlOffset?: number;
  readonly summaryOffset: number;
  /** Bytes of the largest block when unpacked. */
  readonly largest: number;
  readonly zooms?: readonly ZoomLevel[];
}

/** A level of summaries. */
export interface ZoomLevel {
  /** Bases of a summary. */
  readonly resolution: number;
  readonly dataOffset: number;
  readonly indexOffset: number;
}

/** The header (version 4) with that of each zoom level behind it. */
export function bbiHeader(header: BbiHeader): Uint8Array {
  const out = new ByteWriter();
  out.uint32(header.magic);
  out.uint16(4);
  out.uint16(header.zooms?.length ?? 0);
  for (const offset of [header.chromosomesOffset, header.dataOffset, header.indexOffset]) out.uint64(offset);
  out.uint16(header.fields ?? 0);
  out.uint16(header.bedFields ?? 0);
  out.uint64(header.autoSqlOffset ?? 0);
  out.uint64(header.summaryOffset);
  out.uint32(header.largest);
  out.uint64(0);
  for (const { resolution, dataOffset, indexOffset } of header.zooms ?? []) {
    out.uint32(resolution);
    out.uint32(0);
    out.uint64(dataOffset);
    out.uint64(indexOffset);
  }
  return out.bytes();
}

/** What a whole file holds: bases with a value, and their values. */
export interface BbiSummary {
  readonly covered: number;
  readonly least: number;
  readonly most: number;
  readonly sum: number;
  readonly squares: number;
}

/** All zeros where no base has a value. */
export function bbiSummary({ covered, least, most, sum, squares }: BbiSummary): Uint8Array {
  const out = new ByteWriter();
  out.uint64(covered);
  for (const value of covered === 0 ? [0, 0, 0, 0] : [least, most, sum, squares]) out.float64(value);
  return out.bytes();
}

/** A chromosome by the number under which blocks go. */
export interface NumberedChromosome {
  readonly name: string;
  readonly number: number;
  readonly length: number;
}

/** The tree of chromosome names, by their bytes. @param at where it will stand */
export function chromosomeTree(chromosomes: readonly NumberedChromosome[], at: number): Uint8Array {
  const sorted = chromosomes
    .map((chromosome) => ({ ...chromosome, key: Buffer.from(chromosome.name, 'utf8') }))
    .sort((a, b) => Buffer.compare(a.key, b.key));
  const keyBytes = Math.max(1, ...sorted.map(({ key }) => key.length));
  const children = Math.max(1, Math.min(CHILDREN, sorted.length));
  const out = new ByteWriter();
  out.uint32(CHROMOSOME_TREE);
  out.uint32(children);
  out.uint32(keyBytes);
  out.uint32(8);
  out.uint64(sorted.length);
  out.uint64(0);
  // Nodes of every level as ranges of the sorted names, the root first.
  const levels = [rangesOf(sorted.length, children)];
  while (levels[0].length > 1) levels.unshift(rangesOf(levels[0].length, children));
  let next = at + out.length;
  levels.forEach((nodes, depth) => {
    const isLeaf = depth === levels.length - 1;
    const size = ({ from, to }: Range): number => 4 + (to - from) * (keyBytes + 8);
    next += nodes.reduce((sum, node) => sum + size(node), 0);
    let child = next;
    for (const { from, to } of nodes) {
      out.uint8(isLeaf ? 1 : 0);
      out.uint8(0);
      out.uint16(to - from);
      for (let index = from; index < to; index++) {
        const { key, number, length } = sorted[isLeaf ? index : firstBelow(levels, depth, index)];
        out.raw(key);
        out.zeros(keyBytes - key.length);
        if (isLeaf) {
          out.uint32(number);
          out.uint32(length);
        } else {
          out.uint64(child);
          child += size(levels[depth + 1][index]);
        }
      }
    }
  });
  return out.bytes();
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** One empty range where there is nothing. */
function rangesOf(count: number, most: number): Range[] {
  const ranges: Range[] = [];
  for (let from = 0; from < count; from += most) ranges.push({ from, to: Math.min(from + most, count) });
  return ranges.length === 0 ? [{ from: 0, to: 0 }] : ranges;
}

/** The first thing of all that lies below a child of a node. */
function firstBelow(levels: readonly Range[][], depth: number, child: number): number {
  let first = child;
  for (let below = depth + 1; below < levels.length; below++) first = levels[below][first].from;
  return first;
}

/** Blocks of a file in their order, each of one chromosome. */
export class BlockList {
  readonly chromosome: number[] = [];
  readonly start: number[] = [];
  readonly end: number[] = [];
  readonly offset: number[] = [];
  readonly bytes: number[] = [];

  get length(): number {
    return this.start.length;
  }

  add(place: { chromosome: number; start: number; end: number }, offset: number, bytes: number): void {
    this.chromosome.push(place.chromosome);
    this.start.push(place.start);
    this.end.push(place.end);
    this.offset.push(offset);
    this.bytes.push(bytes);
  }
}

/** The tree over blocks, root first, every level after the one above it. @param at where it will stand, behind the blocks */
export function intervalTree(blocks: BlockList, at: number, itemsPerBlock: number): Uint8Array {
  const out = new ByteWriter();
  const levels = [rangesOf(blocks.length, CHILDREN)];
  const spans = [levels[0].map((range) => spanOf(blocks, range))];
  while (levels[0].length > 1) {
    const ranges = rangesOf(levels[0].length, CHILDREN);
    const below = spans[0];
    levels.unshift(ranges);
    spans.unshift(ranges.map(({ from, to }) => spanOfSpans(below.slice(from, to))));
  }
  out.uint32(INTERVAL_TREE);
  out.uint32(CHILDREN);
  out.uint64(blocks.length);
  for (const value of spans[0][0]) out.uint32(value);
  out.uint64(at);
  out.uint32(itemsPerBlock);
  out.uint32(0);
  let next = at + out.length;
  levels.forEach((nodes, depth) => {
    const isLeaf = depth === levels.length - 1;
    const isAboveLeaves = depth === levels.length - 2;
    next += nodes.reduce((sum, { from, to }) => sum + 4 + (to - from) * (isLeaf ? 32 : 24), 0);
    let child = next;
    for (const { from, to } of nodes) {
      out.uint8(isLeaf ? 1 : 0);
      out.uint8(0);
      out.uint16(to - from);
      for (let index = from; index < to; index++) {
        for (const value of isLeaf ? spanOf(blocks, { from: index, to: index + 1 }) : spans[depth + 1][index])
          out.uint32(value);
        out.uint64(isLeaf ? blocks.offset[index] : child);
        if (isLeaf) out.uint64(blocks.bytes[index]);
        else {
          const node = levels[depth + 1][index];
          child += 4 + (node.to - node.from) * (isAboveLeaves ? 32 : 24);
        }
      }
    }
  });
  return out.bytes();
}

/** First chromosome and start, last chromosome and the largest end on it. */
type Span = readonly [number, number, number, number];

function spanOf({ chromosome, start, end }: BlockList, { from, to }: Range): Span {
  if (from === to) return [0, 0, 0, 0];
  const last = chromosome[to - 1];
  let furthest = 0;
  for (let block = to - 1; block >= from && chromosome[block] === last; block--)
    furthest = Math.max(furthest, end[block]);
  return [chromosome[from], start[from], last, furthest];
}

function spanOfSpans(spans: readonly Span[]): Span {
  const last = spans[spans.length - 1][2];
  let furthest = 0;
  for (const [, , chromosome, end] of spans) if (chromosome === last) furthest = Math.max(furthest, end);
  return [spans[0][0], spans[0][1], last, furthest];
}
