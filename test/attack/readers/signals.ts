import { inflateSync } from 'node:zlib';
import { openBigWig } from '../../../src/formats/signal/big-wig-reader.ts';
import { bigWig, type Section, type SectionType } from '../../support/signal-files.ts';
import { BINARY, damaged } from '../fuzz/damage.ts';
import type { Random } from '../fuzz/random.ts';
import type { FuzzTarget } from '../fuzz/target.ts';
import { named, refuse, slowly } from './slow.ts';

const NAMES = ['chr1', 'chrX', '2', 'chr10', 'scaffold_7'];

/** What both sides say: chromosomes with all their runs, and the mean of each third by the coarsest zoom level that may tell it. */
interface Said {
  readonly name: string;
  readonly length: number;
  readonly runs: readonly (readonly [number, number, number])[];
  readonly means: readonly number[];
}

const THIRDS = 3;

function said(path: string): Said[] {
  const file = openBigWig(path);
  try {
    return file.chromosomes.map(({ name, length }, chromosome) => {
      const { start, end, value } = file.runs(chromosome, 0, length);
      const bins = Math.min(THIRDS, length);
      return {
        name,
        length,
        runs: Array.from(start, (from, run): [number, number, number] => [from, end[run], value[run]]),
        means: [...file.means({ chromosome, start: 0, end: length }, bins)].map(rounded),
      };
    });
  } finally {
    file.close();
  }
}

/** Sums are not added up in one order. */
const rounded = (mean: number): number => Number(mean.toPrecision(9));

