import type { Answer } from '../../tables/answer.ts';
import { FACETS } from '../../atlas/catalogue/index-file.ts';
import type { Catalogue } from '../../atlas/catalogue/open-catalogue.ts';
import { facetName, searchCatalogue } from '../../atlas/catalogue/search-catalogue.ts';
import { selectExperiments, type ExperimentFilter } from '../../atlas/experiment-filter.ts';
import { columnNames, columnOf, type ExperimentTable } from '../../atlas/experiment-table.ts';
import { catalogueColumns, countColumns, sheetColumns } from '../../atlas/atlas-columns.ts';
import { tableOf, type Table } from '../../tables/table.ts';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { note } from '../../messages/message.ts';
import { choose, type Choosing, type Choices } from '../inputs/choices.ts';
import type { Searched } from '../inputs/searched.ts';
import { simulatedAtlas } from '../inputs/simulated-atlas.ts';

/** What may be chosen when experiments are looked for. */
export const searchChoices = {
  genome: { type: 'text', unit: 'name', help: 'search.choice.genome' },
  count: { type: 'flag', help: 'search.choice.count' },
} as const satisfies Choices;

/** What a search needs, opened. */
export interface SearchInput {
  readonly searched: Searched;
  readonly names?: KnownNames;
  /** Which experiments are found, of any class where it asks for none; `words` have to stand in their rows. */
  readonly filter?: ExperimentFilter;
  /** No more experiments than these are read: ChIP-Atlas' list has hundreds of thousands. */
  readonly top?: number;
}

/** Experiments in the order of the sheet or list; or how many there are of each kind. */
export type Found = Answer;

/** Rows that were found, and what is known of each. */
interface FoundRows {
  readonly rows: Uint32Array;
  /** Experiments that were searched. */
  readonly of: number;
  /** Value of every row, for each column that experiments are counted by. */
  readonly facets: readonly Facet[];
  /** The sheet of the given rows. */
  readonly sheet: (rows: Uint32Array) => Table;
}

interface Facet {
  readonly name: string;
  readonly valueOf: (row: number) => string;
}

/**
 * Which experiments are there?
 * @throws InputError for a filter that names what is not there
 */
export function search(
  { searched, names = new KnownNames(), filter = {}, top }: SearchInput,
  asking: Choosing<typeof searchChoices> = {},
): Found {
  const { genome, count } = choose(searchChoices, asking);
  const found =
    searched.catalogue === undefined
      ? inSheet(searched.experiments, filter, genome, names)
      : inCatalogue(searched.catalogue, filter, genome, names);
  const { rows, of, facets, sheet } = found;
  return {
    table: count === true ? countTable(rows, facets) : sheet(rows.subarray(0, top)),
    notices: [
      ...(searched.catalogue === undefined ? simulatedAtlas(searched) : []),
      note('search.found', { found: rows.length, experiments: of }),
    ],
  };
}

/** What the sheet of an atlas is counted by. */
const COUNTED = ['genome', 'antigen_class', 'antigen', 'cell_class', 'cell'];

function inSheet(
  table: ExperimentTable,
  filter: ExperimentFilter,
  genome: string | undefined,
  names: KnownNames,
): FoundRows {
  const valuesOf = (name: string): readonly string[] => columnOf(table, name) ?? [];
  return {
    rows: selectExperiments(table, filter, names).filter(
      (row) => genome === undefined || table.genome[row] === genome,
    ),
    of: table.count,
    facets: COUNTED.map((name) => {
      const values = valuesOf(name);
      return { name, valueOf: (row) => values[row] };
    }),
    sheet: (rows) => {
      const several = columnNames(table).map((name) => {
        const values = valuesOf(name);
        return { name, values: Array.from(rows, (row) => values[row] || null) };
      });
      return tableOf(sheetColumns, { ofSheet: { several } });
    },
  };
}

function inCatalogue(
  catalogue: Catalogue,
  filter: ExperimentFilter,
  genome: string | undefined,
  names: KnownNames,
): FoundRows {
  return {
    rows: searchCatalogue(catalogue, filter, genome, names),
    of: catalogue.rows,
    facets: FACETS.map((facet) => {
      const codes = catalogue.codes(facet);
      const values = catalogue.values(facet);
      return { name: facetName(facet, '_'), valueOf: (row) => values[codes[row]] };
    }),
    sheet: (rows) => listedSheet(catalogue, rows),
  };
}

/** Rows of ChIP-Atlas' list, with what the index knows about them. */
function listedSheet(catalogue: Catalogue, rows: Uint32Array): Table {
  const shown = Array.from(rows, (row) => catalogue.row(row));
  const column = (value: (row: (typeof shown)[number]) => string | number) =>
    shown.map((row) => value(row) || null);
  return tableOf(catalogueColumns, {
    experiment: column((row) => row.experiment),
    genome: column((row) => row.genome),
    antigenClass: column((row) => row.antigenClass),
    antigen: column((row) => row.antigen),
    cellClass: column((row) => row.cellClass),
    cell: column((row) => row.cell),
    peaks: column((row) => row.quality.peaks),
    reads: column((row) => row.quality.reads),
    mappedPercent: column((row) => row.quality.mappedPercent),
    duplicatesPercent: column((row) => row.quality.duplicatesPercent),
    perturbation: column((row) => row.perturbations.join(',')),
    sameDataAs: column((row) => row.sameDataAs),
    sample: column((row) => row.sample),
    title: column((row) => row.title),
    attributes: column((row) => row.attributes.map((pair) => pair.join('=')).join(' | ')),
  });
}

/** Number of rows per value of each facet, most first. */
function countTable(rows: Uint32Array, facets: readonly Facet[]): Table {
  const counted = facets.flatMap(({ name, valueOf }) => {
    const counts = new Map<string, number>();
    for (const row of rows) counts.set(valueOf(row), (counts.get(valueOf(row)) ?? 0) + 1);
    return [...counts]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([value, experiments]) => ({ facet: name, value, experiments }));
  });
  return tableOf(countColumns, {
    facet: counted.map(({ facet }) => facet),
    value: counted.map(({ value }) => value || null),
    experiments: counted.map(({ experiments }) => experiments),
  });
}
