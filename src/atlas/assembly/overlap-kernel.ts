// asc: --enable threads --sharedMemory --maximumMemory 65536
// Counts how many query intervals overlap each experiment's peaks, from bit-packed blocks in linear memory.
// The TypeScript twin is peaks-file/javascript-kernel.ts: same memory, same results.

import { unpack } from './overlap-kernel/unpack';

const blockPeaks: usize = 128;
const columnBytes: usize = blockPeaks * 4;
/** A decoded block: experiments, starts, ends. Starts and ends have their top bit flipped, for signed comparisons. */
const slotBytes: usize = 3 * columnBytes;
const slotCount: u32 = 64;
const queryRowBytes: usize = 32;
const blockRowBytes: usize = 32;
const topBit: u32 = 0x80000000;

/** Where things lie in memory; set by `layOut`. */
let tallies: usize = 0;
let counts: usize = 0;
let slots: usize = 0;
let queryRows: usize = 0;
let blockRows: usize = 0;
/** Row of the block that each slot holds, and whether its positions are decoded, shifted: 2 row + decoded + 2. */
let slotStates: usize = 0;
let hits: usize = 0;
let shuffles: usize = 0;

/** Gives the kernel its memory. `scratch` is as `SCRATCH_BYTES` of peaks-file/kernel.ts says. */
export function layOut(
  talliesAt: usize,
  countsAt: usize,
  queryRowsAt: usize,
  blockRowsAt: usize,
  scratch: usize,
): void {
  tallies = talliesAt;
  counts = countsAt;
  queryRows = queryRowsAt;
  blockRows = blockRowsAt;
  shuffles = scratch;
  slotStates = scratch + 256;
  hits = slotStates + <usize>slotCount * 4;
  slots = hits + columnBytes + 16;
  for (let mask: u32 = 0; mask < 16; mask++) {
    let at = shuffles + (<usize>mask << 4);
    for (let lane: u32 = 0; lane < 4; lane++) {
      if (!((mask >> lane) & 1)) continue;
      store<u32>(at, 0x03020100 + lane * 0x04040404);
      at += 4;
    }
  }
}

function fold(hash: u32, word: u32): u32 {
  const mixed = (hash ^ word) * 0x9e3779b1;
  return mixed ^ (mixed >>> 15);
}

/** Twin of `checksumOfWords`. */
export function checksum(at: usize, length: u32, seed: u32): u32 {
  let sum = i32x4.splat(0);
  let mix = i32x4.splat(0);
  const end = at + ((<usize>length) << 2);
  const wholeEnd = at + ((<usize>(length & ~3)) << 2);
  while (at < wholeEnd) {
    sum = i32x4.add(sum, v128.load(at));
    mix = v128.xor(v128.or(i32x4.shl(mix, 7), i32x4.shr_u(mix, 25)), sum);
    at += 16;
  }
  let hash = (seed ^ length) * 0x9e3779b1;
  hash = fold(hash, i32x4.extract_lane(sum, 0));
  hash = fold(hash, i32x4.extract_lane(sum, 1));
  hash = fold(hash, i32x4.extract_lane(sum, 2));
  hash = fold(hash, i32x4.extract_lane(sum, 3));
  hash = fold(hash, i32x4.extract_lane(mix, 0));
  hash = fold(hash, i32x4.extract_lane(mix, 1));
  hash = fold(hash, i32x4.extract_lane(mix, 2));
  hash = fold(hash, i32x4.extract_lane(mix, 3));
  while (at < end) {
    hash = fold(hash, load<u32>(at));
    at += 4;
  }
  return hash;
}

/** Writes to `to` the greatest of the `length` numbers from `from` up to each. */
export function runningMaximum(from: usize, to: usize, length: u32): void {
  let greatest: u32 = 0;
  for (const end = from + ((<usize>length) << 2); from < end; from += 4, to += 4) {
    greatest = max(greatest, load<u32>(from));
    store<u32>(to, greatest);
  }
}

let touched: u32 = 0;

/**
 * Checks the blocks of the rows whose lowest bit of word 6 is set. Returns the first row that is damaged, or -1.
 * Of the other blocks it reads one word per cache line: many lines are then on their way from memory at once,
 * where decoding would wait for one after another.
 */
export function verify(rows: u32): i32 {
  for (let row: u32 = 0; row < rows; row++) {
    const at = blockRows + <usize>row * blockRowBytes;
    const words = load<u32>(at, 24) >>> 1;
    const block = <usize>load<u32>(at);
    if (!(load<u32>(at, 24) & 1)) {
      const end = block + ((<usize>words) << 2);
      for (let line = block; line < end; line += 64) touched += load<u32>(line);
      continue;
    }
    if (checksum(block + 4, words - 1, load<u32>(at, 16)) !== load<u32>(block)) return row;
  }
  return -1;
}

