// Along one chromosome: how many reads lie here, how many are expected, and how surprising is that?
import { lastEnd, type DrawnReads, type Edges } from './drawn-reads.ts';
import { ScoreRow, scoreHistogram, type ScoreHistogram } from './score-table.ts';

/** Reads that tell how many are expected, drawn over some width, and what one of them is worth. */
export interface BackgroundTrack extends DrawnReads {
  readonly scale: number;
}

export interface ChromosomeToScan {
  readonly treatment: DrawnReads;
  /** What one read of the treatment is worth; 1 unless it is scaled down to its control. */
  readonly scale: number;
  /** None where the whole genome's mean is expected everywhere; three at most. */
  readonly background: readonly BackgroundTrack[];
  /** Expected at the least: the genome's mean. */
  readonly least: number;
  /** Places with a lower -log10 p are not kept. */
  readonly keepAbove: number;
}

/** Stretches of constant pileup whose score is above what was asked for, ascending; n each. */
export interface ScoredStretches {
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Reads, scaled. */
  readonly pileup: Float32Array;
  /** Reads that are expected, scaled. */
  readonly expected: Float32Array;
  /** -log10 p. */
  readonly score: Float32Array;
}

export interface ScannedChromosome {
  readonly stretches: ScoredStretches;
  readonly histogram: ScoreHistogram;
  /** Where the walk ended, bp. */
  readonly end: number;
}

/** Told of every stretch of constant pileup and expectation, ascending, without gaps. */
export type OnStretch = (start: number, end: number, pileup: number, expected: number) => void;

/** Bases that are looked at in one go: their changes of all tracks fit a processor's own memory. */
const BLOCK = 1 << 14;
/** The chip, and at most three backgrounds. */
const TRACKS = 4;

/**
 * Walks along a chromosome. What is expected at a place is the highest of the genome's mean and of the backgrounds, each scaled.
 * A stretch ends where any track changes, and the walk with the first track that ends, as MACS' does: its summits depend on
 * both. Numbers are 32-bit floats where MACS' are.
 */
export function scanChromosome(chromosome: ChromosomeToScan, onStretch?: OnStretch): ScannedChromosome {
  const { keepAbove } = chromosome;
  const tracks = [chromosome.treatment, ...chromosome.background];
  const streams = tracks.flatMap((track, index) =>
    track.edges.map((edges) => ({ ...edges, length: track.length, track: index, next: 0 })),
  );
  const end = Math.min(...tracks.map(lastEnd));
  const scale = Math.fround(chromosome.scale);
  const expectation = new Expectation(
    chromosome.least,
    chromosome.background.map((track) => track.scale),
  );
  const kept = new Stretches();
  // How much each of four tracks changes at each base of a block, and which bases have a change at all.
  const change = new Int32Array(TRACKS * BLOCK);
  const touched = new Int32Array(BLOCK / 32);
  let chip = 0;
  let a = 0;
  let b = 0;
  let c = 0;
  let row = expectation.row(0, 0, 0);
  let at = 0;
  for (let block = 0; block < end; block += BLOCK) {
    let any = 0;
    for (const stream of streams) any += fill(stream, block, change, touched);
    if (any === 0) continue;
    for (let word = 0; word < touched.length; word++) {
      let bits = touched[word];
      touched[word] = 0;
      while (bits !== 0) {
        const lowest = bits & -bits;
        bits ^= lowest;
        const place = word * 32 + 31 - Math.clz32(lowest);
        const from = place * TRACKS;
        const ofChip = change[from];
        const ofA = change[from + 1];
        const ofB = change[from + 2];
        const ofC = change[from + 3];
        // As many intervals may start here as end.
        if ((ofChip | ofA | ofB | ofC) === 0) continue;
        change[from] = change[from + 1] = change[from + 2] = change[from + 3] = 0;
        const here = block + place;
        if (here >= end) continue;
        if (here > at) {
          const pileup = Math.fround(chip * scale);
          const score = row.add(Math.trunc(pileup), here - at);
          if (score > keepAbove) kept.add(at, here, pileup, row.expected, score);
          if (onStretch !== undefined) onStretch(at, here, pileup, row.expected);
          at = here;
        }
        chip += ofChip;
        if ((ofA | ofB | ofC) === 0) continue;
        a += ofA;
        b += ofB;
        c += ofC;
        row = expectation.row(a, b, c);
      }
    }
  }
  if (end > at) {
    const pileup = Math.fround(chip * scale);
    const score = row.add(Math.trunc(pileup), end - at);
    if (score > keepAbove) kept.add(at, end, pileup, row.expected, score);
    onStretch?.(at, end, pileup, row.expected);
  }
  return { stretches: kept.columns(), histogram: scoreHistogram(expectation.rows()), end };
}

