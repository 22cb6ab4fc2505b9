import { promisify } from 'node:util';
import { deflate, inflateSync } from 'node:zlib';
import { writeGrowing, type GrowingFile } from '../text/file-writer.ts';
import {
  BIG_WIG,
  bbiHeader,
  bbiSummary,
  BlockList,
  chromosomeTree,
  HEADER_BYTES,
  intervalTree,
  ZOOM_HEADER_BYTES,
  ZOOM_ITEM_BYTES,
  type ZoomLevel,
} from './bbi-layout.ts';
import {
  weighedPieces,
  type NumberedPiece,
  type SignalChromosome,
  type SignalPieces,
} from './signal-runs.ts';
import { ZoomSizes, type Grid } from './zoom-sizes.ts';

const ITEMS_PER_BLOCK = 1024;
const SECTION_HEADER = 24;
const RUN_BYTES = 12;
/** A section of runs with a start, an end and a value each. */
const BED_GRAPH = 1;
const MOST_ZOOMS = 10;
const SUMMARY_BYTES = 40;
const SUMMARY_AT = HEADER_BYTES + MOST_ZOOMS * ZOOM_HEADER_BYTES;
/** Blocks that are packed at one time: so many are held in memory, whatever the file's size. */
const PACKED_TOGETHER = 64;

const packed = promisify(deflate) as (bytes: Uint8Array) => Promise<Uint8Array>;

/**
 * Writes a signal as a bigWig file (version 4) with zoom levels, which genome browsers read piece by piece. Runs are written as they
 * come; zoom levels are made from what stands in the file, each from the one before, so that memory holds a few blocks and the places of
 * all. Values are kept in 32 bits, as the format prescribes. The same runs give the same bytes, in however many pieces they come.
 * @param chromosomes those of the genome, also those without runs; at most 2^31 - 1 bp each
 * @throws InputError where the file cannot be written
 *
 * **Source:** Kent WJ et al. (2010), Bioinformatics 26:2204, with its supplement on the layout of the files.
 */
export async function writeBigWig(
  path: string,
  chromosomes: readonly SignalChromosome[],
  pieces: SignalPieces,
): Promise<void> {
  await writeGrowing(path, async (file) => {
    const numbered = chromosomes.map((chromosome, number) => ({ ...chromosome, number }));
    const chromosomesOffset = SUMMARY_AT + SUMMARY_BYTES;
    file.append(new Uint8Array(chromosomesOffset));
    file.append(chromosomeTree(numbered, chromosomesOffset));
    const data = await writeData(file, weighedPieces(chromosomes, pieces));
    const zooms: ZoomLevel[] = [];
    let largest = data.largest;
    let source: Iterable<Summary> = runsIn(file, data.blocks);
    for (const resolution of data.sizes.resolutions(MOST_ZOOMS)) {
      const level = await writeZoom(file, source, resolution);
      zooms.push({ resolution, dataOffset: level.dataOffset, indexOffset: level.indexOffset });
      largest = Math.max(largest, level.largest);
      source = summariesIn(file, level.blocks);
    }
    const end = new Uint8Array(4);
    new DataView(end.buffer).setUint32(0, BIG_WIG, true);
    file.append(end);
    file.overwrite(bbiSummary(data.whole), SUMMARY_AT);
    const { dataOffset, indexOffset } = data;
    const places = { chromosomesOffset, dataOffset, indexOffset, summaryOffset: SUMMARY_AT };
    file.overwrite(bbiHeader({ magic: BIG_WIG, ...places, largest, zooms }), 0);
  });
}

/** Bases with a value within a stretch, and their values. One object is used for many in turn. */
class Summary {
  chromosome = -1;
  start = 0;
  end = 0;
  covered = 0;
  least = Infinity;
  most = -Infinity;
  sum = 0;
  squares = 0;

  begin(chromosome: number, start: number): void {
    this.chromosome = chromosome;
    this.start = start;
    this.covered = this.sum = this.squares = 0;
    this.least = Infinity;
    this.most = -Infinity;
  }
}

interface Written {
  readonly dataOffset: number;
  readonly indexOffset: number;
  readonly blocks: BlockList;
  readonly largest: number;
}

