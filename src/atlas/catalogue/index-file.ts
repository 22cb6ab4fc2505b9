// The file in which a catalogue rests: a line with the checksum and length of the header, the header (JSON: what stands where, and
// checksums of blocks), then the sections.
import { closeSync, fstatSync, openSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { readFully } from '../../formats/text/byte-source.ts';
import { writeFileAtomically } from '../../formats/text/file-writer.ts';
import { BlockChecksums, CheckedFile } from './checked-blocks.ts';

/** The columns with few distinct values; each is stored as a list of values and a code per row. */
export const FACETS = ['genome', 'antigenClass', 'antigen', 'cellClass', 'cell'] as const;
export type Facet = (typeof FACETS)[number];

/** Rows of the list that are no experiments. */
export interface LeftOut {
  readonly rows: number;
  /** Line of the first of them, 1-based, and what is wrong with it. */
  readonly line: number;
  readonly reason: string;
}

export interface IndexHeader {
  /** The list it was made from, with the checksums of its blocks. */
  readonly list: { readonly bytes: number; readonly modified: number; readonly checksums: string };
  readonly layout: Readonly<Record<string, number>>;
  readonly rows: number;
  readonly leftOut: LeftOut;
  readonly values: Readonly<Record<Facet, readonly string[]>>;
  /** Offset behind the header, and length, of each section in bytes. */
  readonly sections: Readonly<Record<string, readonly [offset: number, bytes: number]>>;
  /** Checksums of the blocks behind the header. */
  readonly checksums: string;
}

export type Section = Uint8Array | Uint16Array | Uint32Array | Float64Array;

const FORMAT = 'chipmate catalogue 3';
const FIRST_LINE = /^chipmate catalogue 3 ([0-9a-f]{8}) (\d{1,12})\n/;
/** How the indexes of earlier releases begin. */
const EARLIER = /^\{"format":"chipmate catalogue \d+"/;
const FIRST_BYTES = 64;

/** An index that is not what was written: it is made again. `earlier`: an earlier release wrote it so. */
export class UnfitIndexError extends Error {
  readonly earlier: boolean;

  constructor(what: string, earlier = false) {
    super(`the catalogue index is not what was written: ${what}`);
    this.earlier = earlier;
  }
}

const unfit = (what: string): UnfitIndexError => new UnfitIndexError(what);

/** Writes header and sections; sections begin at multiples of 8. */
export function writeIndex(
  path: string,
  header: Omit<IndexHeader, 'sections' | 'checksums'>,
  sections: Readonly<Record<string, Section>>,
): void {
  const places: Record<string, [number, number]> = {};
  let end = 0;
  for (const [name, section] of Object.entries(sections)) {
    places[name] = [end, section.byteLength];
    end += Math.ceil(section.byteLength / 8) * 8;
  }
  const body = new Uint8Array(end);
  for (const [name, section] of Object.entries(sections))
    body.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), places[name][0]);
  const checksums = new BlockChecksums();
  checksums.push(body);
  const complete: IndexHeader = { ...header, sections: places, checksums: checksums.finish() };
  const text = Buffer.from(JSON.stringify(complete), 'utf8');
  const first = `${FORMAT} ${crc32(text).toString(16).padStart(8, '0')} ${text.length}\n`;
  writeFileAtomically(path, Buffer.concat([Buffer.from(first, 'latin1'), text, body]));
}

/** An open index: sections are read, and checked, when they are asked for. */
export class IndexFile {
  readonly header: IndexHeader;
  readonly #file: number;
  readonly #blocks: CheckedFile;
  readonly #kept = new Map<string, Uint8Array<ArrayBuffer>>();

