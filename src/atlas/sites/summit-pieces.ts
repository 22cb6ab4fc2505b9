import type { Atlas } from '../open-atlas.ts';
import { decodePositions, decodeScores, DecodedBlock } from '../peaks-file/block-codec.ts';
import { SequentialBlocks } from '../peaks-file/scan-peaks.ts';
import type { PeaksFile } from '../peaks-file/open-peaks-file.ts';

/** Peaks that are handed over at a time. */
const PIECE = 500_000;

/** Summits of part of the genome; in no particular order. */
export interface SummitPiece {
  /** Linear coordinates. */
  readonly position: Uint32Array;
  readonly experiment: Uint32Array;
  /** No later piece has a summit below this linear coordinate. */
  readonly upTo: number;
}

/**
 * All summits of an atlas, piece by piece along the genome: one pass over its peaks, with memory for one piece.
 * @param atlas any number of shards
 * @param wanted per experiment, 1 where its summits are wanted
 */
export function* summitPieces(atlas: Atlas, wanted: Uint8Array): Generator<SummitPiece> {
  const readers = atlas.shards.map(
    ({ shard, firstExperiment }) => new SummitReader(shard.peaks, firstExperiment),
  );
  const position = new Uint32Array(PIECE);
  const experiment = new Uint32Array(PIECE);
  let count = 0;
  for (;;) {
    // The shard that lags behind goes on, so that all advance along the genome together.
    let next: SummitReader | undefined;
    for (const reader of readers)
      if (!reader.ended && (next === undefined || reader.nextStart < next.nextStart)) next = reader;
    if (next === undefined) break;
    if (count + next.mostPerBlock > PIECE) {
      yield {
        position: position.slice(0, count),
        experiment: experiment.slice(0, count),
        upTo: next.nextStart,
      };
      count = 0;
    }
    count = next.readBlock(wanted, position, experiment, count);
  }
  yield { position: position.slice(0, count), experiment: experiment.slice(0, count), upTo: Infinity };
}

class SummitReader {
  readonly #file: PeaksFile;
  readonly #firstExperiment: number;
  readonly #positions: SequentialBlocks;
  readonly #scores: SequentialBlocks;
  readonly #block = new DecodedBlock();
  #next = 0;

  constructor(file: PeaksFile, firstExperiment: number) {
    this.#file = file;
    this.#firstExperiment = firstExperiment;
    this.#positions = new SequentialBlocks(file);
    this.#scores = new SequentialBlocks(file.openScores());
  }

  get ended(): boolean {
    return this.#next >= this.#file.header.blocks;
  }

  /** Start of the first peak of the next block: every summit to come lies there or later. */
  get nextStart(): number {
    return this.#file.firstStarts[this.#next];
  }

  get mostPerBlock(): number {
    return this.#block.start.length;
  }

  /** Appends the wanted summits of the next block from `at`. @returns where they end */
  readBlock(wanted: Uint8Array, position: Uint32Array, experiment: Uint32Array, at: number): number {
    const block = this.#block;
    const number = this.#next++;
    const firstWord = this.#positions.find(number);
    decodePositions(this.#positions.words, firstWord, this.#file.firstStarts[number], block);
    const firstScoreWord = this.#scores.find(number);
    decodeScores(this.#scores.words, firstScoreWord, block);
    let end = at;
    for (let i = 0; i < block.count; i++) {
      const of = block.experiment[i] + this.#firstExperiment;
      if (wanted[of] === 0) continue;
      position[end] = block.start[i] + block.summitOffset[i];
      experiment[end++] = of;
    }
    return end;
  }
}
