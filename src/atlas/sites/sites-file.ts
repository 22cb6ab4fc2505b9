import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { InputError } from '../../errors.ts';
import { writeFileAtomically } from '../../formats/text/file-writer.ts';
import { ATLAS_FILES } from '../manifest.ts';
import { checksumOfWords } from '../peaks-file/checksum.ts';
import { readFully } from '../../formats/text/byte-source.ts';
import type { CellClassSites } from './cell-class-sites.ts';
import { decodeClass, encodeClass, type ClassHeader } from './sites-codec.ts';

const MAGIC = 0x53504d43;
const FORMAT_VERSION = 3;
/** Magic number, format version, bytes of the compressed header, its checksum. */
const PREFIX_BYTES = 16;

/** What an error finds where a sites file was cut or lengthened. */
export const FEWER_BYTES = 'fewer bytes than were written';
export const MORE_BYTES = 'more bytes than were written';

/** One cell class in a sites file. */
interface ClassEntry {
  /** What the sites were made from: equal fingerprints mean equal sites. */
  readonly fingerprint: string;
  /** Place and length of its words, counted in words after the header. */
  readonly first: number;
  readonly length: number;
  readonly checksum: number;
  readonly header: ClassHeader;
}

/** A cell class ready to be written. */
export interface EncodedClass {
  readonly fingerprint: string;
  readonly header: ClassHeader;
  readonly words: Uint32Array;
}

/** Encodes the sites of a cell class. */
export function encodedClass(sites: CellClassSites, fingerprint: string): EncodedClass {
  return { fingerprint, ...encodeClass(sites) };
}

/** The bytes of a sites file. */
export function formatSitesFile(classes: readonly EncodedClass[]): Uint8Array {
  let first = 0;
  const entries = classes.map(({ fingerprint, header, words }): ClassEntry => {
    const checksum = checksumOfWords(words, 0, words.length, 0);
    const entry = { fingerprint, first, length: words.length, checksum, header };
    first += words.length;
    return entry;
  });
  const text = deflateRawSync(JSON.stringify(entries));
  const padded = Math.ceil(text.length / 4) * 4;
  const bytes = Buffer.alloc(PREFIX_BYTES + padded + 4 * first, 0x20);
  text.copy(bytes, PREFIX_BYTES);
  const header = wordsOf(bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + padded));
  [MAGIC, FORMAT_VERSION, padded, checksumOfWords(header, 0, header.length, 0)].forEach((value, i) =>
    bytes.writeUInt32LE(value, 4 * i),
  );
  entries.forEach((entry, i) => {
    const { words } = classes[i];
    bytes.set(
      new Uint8Array(words.buffer, words.byteOffset, words.byteLength),
      PREFIX_BYTES + padded + 4 * entry.first,
    );
  });
  return bytes;
}

/** An opened sites file; cell classes are read when they are asked for. */
export class SitesFile {
  readonly path: string;
  readonly #entries: readonly ClassEntry[];
  readonly #start: number;

  /** @throws InputError where the file is no sites file of this format or is damaged */
  constructor(path: string) {
    this.path = path;
    const prefix = wordsOf(readPiece(path, 0, PREFIX_BYTES));
    if (prefix[0] !== MAGIC) throw damaged(path, 'other bytes than a sites file begins with');
    if (prefix[1] !== FORMAT_VERSION) throw damaged(path, `format version ${prefix[1]}`);
    const header = readPiece(path, PREFIX_BYTES, prefix[2]);
    const words = wordsOf(header);
    if (checksumOfWords(words, 0, words.length, 0) !== prefix[3]) throw damaged(path, 'a damaged header');
    this.#entries = JSON.parse(inflateRawSync(header).toString('utf8')) as ClassEntry[];
    this.#start = PREFIX_BYTES + prefix[2];
    const expected = this.#entries.reduce((end, entry) => Math.max(end, entry.first + entry.length), 0);
    const missing = this.#start + 4 * expected - statSync(path).size;
    if (missing !== 0) throw damaged(path, missing > 0 ? FEWER_BYTES : MORE_BYTES);
  }

