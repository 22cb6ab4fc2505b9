import { InputError } from '../../errors.ts';
import { readFully } from '../../formats/text/byte-source.ts';
import { decodePositions, decodeScores, DecodedBlock } from './block-codec.ts';
import { checksumOfWords } from './checksum.ts';
import { damaged } from './layout.ts';
import type { BlockFile, PeaksFile } from './open-peaks-file.ts';

const bytesAtOnce = 1 << 18;

/**
 * Reads all peaks in order, checking every block.
 * @param withScores whether summits, signal codes and scores are read too
 * @param visit called for every block; the columns are overwritten by the next one
 * @throws InputError naming the file where a block is damaged
 */
export function scanPeaks(file: PeaksFile, withScores: boolean, visit: (block: DecodedBlock) => void): void {
  const block = new DecodedBlock();
  const positions = new SequentialBlocks(file);
  const scores = withScores ? new SequentialBlocks(file.openScores()) : undefined;
  for (let i = 0; i < file.header.blocks; i++) {
    const at = positions.find(i);
    decodePositions(positions.words, at, file.firstStarts[i], block);
    if (scores !== undefined) {
      const scoresAt = scores.find(i);
      decodeScores(scores.words, scoresAt, block);
    }
    visit(block);
  }
}

/** Reads the blocks of a file, best in ascending order, a quarter of a megabyte at once. */
export class SequentialBlocks {
  words = new Uint32Array(0);
  readonly #file: BlockFile;
  #from = 0;
  #end = 0;

  constructor(file: BlockFile) {
    this.#file = file;
  }

  /** Checks block `number`. @returns its first word in `words` */
  find(number: number): number {
    const { blockOffsets, path } = this.#file;
    if (number < this.#from || number >= this.#end) this.#load(number);
    const at = blockOffsets[number] - blockOffsets[this.#from];
    const length = blockOffsets[number + 1] - blockOffsets[number];
    if (checksumOfWords(this.words, at + 1, length - 1, number) !== this.words[at]) {
      throw damaged(path, `block ${number}`);
    }
    return at;
  }

  #load(number: number): void {
    const { blockOffsets, descriptor, header, path } = this.#file;
    let end = number + 1;
    while (end < header.blocks && (blockOffsets[end + 1] - blockOffsets[number]) * 4 <= bytesAtOnce) end++;
    const bytes = new Uint8Array((blockOffsets[end] - blockOffsets[number]) * 4);
    if (readFully(descriptor, bytes, blockOffsets[number] * 4) < bytes.length)
      throw new InputError('the file became shorter while it was read', { file: path });
    this.words = new Uint32Array(bytes.buffer);
    this.#from = number;
    this.#end = end;
  }
}
