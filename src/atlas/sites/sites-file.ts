import { closeSync, existsSync, fstatSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { InputError } from '../../errors.ts';
import { writeFileAtomically } from '../../formats/text/file-writer.ts';
import { readManifest, sitesNameOf, type AtlasManifest } from '../manifest.ts';
import { checksumOfWords } from '../peaks-file/checksum.ts';
import { readFully } from '../../formats/text/byte-source.ts';
import type { CellClassSites } from './cell-class-sites.ts';
import { classHeaderShape, decodeClass, encodeClass, mayFit, type ClassHeader } from './sites-codec.ts';
import { fields, listOf, text, whole } from '../../formats/text/shape.ts';

const MAGIC = 0x53504d43;
const FORMAT_VERSION = 3;
/** Magic number, format version, bytes of the compressed header, its checksum. */
const PREFIX_BYTES = 16;
/** Bytes of an unpacked header beyond which it is none: 40,000 experiments have some 5 MB. */
const LARGEST_HEADER = 1 << 26;

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

const entriesShape = listOf(
  fields({ fingerprint: text, first: whole, length: whole, checksum: whole, header: classHeaderShape }),
);

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
  /** Size of the file. */
  readonly bytes: number;
  readonly #headerChecksum: number;
  readonly #entries: readonly ClassEntry[];
  readonly #start: number;

  /** @throws InputError where the file is no sites file of this format or is damaged */
  constructor(path: string) {
    this.path = path;
    // Opened once: header and size are of one file, also where another takes its place.
    const file = openToRead(path);
    try {
      const prefix = wordsOf(readPiece(path, file, 0, PREFIX_BYTES));
      if (prefix[0] !== MAGIC) throw damaged(path, 'other bytes than a sites file begins with');
      if (prefix[1] !== FORMAT_VERSION) throw damaged(path, `format version ${prefix[1]}`);
      if (prefix[2] % 4 !== 0) throw damaged(path, 'a damaged header');
      const header = readPiece(path, file, PREFIX_BYTES, prefix[2]);
      if (checksumOf(header) !== prefix[3]) throw damaged(path, 'a damaged header');
      this.#entries = entriesOf(header, path);
      this.#headerChecksum = prefix[3];
      this.#start = PREFIX_BYTES + prefix[2];
      this.bytes = fstatSync(file).size;
    } finally {
      closeSync(file);
    }
    const expected = this.#entries.reduce((end, entry) => Math.max(end, entry.first + entry.length), 0);
    const missing = this.#start + 4 * expected - this.bytes;
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
    try {
      return decodeClass(header, words);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw damaged(this.path, `impossible sites of ${cellClass}`);
    }
  }

  /** A cell class as it was written. */
  encoded(cellClass: string): EncodedClass {
    const entry = this.#entry(cellClass);
    const file = openToRead(this.path);
    try {
      const isSame = wordsOf(readPiece(this.path, file, 0, PREFIX_BYTES))[3] === this.#headerChecksum;
      if (!isSame) throw changed(this.path);
      const words = wordsOf(readPiece(this.path, file, this.#start + 4 * entry.first, 4 * entry.length));
      if (checksumOfWords(words, 0, words.length, 0) !== entry.checksum)
        throw damaged(this.path, `damaged sites of ${cellClass}`);
      return { fingerprint: entry.fingerprint, header: entry.header, words };
    } finally {
      closeSync(file);
    }
  }

  #entry(cellClass: string): ClassEntry {
    const entry = this.#entries.find(({ header }) => header.cellClass === cellClass);
    if (entry === undefined) throw new Error(`no sites of the cell class ${cellClass}`);
    return entry;
  }
}

/** What the unpacked header says, once it looks as it must. */
function entriesOf(header: Uint8Array, path: string): ClassEntry[] {
  let entries: unknown;
  try {
    const unpacked = inflateRawSync(header, { maxOutputLength: LARGEST_HEADER });
    entries = JSON.parse(unpacked.toString('utf8'));
  } catch (error) {
    throw damaged(path, `a header that cannot be read (${(error as Error).message})`);
  }
  const fault = entriesShape(entries, 'the header');
  if (fault !== undefined) throw damaged(path, fault);
  const impossible = (entries as ClassEntry[]).find((entry) => !mayFit(entry.header, entry.length));
  if (impossible !== undefined)
    throw damaged(path, `more sites of ${impossible.header.cellClass} than there are bytes for`);
  return entries as ClassEntry[];
}

/**
 * Opens the sites of an atlas folder; undefined where it has none.
 * @param manifest its atlas.json, where that was read already
 * @throws InputError where they are damaged, or were replaced since the manifest was read
 */
export function openSitesFile(
  folder: string,
  manifest: AtlasManifest = readManifest(folder),
): SitesFile | undefined {
  const name = sitesNameOf(folder, manifest);
  if (name === undefined) return undefined;
  const path = join(folder, name);
  if (!existsSync(path)) {
    if (readManifest(folder).sha256 === manifest.sha256) return undefined;
    throw changed(path);
  }
  const sites = new SitesFile(path);
  const expected = Object.hasOwn(manifest.files, name) ? manifest.files[name].bytes : undefined;
  if (expected === undefined || sites.bytes === expected) return sites;
  if (readManifest(folder).sha256 !== manifest.sha256) throw changed(path);
  throw damaged(path, sites.bytes < expected ? FEWER_BYTES : MORE_BYTES);
}

/** The sites files of the atlases' folders. @throws InputError where one has none */
export function openSites(folders: readonly string[]): SitesFile[] {
  return folders.map((folder) => needed(folder, openSitesFile(folder)));
}

/** The sites of an atlas that is open, or a refusal. @param shard its first: the sites are those that its atlas.json names */
export function sitesOfOpened(shard: {
  readonly folder: string;
  readonly manifest: AtlasManifest;
}): SitesFile {
  const { folder, manifest } = shard;
  return needed(folder, openSitesFile(folder, manifest) ?? madeMeanwhile(folder, manifest));
}

/** Sites that were made of the same experiments since the atlas was opened. */
function madeMeanwhile(folder: string, manifest: AtlasManifest): SitesFile | undefined {
  const now = readManifest(folder);
  const shardsOf = ({ shards = [] }: AtlasManifest): string => shards.map(({ sha256 }) => sha256).join();
  return shardsOf(now) === shardsOf(manifest) ? openSitesFile(folder, now) : undefined;
}

function needed(folder: string, sites: SitesFile | undefined): SitesFile {
  if (sites !== undefined) return sites;
  throw new InputError('this atlas has no sites, which partners are ranked over', {
    file: folder,
    fix: `make them: chipmate atlas sites ${folder}; or count overlaps only, with --statistic fisher`,
  });
}

/** A finished cell class, kept in a file of its own until all classes are done; undefined where it is not that class or not whole. */
export function readPart(path: string, cellClass: string, fingerprint: string): EncodedClass | undefined {
  try {
    const part = new SitesFile(path);
    const { cellClasses } = part;
    if (cellClasses.length !== 1 || cellClasses[0] !== cellClass) return undefined;
    return part.fingerprintOf(cellClass) === fingerprint ? part.encoded(cellClass) : undefined;
  } catch (error) {
    // A part that is damaged is made again.
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

export function writePart(path: string, part: EncodedClass): void {
  writeFileAtomically(path, formatSitesFile([part]));
}

function readPiece(path: string, file: number, from: number, length: number): Buffer {
  const status = fstatSync(file);
  if (!status.isFile()) throw damaged(path, 'no file');
  if (status.size < from + length)
    throw damaged(path, from === 0 ? 'a file that ends too early' : FEWER_BYTES);
  const bytes = Buffer.from(new ArrayBuffer(length));
  if (readFully(file, bytes, from) < length) throw damaged(path, FEWER_BYTES);
  return bytes;
}

/** @throws InputError where it cannot be opened; who looked that it is there is told that it went meanwhile */
function openToRead(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw changed(path);
    throw damaged(path, (error as Error).message);
  }
}

function checksumOf(bytes: Buffer): number {
  const words = wordsOf(bytes);
  return checksumOfWords(words, 0, words.length, 0);
}

function changed(path: string): InputError {
  return new InputError('the atlas was changed while it was being read', {
    key: 'atlas.changed',
    file: path,
    fix: 'repeat the command',
  });
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
