import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { InputError } from '../../errors.ts';
import {
  parseQuality,
  recogniseLayout,
  type ExperimentListLayout,
} from '../../formats/chip-atlas/experiment-list-reader.ts';
import { RepeatedData } from '../repeated-data.ts';
import { FieldCache } from './field-cache.ts';
import { FACETS, writeIndex, type Facet } from './index-file.ts';
import { mayBePerturbed, perturbationBits, perturbationsOf } from './perturbation.ts';
import { TokenTable } from './token-table.ts';

const CHUNK = 1 << 23;
const TAB = 0x09;
const LINE_FEED = 0x0a;

/** Row number that stands for "no earlier row has the same reads". */
export const NO_DUPLICATE = 0xffffffff;

/**
 * Makes the index of an experimentList.tab: dictionary-coded facets, words with the rows they stand in,
 * perturbation flags and repeated data. The list itself is not copied; rows are read from it by offset.
 * Memory: about 800 MB for 400,000 rows.
 * @param listPath the list, any generation
 * @param indexPath the file to write
 * @throws InputError when the list is not one of ChIP-Atlas
 */
export function indexExperimentList(listPath: string, indexPath: string): void {
  const file = openSync(listPath, 'r');
  try {
    const { size, mtimeMs } = fstatSync(file);
    const collector = new Collector(listPath);
    const chunk = Buffer.alloc(CHUNK);
    let kept = 0;
    let position = 0;
    for (;;) {
      const got = readSync(file, chunk, kept, CHUNK - kept, position + kept);
      const filled = kept + got;
      if (filled === 0) break;
      const last = got === 0 ? filled - 1 : chunk.lastIndexOf(LINE_FEED, filled - 1);
      if (last < 0 && filled === CHUNK) throw lineTooLong(listPath);
      const end = last + 1;
      collector.addLines(chunk, end, position);
      chunk.copyWithin(0, end, filled);
      position += end;
      kept = filled - end;
    }
    collector.write(indexPath, { bytes: size, modified: Math.trunc(mtimeMs) });
  } finally {
    closeSync(file);
  }
}

function lineTooLong(file: string): InputError {
  return new InputError('a line is longer than 8 MB', {
    file,
    expected: 'one experiment per line',
    fix: 'bring the list again with chipmate atlas fetch',
  });
}

class Collector {
  readonly #path: string;
  readonly #words = new TokenTable(mayBePerturbed);
  readonly #fields = new FieldCache();
  readonly #offsets: number[] = [];
  // Per facet: code of every row, the values behind the codes, and the code of each value's hash. Code 0 is no value.
  readonly #codes: number[][] = FACETS.map(() => []);
  readonly #values: string[][] = FACETS.map(() => ['']);
  readonly #codeOfHash = FACETS.map(() => new Map<number, number>());
  readonly #flags: number[] = [];
  readonly #duplicateOf: number[] = [];
  readonly #repeatedData = new RepeatedData<number>();
  #layout: ExperimentListLayout | undefined;
  #facetOfField = new Int8Array(0);
  #end = 0;

  constructor(path: string) {
    this.#path = path;
  }

