import { inflateSync } from 'node:zlib';
import type { InputError } from '../../errors.ts';
import { refused } from '../../messages/refused.ts';
import type { RandomBytes } from '../sequence/random-bytes.ts';
import { LARGEST_POSITION, nameFault } from '../text/doors.ts';
import { memoryForColumns, tooLarge } from '../text/held-memory.ts';
import {
  BIG_BED,
  BIG_WIG,
  CHROMOSOME_TREE,
  HEADER_BYTES,
  INTERVAL_TREE,
  ZOOM_HEADER_BYTES,
  type NumberedChromosome,
} from './bbi-layout.ts';
import type { BlockBytes } from './big-wig-blocks.ts';

const TREE_HEADER = 32;
const INDEX_HEADER = 48;
const NODE_HEADER = 4;
/** Nodes above one another: with two children each, these would be trees over a million blocks. */
const DEEPEST = 20;
/** Bytes of a name in the tree. */
const LONGEST_KEY = 4_000;
/** Chromosomes of a file: numbers of that many, each with a position, are told apart in one number. */
const MOST_CHROMOSOMES = 1 << 20;
/** Bytes of a block, packed or not; UCSC's have some 12,000. */
const LARGEST_BLOCK = 1 << 26;
/** What a block takes in memory in the columns of its index, while they grow. */
const BYTES_PER_BLOCK = 96;

/** A zoom level. */
export interface ZoomIndex {
  readonly resolution: number;
  readonly indexOffset: number;
}

interface Contents {
  readonly chromosomes: readonly NumberedChromosome[];
  readonly data: BlockIndex;
  /** Finest first. */
  readonly zooms: readonly ZoomIndex[];
}

/** The numbers of a bigWig file, each weighed before it is used. */
export class SignalBytes {
  readonly file: string;
  readonly #bytes: RandomBytes;
  readonly #littleEndian: boolean;
  /** Bytes of the largest block when unpacked; 0 where blocks are not packed. */
  readonly #largest: number;
  readonly #header: DataView;
  readonly #zoomBlocks = new Map<number, BlockIndex>();

