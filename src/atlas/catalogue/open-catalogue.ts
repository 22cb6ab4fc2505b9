import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { InputError } from '../../errors.ts';
import {
  parseExperiment,
  type ExperimentListLayout,
  type ListedExperiment,
} from '../../formats/chip-atlas/experiment-list-reader.ts';
import { firstAbove } from '../../statistics/sorted-search.ts';
import { indexExperimentList, NO_DUPLICATE } from './build-index.ts';
import { FACETS, IndexFile, type Facet } from './index-file.ts';
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

/** A list of experiments with its index, open for searching. */
export class Catalogue {
  readonly rows: number;
  readonly #index: IndexFile;
  readonly #list: number;

  constructor(listPath: string, indexPath: string) {
    this.#index = new IndexFile(indexPath);
    this.#list = openSync(listPath, 'r');
    this.rows = this.#index.header.rows;
  }

  /** Distinct values of a facet; the first is the empty one. */
  values(facet: Facet): readonly string[] {
    return this.#index.header.values[facet];
  }

  /** Code of every row's value: `values(facet)[code]`. */
  codes(facet: Facet): Uint32Array {
    return this.#index.numbers(facet);
  }

  /** Numbers of the matching rows, ascending. */
  search(query: CatalogueQuery): Uint32Array {
    let keep: Uint8Array | undefined;
    for (const spellings of query.words ?? []) keep = both(keep, this.#rowsOf(spellings));
    for (const facet of FACETS) {
      const accepts = query.facets?.[facet];
      if (accepts === undefined) continue;
      const wanted = Uint8Array.from(this.values(facet), (value) => (accepts(value) ? 1 : 0));
      const codes = this.codes(facet);
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
    const row = this.#listed(number);
    const other = this.#index.numbers('duplicateOf')[number];
    return {
      ...row,
      perturbations: perturbationNames(this.#index.kept('flags')[number]),
      sameDataAs: other === NO_DUPLICATE ? '' : this.#listed(other).experiment,
    };
  }

  close(): void {
    this.#index.close();
    closeSync(this.#list);
  }

  #listed(number: number): ListedExperiment {
    const offsets = new Float64Array(this.#index.bytes('offsets', number * 8, number * 8 + 16).buffer);
    // The next row's offset may lie behind a skipped empty line: the row ends at its own line feed.
    const bytes = Buffer.alloc(offsets[1] - offsets[0]);
    readSync(this.#list, bytes, 0, bytes.length, offsets[0]);
    const line = bytes.toString('utf8').split('\n', 1)[0];
    return parseExperiment(line, this.#index.header.layout as unknown as ExperimentListLayout);
  }

  /** 1 for every row in which one of the spellings stands. */
  #rowsOf(spellings: readonly string[]): Uint8Array {
    const text = Buffer.from(this.#index.kept('words').buffer);
    const wordStarts = this.#index.numbers('wordStarts');
    const rowStarts = this.#index.numbers('rowStarts');
    const marks = new Uint8Array(this.rows);
    let all: Uint8Array | undefined;
    for (const spelling of spellings) {
      const form = indexedForm(spelling);
      if (form === '') continue;
      let words = 0;
      for (let at = text.indexOf(form), word = 0; at >= 0;) {
        word = firstAbove(wordStarts, at, word) - 1;
        const from = rowStarts[word];
        const to = rowStarts[word + 1];
        if (++words === MANY_WORDS) all ??= this.#index.bytes('wordRows');
        if (all === undefined) markRows(marks, this.#index.bytes('wordRows', from, to), 0, to - from);
        else markRows(marks, all, from, to);
        at = text.indexOf(form, wordStarts[word + 1]);
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
  let row = 0;
  for (let at = from; at < to;) {
    let shift = 0;
    let difference = 0;
    for (;;) {
      const byte = differences[at++];
      difference |= (byte & 127) << shift;
      if (byte < 128) break;
      shift += 7;
    }
    row += difference;
    marks[row] = 1;
  }
}

/**
 * Opens a list of experiments; its index `LIST.index` is made first where it is absent or older than the list.
 * @param onIndexing called before the index is made
 */
export function openCatalogue(listPath: string, onIndexing?: () => void): Catalogue {
  if (!existsSync(listPath))
    throw new InputError('there is no such list of experiments', {
      file: listPath,
      fix: 'chipmate atlas fetch brings it',
    });
  const indexPath = `${listPath}.index`;
  const { size, mtimeMs } = statSync(listPath);
  if (existsSync(indexPath)) {
    const catalogue = new IndexFile(indexPath);
    const { bytes, modified } = catalogue.header.list;
    catalogue.close();
    if (bytes === size && modified === Math.trunc(mtimeMs)) return new Catalogue(listPath, indexPath);
  }
  onIndexing?.();
  indexExperimentList(listPath, indexPath);
  return new Catalogue(listPath, indexPath);
}
