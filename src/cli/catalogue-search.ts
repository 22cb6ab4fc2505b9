import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FACETS, type Facet } from '../atlas/catalogue/index-file.ts';
import { openCatalogue, type Catalogue } from '../atlas/catalogue/open-catalogue.ts';
import { DISTURBING } from '../atlas/catalogue/perturbation.ts';
import { InputError } from '../errors.ts';
import { serverPath } from '../formats/chip-atlas/layout.ts';
import { nameKey, type AntigenNames } from '../genome/antigen-aliases.ts';
import { nearestNames } from '../genome/names.ts';
import type { Table } from '../formats/table.ts';
import type { FilterOptions } from './options.ts';

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
    const rows = catalogue.search({
      words: words.map((word) => [word, ...names.namesOf(word)]),
      facets: facetsOf(catalogue, options, names),
      without: options.unperturbed === true ? DISTURBING : [],
      withoutDuplicates: options.withoutDuplicates === true,
    });
    if (options.count === true) return countTable(catalogue, rows);
    const shown = Array.from(rows.subarray(0, options.top ?? rows.length), (row) => catalogue.row(row));
    const column = (name: string, value: (row: (typeof shown)[number]) => string | number) => ({
      name,
      values: shown.map((row) => value(row) || null),
    });
    return {
      columns: [
        column('experiment', (row) => row.experiment),
        column('genome', (row) => row.genome),
        column('antigen_class', (row) => row.antigenClass),
        column('antigen', (row) => row.antigen),
        column('cell_class', (row) => row.cellClass),
        column('cell', (row) => row.cell),
        column('peaks', (row) => row.quality.peaks),
        column('reads', (row) => row.quality.reads),
        column('mapped_percent', (row) => row.quality.mappedPercent),
        column('duplicates_percent', (row) => row.quality.duplicatesPercent),
        column('perturbation', (row) => row.perturbations.join(',')),
        column('same_data_as', (row) => row.sameDataAs),
        column('sample', (row) => row.sample),
        column('title', (row) => row.title),
        column('attributes', (row) => row.attributes.map((pair) => pair.join('=')).join(' | ')),
      ],
    };
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
    const present = new Set(catalogue.values(facet).map(key));
    for (const name of asked) {
      if (present.has(key(name))) continue;
      const near = nearestNames(name, catalogue.values(facet));
      throw new InputError(`no experiment of the list has the ${facet.toLowerCase()} '${name}'`, {
        ...(near.length === 0 ? {} : { expected: `perhaps ${near.join(', ')}` }),
        fix: '--count lists what there is',
      });
    }
    const keys = new Set(asked.map(key));
    facets[facet] = (value) => keys.has(key(value));
  }
  return facets;
}

/** Number of found experiments per value of each facet, most first. */
function countTable(catalogue: Catalogue, rows: Uint32Array): Table {
  const facet: string[] = [];
  const value: string[] = [];
  const experiments: number[] = [];
  for (const name of FACETS) {
    const codes = catalogue.codes(name);
    const counts = new Uint32Array(catalogue.values(name).length);
    for (const row of rows) counts[codes[row]]++;
    const found = catalogue
      .values(name)
      .map((each, code) => ({ each, count: counts[code] }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count || (a.each < b.each ? -1 : 1));
    for (const { each, count } of found) {
      facet.push(name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
      value.push(each);
      experiments.push(count);
    }
  }
  return {
    columns: [
      { name: 'facet', values: facet },
      { name: 'value', values: value },
      { name: 'experiments', values: experiments },
    ],
  };
}
