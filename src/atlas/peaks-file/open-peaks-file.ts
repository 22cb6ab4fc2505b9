import { closeSync, fstatSync, openSync } from 'node:fs';
import { InputError } from '../../errors.ts';
import { readFully } from '../../formats/text/byte-source.ts';
import { checksumOfWords } from './checksum.ts';
import { RESERVED_BYTES } from './kernel.ts';
import { damaged, decodeGenome, decodeHeader, directoryWords, HEADER_WORDS, scoresPath } from './layout.ts';
import type { FileHeader, FileKind, GenomeLayout } from './layout.ts';
import { createSharedKernel, startKernel } from './wasm-kernel.ts';

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

/**
 * Opens a peaks file and checks its header, directory and size.
 * @throws InputError naming the file where it is absent, foreign, cut short, damaged or of another version
 */
export function openPeaksFile(path: string): PeaksFile {
  const { file, directory, reach } = openBlockFile(path, 'peaks');
  const { blocks, experiments, peaks, pairing, fileWords, metadataAt, metadataChecksum } = file.header;
  let scores: BlockFile | undefined;
  try {
    const metadata = readWords(file.descriptor, metadataAt, fileWords - metadataAt);
    if (checksumOfWords(metadata, 0, metadata.length, 0) !== metadataChecksum)
      throw damaged(path, 'metadata');
    return {
      ...file,
      genome: decodeGenome(metadata, path),
      peaks,
      experiments,
      firstStarts: directory.subarray(0, blocks),
      greatestEnds: directory.subarray(blocks, 2 * blocks),
      peaksPerExperiment: directory.subarray(2 * blocks, 2 * blocks + experiments),
      reach,
      openScores() {
        scores ??= openScoresFile(scoresPath(path), pairing, blocks);
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

function openScoresFile(path: string, pairing: number, blocks: number): BlockFile {
  const { file } = openBlockFile(path, 'scores');
  if (file.header.pairing !== pairing || file.header.blocks !== blocks) {
    closeSync(file.descriptor);
    throw new InputError('the scores file belongs to another peaks file', {
      key: 'atlas.damaged',
      file: path,
      fix: 'copy the whole atlas folder again, or build it again',
    });
  }
  return file;
}

function openBlockFile(
  path: string,
  kind: FileKind,
): { file: BlockFile; directory: Uint32Array; reach: Uint32Array } {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch (error) {
    throw new InputError(`cannot open the ${kind} file: ${(error as Error).message}`, {
      key: 'atlas.damaged',
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
    // The kernel's own memory, so that it can check megabytes of directory in little time.
    const reachAt = RESERVED_BYTES + words * 4;
    const shared = createSharedKernel(reachAt + blocks * 4);
    const kernel = startKernel(shared);
    const directory = new Uint32Array(shared.buffer, RESERVED_BYTES, words);
    readInto(descriptor, directoryAt, directory);
    if (kernel.checksum(RESERVED_BYTES, words, 0) !== directoryChecksum) throw damaged(path, 'directory');
    if (kind === 'peaks') kernel.runningMaximum(RESERVED_BYTES + blocks * 4, reachAt, blocks);
    const reach = new Uint32Array(shared.buffer, reachAt, blocks);
    const blockOffsets = directory.subarray(words - blocks - 1);
    const verified = new Uint8Array(new SharedArrayBuffer(blocks));
    return { file: { path, descriptor, header, blockOffsets, verified }, directory, reach };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** @returns words of the file; fewer where it ends */
function readWords(descriptor: number, at: number, count: number): Uint32Array {
  const words = new Uint32Array(count);
  return words.subarray(0, readInto(descriptor, at, words));
}

/** @returns how many words there were to read */
function readInto(descriptor: number, at: number, words: Uint32Array): number {
  const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
  return readFully(descriptor, bytes, at * 4) >> 2;
}
