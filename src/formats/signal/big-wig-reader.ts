import { openBytes, type RandomBytes } from '../sequence/random-bytes.ts';
import { memoryForColumns, tooLarge } from '../text/held-memory.ts';
import { SignalBytes, type BlockIndex, type ZoomIndex } from './big-wig-index.ts';
import { runsOfBlock, summariesOfBlock, type ZoomItems } from './big-wig-blocks.ts';
import type { Runs, SignalChromosome } from './signal-runs.ts';

/** A signal that is read anywhere. */
export interface SignalFile {
  /** What messages call it. */
  readonly file: string;
  /** In the order of their numbers in the file. */
  readonly chromosomes: readonly SignalChromosome[];
  /** Bases of a summary of each zoom level, finest first. */
  readonly resolutions: readonly number[];
  /**
   * Runs of a window, cut at its ends.
   * @param chromosome its place in the list of chromosomes
   */
  runs(chromosome: number, start: number, end: number): Runs;
  /**
   * Mean of the bases that have a value, for each of so many equal parts of a window; NaN where none has one.
   * @param exact from the runs, never from zoom levels; otherwise from the coarsest level of which two summaries or more make a bin
   */
  means(window: SignalWindow, bins: number, exact?: boolean): Float64Array;
  close(): void;
}

export interface SignalWindow {
  readonly chromosome: number;
  readonly start: number;
  readonly end: number;
}

/** Blocks that are kept unpacked: windows that lie near each other are often asked for one after another. */
const KEPT = 32;

/**
 * Opens a bigWig file of any version and either byte order, packed or not. Whatever it says of itself is weighed against its length
 * before memory is reserved for it; the trees over its blocks are read as a whole, the blocks when they are asked for.
 * @param file what messages call it
 * @throws InputError for another file, and one that is damaged or contradicts itself
 *
 * **Source:** Kent WJ et al. (2010), Bioinformatics 26:2204, with its supplement on the layout of the files.
 */
export function openBigWig(path: string, file = path): SignalFile {
  const bytes = openBytes(path);
  try {
    return bigWigOf(bytes, file);
  } catch (error) {
    bytes.close();
    throw error;
  }
}

/** The same of bytes wherever they lie. @throws as `openBigWig` */
export function bigWigOf(bytes: RandomBytes, file: string): SignalFile {
  return new BigWig(new SignalBytes(bytes, file));
}

class BigWig implements SignalFile {
  readonly file: string;
  readonly chromosomes: readonly SignalChromosome[];
  readonly resolutions: readonly number[];
  readonly #bytes: SignalBytes;
  /** Under which number each chromosome goes in the file. */
  readonly #numbers: readonly number[];
  readonly #data: BlockIndex;
  readonly #zooms: readonly ZoomIndex[];
  readonly #runs = new Map<number, Runs>();
  readonly #summaries = new Map<number, ZoomItems>();

  constructor(bytes: SignalBytes) {
    this.file = bytes.file;
    this.#bytes = bytes;
    const { chromosomes, data, zooms } = bytes.contents();
    this.chromosomes = chromosomes.map(({ name, length }) => ({ name, length }));
    this.#numbers = chromosomes.map(({ number }) => number);
    this.#data = data;
    this.#zooms = zooms;
    this.resolutions = zooms.map(({ resolution }) => resolution);
  }

