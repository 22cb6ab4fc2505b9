import type { InputError } from '../../errors.ts';
import { ZOOM_ITEM_BYTES } from './bbi-layout.ts';
import type { Runs } from './signal-runs.ts';

const SECTION_HEADER = 24;
const [BED_GRAPH, VARIABLE_STEP, FIXED_STEP] = [1, 2, 3];
const ITEM_BYTES: Readonly<Record<number, number>> = { [BED_GRAPH]: 12, [VARIABLE_STEP]: 8, [FIXED_STEP]: 4 };

/** Unpacked bytes of a block, in the byte order of their file. */
export interface BlockBytes {
  readonly view: DataView;
  readonly littleEndian: boolean;
}

/** Refuses a file for what was found in it. */
export type Damaged = (found: string) => InputError;

/**
 * The runs of a block, of whichever of the three types its section is. A base without a number (NaN) has no value.
 * @param chromosome the one that the index says
 */
export function runsOfBlock(
  { view, littleEndian }: BlockBytes,
  chromosome: { number: number; length: number; name: string },
  damaged: Damaged,
): Runs {
  if (view.byteLength < SECTION_HEADER) throw damaged(`a block of ${view.byteLength} bytes`);
  const [number, first, , step, span] = [0, 4, 8, 12, 16].map((at) => view.getUint32(at, littleEndian));
  const type = view.getUint8(20);
  const count = view.getUint16(22, littleEndian);
  if (number !== chromosome.number) throw damaged(`a block of another chromosome than its index says`);
  const size = ITEM_BYTES[type];
  if (size === undefined) throw damaged(`a section of type ${type}`);
  if (SECTION_HEADER + count * size > view.byteLength)
    throw damaged(`${count} values in a block of ${view.byteLength} bytes`);
  const [start, end, value] = [new Int32Array(count), new Int32Array(count), new Float32Array(count)];
  let [runs, last] = [0, 0];
  for (let item = 0; item < count; item++) {
    const at = SECTION_HEADER + item * size;
    const from = type === FIXED_STEP ? first + item * step : view.getUint32(at, littleEndian);
    const to = type === BED_GRAPH ? view.getUint32(at + 4, littleEndian) : from + span;
    const held = view.getFloat32(at + size - 4, littleEndian);
    if (from < last || to <= from || from >= chromosome.length)
      throw damaged(
        `a value for ${chromosome.name}:${from}-${to} behind ${last}, of ${chromosome.length} bp`,
      );
    last = to;
    if (Number.isNaN(held)) continue;
    if (!Number.isFinite(held)) throw damaged(`an infinite value at ${chromosome.name}:${from} (0-based)`);
    start[runs] = from;
    // The last one of equal steps may reach beyond the end.
    end[runs] = Math.min(to, chromosome.length);
    value[runs++] = held;
  }
  return runs === count
    ? { start, end, value }
    : { start: start.slice(0, runs), end: end.slice(0, runs), value: value.slice(0, runs) };
}

/** Summaries of stretches, ascending by chromosome and start. */
export interface ZoomItems {
  readonly chromosome: Uint32Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly covered: Uint32Array;
  readonly sum: Float32Array;
}

/** The summaries of a block of a zoom level. */
export function summariesOfBlock({ view, littleEndian }: BlockBytes, damaged: Damaged): ZoomItems {
  const count = Math.floor(view.byteLength / ZOOM_ITEM_BYTES);
  if (count * ZOOM_ITEM_BYTES !== view.byteLength) throw damaged(`summaries of ${view.byteLength} bytes`);
  const [chromosome, start, end, covered] = [0, 4, 8, 12].map((field) =>
    Uint32Array.from({ length: count }, (_, item) =>
      view.getUint32(item * ZOOM_ITEM_BYTES + field, littleEndian),
    ),
  );
  const sum = Float32Array.from({ length: count }, (_, item) =>
    view.getFloat32(item * ZOOM_ITEM_BYTES + 24, littleEndian),
  );
  for (let item = 0; item < count; item++) {
    const isNew = item === 0 || chromosome[item] > chromosome[item - 1];
    const ascends = isNew || (chromosome[item] === chromosome[item - 1] && start[item] >= end[item - 1]);
    const isStretch = end[item] > start[item] && covered[item] <= end[item] - start[item];
    if (!ascends || !isStretch || !Number.isFinite(sum[item]))
      throw damaged(
        `a summary of ${covered[item]} bases from ${start[item]} to ${end[item]}, sum ${sum[item]}`,
      );
  }
  return { chromosome, start, end, covered, sum };
}
