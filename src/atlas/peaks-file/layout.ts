import { basename, dirname, join } from 'node:path';
import { InputError } from '../../errors.ts';
import { fields, listOf, text, whole } from '../../formats/text/shape.ts';
import { checksumOfWords } from './checksum.ts';
import { BLOCK_PEAKS } from './bit-columns.ts';

/** First bytes of both files; the byte above 127 shows files that went through a text conversion. */
const magic = [0x89636d70, 0x65616b73];
export const FORMAT_VERSION = 1;
export const HEADER_WORDS = 32;

export type FileKind = 'peaks' | 'scores';
const kindCodes: Record<FileKind, number> = { peaks: 1, scores: 2 };

/** The genome a peaks file is laid out on: an `Assembly` fits. */
export interface GenomeLayout {
  readonly name: string;
  readonly chromosomeNames: readonly string[];
  /** Length of each chromosome in bp. */
  readonly sizes: Float64Array;
  /** Linear coordinate of each chromosome's first base. */
  readonly offsets: Float64Array;
}

/** What the first 128 bytes of a file say. */
export interface FileHeader {
  readonly kind: FileKind;
  readonly blocks: number;
  readonly peaks: number;
  readonly experiments: number;
  /** Peaks of width 0: they count as the two bases around their position. */
  readonly zeroWidthPeaks: number;
  /** Positions in words from the start of the file. */
  readonly directoryAt: number;
  readonly metadataAt: number;
  readonly fileWords: number;
  readonly directoryChecksum: number;
  readonly metadataChecksum: number;
  /** The same in a peaks file and its scores file. */
  readonly pairing: number;
}

/** The fields of a header in their order, one word each, and the word of the first. */
const HEADER_FIELDS = [
  'blocks',
  'peaks',
  'experiments',
  'zeroWidthPeaks',
  'directoryAt',
  'metadataAt',
  'fileWords',
  'directoryChecksum',
  'metadataChecksum',
  'pairing',
] as const;
const FIRST_FIELD = 5;

/** The scores file that belongs to a peaks file: `scores.bin` beside it, or `NAME.scores` for another name. */
export function scoresPath(peaksPath: string): string {
  const name = basename(peaksPath);
  return join(dirname(peaksPath), name === 'peaks.bin' ? 'scores.bin' : `${name}.scores`);
}

/** Words of a directory before its block offsets: first starts, greatest ends and peaks per experiment. */
export function directoryWords(kind: FileKind, blocks: number, experiments: number): number {
  return kind === 'peaks' ? 3 * blocks + 1 + experiments : blocks + 1;
}

export function encodeHeader(header: FileHeader): Uint32Array {
  const words = new Uint32Array(HEADER_WORDS);
  words.set(magic);
  words[2] = FORMAT_VERSION;
  words[3] = kindCodes[header.kind];
  words[4] = BLOCK_PEAKS;
  HEADER_FIELDS.forEach((field, i) => (words[FIRST_FIELD + i] = header[field]));
  words[HEADER_WORDS - 1] = checksumOfWords(words, 0, HEADER_WORDS - 1, 0);
  return words;
}

/**
 * @param words the first 128 bytes of a file
 * @param bytes size of the file
 * @throws InputError naming the file where it is not such a file, damaged, cut short or of another version
 */
export function decodeHeader(words: Uint32Array, bytes: number, kind: FileKind, file: string): FileHeader {
  if (words.length < HEADER_WORDS || words[0] !== magic[0] || words[1] !== magic[1]) {
    throw new InputError(`this is not a ${kind} file of an atlas`, {
      key: 'atlas.damaged',
      file,
      expected: `a ${kind} file that \`chipmate atlas build\` finished`,
      found:
        words.length < HEADER_WORDS
          ? `${bytes} bytes`
          : words.every((word) => word === 0)
            ? 'an unfinished file'
            : 'other data',
      fix: 'build the atlas again',
    });
  }
  if (words[2] !== FORMAT_VERSION) {
    throw new InputError(`the ${kind} file has another format version`, {
      file,
      expected: `version ${FORMAT_VERSION}`,
      found: `version ${words[2]}`,
      fix: 'build the atlas again with this chipmate, or use the chipmate that built it',
    });
  }
  if (words[HEADER_WORDS - 1] !== checksumOfWords(words, 0, HEADER_WORDS - 1, 0))
    throw damaged(file, 'header');
  if (words[3] !== kindCodes[kind] || words[4] !== BLOCK_PEAKS) throw damaged(file, 'header');
  const fields = HEADER_FIELDS.map((field, i) => [field, words[FIRST_FIELD + i]]);
  const header = { kind, ...Object.fromEntries(fields) } as FileHeader;
  if (Math.ceil(header.peaks / BLOCK_PEAKS) !== header.blocks) throw damaged(file, 'header');
  if (HEADER_WORDS > header.directoryAt || header.directoryAt > header.metadataAt)
    throw damaged(file, 'header');
  if (bytes !== header.fileWords * 4) {
    throw new InputError(`the ${kind} file has the wrong size`, {
      key: 'atlas.damaged',
      file,
      expected: `${header.fileWords * 4} bytes`,
      found: `${bytes} bytes`,
      fix: 'copy the atlas again from where it was built, or build it again',
    });
  }
  if (header.metadataAt > header.fileWords) throw damaged(file, 'header');
  return header;
}

/** The error for content that its checksum contradicts. */
export function damaged(file: string, part: string): InputError {
  return new InputError(`the ${part} is damaged: its checksum does not fit`, {
    key: 'atlas.damaged',
    file,
    fix: 'copy the atlas again from where it was built, or build it again',
  });
}

export function encodeGenome(genome: GenomeLayout): Uint32Array {
  const json = JSON.stringify({
    name: genome.name,
    chromosomeNames: genome.chromosomeNames,
    sizes: Array.from(genome.sizes),
    offsets: Array.from(genome.offsets),
  });
  const bytes = new TextEncoder().encode(json);
  const words = new Uint32Array(Math.ceil(bytes.length / 4));
  const padded = new Uint8Array(words.buffer);
  padded.fill(0x20);
  padded.set(bytes);
  return words;
}

const genomeShape = fields({
  name: text,
  chromosomeNames: listOf(text),
  sizes: listOf(whole),
  offsets: listOf(whole),
});

/** @throws InputError naming the file where the words are no genome */
export function decodeGenome(words: Uint32Array, file: string): GenomeLayout {
  const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
  let genome: unknown;
  try {
    genome = JSON.parse(new TextDecoder().decode(bytes.slice()));
  } catch (error) {
    throw noGenome(file, (error as Error).message);
  }
  const fault = genomeShape(genome, '');
  if (fault !== undefined) throw noGenome(file, fault);
  const { name, chromosomeNames, sizes, offsets } = genome as Record<'sizes' | 'offsets', number[]> & {
    readonly name: string;
    readonly chromosomeNames: string[];
  };
  if (sizes.length !== chromosomeNames.length || offsets.length !== chromosomeNames.length)
    throw noGenome(
      file,
      `${chromosomeNames.length} chromosomes, ${sizes.length} sizes, ${offsets.length} offsets`,
    );
  return { name, chromosomeNames, sizes: Float64Array.from(sizes), offsets: Float64Array.from(offsets) };
}

function noGenome(file: string, found: string): InputError {
  return new InputError('the genome of this file is damaged', {
    file,
    expected: 'the names, sizes and offsets of chromosomes',
    found,
    fix: 'copy the atlas again from where it was built, or build it again',
  });
}