  addLines(bytes: Buffer, end: number, position: number): void {
    let skip = 0;
    if (this.#layout === undefined) {
      const first = bytes
        .toString('utf8', 0, Math.min(end, 1 << 18))
        .split('\n')
        .slice(0, 300);
      this.#layout = recogniseLayout(first, this.#path);
      skip = this.#layout.headerRows;
      this.#facetOfField = new Int8Array(this.#layout.attributes).fill(-1);
      for (const [facet, name] of FACETS.entries())
        if (this.#layout[name] >= 0) this.#facetOfField[this.#layout[name]] = facet;
    }
    for (let start = 0; start < end;) {
      let stop = bytes.indexOf(LINE_FEED, start);
      if (stop < 0 || stop > end) stop = end;
      if (skip > 0) skip--;
      else if (stop > start) this.#addRow(bytes, start, stop, position, this.#layout);
      start = stop + 1;
    }
  }

  #addRow(bytes: Buffer, start: number, stop: number, position: number, layout: ExperimentListLayout): void {
    const row = this.#offsets.length;
    const words = this.#words;
    const fields = this.#fields;
    let flags = 0;
    let genome = 0;
    let quality = '';
    for (let at = start, field = 0; at < stop; field++) {
      let tab = at;
      let hash = 0x811c9dc5 | 0;
      let second = 0x2f0b4c47;
      for (; tab < stop; tab++) {
        const byte = bytes[tab];
        if (byte === TAB) break;
        hash = Math.imul(hash ^ byte, 0x01000193);
        second = Math.imul(second ^ byte, 0x5bd1e995) ^ (second >>> 15);
      }
      const facet = field < layout.attributes ? this.#facetOfField[field] : -1;
      if (facet >= 0 && tab > at) {
        const code = this.#code(facet, keyOf(hash, second), bytes, at, tab);
        if (facet === 0) genome = code;
      }
      if (field === layout.quality) quality = bytes.toString('latin1', at, tab);
      else if (field === layout.experiment || field === layout.title) {
        words.parse(bytes, at, tab);
        words.add(words.from, words.to);
        if (words.marked && field === layout.title) flags |= bitsOf('', bytes.toString('utf8', at, tab));
      } else if (tab > at) {
        if (!fields.find(hash, second)) {
          words.parse(bytes, at, tab);
          words.keep();
          const bits = words.marked ? bitsOf(bytes.toString('utf8', at, tab), '') : 0;
          fields.set(hash, second, words.from, words.to, bits);
        }
        words.add(fields.from, fields.to);
        if (field >= layout.attributes) flags |= fields.perturbations;
      }
      at = tab + 1;
    }
    words.endRow();
    this.#flags.push(flags);
    for (const codes of this.#codes) if (codes.length === row) codes.push(0);
    this.#duplicateOf.push(this.#repeatedData.earlier(genome, parseQuality(quality), row) ?? NO_DUPLICATE);
    this.#offsets.push(position + start);
    this.#end = position + stop;
  }

  /** Code of a facet's value in the present row. @param key what its bytes hash to, see `keyOf` */
  #code(facet: number, key: number, bytes: Buffer, from: number, to: number): number {
    let code = this.#codeOfHash[facet].get(key);
    if (code === undefined) {
      code = this.#values[facet].push(bytes.toString('utf8', from, to)) - 1;
      this.#codeOfHash[facet].set(key, code);
    }
    this.#codes[facet].push(code);
    return code;
  }

  write(path: string, list: { bytes: number; modified: number }): void {
    if (this.#layout === undefined || this.#offsets.length === 0)
      throw new InputError('the list holds no experiment', { file: this.#path });
    const { text, starts, rowStarts, rows } = this.#words.finish();
    const values = Object.fromEntries(FACETS.map((facet, i) => [facet, this.#values[i]])) as Record<
      Facet,
      string[]
    >;
    writeIndex(
      path,
      { list, layout: { ...this.#layout }, rows: this.#offsets.length, values },
      {
        offsets: Float64Array.from([...this.#offsets, this.#end + 1]),
        ...Object.fromEntries(FACETS.map((facet, i) => [facet, Uint32Array.from(this.#codes[i])])),
        flags: Uint8Array.from(this.#flags),
        duplicateOf: Uint32Array.from(this.#duplicateOf),
        words: text,
        wordStarts: starts,
        rowStarts,
        wordRows: rows,
      },
    );
  }
}

/** Perturbation bits of one attribute (`key=value`) or of a title. */
function bitsOf(attribute: string, title: string): number {
  const equals = attribute.indexOf('=');
  const attributes: [string, string][] =
    equals > 0 ? [[attribute.slice(0, equals), attribute.slice(equals + 1)]] : [];
  return perturbationBits(perturbationsOf({ title, attributes }));
}

/** Two hashes as one whole number of 53 bits. */
function keyOf(hash: number, second: number): number {
  return (hash >>> 0) * 0x200000 + (second & 0x1fffff);
}