function patch(from: usize, count: u32, bits: u32, to: usize): usize {
  const end = from + ((<usize>count) << 2);
  while (from < end) {
    const word = load<u32>(from);
    const at = to + ((<usize>(word & 127)) << 2);
    store<u32>(at, load<u32>(at) | ((word >>> 7) << bits));
    from += 4;
  }
  return from;
}

/** Decodes the starts and ends of a block into its slot. */
function decodePositions(row: usize, slot: usize): void {
  const block = <usize>load<u32>(row);
  const shape = load<u32>(block, 4);
  const leastWidth = load<u32>(block, 8);
  const exceptions = load<u32>(block, 12);
  const startBits = shape & 255;
  const widthBits = (shape >>> 8) & 255;
  const starts = slot + columnBytes;
  const ends = slot + 2 * columnBytes;
  let from = block + 16 + (((shape >>> 16) & 255) << 4);
  from = unpack(from, startBits, starts);
  from = unpack(from, widthBits, ends);
  from = patch(from, exceptions & 255, startBits, starts);
  patch(from, (exceptions >>> 8) & 255, widthBits, ends);
  let before = i32x4.splat(load<u32>(row, 4) ^ topBit);
  const least = i32x4.splat(leastWidth);
  const zero = i32x4.splat(0);
  if (leastWidth !== 0) {
    for (let i: usize = 0; i < columnBytes; i += 16) {
      let start = v128.load(starts + i);
      start = i32x4.add(start, v128.shuffle<i32>(zero, start, 3, 4, 5, 6));
      start = i32x4.add(start, v128.shuffle<i32>(zero, start, 2, 3, 4, 5));
      start = i32x4.add(start, before);
      before = v128.shuffle<i32>(start, start, 3, 3, 3, 3);
      v128.store(starts + i, start);
      v128.store(ends + i, i32x4.add(start, i32x4.add(v128.load(ends + i), least)));
    }
  } else {
    // A peak of width 0 counts as the bases on both sides of its position.
    for (let i: usize = 0; i < columnBytes; i += 16) {
      let start = v128.load(starts + i);
      start = i32x4.add(start, v128.shuffle<i32>(zero, start, 3, 4, 5, 6));
      start = i32x4.add(start, v128.shuffle<i32>(zero, start, 2, 3, 4, 5));
      start = i32x4.add(start, before);
      before = v128.shuffle<i32>(start, start, 3, 3, 3, 3);
      const width = v128.load(ends + i);
      const none = i32x4.eq(width, zero);
      v128.store(starts + i, i32x4.add(start, none));
      v128.store(ends + i, i32x4.sub(i32x4.add(start, width), none));
    }
  }
  const count: usize = (shape >>> 24) + 1;
  if (count < blockPeaks) hide(starts, count);
  const scores = <usize>load<u32>(row, 20);
  if (scores !== 0) hideWeak(scores, starts, load<u32>(row, 28));
}

/** Puts the starts from `first` on beyond every query. */
function hide(starts: usize, first: usize): void {
  for (let i = first; i < blockPeaks; i++) store<u32>(starts + (i << 2), 0x7fffffff);
}

/** Puts the starts of peaks whose score is below `least` beyond every query. `hits` is free while decoding. */
function hideWeak(block: usize, starts: usize, least: u32): void {
  const shape = load<u32>(block, 4);
  const exceptions = load<u32>(block, 8);
  const bits = shape & 255;
  const columns = bits + ((shape >>> 8) & 255) + ((shape >>> 16) & 255);
  unpack(block + 12, bits, hits);
  patch(block + 12 + ((<usize>columns) << 4), exceptions & 255, bits, hits);
  for (let i: usize = 0; i < columnBytes; i += 4) {
    if (load<u32>(hits + i) < least) store<u32>(starts + i, 0x7fffffff);
  }
}

/** Forgets the decoded blocks: the block rows are about to change. */
export function forget(): void {
  memory.fill(slotStates, 0, <usize>slotCount * 4);
}

/** The slot that holds the block of a row, its experiments decoded. */
@inline
function slotOf(row: u32, rowAt: usize): usize {
  const index = row & (slotCount - 1);
  const slot = slots + <usize>index * slotBytes;
  const state = slotStates + (<usize>index << 2);
  if (load<u32>(state) >>> 1 !== row + 1) {
    const block = <usize>load<u32>(rowAt);
    unpack(block + 16, (load<u32>(block, 4) >>> 16) & 255, slot);
    store<u32>(state, (row + 1) << 1);
  }
  return slot;
}

@inline
function needPositions(row: u32, rowAt: usize, slot: usize): void {
  const state = slotStates + (<usize>(row & (slotCount - 1)) << 2);
  const value = load<u32>(state);
  if (value & 1) return;
  decodePositions(rowAt, slot);
  store<u32>(state, value | 1);
}