async function writeData(
  file: GrowingFile,
  pieces: AsyncIterable<NumberedPiece>,
): Promise<Written & { whole: Summary; sizes: Grid }> {
  const dataOffset = file.length;
  file.append(new Uint8Array(8));
  const blocks = new Blocks(file);
  const sizes = new ZoomSizes();
  const whole = new Summary();
  const bytes = new DataView(new ArrayBuffer(SECTION_HEADER + ITEMS_PER_BLOCK * RUN_BYTES));
  let [items, chromosome] = [0, -1];
  const close = (): void => {
    if (items === 0) return;
    const used = SECTION_HEADER + items * RUN_BYTES;
    const [start, end] = [bytes.getUint32(SECTION_HEADER, true), bytes.getUint32(used - 8, true)];
    for (const [at, value] of [chromosome, start, end, 0, 0].entries()) bytes.setUint32(4 * at, value, true);
    bytes.setUint8(20, BED_GRAPH);
    bytes.setUint16(22, items, true);
    blocks.add({ chromosome, start, end }, new Uint8Array(bytes.buffer, 0, used));
    items = 0;
  };
  for await (const { number, start, end, value } of pieces) {
    if (number !== chromosome) close();
    chromosome = number;
    for (let run = 0; run < start.length; run++) {
      if (items === ITEMS_PER_BLOCK) {
        close();
        if (blocks.isFull) await blocks.write();
      }
      const at = SECTION_HEADER + items++ * RUN_BYTES;
      const [from, to, held] = [start[run], end[run], Math.fround(value[run])];
      bytes.setUint32(at, from, true);
      bytes.setUint32(at + 4, to, true);
      bytes.setFloat32(at + 8, held, true);
      addTo(whole, to - from, held);
      sizes.add(number, from, to);
    }
  }
  close();
  const written = await blocks.end(dataOffset, 8);
  return { ...written, whole, sizes };
}

function addTo(summary: Summary, bases: number, value: number): void {
  summary.covered += bases;
  if (value < summary.least) summary.least = value;
  if (value > summary.most) summary.most = value;
  summary.sum += bases * value;
  summary.squares += bases * value * value;
}

/** One level: a summary for each stretch of the chromosome, counted from its beginning, that holds a value. */
async function writeZoom(file: GrowingFile, source: Iterable<Summary>, resolution: number): Promise<Written> {
  const dataOffset = file.length;
  file.append(new Uint8Array(4));
  const blocks = new Blocks(file);
  const bytes = new DataView(new ArrayBuffer(ITEMS_PER_BLOCK * ZOOM_ITEM_BYTES));
  const place = { chromosome: -1, start: 0, end: 0 };
  let [items, stretch] = [0, -1];
  const open = new Summary();
  const close = (): void => {
    if (items > 0) blocks.add({ ...place }, new Uint8Array(bytes.buffer, 0, items * ZOOM_ITEM_BYTES));
    items = 0;
  };
  const put = (): void => {
    if (open.covered === 0) return;
    if (items === ITEMS_PER_BLOCK || open.chromosome !== place.chromosome) close();
    if (items === 0) {
      place.chromosome = open.chromosome;
      place.start = open.start;
    }
    place.end = open.end;
    const at = items++ * ZOOM_ITEM_BYTES;
    bytes.setUint32(at, open.chromosome, true);
    bytes.setUint32(at + 4, open.start, true);
    bytes.setUint32(at + 8, open.end, true);
    bytes.setUint32(at + 12, open.covered, true);
    bytes.setFloat32(at + 16, open.least, true);
    bytes.setFloat32(at + 20, open.most, true);
    bytes.setFloat32(at + 24, open.sum, true);
    bytes.setFloat32(at + 28, open.squares, true);
  };
  for (const { chromosome, start, end, covered, least, most, sum, squares } of source) {
    if (blocks.isFull) await blocks.write();
    for (let from = start; from < end;) {
      const here = Math.floor(from / resolution);
      if (here !== stretch || chromosome !== open.chromosome) {
        put();
        open.begin(chromosome, from);
        stretch = here;
      }
      const to = Math.min(end, (here + 1) * resolution);
      // A run is cut; a summary lies within its stretch, as stretches of a level are made of whole ones of the level before.
      const share = (to - from) / (end - start);
      open.end = to;
      open.covered += Math.round(covered * share);
      if (least < open.least) open.least = least;
      if (most > open.most) open.most = most;
      open.sum += sum * share;
      open.squares += squares * share;
      from = to;
    }
  }
  put();
  close();
  return blocks.end(dataOffset, 4);
}