  runs(chromosome: number, start: number, end: number): Runs {
    const parts: Runs[] = [];
    let count = 0;
    const most = memoryForColumns() / 12;
    this.#eachRuns({ chromosome, start, end }, (part) => {
      parts.push(part);
      count += part.start.length;
      if (count > most) throw tooLarge(this.file, `${Math.floor(most)} runs on one chromosome`);
    });
    const [starts, ends, values] = [new Int32Array(count), new Int32Array(count), new Float32Array(count)];
    let at = 0;
    for (const part of parts) {
      starts.set(part.start, at);
      ends.set(part.end, at);
      values.set(part.value, at);
      at += part.start.length;
    }
    if (count > 0) {
      starts[0] = Math.max(starts[0], start);
      ends[count - 1] = Math.min(ends[count - 1], end);
    }
    return { start: starts, end: ends, value: values };
  }

  means(window: SignalWindow, bins: number, exact = false): Float64Array {
    this.#demand(window);
    const { start, end } = window;
    if (!Number.isInteger(bins) || bins < 1 || bins > end - start)
      throw new Error(`${bins} bins of a window of ${end - start} bp`);
    const sums = new Bins(start, end, bins);
    const number = this.#numbers[window.chromosome];
    const zoom = exact
      ? undefined
      : this.#zooms.findLast(({ resolution }) => 2 * resolution * bins <= end - start);
    if (zoom === undefined)
      this.#eachRuns(window, (runs) => {
        for (let run = 0; run < runs.start.length; run++) {
          const bases = runs.end[run] - runs.start[run];
          sums.add(runs.start[run], runs.end[run], bases, bases * runs.value[run]);
        }
      });
    else
      this.#eachSummaries(zoom, window, (items) => {
        for (let item = 0; item < items.start.length; item++)
          // A block may hold the end of one chromosome and the beginning of the next.
          if (items.chromosome[item] === number)
            sums.add(items.start[item], items.end[item], items.covered[item], items.sum[item]);
      });
    return sums.means();
  }

  close(): void {
    this.#bytes.close();
  }

  #demand({ chromosome, start, end }: SignalWindow): void {
    const place = this.chromosomes.at(chromosome);
    if (place === undefined || !(start >= 0 && start < end && end <= place.length))
      throw new Error(`no window: chromosome ${chromosome}, ${start}-${end}`);
  }

  /** Runs of a window, block by block; those at its ends may lie beyond it. */
  #eachRuns(window: SignalWindow, visit: (runs: Runs) => void): void {
    this.#demand(window);
    const number = this.#numbers[window.chromosome];
    const { length, name } = this.chromosomes[window.chromosome];
    let last = 0;
    for (const block of this.#data.blocks(number, window.start, window.end)) {
      let runs = this.#runs.get(block);
      if (runs === undefined) {
        const bytes = this.#bytes.block(this.#data, block);
        runs = runsOfBlock(bytes, { number, length, name }, (found) => this.#bytes.damaged(found));
        const beyond =
          runs.start.length > 0 && !this.#data.holds(block, number, runs.start[0], runs.end.at(-1) ?? 0);
        if (beyond) throw this.#bytes.damaged(`a block with other places on ${name} than its index says`);
        keep(this.#runs, block, runs);
      }
      const [from, to] = within(runs, window);
      if (from === to) continue;
      if (runs.start[from] < last)
        throw this.#bytes.damaged(`two values for ${name}:${runs.start[from]} (0-based)`);
      last = runs.end[to - 1];
      const whole = from === 0 && to === runs.start.length;
      visit(
        whole
          ? runs
          : {
              start: runs.start.subarray(from, to),
              end: runs.end.subarray(from, to),
              value: runs.value.subarray(from, to),
            },
      );
    }
  }

  #eachSummaries(zoom: ZoomIndex, window: SignalWindow, visit: (items: ZoomItems) => void): void {
    const number = this.#numbers[window.chromosome];
    const index = this.#bytes.zoomBlocks(zoom);
    for (const block of index.blocks(number, window.start, window.end)) {
      const at = index.offset[block];
      let items = this.#summaries.get(at);
      if (items === undefined) {
        items = summariesOfBlock(this.#bytes.block(index, block), (found) => this.#bytes.damaged(found));
        keep(this.#summaries, at, items);
      }
      visit(items);
    }
  }
}

function keep<Value>(kept: Map<number, Value>, key: number, value: Value): void {
  const [oldest] = kept.keys();
  if (kept.size >= KEPT) kept.delete(oldest);
  kept.set(key, value);
}

/** Which runs, ascending and none on another, reach into a window. */
function within({ start, end }: Runs, window: SignalWindow): [number, number] {
  return [firstBeyond(end, window.start + 1), firstBeyond(start, window.end)];
}

/** The first place of ascending numbers with at least this one. */
function firstBeyond(numbers: Int32Array, least: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Equal parts of a window, whose edges are rounded down to whole bases. */
class Bins {
  readonly #edges: Float64Array;
  readonly #sums: Float64Array;
  readonly #bases: Float64Array;

  constructor(start: number, end: number, bins: number) {
    this.#edges = Float64Array.from(
      { length: bins + 1 },
      (_, bin) => start + Math.floor(((end - start) * bin) / bins),
    );
    this.#sums = new Float64Array(bins);
    this.#bases = new Float64Array(bins);
  }

  /** Adds to each bin its share of what a stretch holds. */
  add(start: number, end: number, covered: number, sum: number): void {
    const edges = this.#edges;
    const bins = this.#sums.length;
    const from = Math.max(start, edges[0]);
    const to = Math.min(end, edges[bins]);
    if (from >= to) return;
    let bin = Math.min(bins - 1, Math.floor(((from - edges[0]) * bins) / (edges[bins] - edges[0])));
    while (bin > 0 && edges[bin] > from) bin--;
    while (edges[bin + 1] <= from) bin++;
    for (; bin < bins && edges[bin] < to; bin++) {
      const share = (Math.min(to, edges[bin + 1]) - Math.max(from, edges[bin])) / (end - start);
      this.#sums[bin] += share * sum;
      this.#bases[bin] += share * covered;
    }
  }

  means(): Float64Array {
    return this.#sums.map((sum, bin) => (this.#bases[bin] > 0 ? sum / this.#bases[bin] : NaN));
  }
}
