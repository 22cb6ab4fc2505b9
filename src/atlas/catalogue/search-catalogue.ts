import { nameKey, type KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { acceptedKeys } from '../accepted-names.ts';
import type { ExperimentFilter } from '../experiment-filter.ts';
import { FACETS, type Facet } from './index-file.ts';
import type { Catalogue } from './open-catalogue.ts';
import { DISTURBING } from './perturbation.ts';

/**
 * Numbers of the catalogue's experiments that pass a filter, ascending; names match as they do in an atlas.
 * @param genome name of the one genome that is wanted; undefined: any
 * @throws InputError where the filter names what no experiment of the list has
 */
export function searchCatalogue(
  catalogue: Catalogue,
  filter: ExperimentFilter,
  genome: string | undefined,
  names: KnownNames,
): Uint32Array {
  const found = catalogue.search({
    words: (filter.words ?? []).map((word) => [word, ...names.namesOf(word)]),
    facets: facetsOf(catalogue, filter, genome, names),
    without: filter.unperturbed === true ? DISTURBING : [],
    withoutDuplicates: filter.withoutDuplicates === true,
  });
  return withoutExcluded(catalogue, found, filter.exclude ?? [], names);
}

function facetsOf(
  catalogue: Catalogue,
  filter: ExperimentFilter,
  genome: string | undefined,
  names: KnownNames,
): Partial<Record<Facet, (value: string) => boolean>> {
  const facets: Partial<Record<Facet, (value: string) => boolean>> = {};
  const wanted = { ...filter, genome: genome === undefined ? undefined : [genome] };
  for (const facet of FACETS) {
    const asked = wanted[facet]?.filter((name) => nameKey(name) !== 'all') ?? [];
    if (asked.length === 0) continue;
    const key = facet === 'antigen' ? (name: string): string => names.key(name) : nameKey;
    const keys = acceptedKeys(asked, catalogue.values(facet), key, {
      problem: (name) => `no experiment of the list has the ${facetName(facet, ' ')} '${name}'`,
      facet: `--${facetName(facet, '-')}`,
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
  names: KnownNames,
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

/** `antigenClass` -> `antigen_class`, or `antigen class`. @param between what stands between words */
export function facetName(facet: Facet, between: string): string {
  return facet.replace(/[A-Z]/g, (letter) => `${between}${letter.toLowerCase()}`);
}
