import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { InputError } from '../../errors.ts';
import {
  facetFault,
  fewestFields,
  isAccession,
  isGenomeName,
  parseQuality,
  recogniseLayout,
  type ExperimentListLayout,
} from '../../formats/chip-atlas/experiment-list-reader.ts';
import { RepeatedData } from '../repeated-data.ts';
import { BlockChecksums } from './checked-blocks.ts';
import { FieldCache } from './field-cache.ts';
import { FACETS, writeIndex, type Facet, type IndexHeader, type LeftOut } from './index-file.ts';
import { mayBePerturbed, perturbationBits, perturbationsOf } from './perturbation.ts';
import { TokenTable } from './token-table.ts';

const CHUNK = 1 << 23;
const TAB = 0x09;
const LINE_FEED = 0x0a;

/** Distinct names of all facets together, in characters: ChIP-Atlas has less than a hundredth of it. */
const MOST_NAMES = 1 << 27;

/** Row number that stands for "no earlier row has the same reads". */
export const NO_DUPLICATE = 0xffffffff;

/**
 * Makes the index of an experimentList.tab: dictionary-coded facets, words with the rows they stand in,
 * perturbation flags and repeated data. The list itself is not copied; rows are read from it by offset.
 * Memory: about 800 MB for 400,000 rows.
 * @param listPath the list, any generation
 * @param indexPath the file to write
 * Rows that cannot be experiments (no accession, too few fields, control characters in a name) are left out and counted.
 * @throws InputError when the list is not one of ChIP-Atlas, or most of its rows are no experiments
 */
export function indexExperimentList(listPath: string, indexPath: string): void {
  const file = openSync(listPath, 'r');
  try {
    const { size, mtimeMs } = fstatSync(file);
    const collector = new Collector(listPath);
    const checksums = new BlockChecksums();
    const chunk = Buffer.alloc(CHUNK);
    let kept = 0;
    let position = 0;
    for (;;) {
      const got = readSync(file, chunk, kept, CHUNK - kept, position + kept);
      const filled = kept + got;
      checksums.push(chunk.subarray(kept, filled));
      if (filled === 0) break;
      // The last line may have no end.
      const whole = got === 0 || position + filled === size;
      const last = whole ? filled - 1 : chunk.lastIndexOf(LINE_FEED, filled - 1);
      if (last < 0 && filled === CHUNK) throw lineTooLong(listPath);
      const end = last + 1;
      collector.addLines(chunk, end, position);
      chunk.copyWithin(0, end, filled);
      position += end;
      kept = filled - end;
    }
    if (position !== size)
      throw new InputError('the list changed while it was read', { file: listPath, fix: 'try again' });
    collector.write(indexPath, {
      bytes: size,
      modified: Math.trunc(mtimeMs),
      checksums: checksums.finish(),
    });
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
  readonly #lengths: number[] = [];
  // Per facet: code of every row, the values behind the codes, and the code of each value's hash. Code 0 is no value.
  readonly #codes: number[][] = FACETS.map(() => []);
  readonly #values: string[][] = FACETS.map(() => ['']);
  readonly #codeOfHash = FACETS.map(() => new Map<number, number>());
  readonly #flags: number[] = [];
  readonly #duplicateOf: number[] = [];
  readonly #repeatedData = new RepeatedData<number>();
  #layout: ExperimentListLayout | undefined;
  #facetOfField = new Int8Array(0);
  #line = 0;
  #names = 0;
  #leftOut: LeftOut = { rows: 0, line: 0, reason: '' };

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
      this.#line++;
      if (skip > 0) skip--;
      else if (stop > start) {
        const reason = this.#faultOf(bytes, start, stop, this.#layout);
        if (reason === undefined) this.#addRow(bytes, start, stop, position, this.#layout);
        else this.#leaveOut(reason);
      }
      start = stop + 1;
    }
  }

  #leaveOut(reason: string): void {
    const { rows, line } = this.#leftOut;
    this.#leftOut =
      rows === 0 ? { rows: 1, line: this.#line, reason } : { ...this.#leftOut, rows: rows + 1, line };
  }

  /** What keeps a row from being an experiment; undefined where nothing does. */
  #faultOf(bytes: Buffer, start: number, stop: number, layout: ExperimentListLayout): string | undefined {
    const end = bytes[stop - 1] === 0x0d ? stop - 1 : stop;
    const last = Math.max(layout.cell, layout.cellClass, fewestFields(layout) - 1);
    let field = 0;
    for (let at = start; field <= last && at <= end; field++) {
      let tab = at;
      let plain = true;
      for (; tab < end && bytes[tab] !== TAB; tab++)
        if (bytes[tab] < 0x20 || bytes[tab] >= 0x7f) plain = false;
      if (field === layout.experiment) {
        if (!isAccession(bytes.toString('latin1', at, Math.min(tab, at + 64)))) return 'has no accession';
      } else if (field === layout.genome) {
        if (!isGenomeName(bytes.toString('latin1', at, Math.min(tab, at + 64)))) return 'names no genome';
      } else if (this.#facetOfField[field] >= 0 && (!plain || tab - at > 250)) {
        const fault = facetFault(bytes.toString('utf8', at, tab));
        if (fault !== undefined) return `has a name that ${fault}`;
      }
      at = tab + 1;
    }
    return field < fewestFields(layout) ? 'has too few fields' : undefined;
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
    this.#lengths.push(stop - start);
  }

  /** Code of a facet's value in the present row. @param key what its bytes hash to, see `keyOf` */
  #code(facet: number, key: number, bytes: Buffer, from: number, to: number): number {
    let code = this.#codeOfHash[facet].get(key);
    if (code === undefined) {
      const name = bytes.toString('utf8', from, to);
      if ((this.#names += name.length) > MOST_NAMES)
        throw new InputError('these are the names of no list of experiments', {
          file: this.#path,
          expected: 'few antigens and cell types, each in many rows',
          found: `${MOST_NAMES} characters of distinct names`,
        });
      code = this.#values[facet].push(name) - 1;
      this.#codeOfHash[facet].set(key, code);
    }
    this.#codes[facet].push(code);
    return code;
  }

  write(path: string, list: IndexHeader['list']): void {
    const { rows: leftOut, line, reason } = this.#leftOut;
    if (this.#layout === undefined || this.#offsets.length < leftOut || this.#offsets.length === 0)
      throw new InputError('the list holds no experiments', {
        file: this.#path,
        ...(leftOut === 0
          ? {}
          : {
              line,
              found: `${leftOut} of ${leftOut + this.#offsets.length} rows are none: this one ${reason}`,
            }),
        fix: 'bring the list again with chipmate atlas fetch',
      });
    const { text, starts, rowStarts, rows } = this.#words.finish();
    const values = Object.fromEntries(FACETS.map((facet, i) => [facet, this.#values[i]])) as Record<
      Facet,
      string[]
    >;
    writeIndex(
      path,
      {
        ...{ list, layout: { ...this.#layout }, rows: this.#offsets.length, values },
        leftOut: this.#leftOut,
      },
      {
        offsets: Float64Array.from(this.#offsets),
        lengths: Uint32Array.from(this.#lengths),
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
