import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { acceptedKeys } from '../atlas/accepted-names.ts';
import { FACETS, type Facet } from '../atlas/catalogue/index-file.ts';
import { openCatalogue, type Catalogue } from '../atlas/catalogue/open-catalogue.ts';
import { DISTURBING } from '../atlas/catalogue/perturbation.ts';
import { serverPath } from '../formats/chip-atlas/layout.ts';
import { nameKey, type AntigenNames } from '../genome/antigen-aliases.ts';
import type { FilterOptions } from './options.ts';
import { tableOf, type Table } from '../table.ts';
import { catalogueColumns, countColumns } from '../atlas/atlas-columns.ts';

export interface CatalogueSearchOptions extends FilterOptions {
  readonly genome?: string;
  readonly count?: boolean;
  readonly top?: number;
}

/** The list of experiments that a path means: a folder of `atlas fetch`, or the list itself; undefined for others. */
export function experimentListOf(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  if (!statSync(path).isDirectory()) return path;
  const list = join(path, ...serverPath.experimentList.split('/'));
  return existsSync(list) ? list : undefined;
}

/** Finds experiments in ChIP-Atlas' own list, whether they were downloaded or not. */
export function searchCatalogue(
  list: string,
  words: readonly string[],
  options: CatalogueSearchOptions,
  names: AntigenNames,
  say: (sentence: string) => void,
): Table {
  const catalogue = openCatalogue(list, () => say(`indexing ${list}, once`));
  try {
    const found = catalogue.search({
      words: words.map((word) => [word, ...names.namesOf(word)]),
      facets: facetsOf(catalogue, options, names),
      without: options.unperturbed === true ? DISTURBING : [],
      withoutDuplicates: options.withoutDuplicates === true,
    });
    const rows = withoutExcluded(catalogue, found, options.exclude ?? [], names);
    if (options.count === true)
      return countTable(
        rows,
        FACETS.map((facet) => {
          const codes = catalogue.codes(facet);
          const values = catalogue.values(facet);
          return [columnOfFacet(facet, '_'), (row) => values[codes[row]]];
        }),
      );
    const shown = Array.from(rows.subarray(0, options.top ?? rows.length), (row) => catalogue.row(row));
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
  } finally {
    catalogue.close();
  }
}

function facetsOf(
  catalogue: Catalogue,
  options: CatalogueSearchOptions,
  names: AntigenNames,
): Partial<Record<Facet, (value: string) => boolean>> {
  const facets: Partial<Record<Facet, (value: string) => boolean>> = {};
  const wanted: Record<Facet, readonly string[] | undefined> = {
    genome: options.genome === undefined ? undefined : [options.genome],
    antigenClass: options.antigenClass,
    antigen: options.antigen,
    cellClass: options.cellClass,
    cell: options.cell,
  };
  for (const facet of FACETS) {
    const asked = wanted[facet]?.filter((name) => nameKey(name) !== 'all') ?? [];
    if (asked.length === 0) continue;
    const key = facet === 'antigen' ? (name: string): string => names.key(name) : nameKey;
    const keys = acceptedKeys(asked, catalogue.values(facet), key, {
      problem: (name) => `no experiment of the list has the ${columnOfFacet(facet, ' ')} '${name}'`,
      fix: '--count lists what there is',
    });
    facets[facet] = (value) => keys.has(key(value));
  }
  return facets;
}

/** Rows without the experiments, antigens and cell types named. */
function withoutExcluded(
  catalogue: Catalogue,
  rows: Uint32Array,
  exclude: readonly string[],
  names: AntigenNames,
): Uint32Array {
  if (exclude.length === 0) return rows;
  const keys = new Set(exclude.flatMap((name) => [nameKey(name), names.key(name)]));
  const excluded = (facet: Facet, key: (name: string) => string): ((row: number) => boolean) => {
    const codes = catalogue.codes(facet);
    const marks = catalogue.values(facet).map((value) => keys.has(key(value)));
    return (row) => marks[codes[row]];
  };
  const byAntigen = excluded('antigen', (name) => names.key(name));
  const byCell = excluded('cell', nameKey);
  const experiments = new Set(
    exclude
      .filter((name) => ACCESSION.test(name))
      .flatMap((name) =>
        Array.from(catalogue.search({ words: [[name]] })).filter(
          (row) => nameKey(catalogue.row(row).experiment) === nameKey(name),
        ),
      ),
  );
  return rows.filter((row) => !byAntigen(row) && !byCell(row) && !experiments.has(row));
}

const ACCESSION = /^[a-z]{3}\d+$/i;

function columnOfFacet(facet: Facet, between: string): string {
  return facet.replace(/[A-Z]/g, (letter) => `${between}${letter.toLowerCase()}`);
}

/** Number of rows per value of each column, most first. */
export function countTable(
  rows: ArrayLike<number>,
  columns: readonly (readonly [name: string, valueOf: (row: number) => string])[],
): Table {
  const counted = columns.flatMap(([facet, valueOf]) => {
    const counts = new Map<string, number>();
    for (let i = 0; i < rows.length; i++) {
      const value = valueOf(rows[i]);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([value, experiments]) => ({ facet, value, experiments }));
  });
  return tableOf(countColumns, {
    facet: counted.map(({ facet }) => facet),
    value: counted.map(({ value }) => value || null),
    experiments: counted.map(({ experiments }) => experiments),
  });
}
