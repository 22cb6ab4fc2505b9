import { decodePositions, decodeScores, DecodedBlock } from './block-codec.ts';
import { GrowingColumn } from './growing-column.ts';
import { QUERY_ROW } from './kernel.ts';
import { BATCH_WORDS } from './kernel-memory.ts';
import type { PeaksFile } from './open-peaks-file.ts';
import { createBatch, QueryPlan } from './query-plan.ts';
import type { Batch } from './query-plan.ts';
import { SequentialBlocks } from './scan-peaks.ts';
import type { SortedIntervals } from './sorted-intervals.ts';

/** Pairs of a query interval and a peak that overlap: element i of every column is pair i. */
export interface OverlappingPeaks {
  readonly count: number;
  /** Number of the query interval. */
  readonly query: Uint32Array;
  readonly experiment: Uint32Array;
  /** Linear coordinate of the peak's first base. */
  readonly start: Uint32Array;
  /** bp. */
  readonly width: Uint32Array;
  /** Summit - start, bp. */
  readonly summitOffset: Uint32Array;
  readonly signalCode: Uint32Array;
  readonly score: Uint32Array;
}

/**
 * Lists the pairs of query intervals and peaks of chosen experiments that overlap by at least 1 bp.
 * @param wanted per experiment, 1 where its peaks are wanted
 * @returns pairs by query interval, then by position of the peak
 * @throws InputError naming the file where a block is damaged
 */
export function overlappingPeaks(
  file: PeaksFile,
  intervals: SortedIntervals,
  wanted: Uint8Array,
): OverlappingPeaks {
  const pairs = new PeakList();
  const query = new GrowingColumn();
  const found = new WantedPeaks(file, wanted);
  const plan = new QueryPlan(file, intervals, 0, intervals.count);
  const batch = createBatch();
  let firstQuery = 0;
  while (plan.next(batch, BATCH_WORDS)) {
    found.read(batch);
    if (batch.continues) firstQuery--;
    for (let i = 0; i < batch.queries; i++) {
      const row = i * QUERY_ROW.words;
      const start = batch.queryRows[row + QUERY_ROW.start];
      const end = batch.queryRows[row + QUERY_ROW.end];
      const to = found.firstOfRow[batch.queryRows[row + QUERY_ROW.endRow]];
      for (let peak = found.firstOfRow[batch.queryRows[row + QUERY_ROW.firstRow]]; peak < to; peak++) {
        if (!found.peaks.overlaps(peak, start, end)) continue;
        query.push(firstQuery + i);
        pairs.copy(found.peaks, peak);
      }
    }
    firstQuery += batch.queries;
  }
  return { count: query.length, query: query.view(), ...pairs.views() };
}

/** The wanted peaks of the blocks of a batch. */
class WantedPeaks {
  peaks = new PeakList();
  /** For each block of the batch its first wanted peak, and the end. */
  readonly firstOfRow: number[] = [];
  readonly #file: PeaksFile;
  readonly #wanted: Uint8Array;
  readonly #positions: SequentialBlocks;
  readonly #scores: SequentialBlocks;
  readonly #block = new DecodedBlock();

  constructor(file: PeaksFile, wanted: Uint8Array) {
    this.#file = file;
    this.#wanted = wanted;
    this.#positions = new SequentialBlocks(file);
    this.#scores = new SequentialBlocks(file.openScores());
  }

  read(batch: Batch): void {
    this.peaks = new PeakList();
    this.firstOfRow.length = 0;
    for (let row = 0; row < batch.blocks; row++) {
      this.firstOfRow.push(this.peaks.length);
      this.#readBlock(batch.blockNumbers[row]);
    }
    this.firstOfRow.push(this.peaks.length);
  }

  #readBlock(number: number): void {
    const block = this.#block;
    const at = this.#positions.find(number);
    decodePositions(this.#positions.words, at, this.#file.firstStarts[number], block);
    let scoresRead = false;
    for (let i = 0; i < block.count; i++) {
      if (this.#wanted[block.experiment[i]] !== 1) continue;
      if (!scoresRead) {
        const scoresAt = this.#scores.find(number);
        decodeScores(this.#scores.words, scoresAt, block);
        scoresRead = true;
      }
      this.peaks.push(block, i);
    }
  }
}

const columnNames = ['experiment', 'start', 'width', 'summitOffset', 'signalCode', 'score'] as const;
type PeakColumn = (typeof columnNames)[number];

/** Peaks as growing columns. */
export class PeakList {
  readonly #columns = eachColumn(() => new GrowingColumn());

  get length(): number {
    return this.#columns.start.length;
  }

  push(block: Readonly<Record<PeakColumn, Uint32Array>>, i: number): void {
    for (const name of columnNames) this.#columns[name].push(block[name][i]);
  }

  copy(other: PeakList, i: number): void {
    for (const name of columnNames) this.#columns[name].push(other.#columns[name].at(i));
  }

  /** Whether peak i overlaps [start, end); a peak of width 0 stands for the bases on both sides of it. */
  overlaps(i: number, start: number, end: number): boolean {
    const from = this.#columns.start.at(i);
    const width = this.#columns.width.at(i);
    return width === 0 ? from - 1 < end && from + 1 > start : from < end && from + width > start;
  }

  views(): Record<PeakColumn, Uint32Array> {
    return eachColumn((name) => this.#columns[name].view());
  }
}

function eachColumn<Value>(make: (name: PeakColumn) => Value): Record<PeakColumn, Value> {
  return Object.fromEntries(columnNames.map((name) => [name, make(name)])) as Record<PeakColumn, Value>;
}
