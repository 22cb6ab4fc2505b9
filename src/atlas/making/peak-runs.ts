import { closeSync, openSync, writeFileSync } from 'node:fs';
import { readFully } from '../../formats/text/byte-source.ts';
import { RECORD_WORDS } from './peak-records.ts';
import { power } from '../../statistics/power.ts';

/** The genome is cut into at most this many equal bins; peaks are spilled bin by bin. */
const MOST_BINS = 4096;

/** Equal bins of linear coordinates: bin = start >>> shift. */
export interface GenomeBins {
  readonly shift: number;
  readonly count: number;
}

/** Bins of a genome of a given length in bp. */
export function binsOf(totalSize: number): GenomeBins {
  let shift = 0;
  while (Math.ceil((totalSize + 1) / power(2, shift)) > MOST_BINS) shift++;
  return { shift, count: Math.ceil((totalSize + 1) / power(2, shift)) };
}

/** One run: records ordered by bin, in one stretch of a spill file. */
export interface PeakRun {
  readonly path: string;
  /** Byte position of the run in its file. */
  readonly position: number;
  /** Records before each bin; count of bins + 1 entries. */
  readonly binStarts: Uint32Array;
}

/**
 * Collects records and writes them to a file of runs, each ordered by bin: memory stays at two buffers
 * however many peaks come, and the disk sees few big sequential writes.
 */
export class RunWriter {
  readonly #path: string;
  readonly #bins: GenomeBins;
  readonly #file: number;
  readonly #capacity: number;
  readonly #records: Uint32Array;
  #binned: Uint32Array | undefined;
  #count = 0;
  #position = 0;
  readonly #runs: PeakRun[] = [];

  /**
   * @param path file to create
   * @param bins cut of the genome
   * @param capacity records held in memory before a run is written
   */
  constructor(path: string, bins: GenomeBins, capacity: number) {
    this.#path = path;
    this.#bins = bins;
    this.#capacity = capacity;
    this.#records = new Uint32Array(capacity * RECORD_WORDS);
    this.#file = openSync(path, 'wx');
  }

  /** Takes one peak; `packed` is experiment << 8 | signal code. */
  add(start: number, width: number, summitOffset: number, score: number, packed: number): void {
    if (this.#count === this.#capacity) this.#writeRun();
    const records = this.#records;
    const at = this.#count++ * RECORD_WORDS;
    records[at] = start;
    records[at + 1] = width;
    records[at + 2] = summitOffset;
    records[at + 3] = score;
    records[at + 4] = packed;
  }

  #writeRun(): void {
    const { shift, count: bins } = this.#bins;
    const words = this.#count * RECORD_WORDS;
    const binStarts = new Uint32Array(bins + 1);
    const records = this.#records;
    for (let at = 0; at < words; at += RECORD_WORDS) binStarts[(records[at] >>> shift) + 1]++;
    for (let bin = 0; bin < bins; bin++) binStarts[bin + 1] += binStarts[bin];
    this.#binned ??= new Uint32Array(records.length);
    const binned = this.#binned;
    const places = binStarts.slice();
    for (let at = 0; at < words; at += RECORD_WORDS) {
      let to = places[records[at] >>> shift]++ * RECORD_WORDS;
      binned[to++] = records[at];
      binned[to++] = records[at + 1];
      binned[to++] = records[at + 2];
      binned[to++] = records[at + 3];
      binned[to] = records[at + 4];
    }
    this.#runs.push({ path: this.#path, position: this.#position, binStarts });
    const bytes = new Uint8Array(binned.buffer, 0, words * 4);
    writeFileSync(this.#file, bytes);
    this.#position += bytes.length;
    this.#count = 0;
  }

  /** Writes what is left and gives the index of all runs. */
  finish(): PeakRun[] {
    if (this.#count > 0) this.#writeRun();
    closeSync(this.#file);
    return this.#runs;
  }
}

/** Opens spill files once each and reads the records of a range of bins from every run. */
export class RunReader {
  readonly #runs: readonly PeakRun[];
  readonly #files = new Map<string, number>();

  constructor(runs: readonly PeakRun[]) {
    this.#runs = runs;
    for (const { path } of runs) if (!this.#files.has(path)) this.#files.set(path, openSync(path, 'r'));
  }

  /** Records whose bin is in [firstBin, endBin). */
  count(firstBin: number, endBin: number): number {
    let count = 0;
    for (const { binStarts } of this.#runs) count += binStarts[endBin] - binStarts[firstBin];
    return count;
  }

  /**
   * The records of the bins [firstBin, endBin), one bin after the other.
   * @param take gets the n x 5 words of each bin that has any; overwritten by the next
   */
  read(firstBin: number, endBin: number, take: (records: Uint32Array, bin: number) => void): void {
    const stretches = this.#runs.map((run) => this.#readStretch(run, firstBin, endBin));
    let room = new Uint32Array(0);
    for (let bin = firstBin; bin < endBin; bin++) {
      const words = this.count(bin, bin + 1) * RECORD_WORDS;
      if (words === 0) continue;
      if (words > room.length) room = new Uint32Array(Math.max(words, 2 * room.length));
      let filled = 0;
      this.#runs.forEach(({ binStarts }, i) => {
        if (binStarts[bin] === binStarts[bin + 1]) return;
        const first = (binStarts[bin] - binStarts[firstBin]) * RECORD_WORDS;
        const end = (binStarts[bin + 1] - binStarts[firstBin]) * RECORD_WORDS;
        room.set(stretches[i].subarray(first, end), filled);
        filled += end - first;
      });
      take(room.subarray(0, words), bin);
    }
  }

  #readStretch({ path, position, binStarts }: PeakRun, firstBin: number, endBin: number): Uint32Array {
    const records = new Uint32Array((binStarts[endBin] - binStarts[firstBin]) * RECORD_WORDS);
    const bytes = new Uint8Array(records.buffer);
    const from = position + binStarts[firstBin] * RECORD_WORDS * 4;
    const file = this.#files.get(path) ?? -1;
    if (readFully(file, bytes, from) < bytes.length)
      throw new Error(`${path} ended early: the temporary files of the build were changed`);
    return records;
  }

  close(): void {
    for (const file of this.#files.values()) closeSync(file);
  }
}

/** Neighbouring bins that are sorted together. */
export interface SortTask {
  readonly firstBin: number;
  readonly endBin: number;
  readonly peaks: number;
}

/** Cuts the genome into tasks of about `target` peaks (a single bin may hold more). */
export function planSorting(runs: readonly PeakRun[], bins: GenomeBins, target: number): SortTask[] {
  const tasks: SortTask[] = [];
  let firstBin = 0;
  let peaks = 0;
  for (let bin = 0; bin < bins.count; bin++) {
    let inBin = 0;
    for (const { binStarts } of runs) inBin += binStarts[bin + 1] - binStarts[bin];
    if (peaks > 0 && peaks + inBin > target) {
      tasks.push({ firstBin, endBin: bin, peaks });
      firstBin = bin;
      peaks = 0;
    }
    peaks += inBin;
  }
  if (peaks > 0) tasks.push({ firstBin, endBin: bins.count, peaks });
  return tasks;
}