/** Decodes the block of a row; returns the address of its slot. */
export function decode(row: u32): usize {
  const rowAt = blockRows + <usize>row * blockRowBytes;
  const slot = slotOf(row, rowAt);
  needPositions(row, rowAt, slot);
  return slot;
}

/** Writes the experiments of the peaks with start < end of query and end > start of query; returns the end of the list. */
@inline
function collect(slot: usize, queryStart: u32, queryEnd: u32): usize {
  const from = i32x4.splat(queryStart ^ topBit);
  const to = i32x4.splat(queryEnd ^ topBit);
  let target = hits;
  for (let i: usize = 0; i < columnBytes; i += 16) {
    const inside = v128.and(
      i32x4.lt_s(v128.load(slot + columnBytes + i), to),
      i32x4.gt_s(v128.load(slot + 2 * columnBytes + i), from),
    );
    const mask = i32x4.bitmask(inside);
    v128.store(target, i8x16.swizzle(v128.load(slot + i), v128.load(shuffles + (<usize>mask << 4))));
    target += (<usize>popcnt(mask)) << 2;
  }
  return target;
}

/** Adds one to the count of every listed experiment that has not yet met the query of this mark. */
@inline
function tallyOnce(at: usize, end: usize, mark: u32): void {
  const step = 0x10000 + mark;
  while (at < end) {
    const tally = tallies + ((<usize>load<u32>(at)) << 2);
    const value = load<u32>(tally);
    if ((value & 0xffff) !== mark) store<u32>(tally, (value & 0xffff0000) + step);
    at += 4;
  }
}

/**
 * Counts for the queries of rows 0 to `queries` - 1: query i has the mark `firstMark` + i, which must stay
 * below 65,536. A tally holds the last mark in its low half and the count in its high half.
 */
export function countQueries(queries: u32, firstMark: u32): void {
  for (let query: u32 = 0; query < queries; query++) {
    const queryAt = queryRows + <usize>query * queryRowBytes;
    const start = load<u32>(queryAt);
    const end = load<u32>(queryAt, 4);
    const rowEnd = load<u32>(queryAt, 12);
    const mark = firstMark + query;
    for (let row = load<u32>(queryAt, 8); row < rowEnd; row++) {
      const rowAt = blockRows + <usize>row * blockRowBytes;
      if (load<u32>(rowAt, 12) <= start) continue;
      const slot = slotOf(row, rowAt);
      const block = <usize>load<u32>(rowAt);
      const count: usize = (load<u32>(block, 4) >>> 24) + 1;
      if (
        load<u32>(rowAt, 8) < end &&
        load<u32>(rowAt, 4) + load<u32>(block, 8) > start &&
        load<u32>(rowAt, 20) === 0
      ) {
        tallyOnce(slot, slot + (count << 2), mark);
      } else {
        needPositions(row, rowAt, slot);
        tallyOnce(hits, collect(slot, start, end), mark);
      }
    }
  }
}

/** Moves the counts out of the tallies' high halves and clears the marks. */
export function flush(experiments: u32): void {
  for (let i: usize = 0; i < (<usize>experiments) << 2; i += 4) {
    store<u32>(counts + i, load<u32>(counts + i) + (load<u32>(tallies + i) >>> 16));
    store<u32>(tallies + i, 0);
  }
}

/**
 * Counts peaks hit: the rows' intervals are disjoint and ascending, and a peak counts for the first one it
 * overlaps, that is where it does not reach back to the end of the interval before (fifth word of the row).
 */
export function countPeaks(queries: u32): void {
  for (let query: u32 = 0; query < queries; query++) {
    const queryAt = queryRows + <usize>query * queryRowBytes;
    const start = load<u32>(queryAt);
    const end = load<u32>(queryAt, 4);
    const rowEnd = load<u32>(queryAt, 12);
    const previousEnd = load<u32>(queryAt, 16);
    for (let row = load<u32>(queryAt, 8); row < rowEnd; row++) {
      const rowAt = blockRows + <usize>row * blockRowBytes;
      if (load<u32>(rowAt, 12) <= start) continue;
      const slot = slotOf(row, rowAt);
      needPositions(row, rowAt, slot);
      const starts = slot + columnBytes;
      const ends = slot + 2 * columnBytes;
      const biasedStart = <i32>(start ^ topBit);
      const biasedEnd = <i32>(end ^ topBit);
      const biasedPrevious = <i32>(previousEnd ^ topBit);
      for (let i: usize = 0; i < columnBytes; i += 4) {
        const peakStart = load<i32>(starts + i);
        if (peakStart >= biasedEnd || peakStart < biasedPrevious || load<i32>(ends + i) <= biasedStart) continue;
        const at = counts + ((<usize>load<u32>(slot + i)) << 2);
        store<u32>(at, load<u32>(at) + 1);
      }
    }
  }
}
