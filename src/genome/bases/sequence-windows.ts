// The sequence around places: windows as columns, and their bases side by side.
import { UNKNOWN_BASE, type CodedSequence, type Sequences } from '../sequence.ts';

/** Windows on sequences, one row each, 0-based half-open, in bp. */
export interface SequenceWindows {
  /** Row of the place that each is around, n. */
  readonly row: Uint32Array;
  /** Index into the names of the sequences, n. */
  readonly sequence: Uint32Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** How many were cut at an end of their sequence, and are shorter than the others. */
  readonly clipped: number;
  /** Places without a window: on none of the sequences, and beyond the end of theirs. */
  readonly elsewhere: number;
  readonly beyondEnd: number;
}

/** Places on chromosomes, n rows each. */
export interface Places {
  /** Index into names of their own, n. */
  readonly chromosome: ArrayLike<number>;
  /** 0-based, such as summits or TSSs, n. */
  readonly position: ArrayLike<number>;
}

/**
 * The windows of one width around places: of width w the bases [p - floor(w / 2), p - floor(w / 2) + w), so that the place is the middle
 * base of an odd width.
 * @param sequenceOf index of the sequence of each chromosome that the places name; -1 where there is none
 * @param sizes bases of each sequence
 * @param width bp, 1 or more
 */
export function windowsAround(
  { chromosome, position }: Places,
  sequenceOf: ArrayLike<number>,
  sizes: ArrayLike<number>,
  width: number,
): SequenceWindows {
  const count = position.length;
  const columns = Array.from({ length: 4 }, () => new Uint32Array(count));
  const [row, sequence, start, end] = columns;
  let [kept, clipped, elsewhere, beyondEnd] = [0, 0, 0, 0];
  for (let place = 0; place < count; place++) {
    const on = sequenceOf[chromosome[place]];
    const middle = position[place];
    if (on < 0) elsewhere++;
    else if (middle >= sizes[on]) beyondEnd++;
    else {
      const from = middle - Math.floor(width / 2);
      if (from < 0 || from + width > sizes[on]) clipped++;
      row[kept] = place;
      sequence[kept] = on;
      start[kept] = Math.max(0, from);
      end[kept++] = Math.min(sizes[on], from + width);
    }
  }
  const [rows, sequences, starts, ends] = columns.map((column) => column.subarray(0, kept));
  return { row: rows, sequence: sequences, start: starts, end: ends, clipped, elsewhere, beyondEnd };
}

/** The bases of windows, one behind the other. */
export interface WindowBases {
  readonly codes: CodedSequence;
  /** Window i has the codes [offset[i], offset[i + 1]), n + 1. */
  readonly offset: Float64Array;
  /** Bases of all windows that are not known, and that are soft-masked. */
  readonly unknown: number;
  readonly masked: number;
}

/**
 * Reads the bases of windows, in the order of the windows. They are asked for along each sequence, so that a file is read from its
 * beginning to its end.
 */
export function basesOfWindows(sequences: Sequences, windows: SequenceWindows): WindowBases {
  const { sequence, start, end } = windows;
  const count = start.length;
  const offset = new Float64Array(count + 1);
  for (let i = 0; i < count; i++) offset[i + 1] = offset[i] + end[i] - start[i];
  const codes = new Uint8Array(offset[count]);
  const order = Uint32Array.from(start.keys()).sort(
    (a, b) => sequence[a] - sequence[b] || start[a] - start[b],
  );
  let masked = 0;
  for (const i of order) {
    codes.set(sequences.bases(sequence[i], start[i], end[i]), offset[i]);
    masked += sequences.masked(sequence[i], start[i], end[i]);
  }
  let unknown = 0;
  for (const code of codes) if (code === UNKNOWN_BASE) unknown++;
  return { codes, offset, unknown, masked };
}