  constructor(bytes: RandomBytes, file: string) {
    this.file = file;
    this.#bytes = bytes;
    const magic = bytes.length >= 4 ? this.#view(0, 4, 'the signature') : undefined;
    const isOf = (signature: number): boolean | undefined =>
      [true, false].find((little) => magic?.getUint32(0, little) === signature);
    if (isOf(BIG_BED) !== undefined) throw refused('signal.big-bed', {}, { file });
    const littleEndian = isOf(BIG_WIG);
    if (littleEndian === undefined)
      throw refused('signal.other', {}, { file, expected: 'the signature 0x888FFC26' });
    this.#littleEndian = littleEndian;
    this.#header = this.#view(0, HEADER_BYTES, 'the header');
    const version = this.#header.getUint16(4, littleEndian);
    if (version < 1 || version > 4) throw this.damaged(`version ${version}, which is not one of 1 to 4`);
    this.#largest = this.#header.getUint32(52, littleEndian);
    if (this.#largest > LARGEST_BLOCK) throw this.damaged(`blocks of ${this.#largest} bytes`);
  }

  damaged(found: string): InputError {
    return refused('signal.damaged', {}, { file: this.file, found });
  }

  close(): void {
    this.#bytes.close();
  }

  /** Chromosomes, the index of the data, and which zoom levels there are. */
  contents(): Contents {
    const levels = this.#header.getUint16(6, this.#littleEndian);
    const zooms = this.#view(HEADER_BYTES, levels * ZOOM_HEADER_BYTES, `${levels} zoom levels`);
    const list = Array.from({ length: levels }, (_, level): ZoomIndex => {
      const at = level * ZOOM_HEADER_BYTES;
      const resolution = zooms.getUint32(at, this.#littleEndian);
      if (resolution === 0) throw this.damaged('a zoom level of 0 bp');
      return { resolution, indexOffset: this.#uint64(zooms, at + 16) };
    });
    return {
      chromosomes: this.#chromosomes(this.#uint64(this.#header, 8)),
      data: this.#index(this.#uint64(this.#header, 24)),
      zooms: list.sort((a, b) => a.resolution - b.resolution),
    };
  }

  /** The blocks of a zoom level. */
  zoomBlocks({ indexOffset }: ZoomIndex): BlockIndex {
    const index = this.#zoomBlocks.get(indexOffset) ?? this.#index(indexOffset);
    this.#zoomBlocks.set(indexOffset, index);
    return index;
  }

  /** A block, unpacked. */
  block({ offset, bytes }: BlockIndex, block: number): BlockBytes {
    const packed = this.#read(offset[block], bytes[block], 'a block');
    const plain = this.#largest === 0 ? packed : this.#inflated(packed);
    return {
      view: new DataView(plain.buffer, plain.byteOffset, plain.byteLength),
      littleEndian: this.#littleEndian,
    };
  }

  #inflated(packed: Uint8Array): Uint8Array {
    try {
      return inflateSync(packed, { maxOutputLength: this.#largest });
    } catch (error) {
      throw this.damaged(`a block that does not unpack: ${(error as Error).message}`);
    }
  }

  #chromosomes(at: number): NumberedChromosome[] {
    const header = this.#view(at, TREE_HEADER, 'the tree of chromosomes');
    const [magic, , keyBytes, valueBytes] = [0, 4, 8, 12].map((i) => header.getUint32(i, this.#littleEndian));
    const count = this.#uint64(header, 16);
    if (magic !== CHROMOSOME_TREE || valueBytes !== 8 || keyBytes < 1 || keyBytes > LONGEST_KEY)
      throw this.damaged(`no tree of chromosomes at byte ${at}`);
    if (count > MOST_CHROMOSOMES || count * (keyBytes + 8) > this.#bytes.length)
      throw this.damaged(`${count} chromosomes`);
    const found: NumberedChromosome[] = [];
    const nodes = new Nodes(this, at + TREE_HEADER);
    for (let node = nodes.next(); node !== undefined; node = nodes.next()) {
      const view = this.#node(node, keyBytes + 8, keyBytes + 8);
      for (let child = 0; child < view.children; child++) {
        const from = child * (keyBytes + 8);
        if (!view.isLeaf) nodes.add(this.#uint64(view.bytes, from + keyBytes), node.depth + 1);
        else if (found.length === count) throw this.damaged(`more than ${count} chromosomes`);
        else
          found.push({
            name: this.#name(view.bytes, from, keyBytes),
            number: view.bytes.getUint32(from + keyBytes, this.#littleEndian),
            length: view.bytes.getUint32(from + keyBytes + 4, this.#littleEndian),
          });
      }
    }
    if (found.length < count) throw this.damaged(`${found.length} of ${count} chromosomes`);
    for (const { name, number, length } of found)
      if (length < 1 || length > LARGEST_POSITION || number >= MOST_CHROMOSOMES)
        throw this.damaged(`chromosome ${name} of ${length} bp, number ${number}`);
    if (new Set(found.map(({ name }) => name)).size < count) throw this.damaged('a chromosome twice');
    if (new Set(found.map(({ number }) => number)).size < count)
      throw this.damaged('two chromosomes of one number');
    return found.sort((a, b) => a.number - b.number);
  }

  #name(bytes: DataView, at: number, length: number): string {
    const key = new Uint8Array(bytes.buffer, bytes.byteOffset + at, length);
    const end = key.indexOf(0);
    const name = Buffer.from(key.subarray(0, end < 0 ? length : end)).toString('utf8');
    const fault = nameFault(name);
    if (fault !== undefined) throw this.damaged(`a name of a chromosome that ${fault}`);
    return name;
  }

  /** The places of all blocks. @param at 0 where there are none */
  #index(at: number): BlockIndex {
    const index = new BlockIndex();
    if (at === 0) return index;
    const header = this.#view(at, INDEX_HEADER, 'an index');
    if (header.getUint32(0, this.#littleEndian) !== INTERVAL_TREE)
      throw this.damaged(`no index at byte ${at}`);
    const most = Math.floor(memoryForColumns() / BYTES_PER_BLOCK);
    const nodes = new Nodes(this, at + INDEX_HEADER);
    for (let node = nodes.next(); node !== undefined; node = nodes.next()) {
      const { isLeaf, children, bytes } = this.#node(node, 32, 24);
      for (let child = 0; child < children; child++) {
        const from = child * (isLeaf ? 32 : 24);
        const offset = this.#uint64(bytes, from + 16);
        if (!isLeaf) {
          nodes.add(offset, node.depth + 1);
          continue;
        }
        if (index.length >= most) throw tooLarge(this.file, `${most} blocks`);
        const place = [0, 4, 8, 12].map((i) => bytes.getUint32(from + i, this.#littleEndian));
        const length = this.#uint64(bytes, from + 24);
        if (length < 1 || length > LARGEST_BLOCK || offset + length > this.#bytes.length)
          throw this.damaged(`a block of ${length} bytes at byte ${offset}`);
        if (!index.add(place, offset, length))
          throw this.damaged(`blocks that are not in order: ${place.join(', ')}, at byte ${offset}`);
      }
    }
    return index;
  }

  #node({ at }: { at: number }, leaf: number, inner: number): Node {
    const header = this.#view(at, NODE_HEADER, 'a node of a tree');
    const isLeaf = header.getUint8(0) === 1;
    if (header.getUint8(0) > 1) throw this.damaged(`no node of a tree at byte ${at}`);
    const children = header.getUint16(2, this.#littleEndian);
    const size = children * (isLeaf ? leaf : inner);
    return { isLeaf, children, bytes: this.#view(at + NODE_HEADER, size, 'a node of a tree') };
  }

  #uint64(view: DataView, at: number): number {
    return Number(view.getBigUint64(at, this.#littleEndian));
  }

  #view(at: number, length: number, what: string): DataView {
    return new DataView(this.#read(at, length, what).buffer);
  }

  #read(at: number, length: number, what: string): Uint8Array<ArrayBuffer> {
    if (at + length > this.#bytes.length)
      throw this.damaged(`${this.#bytes.length} bytes; ${what} should end at byte ${at + length}`);
    const into = new Uint8Array(length);
    if (this.#bytes.read(into, at) < length) throw this.damaged('a file that became shorter');
    return into;
  }
}

interface Node {
  readonly isLeaf: boolean;
  readonly children: number;
  readonly bytes: DataView;
}

/** Nodes of a tree that are still to be read, in the order of their leaves. */
class Nodes {
  readonly #file: SignalBytes;
  readonly #seen = new Set<number>();
  readonly #stack: { at: number; depth: number }[] = [];
  #added: { at: number; depth: number }[] = [];

  constructor(file: SignalBytes, root: number) {
    this.#file = file;
    this.add(root, 1);
  }

  /** @throws InputError for a node that is there twice, or deeper than any tree: a circle */
  add(at: number, depth: number): void {
    if (this.#seen.has(at) || depth > DEEPEST) throw this.#file.damaged('a tree with a circle');
    this.#seen.add(at);
    this.#added.push({ at, depth });
  }

  next(): { at: number; depth: number } | undefined {
    for (let node = this.#added.pop(); node !== undefined; node = this.#added.pop()) this.#stack.push(node);
    return this.#stack.pop();
  }
}

/** A chromosome and a position on it as one number. */
const placeOf = (chromosome: number, position: number): number => chromosome * 4_294_967_296 + position;

/** Where the blocks of a file stand, in the order of what they hold. */
export class BlockIndex {
  readonly offset: number[] = [];
  readonly bytes: number[] = [];
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  /** The largest end of all blocks so far. */
  readonly #furthest: number[] = [];

  get length(): number {
    return this.#from.length;
  }

  /** @returns false for a block that is none, or not behind the one before: in the genome, and in the file */
  add([chromosome, start, lastChromosome, end]: readonly number[], offset: number, bytes: number): boolean {
    const [from, to] = [placeOf(chromosome, start), placeOf(lastChromosome, end)];
    const last = this.length - 1;
    if (to <= from || lastChromosome >= MOST_CHROMOSOMES) return false;
    if (last >= 0 && (from < this.#from[last] || offset < this.offset[last] + this.bytes[last])) return false;
    this.#from.push(from);
    this.#to.push(to);
    this.#furthest.push(Math.max(to, last < 0 ? 0 : this.#furthest[last]));
    this.offset.push(offset);
    this.bytes.push(bytes);
    return true;
  }

  /** Numbers of the blocks that reach into a window. */
  *blocks(chromosome: number, start: number, end: number): Generator<number> {
    const [from, to] = [placeOf(chromosome, start), placeOf(chromosome, end)];
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#furthest[middle] <= from) low = middle + 1;
      else high = middle;
    }
    for (let block = low; block < this.length && this.#from[block] < to; block++)
      if (this.#to[block] > from) yield block;
  }

  /** Whether a stretch lies within what a block is said to hold. */
  holds(block: number, chromosome: number, start: number, end: number): boolean {
    return placeOf(chromosome, start) >= this.#from[block] && placeOf(chromosome, end) <= this.#to[block];
  }
}