  /** What each cell class was made from, its header and the checksum of its sites, as text: equal for equal sites. */
  get description(): string {
    return JSON.stringify(this.#entries);
  }

  /** Names of the cell classes. */
  get cellClasses(): string[] {
    return this.#entries.map(({ header }) => header.cellClass);
  }

  /** Binders of a cell class, without reading its sites. */
  bindersOf(cellClass: string): ClassHeader['columns'] {
    return this.#entry(cellClass).header.columns;
  }

  fingerprintOf(cellClass: string): string {
    return this.#entry(cellClass).fingerprint;
  }

  /** @throws InputError where the class's bytes are damaged */
  read(cellClass: string): CellClassSites {
    const { header, words } = this.encoded(cellClass);
    return decodeClass(header, words);
  }

  /** A cell class as it was written. */
  encoded(cellClass: string): EncodedClass {
    const entry = this.#entry(cellClass);
    const words = wordsOf(readPiece(this.path, this.#start + 4 * entry.first, 4 * entry.length));
    if (checksumOfWords(words, 0, words.length, 0) !== entry.checksum)
      throw damaged(this.path, `damaged sites of ${cellClass}`);
    return { fingerprint: entry.fingerprint, header: entry.header, words };
  }

  #entry(cellClass: string): ClassEntry {
    const entry = this.#entries.find(({ header }) => header.cellClass === cellClass);
    if (entry === undefined) throw new Error(`no sites of the cell class ${cellClass}`);
    return entry;
  }
}

/** Opens the sites of an atlas folder; undefined where it has none. */
export function openSitesFile(folder: string): SitesFile | undefined {
  const path = join(folder, ATLAS_FILES.sites);
  return existsSync(path) ? new SitesFile(path) : undefined;
}

/** The sites files of the atlases' folders. @throws InputError where one has none */
export function openSites(folders: readonly string[]): SitesFile[] {
  return folders.map((folder) => {
    const sites = openSitesFile(folder);
    if (sites !== undefined) return sites;
    throw new InputError('this atlas has no sites, which partners are ranked over', {
      file: folder,
      fix: `make them: chipmate atlas sites ${folder}; or count overlaps only, with --statistic fisher`,
    });
  });
}

/** Writes the sites of an atlas folder, all or nothing. */
export function writeSitesFile(folder: string, classes: readonly EncodedClass[]): void {
  writeFileAtomically(join(folder, ATLAS_FILES.sites), formatSitesFile(classes));
}

/** A finished cell class, kept in a file of its own until all classes are done. */
export function readPart(path: string): EncodedClass | undefined {
  try {
    const part = new SitesFile(path);
    return part.encoded(part.cellClasses[0]);
  } catch {
    // A part that was cut off by an interruption is made again.
    return undefined;
  }
}

export function writePart(path: string, part: EncodedClass): void {
  writeFileAtomically(path, formatSitesFile([part]));
}

function readPiece(path: string, from: number, length: number): Buffer {
  const bytes = Buffer.from(new ArrayBuffer(length));
  const file = openSync(path, 'r');
  try {
    const got = readFully(file, bytes, from);
    if (got < length) throw damaged(path, from === 0 ? `${got} bytes` : 'a file that ends too early');
  } finally {
    closeSync(file);
  }
  return bytes;
}

function wordsOf(bytes: Buffer): Uint32Array {
  if (bytes.byteOffset % 4 === 0) return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  return new Uint32Array(Uint8Array.from(bytes).buffer);
}

function damaged(path: string, found: string): InputError {
  return new InputError('the sites of this atlas cannot be read', {
    file: path,
    found,
    fix: 'make them again: chipmate atlas sites DIR',
  });
}
