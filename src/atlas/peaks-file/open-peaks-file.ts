import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { InputError } from '../../errors.ts';
import { checksumOfWords } from './checksum.ts';
import { damaged, decodeGenome, decodeHeader, directoryWords, HEADER_WORDS, scoresPath } from './layout.ts';
import type { FileHeader, FileKind, GenomeLayout } from './layout.ts';

/** A file of blocks, opened: which words of the file each block holds. */
export interface BlockFile {
  readonly path: string;
  /** File descriptor. */
  readonly descriptor: number;
  readonly header: FileHeader;
  /** First word of each block in the file, and one past the last: blocks + 1 elements. */
  readonly blockOffsets: Uint32Array;
  /** One byte per block: 1 once its checksum has been found right. Shared by threads. */
  readonly verified: Uint8Array;
}

/** A peaks file, opened. Its arrays lie in shared memory, so that worker threads get them without copying. */
export interface PeaksFile extends BlockFile {
  readonly genome: GenomeLayout;
  readonly peaks: number;
  readonly experiments: number;
  /** Peaks of each experiment. */
  readonly peaksPerExperiment: Uint32Array;
  /** Linear start of the first peak of each block, ascending. */
  readonly firstStarts: Uint32Array;
  /** Greatest linear end in each block. */
  readonly greatestEnds: Uint32Array;
  /** Greatest linear end in each block and all before it: how far back a query must look. */
  readonly reach: Uint32Array;
  /** Opens the scores file beside it (once). @throws InputError where it is absent, damaged or another atlas' */
  openScores(): BlockFile;
  close(): void;
}

/** Checks `words` from `from`; a WASM twin may take its place. */
type Checksum = typeof checksumOfWords;

/**
 * Opens a peaks file and checks its header, directory and size.
 * @throws InputError naming the file where it is absent, foreign, cut short, damaged or of another version
 */
export function openPeaksFile(path: string, checksum: Checksum = checksumOfWords): PeaksFile {
  const opened = openBlockFile(path, 'peaks', checksum);
  const { file, directory } = opened;
  const { blocks, experiments, peaks, pairing, fileWords, metadataAt, metadataChecksum } = file.header;
  let scores: BlockFile | undefined;
  try {
    const metadata = readWords(file.descriptor, metadataAt, fileWords - metadataAt);
    if (checksumOfWords(metadata, 0, metadata.length, 0) !== metadataChecksum)
      throw damaged(path, 'metadata');
    const greatestEnds = directory.subarray(blocks, 2 * blocks);
    return {
      ...file,
      genome: decodeGenome(metadata),
      peaks,
      experiments,
      firstStarts: directory.subarray(0, blocks),
      greatestEnds,
      peaksPerExperiment: directory.subarray(2 * blocks, 2 * blocks + experiments),
      reach: runningMaximum(greatestEnds),
      openScores() {
        scores ??= openScoresFile(scoresPath(path), pairing, blocks, checksum);
        return scores;
      },
      close() {
        closeSync(file.descriptor);
        if (scores !== undefined) closeSync(scores.descriptor);
      },
    };
  } catch (error) {
    closeSync(file.descriptor);
    throw error;
  }
}

function openScoresFile(path: string, pairing: number, blocks: number, checksum: Checksum): BlockFile {
  const { file } = openBlockFile(path, 'scores', checksum);
  if (file.header.pairing !== pairing || file.header.blocks !== blocks) {
    closeSync(file.descriptor);
    throw new InputError('the scores file belongs to another peaks file', {
      file: path,
      fix: 'copy the whole atlas folder again, or build it again',
    });
  }
  return file;
}

function openBlockFile(
  path: string,
  kind: FileKind,
  checksum: Checksum,
): { file: BlockFile; directory: Uint32Array } {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch (error) {
    throw new InputError(`cannot open the ${kind} file: ${(error as Error).message}`, {
      file: path,
      fix: 'name the folder of an atlas, or build it again',
    });
  }
  try {
    const status = fstatSync(descriptor);
    const bytes = status.isFile() ? status.size : 0;
    const headerWords = readWords(descriptor, 0, Math.min(HEADER_WORDS, Math.floor(bytes / 4)));
    const header = decodeHeader(headerWords, bytes, kind, path);
    const { blocks, experiments, directoryAt, metadataAt, directoryChecksum } = header;
    const words = directoryWords(kind, blocks, experiments);
    if (metadataAt - directoryAt !== words) throw damaged(path, 'header');
    const directory = readWords(descriptor, directoryAt, words);
    if (checksum(directory, 0, words, 0) !== directoryChecksum) throw damaged(path, 'directory');
    const blockOffsets = directory.subarray(words - blocks - 1);
    const verified = new Uint8Array(new SharedArrayBuffer(blocks));
    return { file: { path, descriptor, header, blockOffsets, verified }, directory };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

function runningMaximum(values: Uint32Array): Uint32Array {
  const result = new Uint32Array(new SharedArrayBuffer(values.byteLength));
  let maximum = 0;
  for (let i = 0; i < values.length; i++) {
    if (values[i] > maximum) maximum = values[i];
    result[i] = maximum;
  }
  return result;
}

/** Reads words into shared memory; fewer where the file ends. */
function readWords(descriptor: number, at: number, count: number): Uint32Array {
  const words = new Uint32Array(new SharedArrayBuffer(count * 4));
  const bytes = new Uint8Array(words.buffer);
  let done = 0;
  while (done < bytes.length) {
    const got = readSync(descriptor, bytes, done, bytes.length - done, at * 4 + done);
    if (got === 0) break;
    done += got;
  }
  return words;
}