/** Notes the changes of a stream in the block; how many there are. */
function fill(
  stream: Edges & { length: number; track: number; next: number },
  block: number,
  change: Int32Array,
  touched: Int32Array,
): number {
  const { position, offset, length, track, change: by } = stream;
  const first = stream.next;
  let next = first;
  // What reaches over an end of the chromosome is cut there.
  for (; next < position.length; next++) {
    const edge = Math.min(length, Math.max(0, position[next] + offset)) - block;
    if (edge >= BLOCK) break;
    change[edge * TRACKS + track] += by;
    touched[edge >>> 5] |= 1 << (edge & 31);
  }
  stream.next = next;
  return next - first;
}

/** What is expected where so many reads of each background lie, with the scores of that expectation. */
class Expectation {
  private readonly least: ScoreRow;
  private readonly scales: readonly number[];
  private readonly known: ScoreRow[][] = [[], [], []];

  constructor(least: number, scales: readonly number[]) {
    this.least = new ScoreRow(Math.fround(least));
    this.scales = [0, 1, 2].map((track) => Math.fround(scales[track] ?? 0));
  }

  row(a: number, b: number, c: number): ScoreRow {
    const { scales, known } = this;
    const ofA = Math.fround(a * scales[0]);
    const ofB = Math.fround(b * scales[1]);
    const ofC = Math.fround(c * scales[2]);
    const higher = ofA > ofB ? ofA : ofB;
    const highest = higher > ofC ? higher : ofC;
    if (highest <= this.least.expected) return this.least;
    if (highest === ofA) return (known[0][a] ??= new ScoreRow(highest));
    if (highest === ofB) return (known[1][b] ??= new ScoreRow(highest));
    return (known[2][c] ??= new ScoreRow(highest));
  }

  rows(): ScoreRow[] {
    return [this.least, ...this.known.flat()];
  }
}

class Stretches {
  private count = 0;
  private start = new Int32Array(1024);
  private end = new Int32Array(1024);
  private pileup = new Float32Array(1024);
  private expected = new Float32Array(1024);
  private score = new Float32Array(1024);

  add(start: number, end: number, pileup: number, expected: number, score: number): void {
    if (this.count === this.start.length) this.grow();
    const { count } = this;
    this.start[count] = start;
    this.end[count] = end;
    this.pileup[count] = pileup;
    this.expected[count] = expected;
    this.score[count] = score;
    this.count++;
  }

  private grow(): void {
    const size = 2 * this.count;
    const integers = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const column = new Int32Array(size);
      column.set(old);
      return column;
    };
    const floats = (old: Float32Array): Float32Array<ArrayBuffer> => {
      const column = new Float32Array(size);
      column.set(old);
      return column;
    };
    this.start = integers(this.start);
    this.end = integers(this.end);
    this.pileup = floats(this.pileup);
    this.expected = floats(this.expected);
    this.score = floats(this.score);
  }

  columns(): ScoredStretches {
    const { count } = this;
    return {
      start: this.start.slice(0, count),
      end: this.end.slice(0, count),
      pileup: this.pileup.slice(0, count),
      expected: this.expected.slice(0, count),
      score: this.score.slice(0, count),
    };
  }
}
