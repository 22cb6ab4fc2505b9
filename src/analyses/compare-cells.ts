import { InputError } from '../errors.ts';
import { note, type Notice } from '../messages/message.ts';
import { cellGroup, compareCells as differences, refuseCommonCells } from '../partners/compare-cells.ts';
import {
  cellsOf,
  differenceValues,
  effectsOf,
  shownRows,
  verdictOf,
} from '../partners/comparison-columns.ts';
import { cellComparisonColumns } from '../partners/difference-columns.ts';
import { tableOf, type Table } from '../table.ts';
import { choose, type Asked as Choosing, type Choices } from './inputs/choices.ts';
import { namesOfChosenFactors } from './inputs/experiments.ts';
import { partnersChoices, rankOnSites, type PartnersInput } from './partners.ts';

const { seed, draws } = partnersChoices;

/** What may be chosen when groups of cell types are compared; both groups must be. */
export const compareCellsChoices = {
  a: { type: 'texts', needed: true, unit: 'cells', help: 'compare-cells.choice.a' },
  b: { type: 'texts', needed: true, unit: 'cells', help: 'compare-cells.choice.b' },
  seed,
  draws,
} as const satisfies Choices;

/** Factors that share the query's sites in one group of cell types rather than in the other, surest first. */
export interface ComparedCells {
  readonly table: Table;
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
  const { atlas, names } = asked;
  const shown = namesOfChosenFactors(atlas, filter, names);
  const ranking = rankOnSites(input, choices);
  const groups = ranking.classes.map((each) => each.sites);
  const [cellsA, cellsB] = [cellGroup(a, groups), cellGroup(b, groups)];
  const cells = groups.flatMap(({ columns }) => columns.map(({ cell }) => cell));
  refuseCommonCells(cellsA, cellsB, cells);
  const classes = effectsOf(ranking, (i) => ranking.classes[i].own);
  const compared = differences(classes, cellsA, cellsB, (name) => names.key(name));
  if (compared.length === 0)
    throw new InputError('no factor was assayed in both groups of cell types', {
      expected: 'experiments of one antigen in a cell type of --a and in one of --b',
      fix: 'chipmate atlas search lists the antigens of a cell type: --cell NAME',
    });
  const rows = shownRows(compared, classes, shown);
  const table = tableOf(cellComparisonColumns, {
    ...differenceValues(rows),
    cobindingScoreA: rows.map(({ columnsA }) => verdictOf(ranking, columnsA).score),
    cobindingScoreB: rows.map(({ columnsB }) => verdictOf(ranking, columnsB).score),
    cellsA: rows.map(({ columnsA }) => cellsOf(classes, columnsA)),
    cellsB: rows.map(({ columnsB }) => cellsOf(classes, columnsB)),
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
