import type { Answer } from '../tables/answer.ts';
import { InputError } from '../errors.ts';
import { note, type Notice } from '../messages/message.ts';
import { cellGroup, cellDifferences, refuseCommonCells } from '../partners/compare/compare-cells.ts';
import {
  cellsOf,
  differenceValues,
  effectsOf,
  shownRows,
  verdictOf,
} from '../partners/compare/comparison-columns.ts';
import { cellComparisonColumns } from '../partners/compare/difference-columns.ts';
import { tableOf } from '../tables/table.ts';
import type { ClassEffects } from '../partners/compare/compare-queries.ts';
import type { ComparisonRow } from '../partners/compare/comparison-rows.ts';
import { ownBinders, type PlacedOnSites } from '../partners/score/rank-query.ts';
import type { Asked } from './inputs/asked.ts';
import { choose, type Choosing, type Choices } from './inputs/choices.ts';
import { namesOfChosenFactors } from './inputs/experiments.ts';
import { partnersChoices, queryOnSites, rankPlaced, type PartnersInput } from './partners.ts';

const { seed, draws } = partnersChoices;

/** What may be chosen when groups of cell types are compared; both groups must be. */
export const compareCellsChoices = {
  a: { type: 'texts', needed: true, unit: 'cells', help: 'compare-cells.choice.a' },
  b: { type: 'texts', needed: true, unit: 'cells', help: 'compare-cells.choice.b' },
  seed,
  draws,
} as const satisfies Choices;

/** Factors that share the query's sites in one group of cell types rather than in the other, surest first. */
export type ComparedCells = Answer;

/** How co-binding differs between two groups of cell types, without scores. */
export interface ComparedCellEffects {
  /** Surest difference first. */
  readonly rows: readonly ComparisonRow<'cell types'>[];
  /** The cell classes that `BinderAt` counts. */
  readonly classes: readonly ClassEffects[];
  readonly notices: readonly Notice[];
}

/**
 * Which factors share the sites of a query in one group of cell types rather than in another?
 * @throws InputError for groups that overlap, cell types that the atlas does not have, groups without a common factor
 */
export function compareCells(
  input: PartnersInput,
  asking: Choosing<typeof compareCellsChoices>,
): ComparedCells {
  const { a, b, ...choices } = choose(compareCellsChoices, asking);
  const { asked, sites, filter = {} } = input;
  const shown = namesOfChosenFactors(asked.atlas, filter, asked.names);
  const placed = queryOnSites(input, undefined);
  const ranking = rankPlaced(placed, asked, choices);
  const { rows: compared, classes } = effectsIn(placed, asked, { a, b });
  const rows = shownRows(compared, classes, shown);
  const table = tableOf(cellComparisonColumns, {
    ...differenceValues(rows),
    cobindingScoreA: rows.map(({ bindersA }) => verdictOf(ranking, bindersA).score),
    cobindingScoreB: rows.map(({ bindersB }) => verdictOf(ranking, bindersB).score),
    cellsA: rows.map(({ bindersA }) => cellsOf(classes, bindersA).join('/') || null),
    cellsB: rows.map(({ bindersB }) => cellsOf(classes, bindersB).join('/') || null),
  });
  return {
    table,
    notices: [
      ...asked.notices,
      ...sites.notices,
      ...ranking.notices,
      note('compare-cells.in-both', { factors: compared.length }),
    ],
  };
}

/**
 * The same without partner scores, which take far longer than the differences do: every factor of both groups, whatever
 * its class.
 * @throws InputError as `compareCells` does
 */
export function compareCellEffects(input: PartnersInput, groups: CellGroups): ComparedCellEffects {
  const placed = queryOnSites(input, undefined);
  const { rows, classes } = effectsIn(placed, input.asked, groups);
  const { asked, sites } = input;
  return {
    rows,
    classes,
    notices: [
      ...asked.notices,
      ...sites.notices,
      ...placed.notices,
      note('compare-cells.in-both', { factors: rows.length }),
    ],
  };
}

interface CellGroups {
  readonly a: readonly string[];
  readonly b: readonly string[];
}

/**
 * The keys of the cell types of either group.
 * @throws InputError for groups that overlap, and cell types that the atlas does not have
 */
export function cellGroups(
  classes: Parameters<typeof cellGroup>[1],
  { a, b }: CellGroups,
): { cellsA: ReadonlySet<string>; cellsB: ReadonlySet<string> } {
  const [cellsA, cellsB] = [cellGroup(a, classes), cellGroup(b, classes)];
  refuseCommonCells(
    cellsA,
    cellsB,
    classes.flatMap(({ binders }) => binders.map(({ cell }) => cell)),
  );
  return { cellsA, cellsB };
}

function effectsIn(
  placed: PlacedOnSites,
  { identity, names }: Asked,
  groups: CellGroups,
): Omit<ComparedCellEffects, 'notices'> {
  const { cellsA, cellsB } = cellGroups(
    placed.classes.map(({ sites }) => sites),
    groups,
  );
  const own = (i: number): number[] => {
    const { sites, query } = placed.classes[i];
    return ownBinders(sites, query, identity.antigens, names).own;
  };
  const classes = effectsOf(placed, own);
  const rows = cellDifferences(classes, cellsA, cellsB, (name) => names.key(name));
  if (rows.length === 0)
    throw new InputError('no factor was assayed in both groups of cell types', {
      expected: 'experiments of one antigen in a cell type of --a and in one of --b',
      fix: 'chipmate atlas search lists the antigens of a cell type: --cell NAME',
    });
  return { rows, classes };
}
