import type { Answer } from '../tables/answer.ts';
import { Z95 } from '../statistics/distributions/normal.ts';
import { InputError } from '../errors.ts';
import { comparePartsOfQuery, type PartsRow } from '../partners/compare/compare-parts-of-query.ts';
import { withExpression } from './inputs/genes/expressed-factors.ts';
import { choose, type Choosing, type Choices } from './inputs/choices.ts';
import { conditionedOn } from './inputs/class-sites.ts';
import { namesOfChosenFactors } from './inputs/experiments.ts';
import { partnersChoices, type PartnersInput } from './partners.ts';
import { partsColumns } from '../partners/compare/parts-columns.ts';
import { tableOf, type Table } from '../tables/table.ts';

/** What may be chosen when two parts of a query are compared. */
export const partnerPartsChoices = {
  conditionOn: partnersChoices.conditionOn,
} as const satisfies Choices;

/** What the comparison needs, opened. */
export interface PartnerPartsInput extends PartnersInput {
  /** How many of the query's peaks, the first ones, are the first part (`readDividedQuery`). */
  readonly first: number;
}

/** Factors that bind one part of a query rather than the other, surest difference first. */
export type PartnerParts = Answer;

/**
 * Which factors share the sites of one part of the query rather than those of the other, where these are alike in
 * strength, promoters and number of other factors?
 * @throws InputError where no factor binds enough sites of both parts, or a filter names what is not there
 */
export function partnerParts(
  input: PartnerPartsInput,
  asking: Choosing<typeof partnerPartsChoices> = {},
): PartnerParts {
  const { asked, first, sites, genes, filter = {}, cellClasses = filter.cellClass } = input;
  const { conditionOn } = choose(partnerPartsChoices, asking);
  const { atlas, peaks, identity, names } = asked;
  const shown = namesOfChosenFactors(atlas, filter, names);
  const sources = conditionedOn(sites.sources, conditionOn, atlas.experiments, names);
  const { rows, notices } = comparePartsOfQuery({ atlas, peaks, first, identity, names }, sources, {
    genes,
    cellClasses,
  });
  if (rows.length === 0)
    throw new InputError('no factor binds enough sites of both parts of the query', {
      key: 'parts.too-few',
      expected: 'at least 5 bound and 5 unbound sites in either part, by chance',
      fix: 'take wider regions, or see the parts alone: --within, --not-within without --against',
    });
  const compared = rows.filter(({ binder }) => binder.experiments.some((name) => shown.has(name)));
  const { table, notices: expressing } = withExpression(tableOfRows(compared), input.expression);
  return { table, notices: [...asked.notices, ...sites.notices, ...notices, ...expressing] };
}

function tableOfRows(rows: readonly PartsRow[]): Table {
  const number = (value: (row: PartsRow) => number) => Float64Array.from(rows, value);
  return tableOf(partsColumns, {
    rank: rows.map((_, i) => i + 1),
    antigen: rows.map(({ binder }) => binder.antigen),
    log2OddsRatio: number(({ difference }) => difference),
    ciLow: number(({ difference, error }) => difference - Z95 * error),
    ciHigh: number(({ difference, error }) => difference + Z95 * error),
    minusLog10P: number(({ log10P }) => -log10P),
    minusLog10Q: number(({ log10Q }) => -log10Q),
    robustZ: number(({ robustZ }) => robustZ),
    sharedSites: number(({ boundWithin }) => boundWithin),
    querySites: number(({ sitesWithin }) => sitesWithin),
    sharedSitesAgainst: number(({ boundAgainst }) => boundAgainst),
    querySitesAgainst: number(({ sitesAgainst }) => sitesAgainst),
    cellClass: rows.map(({ cellClass }) => cellClass || null),
    cell: rows.map(({ binder }) => binder.cell || null),
    tier: rows.map(({ basis }) => basis),
  });
}
