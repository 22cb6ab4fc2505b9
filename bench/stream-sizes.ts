import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ATLAS_FILES } from '../src/atlas/manifest.ts';
import { openPeaksFile } from '../src/atlas/peaks-file/open-peaks-file.ts';

/** Bytes of each column in the blocks of an atlas, exceptions included. */
export type StreamSizes = Readonly<
  Record<'start' | 'width' | 'experiment' | 'score' | 'signal' | 'summit', number>
>;

/** Adds up the columns of all blocks; each file is read as a whole. */
export function streamSizes(atlas: string): StreamSizes {
  const path = join(atlas, ATLAS_FILES.peaks);
  const file = openPeaksFile(path);
  const positions = columnBytes(path, file.blockOffsets, 3);
  const scores = file.openScores();
  const attributes = columnBytes(scores.path, scores.blockOffsets, 2);
  file.close();
  const [start, width, experiment] = positions;
  const [score, signal, summit] = attributes;
  return { start, width, experiment, score, signal, summit };
}

/** @param exceptionsWord the word of a block that holds the number of exceptions of each column */
function columnBytes(path: string, blockOffsets: Uint32Array, exceptionsWord: number): number[] {
  const bytes = readFileSync(path);
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  const sums = [0, 0, 0];
  for (let block = 0; block + 1 < blockOffsets.length; block++) {
    const shape = words[blockOffsets[block] + 1];
    const exceptions = words[blockOffsets[block] + exceptionsWord];
    for (let column = 0; column < 3; column++) {
      // A column of b bits has 4 b words; an exception is one word.
      sums[column] += 16 * ((shape >>> (8 * column)) & 255) + 4 * ((exceptions >>> (8 * column)) & 255);
    }
  }
  return sums;
}
