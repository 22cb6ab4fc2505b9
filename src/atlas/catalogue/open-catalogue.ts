import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import { InputError } from '../../errors.ts';
import {
  parseExperiment,
  type ExperimentListLayout,
  type ListedExperiment,
} from '../../formats/chip-atlas/experiment-list-reader.ts';
import { caution, note, type Notice } from '../../messages/message.ts';
import { firstAbove } from '../../statistics/sorted-search.ts';
import { indexExperimentList, NO_DUPLICATE } from './build-index.ts';
import { CheckedFile } from './checked-blocks.ts';
import { FACETS, IndexFile, UnfitIndexError, type Facet } from './index-file.ts';
import { perturbationBits, perturbationNames, type Perturbation } from './perturbation.ts';
import { indexedForm } from './token-table.ts';

/** What is looked for; kinds are combined, several values of one kind are alternatives. */
export interface CatalogueQuery {
  /** Words that must all stand in the row, each as one of its spellings, also inside a longer word. */
  readonly words?: readonly (readonly string[])[];
  /** Accepted values of a facet. */
  readonly facets?: Partial<Record<Facet, (value: string) => boolean>>;
  /** Kinds of perturbed samples that are left out. */
  readonly without?: readonly Perturbation[];
  /** Leaves out rows with the reads of an earlier one. */
  readonly withoutDuplicates?: boolean;
}

/** A row of the catalogue with what the index knows about it. */
export interface CatalogueRow extends ListedExperiment {
  readonly perturbations: readonly Perturbation[];
  /** Accession of the first experiment with the same reads, or ''. */
  readonly sameDataAs: string;
}

/** Above this many matching words the rows of all words are read at once. */
const MANY_WORDS = 400;

/**
 * A list of experiments with its index, open for searching. What is read of either is checked; an index that turns out to be
 * damaged is made again, and the question asked anew.
 */
export class Catalogue {
  readonly #path: string;
  readonly #tell: (notice: Notice) => void;
  readonly #list: number;
  #index: IndexFile;
  #rows: CheckedFile;

  /** @param tell is told when the index has to be made again */
  constructor(path: string, index: IndexFile, tell: (notice: Notice) => void) {
    this.#path = path;
    this.#tell = tell;
    this.#index = index;
    this.#list = openSync(path, 'r');
    this.#rows = this.#checkedRows();
  }

  get rows(): number {
    return this.#index.header.rows;
  }

  /** Distinct values of a facet; the first is the empty one. */
  values(facet: Facet): readonly string[] {
    return this.#index.header.values[facet];
  }

  /** Code of every row's value: `values(facet)[code]`. */
  codes(facet: Facet): Uint32Array {
    return this.#asked(() => this.#index.numbers(facet));
  }

  /** Numbers of the matching rows, ascending. */
  search(query: CatalogueQuery): Uint32Array {
    return this.#asked(() => this.#found(query));
  }

  #found(query: CatalogueQuery): Uint32Array {
    let keep: Uint8Array | undefined;
    for (const spellings of query.words ?? []) keep = both(keep, this.#rowsOf(spellings));
    for (const facet of FACETS) {
      const accepts = query.facets?.[facet];
      if (accepts === undefined) continue;
      const wanted = Uint8Array.from(this.values(facet), (value) => (accepts(value) ? 1 : 0));
      const codes = this.#index.numbers(facet);
      const marks = new Uint8Array(this.rows);
      for (let row = 0; row < marks.length; row++) marks[row] = wanted[codes[row]];
      keep = both(keep, marks);
    }
    keep ??= new Uint8Array(this.rows).fill(1);
    const bits = perturbationBits(query.without ?? []);
    if (bits !== 0) {
      const flags = this.#index.kept('flags');
      for (let row = 0; row < keep.length; row++) if ((flags[row] & bits) !== 0) keep[row] = 0;
    }
    if (query.withoutDuplicates === true) {
      const duplicateOf = this.#index.numbers('duplicateOf');
      for (let row = 0; row < keep.length; row++) if (duplicateOf[row] !== NO_DUPLICATE) keep[row] = 0;
    }
    let count = 0;
    for (let row = 0; row < keep.length; row++) count += keep[row];
    const found = new Uint32Array(count);
    for (let row = 0, at = 0; row < keep.length; row++) if (keep[row] === 1) found[at++] = row;
    return found;
  }

