import type { Atlas } from '../atlas/open-atlas.ts';
import { InputError } from '../errors.ts';
import type { Table } from '../formats/table.ts';
import type { AntigenNames } from '../genome/antigen-aliases.ts';
import type { Notice } from '../messages/message.ts';
import type { GeneModels } from '../genome/genes.ts';
import { comparePartsOfQuery, type PartsRow, type QueryParts } from '../partners/compare-parts-of-query.ts';
import type { Identity } from '../partners/query-identity.ts';
import type { ClassSitesSource } from '../partners/rank-query.ts';

/** The table of `partners --against`: one row per antigen and cell type. */
export function partsTable(
  atlas: Atlas,
  sources: readonly ClassSitesSource[],
  parts: QueryParts,
  identity: Identity,
  names: AntigenNames,
  options: {
    readonly cellClasses?: readonly string[];
    readonly genes?: () => GeneModels | undefined;
    readonly shown: ReadonlySet<string>;
  },
): { table: Table; notices: readonly Notice[] } {
  const { rows: all, notices } = comparePartsOfQuery(atlas, sources, parts, identity, names, options);
  if (all.length === 0)
    throw new InputError('no factor binds enough sites of both parts of the query', {
      expected: 'at least 5 bound and 5 unbound sites in either part, by chance',
      fix: 'take wider regions, or see the parts alone: --within, --not-within without --against',
    });
  const rows = all.filter(({ column }) => column.experiments.some((name) => options.shown.has(name)));
  const number = (value: (row: PartsRow) => number) => Float64Array.from(rows, value);
  const columns = [
    { name: 'rank', values: rows.map((_, i) => i + 1) },
    { name: 'antigen', values: rows.map(({ column }) => column.antigen) },
    { name: 'log2_odds_ratio', values: number(({ difference }) => difference) },
    { name: 'ci_low', values: number(({ difference, error }) => difference - 1.959964 * error) },
    { name: 'ci_high', values: number(({ difference, error }) => difference + 1.959964 * error) },
    { name: 'minus_log10_p', values: number(({ log10P }) => -log10P) },
    { name: 'minus_log10_q', values: number(({ log10Q }) => -log10Q) },
    { name: 'robust_z', values: number(({ robustZ }) => robustZ) },
    { name: 'shared_sites', values: number(({ boundWithin }) => boundWithin) },
    { name: 'query_sites', values: number(({ sitesWithin }) => sitesWithin) },
    { name: 'shared_sites_against', values: number(({ boundAgainst }) => boundAgainst) },
    { name: 'query_sites_against', values: number(({ sitesAgainst }) => sitesAgainst) },
    { name: 'cell_class', values: rows.map(({ cellClass }) => cellClass || null) },
    { name: 'cell', values: rows.map(({ column }) => column.cell || null) },
    { name: 'tier', values: rows.map(({ basis }) => basis) },
  ];
  return { table: { columns }, notices };
}