/** A bigWig file number by number, as the supplement of Kent et al. (2010) describes it. */
function slowBigWig(bytes: Buffer): Said[] {
  const isBig = bytes.length >= 4 && bytes.readUInt32BE(0) === 0x888ffc26;
  if (!isBig && (bytes.length < 4 || bytes.readUInt32LE(0) !== 0x888ffc26)) refuse('it is no bigWig file');
  const within = (at: number, length: number): number =>
    at + length > bytes.length ? refuse('the file ends early') : at;
  const u8 = (at: number): number => bytes[within(at, 1)];
  const u16 = (at: number): number =>
    isBig ? bytes.readUInt16BE(within(at, 2)) : bytes.readUInt16LE(within(at, 2));
  const u32 = (at: number, of = bytes): number => (isBig ? of.readUInt32BE(at) : of.readUInt32LE(at));
  const i32 = (at: number): number => u32(within(at, 4));
  const u64 = (at: number): number =>
    isBig ? i32(at) * 2 ** 32 + i32(at + 4) : i32(at) + i32(at + 4) * 2 ** 32;
  const f32 = (at: number, of: Buffer): number => (isBig ? of.readFloatBE(at) : of.readFloatLE(at));
  within(0, 64);
  if (u16(4) < 1 || u16(4) > 4) refuse('an unknown version');
  const largest = i32(52);
  if (largest > 2 ** 26) refuse('impossibly large blocks');

  const leavesOf = (root: number, leaf: number, inner: number, child: number): number[] => {
    const seen = new Set<number>();
    const visit = (at: number, depth: number): number[] => {
      if (seen.has(at) || depth > 20) refuse('a circle');
      seen.add(at);
      const isLeaf = u8(at);
      if (isLeaf > 1) refuse('no node');
      const count = u16(at + 2);
      within(at + 4, count * (isLeaf === 1 ? leaf : inner));
      const places = Array.from({ length: count }, (_, i) => at + 4 + i * (isLeaf === 1 ? leaf : inner));
      return isLeaf === 1 ? places : places.flatMap((place) => visit(u64(place + child), depth + 1));
    };
    return visit(root, 1);
  };

  const tree = u64(8);
  within(tree, 32);
  const key = i32(tree + 8);
  if (i32(tree) !== 0x78ca8c91 || i32(tree + 12) !== 8 || key < 1 || key > 4000)
    refuse('no tree of chromosomes');
  const chromosomes = leavesOf(tree + 32, key + 8, key + 8, key)
    .map((at) => {
      const name = bytes.toString('utf8', at, at + key);
      return {
        name: named(name.split('\0')[0], 'name'),
        number: i32(at + key),
        length: i32(at + key + 4),
      };
    })
    .sort((a, b) => a.number - b.number);
  if (chromosomes.length !== u64(tree + 16)) refuse('another number of chromosomes');
  for (const field of ['name', 'number'] as const)
    if (new Set(chromosomes.map((each) => each[field])).size < chromosomes.length)
      refuse('a chromosome twice');
  if (chromosomes.some(({ length, number }) => length < 1 || length > 2 ** 31 - 1 || number >= 2 ** 20))
    refuse('an impossible chromosome');

  interface Block {
    readonly from: [number, number];
    readonly to: [number, number];
    readonly offset: number;
    readonly size: number;
  }
  const behind = (a: readonly [number, number], b: readonly [number, number]): boolean =>
    a[0] > b[0] || (a[0] === b[0] && a[1] > b[1]);
  const blocksOf = (at: number): Block[] => {
    if (at === 0) return [];
    within(at, 48);
    if (i32(at) !== 0x2468ace0) refuse('no index');
    const blocks = leavesOf(at + 48, 32, 24, 16).map((place): Block => ({
      from: [i32(place), i32(place + 4)],
      to: [i32(place + 8), i32(place + 12)],
      offset: u64(place + 16),
      size: u64(place + 24),
    }));
    blocks.forEach((block, i) => {
      if (!behind(block.to, block.from) || block.to[0] >= 2 ** 20) refuse('a block of nothing');
      if (block.size < 1 || block.size > 2 ** 26) refuse('an impossible block');
      within(block.offset, block.size);
      const before = blocks[i - 1] as Block | undefined;
      if (
        before !== undefined &&
        (behind(before.from, block.from) || before.offset + before.size > block.offset)
      )
        refuse('blocks out of order');
    });
    return blocks;
  };
  const plain = ({ offset, size }: Block): Buffer => {
    const held = bytes.subarray(offset, offset + size);
    if (largest === 0) return held;
    try {
      return inflateSync(held, { maxOutputLength: largest });
    } catch {
      return refuse('a block that does not unpack');
    }
  };
  const reaches = ({ from, to }: Block, number: number, length: number): boolean =>
    behind([number, length], from) && behind(to, [number, 0]);

  const levels = Array.from({ length: u16(6) }, (_, i) => {
    const at = within(64 + 24 * i, 24);
    if (i32(at) === 0) refuse('a zoom level of nothing');
    return { resolution: i32(at), index: u64(at + 16) };
  }).sort((a, b) => a.resolution - b.resolution);
  const blocks = blocksOf(u64(24));

  return chromosomes.map(({ name, number, length }) => {
    const runs: [number, number, number][] = [];
    let last = 0;
    for (const block of blocks.filter((each) => reaches(each, number, length))) {
      const data = plain(block);
      if (data.length < 24) refuse('no section');
      const count = isBig ? data.readUInt16BE(22) : data.readUInt16LE(22);
      const type = data[20];
      if (type < 1 || type > 3) refuse('an unknown type of section');
      const size = [12, 8, 4][type - 1];
      if (u32(0, data) !== number) refuse('a section of another chromosome');
      if (24 + count * size > data.length) refuse('a section ends early');
      let before = 0;
      for (let i = 0; i < count; i++) {
        const at = 24 + size * i;
        const start = type === 3 ? u32(4, data) + i * u32(12, data) : u32(at, data);
        const end = type === 1 ? u32(at + 4, data) : start + u32(16, data);
        const value = f32(at + size - 4, data);
        if (start < before || end <= start || start >= length) refuse('a run out of order');
        before = end;
        if (Number.isNaN(value)) continue;
        if (!Number.isFinite(value)) refuse('an infinite value');
        const stop = Math.min(end, length);
        if (behind(block.from, [number, start]) || behind([number, stop], block.to))
          refuse('a run elsewhere');
        if (start < last) refuse('runs on one another');
        last = stop;
        runs.push([start, stop, value]);
      }
    }
    const bins = Math.min(THIRDS, length);
    const level = levels.findLast(({ resolution }) => 2 * resolution * bins <= length);
    const items =
      level === undefined
        ? runs.map(([start, end, value]) => ({
            start,
            end,
            covered: end - start,
            sum: (end - start) * value,
          }))
        : blocksOf(level.index)
            .filter((each) => reaches(each, number, length))
            .flatMap((block) => {
              const data = plain(block);
              if (data.length % 32 !== 0) refuse('half a summary');
              const all = Array.from({ length: data.length / 32 }, (_, i) => ({
                of: u32(32 * i, data),
                start: u32(32 * i + 4, data),
                end: u32(32 * i + 8, data),
                covered: u32(32 * i + 12, data),
                sum: f32(32 * i + 24, data),
              }));
              all.forEach((item, i) => {
                const previous = all[i - 1] as typeof item | undefined;
                if (
                  item.end <= item.start ||
                  item.covered > item.end - item.start ||
                  !Number.isFinite(item.sum)
                )
                  refuse('an impossible summary');
                if (previous !== undefined && behind([previous.of, previous.end], [item.of, item.start]))
                  if (previous.of >= item.of) refuse('summaries out of order');
              });
              return all.filter((item) => item.of === number);
            });
    const means = Array.from({ length: bins }, (_, bin) => {
      const [from, to] = [bin, bin + 1].map((i) => Math.floor((length * i) / bins));
      let [sum, covered] = [0, 0];
      for (const item of items) {
        const overlap = Math.min(to, item.end) - Math.max(from, item.start);
        if (overlap <= 0) continue;
        sum += (overlap / (item.end - item.start)) * item.sum;
        covered += (overlap / (item.end - item.start)) * item.covered;
      }
      return rounded(covered > 0 ? sum / covered : NaN);
    });
    return { name, length, runs, means };
  });
}

