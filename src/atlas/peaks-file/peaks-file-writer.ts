import { BLOCK_PEAKS, columnShape, packColumn, packExceptions } from './bit-columns.ts';
import type { ColumnShape } from './bit-columns.ts';
import { BlockFileWriter } from './block-file-writer.ts';
import { GrowingColumn } from './growing-column.ts';
import { encodeGenome, scoresPath } from './layout.ts';
import type { GenomeLayout } from './layout.ts';

/** What a peaks file must know before its first peak. */
export interface PeaksFileHeader {
  readonly genome: GenomeLayout;
  /** Experiment numbers are below this. */
  readonly experiments: number;
}

/** Peaks in order: element i of every array is peak i; arrays may be longer than `count`. */
export interface PeakBatch {
  readonly count: number;
  /** Linear coordinate of the first base, ascending. */
  readonly start: Uint32Array;
  /** bp; 0 is allowed and counts as the two bases around the position. */
  readonly width: Uint32Array;
  readonly experiment: Uint32Array;
  /** Summit - start, bp. */
  readonly summitOffset: Uint32Array;
  /** Code of the rank-scored signal, 0 to 255. */
  readonly signalCode: Uint8Array;
  readonly score: Uint32Array;
}

export interface PeaksFileSummary {
  readonly peaks: number;
  /** Per experiment. */
  readonly peaksPerExperiment: Uint32Array;
  /** The files written: `peaks.bin` (positions and experiments) and `scores.bin` (summits, signals and scores). */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
}

/**
 * Writes the peaks file and, beside it, the scores file. Peaks come in batches of any size, sorted by start,
 * then width, then experiment over all batches. Memory does not depend on the number of peaks but for the
 * directory (16 bytes per 128 peaks).
 *
 * @throws RangeError for peaks out of order, an unknown experiment number, or an end beyond 2^32 - 1
 */
export class PeaksFileWriter {
  readonly #header: PeaksFileHeader;
  readonly #peaksFile: BlockFileWriter;
  readonly #scoresFile: BlockFileWriter;
  readonly #firstStarts = new GrowingColumn();
  readonly #greatestEnds = new GrowingColumn();
  readonly #peaksPerExperiment: Uint32Array;
  readonly #start = new Uint32Array(BLOCK_PEAKS);
  readonly #width = new Uint32Array(BLOCK_PEAKS);
  readonly #experiment = new Uint32Array(BLOCK_PEAKS);
  readonly #summit = new Uint32Array(BLOCK_PEAKS);
  readonly #signal = new Uint32Array(BLOCK_PEAKS);
  readonly #score = new Uint32Array(BLOCK_PEAKS);
  #pending = 0;
  #peaks = 0;
  #zeroWidthPeaks = 0;
  #lastStart = 0;
  #lastWidth = 0;

  /** @param path the peaks file, `peaks.bin` in an atlas; `scores.bin` is written beside it */
  constructor(path: string, header: PeaksFileHeader) {
    this.#header = header;
    this.#peaksPerExperiment = new Uint32Array(header.experiments);
    this.#peaksFile = new BlockFileWriter(path);
    this.#scoresFile = new BlockFileWriter(scoresPath(path));
  }