  /** Reads one row. */
  row(number: number): CatalogueRow {
    return this.#asked(() => {
      const row = this.#listed(number);
      const other = this.#index.numbers('duplicateOf')[number];
      return {
        ...row,
        perturbations: perturbationNames(this.#index.kept('flags')[number]),
        sameDataAs: other === NO_DUPLICATE ? '' : this.#listed(other).experiment,
      };
    });
  }

  close(): void {
    this.#index.close();
    closeSync(this.#list);
  }

  /** Asks the index; where it is damaged it is made again, of the same list. */
  #asked<Answer>(question: () => Answer): Answer {
    try {
      return question();
    } catch (error) {
      if (!(error instanceof UnfitIndexError)) throw error;
      const { list } = this.#index.header;
      this.#index.close();
      this.#index = madeAgain(this.#path, note('search.index-damaged', { list: this.#path }), this.#tell);
      const { bytes, checksums } = this.#index.header.list;
      if (bytes !== list.bytes || checksums !== list.checksums) throw changedList(this.#path);
      this.#rows = this.#checkedRows();
      return question();
    }
  }

  #checkedRows(): CheckedFile {
    const { bytes, checksums } = this.#index.header.list;
    return new CheckedFile(this.#list, [0, bytes], checksums, () => changedList(this.#path));
  }

  #listed(number: number): ListedExperiment {
    const from = this.#index.doubles('offsets')[number];
    const length = this.#index.numbers('lengths')[number];
    if (!(from + length <= this.#index.header.list.bytes)) throw new UnfitIndexError('a row');
    const line = Buffer.from(this.#rows.read(from, from + length)).toString('utf8');
    return parseExperiment(line, this.#index.header.layout as unknown as ExperimentListLayout);
  }

  /** 1 for every row in which one of the spellings stands. */
  #rowsOf(spellings: readonly string[]): Uint8Array {
    const words = this.#index.kept('words');
    const text = Buffer.from(words.buffer, words.byteOffset, words.byteLength);
    const wordStarts = this.#index.numbers('wordStarts');
    const rowStarts = this.#index.numbers('rowStarts');
    const marks = new Uint8Array(this.rows);
    let all: Uint8Array | undefined;
    for (const spelling of spellings) {
      const form = indexedForm(spelling);
      if (form === '') continue;
      let matches = 0;
      for (let at = text.indexOf(form), word = 0; at >= 0;) {
        word = firstAbove(wordStarts, at, word) - 1;
        const from = rowStarts[word];
        const to = rowStarts[word + 1];
        const next = wordStarts[word + 1];
        if (!(next > at)) throw new UnfitIndexError('its words');
        if (++matches === MANY_WORDS) all ??= this.#index.kept('wordRows');
        if (all === undefined) markRows(marks, this.#index.bytes('wordRows', from, to), 0, to - from);
        else markRows(marks, all, from, to);
        at = text.indexOf(form, next);
      }
    }
    return marks;
  }
}

function both(one: Uint8Array | undefined, other: Uint8Array): Uint8Array {
  if (one === undefined) return other;
  for (let i = 0; i < one.length; i++) one[i] &= other[i];
  return one;
}

function markRows(marks: Uint8Array, differences: Uint8Array, from: number, to: number): void {
  if (!(from <= to && to <= differences.length)) throw new UnfitIndexError('the rows of a word');
  let row = 0;
  for (let at = from; at < to;) {
    let shift = 0;
    let difference = 0;
    for (let more = true; more && at < to;) {
      const byte = differences[at++];
      difference |= (byte & 127) << shift;
      more = byte > 127;
      shift += 7;
    }
    row += difference;
    marks[row] = 1;
  }
}

/**
 * Opens a list of experiments; its index `LIST.index` is made first where it is absent, damaged, older than the list or of an
 * earlier release.
 * @param tell is told before an index is made, and which rows of the list are no experiments
 * @throws InputError where the list is not there, is none, or is not the one that was indexed
 */
export function openCatalogue(listPath: string, tell: (notice: Notice) => void = () => undefined): Catalogue {
  if (!existsSync(listPath))
    throw new InputError('there is no such list of experiments', {
      file: listPath,
      fix: 'chipmate atlas fetch brings it',
    });
  const index = indexOf(listPath, tell);
  const { rows, line, reason } = index.header.leftOut;
  if (rows > 0) tell(caution('search.rows-left-out', { rows, list: listPath, line, reason }));
  return new Catalogue(listPath, index, tell);
}

function indexOf(listPath: string, tell: (notice: Notice) => void): IndexFile {
  const { size, mtimeMs } = statSync(listPath);
  let why = note('search.indexing', { list: listPath });
  if (existsSync(indexPathOf(listPath))) {
    try {
      const index = new IndexFile(indexPathOf(listPath));
      const { bytes, modified } = index.header.list;
      if (bytes === size && modified === Math.trunc(mtimeMs)) return index;
      index.close();
    } catch (error) {
      if (!(error instanceof UnfitIndexError)) throw error;
      if (!error.earlier) why = note('search.index-damaged', { list: listPath });
    }
  }
  return madeAgain(listPath, why, tell);
}

function madeAgain(listPath: string, why: Notice, tell: (notice: Notice) => void): IndexFile {
  tell(why);
  indexExperimentList(listPath, indexPathOf(listPath));
  try {
    return new IndexFile(indexPathOf(listPath));
  } catch (error) {
    if (!(error instanceof UnfitIndexError)) throw error;
    throw new InputError('this disk does not give back what was written to it', {
      file: indexPathOf(listPath),
      found: error.message,
    });
  }
}

function indexPathOf(listPath: string): string {
  return `${listPath}.index`;
}

function changedList(file: string): InputError {
  return new InputError('the list of experiments is not the one that was indexed', {
    file,
    found: 'bytes that changed although length and time did not: the file is damaged',
    fix: 'chipmate atlas fetch brings it again; if you changed the list yourself, delete its .index',
  });
}