function make(random: Random): Buffer {
  const chromosomes = random.several(1, NAMES.length, (i) => ({
    name: NAMES[i],
    length: random.between(300, 3_000),
  }));
  const sections = chromosomes.flatMap(({ length }, chromosome) => {
    const found: Section[] = [];
    let at = random.below(40);
    while (at < length - 40) {
      const type = random.pick<SectionType>([1, 2, 3]);
      const span = random.between(1, 6);
      const step = span + random.below(3);
      const runs: [number, number, number][] = [];
      for (let left = random.between(1, 12); left > 0 && at < length - 10; left--) {
        const end = at + (type === 1 ? random.between(1, 9) : span);
        runs.push([at, end, random.pick([0, 1, -2.5, Math.fround(0.1), random.below(1_000)])]);
        at = type === 3 ? at + step : end + random.below(3);
      }
      found.push({ chromosome, type, step, span, runs });
      at = Math.max(at, runs[runs.length - 1][1]) + random.below(60);
    }
    return found.slice(0, 8);
  });
  return bigWig({
    chromosomes,
    sections,
    bigEndian: random.chance(0.5),
    packed: random.chance(0.6),
    children: random.pick([3, 8, 256]),
    zooms: random.pick([[], [20], [20, 80], [10, 40, 160]]),
  });
}

export const targets: readonly FuzzTarget[] = [
  {
    name: 'big-wig',
    what: 'bigWig files of all three types of sections, both byte orders, packed or not (`openBigWig`)',
    fileName: 'input.bw',
    wrappings: [],
    make,
    damage: (bytes, random) => damaged(bytes, random, BINARY),
    read: said,
    oracle: slowly(slowBigWig),
  },
];