  append(batch: PeakBatch): void {
    const { count, start, width, experiment, summitOffset, signalCode, score } = batch;
    const experiments = this.#header.experiments;
    for (let i = 0; i < count; i++) {
      const peakStart = start[i];
      const peakWidth = width[i];
      const code = experiment[i];
      if (peakStart < this.#lastStart || (peakStart === this.#lastStart && peakWidth < this.#lastWidth)) {
        throw new RangeError(`peak ${this.#peaks + this.#pending} is out of order`);
      }
      if (code >= experiments) throw new RangeError(`experiment ${code} of ${experiments}`);
      if (peakStart + peakWidth >= 0xffff_ffff) throw new RangeError('a peak ends beyond 2^32 - 1');
      this.#lastStart = peakStart;
      this.#lastWidth = peakWidth;
      const slot = this.#pending++;
      this.#start[slot] = peakStart;
      this.#width[slot] = peakWidth;
      this.#experiment[slot] = code;
      this.#summit[slot] = centred(summitOffset[i], peakWidth);
      this.#signal[slot] = signalCode[i];
      this.#score[slot] = score[i];
      this.#peaksPerExperiment[code]++;
      if (this.#pending === BLOCK_PEAKS) this.#endBlock();
    }
  }

  /** Writes what is left, directories and headers, and closes both files. */
  finish(): PeaksFileSummary {
    if (this.#pending > 0) this.#endBlock();
    const rest = {
      blocks: this.#firstStarts.length,
      peaks: this.#peaks,
      experiments: this.#header.experiments,
      zeroWidthPeaks: this.#zeroWidthPeaks,
    };
    const columns = [this.#firstStarts.view(), this.#greatestEnds.view(), this.#peaksPerExperiment];
    const metadata = encodeGenome(this.#header.genome);
    const header = this.#peaksFile.finish(columns, metadata, { kind: 'peaks', ...rest });
    const scores = this.#scoresFile.finish(
      [],
      new Uint32Array(0),
      { kind: 'scores', ...rest },
      header.pairing,
    );
    return {
      peaks: this.#peaks,
      peaksPerExperiment: this.#peaksPerExperiment,
      files: [
        { path: this.#peaksFile.path, bytes: header.fileWords * 4 },
        { path: this.#scoresFile.path, bytes: scores.fileWords * 4 },
      ],
    };
  }

  /** Closes and removes both files. */
  abort(): void {
    this.#peaksFile.abort();
    this.#scoresFile.abort();
  }

  #endBlock(): void {
    const count = this.#pending;
    const starts = this.#start;
    const widths = this.#width;
    const firstStart = starts[0];
    let greatestEnd = 0;
    let leastWidth = 0xffff_ffff;
    for (let i = 0; i < count; i++) {
      const width = widths[i];
      if (width < leastWidth) leastWidth = width;
      if (width === 0) this.#zeroWidthPeaks++;
      const end = starts[i] + (width === 0 ? 1 : width);
      if (end > greatestEnd) greatestEnd = end;
    }
    for (let i = count - 1; i > 0; i--) starts[i] -= starts[i - 1];
    starts[0] = 0;
    for (let i = 0; i < count; i++) widths[i] -= leastWidth;
    for (const column of [starts, widths, this.#experiment, this.#summit, this.#signal, this.#score]) {
      column.fill(0, count);
    }
    this.#firstStarts.push(firstStart);
    this.#greatestEnds.push(greatestEnd);
    this.#writePositions(count, leastWidth);
    this.#writeScores();
    this.#peaks += count;
    this.#pending = 0;
  }

  #writePositions(count: number, leastWidth: number): void {
    const file = this.#peaksFile;
    const { words } = file;
    const start = columnShape(this.#start);
    const width = columnShape(this.#width);
    const experiment = plainShape(this.#experiment);
    words[file.at + 1] = start.bits | (width.bits << 8) | (experiment.bits << 16) | ((count - 1) << 24);
    words[file.at + 2] = leastWidth;
    words[file.at + 3] = start.exceptions | (width.exceptions << 8);
    let at = packColumn(this.#experiment, experiment.bits, words, file.at + 4);
    at = packColumn(this.#start, start.bits, words, at);
    at = packColumn(this.#width, width.bits, words, at);
    at = packExceptions(this.#start, start.bits, words, at);
    file.endBlock(packExceptions(this.#width, width.bits, words, at));
  }

  #writeScores(): void {
    const file = this.#scoresFile;
    const { words } = file;
    const columns = [this.#score, this.#signal, this.#summit];
    const shapes = columns.map(columnShape);
    words[file.at + 1] = shapes[0].bits | (shapes[1].bits << 8) | (shapes[2].bits << 16);
    words[file.at + 2] = shapes[0].exceptions | (shapes[1].exceptions << 8) | (shapes[2].exceptions << 16);
    let at = file.at + 3;
    columns.forEach((column, i) => (at = packColumn(column, shapes[i].bits, words, at)));
    columns.forEach((column, i) => (at = packExceptions(column, shapes[i].bits, words, at)));
    file.endBlock(at);
  }
}

/** All bits that the largest value needs: experiment numbers are spread evenly, so exceptions do not pay. */
function plainShape(values: Uint32Array): ColumnShape {
  let all = 0;
  for (let i = 0; i < BLOCK_PEAKS; i++) all |= values[i];
  return { bits: 32 - Math.clz32(all), exceptions: 0 };
}

/** Distance of the summit from the peak's middle as an unsigned number, small for summits near the middle. */
function centred(summitOffset: number, width: number): number {
  const distance = summitOffset - (width >>> 1);
  return distance < 0 ? -2 * distance - 1 : 2 * distance;
}