  /** @throws UnfitIndexError when the file is not an index of this format, or not as it was written */
  constructor(path: string) {
    this.#file = openSync(path, 'r');
    try {
      const first = this.#read(0, FIRST_BYTES).toString('latin1');
      const [line, checksum, length] = FIRST_LINE.exec(first) ?? [];
      if (line === undefined) throw new UnfitIndexError('its first line', EARLIER.test(first));
      const size = fstatSync(this.#file).size;
      if (line.length + Number(length) > size) throw unfit('its length');
      const text = this.#read(line.length, Number(length));
      if (crc32(text) !== parseInt(checksum, 16)) throw unfit('its header');
      this.header = headerOf(JSON.parse(text.toString('utf8')));
      const base = line.length + text.length;
      const sections = Object.values(this.header.sections);
      if (sections.some(([offset, bytes]) => offset + bytes > size - base)) throw unfit('a section');
      this.#blocks = new CheckedFile(this.#file, [base, size - base], this.header.checksums, unfit);
    } catch (error) {
      closeSync(this.#file);
      throw error instanceof SyntaxError ? unfit('its header') : error;
    }
  }

  /** The bytes of a section, or of a part of it. */
  bytes(name: string, from = 0, to?: number): Uint8Array<ArrayBuffer> {
    const [offset, length] = this.header.sections[name];
    const end = to ?? length;
    if (!(from >= 0 && from <= end && end <= length)) throw unfit(`a place in ${name}`);
    return this.#blocks.read(offset + from, offset + end);
  }

  /** The bytes of a whole section, which are read once. */
  kept(name: string): Uint8Array<ArrayBuffer> {
    const bytes = this.#kept.get(name) ?? this.bytes(name);
    this.#kept.set(name, bytes);
    return bytes;
  }

  /** A whole section of 32-bit numbers, read once. */
  numbers(name: string): Uint32Array {
    const bytes = this.kept(name);
    return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  }

  /** A whole section of 64-bit numbers, read once. */
  doubles(name: string): Float64Array {
    const bytes = this.kept(name);
    return new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length >> 3);
  }

  close(): void {
    closeSync(this.#file);
  }

  #read(position: number, length: number): Buffer {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readFully(this.#file, bytes, position));
  }
}

/** Bytes per row of the sections that have a value for every row. */
const PER_ROW: Readonly<Record<string, number>> = {
  ...Object.fromEntries(FACETS.map((facet) => [facet, 4])),
  offsets: 8,
  lengths: 4,
  flags: 1,
  duplicateOf: 4,
};

/** @throws UnfitIndexError where a value is none of this program's headers */
function headerOf(value: unknown): IndexHeader {
  const header = objectOf(value);
  const { list, layout, leftOut, values, sections } = {
    list: objectOf(header['list']),
    layout: objectOf(header['layout']),
    leftOut: objectOf(header['leftOut']),
    values: objectOf(header['values']),
    sections: objectOf(header['sections']),
  };
  const length = (name: string): number => {
    const place: unknown = sections[name];
    if (!Array.isArray(place) || place.length !== 2 || !place.every(isCount) || place[0] % 8 !== 0)
      throw unfit(`its section ${name}`);
    return Number(place[1]);
  };
  const rows = Number(header['rows']);
  const sound =
    isCount(header['rows']) &&
    [list['bytes'], leftOut['rows'], leftOut['line']].every(isCount) &&
    typeof list['modified'] === 'number' &&
    [list['checksums'], header['checksums'], leftOut['reason']].every((text) => typeof text === 'string') &&
    Object.values(layout).every(Number.isSafeInteger) &&
    FACETS.every((facet) => isTexts(values[facet])) &&
    Object.entries(PER_ROW).every(([name, bytes]) => length(name) === bytes * rows) &&
    length('wordStarts') >= 4 &&
    length('wordStarts') % 4 === 0 &&
    length('rowStarts') === length('wordStarts') &&
    length('words') + length('wordRows') >= 0;
  if (!sound) throw unfit('its header');
  return value as IndexHeader;
}

function objectOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw unfit('its header');
  return value as Record<string, unknown>;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}