/** Packs blocks, some at one time, and writes them in their order. */
class Blocks {
  readonly #file: GrowingFile;
  readonly #list = new BlockList();
  #waiting: { place: { chromosome: number; start: number; end: number }; bytes: Uint8Array }[] = [];
  #largest = 0;

  constructor(file: GrowingFile) {
    this.#file = file;
  }

  get isFull(): boolean {
    return this.#waiting.length >= PACKED_TOGETHER;
  }

  /** @param bytes are copied */
  add(place: { chromosome: number; start: number; end: number }, bytes: Uint8Array): void {
    this.#waiting.push({ place, bytes: bytes.slice() });
    this.#largest = Math.max(this.#largest, bytes.length);
  }

  async write(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    const all = await Promise.all(waiting.map(({ bytes }) => packed(bytes)));
    const at = this.#file.length;
    let length = 0;
    for (const [i, bytes] of all.entries()) {
      this.#list.add(waiting[i].place, at + length, bytes.length);
      length += bytes.length;
    }
    this.#file.append(Buffer.concat(all, length));
  }

  /** Writes what is left, the number of blocks or items in front of them, and their tree. @param width bytes of the number */
  async end(dataOffset: number, width: 4 | 8): Promise<Written> {
    await this.write();
    const count = new DataView(new ArrayBuffer(width));
    count.setUint32(0, this.#list.length, true);
    this.#file.overwrite(new Uint8Array(count.buffer), dataOffset);
    const indexOffset = this.#file.length;
    this.#file.append(intervalTree(this.#list, indexOffset, ITEMS_PER_BLOCK));
    return { dataOffset, indexOffset, blocks: this.#list, largest: this.#largest };
  }
}

/** The runs that were written, as summaries of themselves. */
function* runsIn(file: GrowingFile, blocks: BlockList): Generator<Summary> {
  const run = new Summary();
  for (const { bytes, chromosome } of unpacked(file, blocks)) {
    run.chromosome = chromosome;
    for (let at = SECTION_HEADER; at < bytes.byteLength; at += RUN_BYTES) {
      run.start = bytes.getUint32(at, true);
      run.end = bytes.getUint32(at + 4, true);
      const value = bytes.getFloat32(at + 8, true);
      run.covered = run.end - run.start;
      run.least = run.most = value;
      run.sum = run.covered * value;
      run.squares = run.sum * value;
      yield run;
    }
  }
}

function* summariesIn(file: GrowingFile, blocks: BlockList): Generator<Summary> {
  const summary = new Summary();
  for (const { bytes, chromosome } of unpacked(file, blocks)) {
    summary.chromosome = chromosome;
    for (let at = 0; at < bytes.byteLength; at += ZOOM_ITEM_BYTES) {
      summary.start = bytes.getUint32(at + 4, true);
      summary.end = bytes.getUint32(at + 8, true);
      summary.covered = bytes.getUint32(at + 12, true);
      summary.least = bytes.getFloat32(at + 16, true);
      summary.most = bytes.getFloat32(at + 20, true);
      summary.sum = bytes.getFloat32(at + 24, true);
      summary.squares = bytes.getFloat32(at + 28, true);
      yield summary;
    }
  }
}

function* unpacked(
  file: GrowingFile,
  { chromosome, offset, bytes, length }: BlockList,
): Generator<{ bytes: DataView; chromosome: number }> {
  for (let block = 0; block < length; block++) {
    const plain = inflateSync(file.read(offset[block], bytes[block]));
    yield {
      bytes: new DataView(plain.buffer, plain.byteOffset, plain.byteLength),
      chromosome: chromosome[block],
    };
  }
}
