import type { Answer } from '../tables/answer.ts';
import { indexTss } from '../genome/nearest-tss.ts';
import { about, caution, note, type Notice } from '../messages/message.ts';
import { compareParts, type PartsOfBinder, type PartsOfQuery } from '../partners/compare/compare-parts.ts';
import { ownBinders, type PlacedOnSites } from '../partners/score/rank-query.ts';
import { benjaminiHochberg } from '../statistics/combine/multiple-testing.ts';
import { normalLog10P, Z95 } from '../statistics/distributions/normal.ts';
import { tableOf, type Table } from '../tables/table.ts';
import { changedGenesColumns } from '../targets/change/changed-genes-columns.ts';
import { stateOfPeaks } from '../targets/change/changed-sites.ts';
import { groupTranscripts } from '../targets/binding/gene-list.ts';
import { changeStates } from '../targets/target-genes.ts';
import type { Asked } from './inputs/asked.ts';
import { choose, type Choosing, type Choices } from './inputs/choices.ts';
import type { FoundGenes } from './inputs/genes/gene-models.ts';
import { checkPeaksAndGenes } from './inputs/genes/peaks-and-genes.ts';
import { queryOnSites, type PartnersInput } from './partners.ts';
import { targetsChoices, type TargetsInput } from './targets.ts';
import { matchTable } from './inputs/genes/matched-table.ts';

const { significance } = targetsChoices;

/** What may be chosen when candidates are tested at the sites of genes that change. */
export const changedGenesChoices = { significance } as const satisfies Choices;

/** What the test needs, opened. */
export interface ChangedGenesInput {
  readonly asked: Asked;
  readonly sites: PartnersInput['sites'];
  /** The class of cell types whose sites are looked at. */
  readonly cellClass: string;
  readonly genes: FoundGenes;
  readonly expression: NonNullable<TargetsInput['expression']>;
  /** Partner candidates, each in the cell type that its row is of. */
  readonly candidates: readonly { readonly antigen: string; readonly cell: string }[];
}

/** Candidates at the sites of genes that change, beside those of genes that do not. */
export interface ChangedGenes extends Answer, Pick<PartsOfQuery, 'sitesWithin' | 'sitesAgainst'> {
  /**
   * One row per candidate, in their order: antigen, cell, log2_odds_ratio with its 95 % interval ci_low to ci_high,
   * minus_log10_q. Missing numbers are NaN.
   */
  readonly table: Table;
}

/**
 * Do partner candidates sit at the query's sites next to genes that change, rather than at comparable ones next to genes
 * that do not? See `compareParts`.
 * @throws InputError for peaks and genes of different builds, a table that names none of the genes, and where no peak lies
 *   on any site
 */
export function changedGenes(
  input: ChangedGenesInput,
  asking: Choosing<typeof changedGenesChoices> = {},
): ChangedGenes {
  const choices = choose(changedGenesChoices, asking);
  const { asked, candidates, cellClass, genes } = input;
  const placing = checkPeaksAndGenes(asked.name, asked.peaks, indexTss(genes.models), genes.assembly);
  const placed = queryOnSites(
    { asked, sites: input.sites, genes: () => genes.models, cellClasses: [cellClass] },
    undefined,
  );
  const { stateOfPeak, notices: matching } = statesOf(input, choices.significance);
  const { binders, sitesWithin, sitesAgainst } = partsOf(placed, asked, stateOfPeak);
  const [{ sites }] = placed.classes;
  const binderOf = new Map(sites.binders.map(({ antigen, cell }, j) => [`${antigen}\t${cell}`, j]));
  const tests = candidates.map(({ antigen, cell }) => {
    const binder = binderOf.get(`${antigen}\t${cell}`);
    return binder === undefined || Number.isNaN(binders[binder].error) ? UNTESTED : binders[binder];
  });
  return {
    table: candidatesTable(candidates, tests),
    sitesWithin,
    sitesAgainst,
    notices: [
      ...asked.notices,
      ...input.sites.notices,
      ...placed.notices,
      ...about({ file: asked.name }, placing),
      ...matching,
      note('changed-genes.sites', { changed: sitesWithin, unchanged: sitesAgainst }),
      ...(tests.every((test) => test === UNTESTED) ? [caution('changed-genes.too-few')] : []),
    ],
  };
}

type Test = Pick<PartsOfBinder, 'log2OddsRatio' | 'error'>;

/** A factor of which too few sites are expected in a part. */
const UNTESTED: Test = { log2OddsRatio: Number.NaN, error: Number.NaN };

/** Whether the nearest gene of each peak changes; -1 where that cannot be told. */
function statesOf(
  { asked, genes: { models }, expression }: ChangedGenesInput,
  below: number,
): { stateOfPeak: Int8Array; notices: Notice[] } {
  const genes = groupTranscripts(models);
  const matching = matchTable(genes, expression);
  const { table, matched } = matching.expression;
  const stateOfGene = changeStates(table, matched, 'both', { significance: below, minimalFoldChange: 0 });
  const stateOfPeak = stateOfPeaks(indexTss(models), genes, asked.peaks, stateOfGene);
  return { stateOfPeak, notices: matching.notices };
}

/** The query's sites at genes that change and at genes that do not. */
function partsOf(
  { classes: [{ sites, query }] }: PlacedOnSites,
  { identity, names }: Asked,
  stateOfPeak: Int8Array,
): PartsOfQuery {
  const used = [...query.site.keys()].filter((i) => stateOfPeak[query.peak[i]] >= 0);
  const chosen = {
    site: Uint32Array.from(used, (i) => query.site[i]),
    score: Float64Array.from(used, (i) => query.score[i]),
  };
  const part = Uint8Array.from(used, (i) => stateOfPeak[query.peak[i]]);
  return compareParts(sites, chosen, part, ownBinders(sites, query, identity.antigens, names).own);
}

function candidatesTable(candidates: ChangedGenesInput['candidates'], tests: readonly Test[]): Table {
  const number = (value: (test: Test) => number) => Float64Array.from(tests, value);
  const log10Q = benjaminiHochberg(
    number(({ log2OddsRatio, error }) => normalLog10P(log2OddsRatio / error, 'two-sided')),
  );
  return tableOf(changedGenesColumns, {
    antigen: candidates.map(({ antigen }) => antigen),
    cell: candidates.map(({ cell }) => cell),
    log2OddsRatio: number(({ log2OddsRatio }) => log2OddsRatio),
    ciLow: number(({ log2OddsRatio, error }) => log2OddsRatio - Z95 * error),
    ciHigh: number(({ log2OddsRatio, error }) => log2OddsRatio + Z95 * error),
    minusLog10Q: log10Q.map((q) => -q),
  });
}
