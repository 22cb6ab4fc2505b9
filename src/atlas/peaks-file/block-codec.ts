import { BLOCK_PEAKS, unpackColumn, unpackExceptions } from './bit-columns.ts';

/** Room for the peaks of one block; `count` of them are valid. */
export class DecodedBlock {
  count = 0;
  readonly start = new Uint32Array(BLOCK_PEAKS);
  readonly width = new Uint32Array(BLOCK_PEAKS);
  readonly experiment = new Uint32Array(BLOCK_PEAKS);
  readonly summitOffset = new Uint32Array(BLOCK_PEAKS);
  readonly signalCode = new Uint32Array(BLOCK_PEAKS);
  readonly score = new Uint32Array(BLOCK_PEAKS);
}

/** Decodes a block of the peaks file that starts at word `at`: starts are linear, widths in bp. */
export function decodePositions(
  words: Uint32Array,
  at: number,
  firstStart: number,
  block: DecodedBlock,
): void {
  const shape = words[at + 1];
  const leastWidth = words[at + 2];
  const exceptions = words[at + 3];
  const startBits = shape & 255;
  const widthBits = (shape >>> 8) & 255;
  const { start, width, experiment } = block;
  block.count = (shape >>> 24) + 1;
  let next = unpackColumn(words, at + 4, (shape >>> 16) & 255, experiment, 0);
  next = unpackColumn(words, next, startBits, start, 0);
  next = unpackColumn(words, next, widthBits, width, 0);
  next = unpackExceptions(words, next, exceptions & 255, startBits, start);
  unpackExceptions(words, next, (exceptions >>> 8) & 255, widthBits, width);
  let position = firstStart;
  for (let i = 0; i < BLOCK_PEAKS; i++) {
    position += start[i];
    start[i] = position;
    width[i] += leastWidth;
  }
}

/** Decodes a block of the scores file; the positions of the same block must have been decoded before. */
export function decodeScores(words: Uint32Array, at: number, block: DecodedBlock): void {
  const shape = words[at + 1];
  const exceptions = words[at + 2];
  const columns = [block.score, block.signalCode, block.summitOffset];
  let next = at + 3;
  columns.forEach((column, i) => (next = unpackColumn(words, next, (shape >>> (8 * i)) & 255, column, 0)));
  columns.forEach((column, i) => {
    next = unpackExceptions(words, next, (exceptions >>> (8 * i)) & 255, (shape >>> (8 * i)) & 255, column);
  });
  const { width, summitOffset } = block;
  for (let i = 0; i < block.count; i++) {
    const code = summitOffset[i];
    const distance = code & 1 ? -((code + 1) / 2) : code / 2;
    summitOffset[i] = distance + (width[i] >>> 1);
  }
}
