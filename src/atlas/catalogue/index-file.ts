// The file in which a catalogue rests: one line of JSON that says where each section begins, then the sections.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { InputError } from '../../errors.ts';
import { readFully } from '../../formats/text/byte-source.ts';
import { writeFileAtomically } from '../../formats/text/file-writer.ts';

/** The columns with few distinct values; each is stored as a list of values and a code per row. */
export const FACETS = ['genome', 'antigenClass', 'antigen', 'cellClass', 'cell'] as const;
export type Facet = (typeof FACETS)[number];

export interface IndexHeader {
  readonly format: 'chipmate catalogue 2';
  /** The list it was made from. */
  readonly list: { readonly bytes: number; readonly modified: number };
  readonly layout: Readonly<Record<string, number>>;
  readonly rows: number;
  readonly values: Readonly<Record<Facet, readonly string[]>>;
  /** Offset behind the header line, and length, of each section in bytes. */
  readonly sections: Readonly<Record<string, readonly [offset: number, bytes: number]>>;
}

export type Section = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** Writes header and sections; sections begin at multiples of 8. */
export function writeIndex(
  path: string,
  header: Omit<IndexHeader, 'sections' | 'format'>,
  sections: Readonly<Record<string, Section>>,
): void {
  const places: Record<string, [number, number]> = {};
  let end = 0;
  for (const [name, section] of Object.entries(sections)) {
    places[name] = [end, section.byteLength];
    end += Math.ceil(section.byteLength / 8) * 8;
  }
  const complete: IndexHeader = { format: 'chipmate catalogue 2', ...header, sections: places };
  const line = Buffer.from(JSON.stringify(complete), 'utf8');
  const headerBytes = Math.ceil((line.length + 1) / 8) * 8;
  const bytes = new Uint8Array(headerBytes + end).fill(0x20, line.length, headerBytes - 1);
  bytes.set(line);
  bytes[headerBytes - 1] = 0x0a;
  for (const [name, section] of Object.entries(sections)) {
    const [offset] = places[name];
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), headerBytes + offset);
  }
  writeFileAtomically(path, bytes);
}

/** An open index: sections are read when they are asked for. */
export class IndexFile {
  readonly header: IndexHeader;
  readonly #file: number;
  readonly #base: number;
  readonly #kept = new Map<string, Uint8Array<ArrayBuffer>>();

  /** @throws InputError when the file is not an index of this format */
  constructor(path: string) {
    this.#file = openSync(path, 'r');
    try {
      const start = Buffer.alloc(Math.min(fstatSync(this.#file).size, 1 << 24));
      let got = 0;
      let end = -1;
      while (end < 0 && got < start.length) {
        const read = readSync(this.#file, start, got, Math.min(1 << 18, start.length - got), got);
        if (read === 0) break;
        end = start.indexOf(0x0a, got);
        if (end >= got + read) end = -1;
        got += read;
      }
      this.header = JSON.parse(start.toString('utf8', 0, end)) as IndexHeader;
      this.#base = end + 1;
    } catch (error) {
      closeSync(this.#file);
      throw notAnIndex(path, error instanceof Error ? error.message : String(error));
    }
    if ((this.header.format as string) !== 'chipmate catalogue 2') {
      closeSync(this.#file);
      throw notAnIndex(path, `format ${this.header.format}`);
    }
  }

  /** The bytes of a section, or of a part of it. */
  bytes(name: string, from = 0, to?: number): Uint8Array<ArrayBuffer> {
    const [offset, length] = this.header.sections[name];
    const bytes = new Uint8Array((to ?? length) - from);
    if (readFully(this.#file, bytes, this.#base + offset + from) < bytes.length)
      throw new Error(`the catalogue ends inside its section ${name}`);
    return bytes;
  }

  /** The bytes of a whole section, which are read once. */
  kept(name: string): Uint8Array<ArrayBuffer> {
    const bytes = this.#kept.get(name) ?? this.bytes(name);
    this.#kept.set(name, bytes);
    return bytes;
  }

  /** A whole section of 32-bit numbers, read once. */
  numbers(name: string): Uint32Array {
    return new Uint32Array(this.kept(name).buffer);
  }

  close(): void {
    closeSync(this.#file);
  }
}

function notAnIndex(path: string, found: string): InputError {
  return new InputError('this is not a catalogue index', {
    file: path,
    found,
    fix: 'delete the file: it is made again from the list of experiments',
  });
}
