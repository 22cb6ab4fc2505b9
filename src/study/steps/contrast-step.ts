import { AntigenNames } from '../../genome/antigen-aliases.ts';
import { equallyManyPeaks } from '../../genome/peak-strength.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { columnEffects } from '../../partners/column-effects.ts';
import { cellGroup, compareCells, refuseCommonCells } from '../../partners/compare-cells.ts';
import { compareQueries, type ClassEffects } from '../../partners/compare-queries.ts';
import type { ColumnAt, ComparisonRow } from '../../partners/comparison-rows.ts';
import { queryColumn } from '../../partners/query-column.ts';
import { queryPeaks, readClassSites } from '../../partners/rank-query.ts';
import { message } from '../../messages/message.ts';
import { Z95 } from '../../statistics/normal.ts';
import type { StepContext, StepKind } from '../plan/step.ts';
import { judgedColumns } from '../evidence.ts';
import { orNull, type ContrastResult } from '../results.ts';
import { differenceVerdict } from '../row-verdicts.ts';
import type { Study } from '../study-schema.ts';
import { peaksStepName, queryOf } from './peaks-step.ts';

type ChipSeq = Study['chip_seq'][number];

/** Compares co-binding: two ChIP-seq entries with each other, or one entry in two groups of the atlas' cell types. */
export const contrastSteps: StepKind = (file) => {
  const { atlas, compare, cell_contrast, chip_seq, factor } = file.study;
  const skipped = (name: string) => ({ name, state: 'skipped', reason: message('reason.no-atlas') }) as const;
  const withoutPeaks = (name: string) =>
    ({ name, state: 'skipped', reason: message('reason.no-peaks') }) as const;
  const entryOf = (name: string): ChipSeq => chip_seq.find((entry) => entry.name === name) as ChipSeq;
  const shared = { kind: 'contrast', version: 5, inputs: atlas ?? [] };
  const queries = compare.map(({ a, b }) => {
    const name = `compare ${a} with ${b}`;
    if (atlas === undefined) return skipped(name);
    const entries = [entryOf(a), entryOf(b)] as const;
    if (entries.some(({ peaks }) => peaks === undefined)) return withoutPeaks(name);
    return {
      ...shared,
      name,
      needs: entries.map(peaksStepName),
      parameters: { a, b, factor, a_cell: entries[0].cell, b_cell: entries[1].cell },
      run: (context: StepContext) => contrastQueries(context, entries),
    };
  });
  const cells = cell_contrast.map(({ chip_seq: query, a, b }) => {
    const [left, right] = [a.join('+'), b.join('+')];
    const name = `compare cells ${left} with ${right}, ${query}`;
    if (atlas === undefined) return skipped(name);
    const entry = entryOf(query);
    if (entry.peaks === undefined) return withoutPeaks(name);
    return {
      ...shared,
      name,
      needs: [peaksStepName(entry)],
      parameters: { chip_seq: query, a: left, b: right, factor },
      run: (context: StepContext) => contrastCells(context, entry, a, b),
      check: async ({ resources }: StepContext) => {
        const sites = [resources.sites(entry)];
        refuseCommonCells(cellGroup(a, sites), cellGroup(b, sites), [...a, ...b]);
        return [];
      },
    };
  });
  return [...queries, ...cells];
};

/** Two queries, equally many of their strongest peaks. */
async function contrastQueries(
  context: StepContext,
  entries: readonly [ChipSeq, ChipSeq],
): Promise<ContrastResult> {
  const [a, b] = entries;
  const names = new AntigenNames();
  const peaks = equallyManyPeaks(peaksOf(context, a), peaksOf(context, b));
  const antigens = entries.map((entry) => entry.antigen ?? context.file.study.factor);
  const sides = await Promise.all(
    entries.map(async ({ cell }, i) => ({
      cell,
      classes: await effectsOf(context, entries, peaks[i], antigens, names),
    })),
  );
  const rows = compareQueries(sides[0], sides[1], (name) => names.key(name));
  const oneSided = (row: (typeof rows)[number]): boolean =>
    row.basis === 'cell type of A' || row.basis === 'cell type of B';
  return {
    a: a.name,
    b: b.name,
    kind: 'queries',
    queries: [a.name, b.name],
    antigens: [antigens[0], antigens[1]],
    rows: resultRows(rows, sides[0].classes, oneSided),
  };
}

/** One query in two groups of cell types; only factors that the atlas has in both. */
async function contrastCells(
  context: StepContext,
  entry: ChipSeq,
  a: readonly string[],
  b: readonly string[],
): Promise<ContrastResult> {
  const names = new AntigenNames();
  const antigen = entry.antigen ?? context.file.study.factor;
  const classes = await effectsOf(context, [entry], peaksOf(context, entry), [antigen], names);
  const groups = classes.map(({ sites }) => sites);
  const [left, right] = [cellGroup(a, groups), cellGroup(b, groups)];
  refuseCommonCells(left, right, [...a, ...b]);
  const rows = compareCells(classes, left, right, (name) => names.key(name));
  return {
    a: a.join('+'),
    b: b.join('+'),
    kind: 'cells',
    queries: [entry.name, entry.name],
    antigens: [antigen, antigen],
    rows: resultRows(rows, classes, () => false),
  };
}

function peaksOf(context: StepContext, entry: ChipSeq): PeakColumns {
  return queryOf(context, entry).peaks;
}

/** Effects of some peaks in the cell classes of the entries; these antigens' columns have none. */
async function effectsOf(
  { resources }: StepContext,
  entries: readonly ChipSeq[],
  peaks: PeakColumns,
  antigens: readonly string[],
  names: AntigenNames,
): Promise<ClassEffects[]> {
  const atlas = await resources.atlas();
  const genes = await resources.genes();
  const classes = [...new Set(entries.map((entry) => resources.sites(entry)))];
  return classes.map((plain) => {
    const sites = readClassSites(atlas, { read: () => plain }, plain.cellClass, () => genes);
    const own = sites.columns.flatMap(({ antigen }, j) =>
      antigens.some((name) => names.same(antigen, name)) ? [j] : [],
    );
    return { sites, effects: columnEffects(sites, queryColumn(queryPeaks(atlas, peaks), sites).site, own) };
  });
}

function resultRows<Row extends ComparisonRow<unknown>>(
  rows: readonly Row[],
  classes: readonly ClassEffects[],
  oneSided: (row: Row) => boolean,
): ContrastResult['rows'] {
  const order = [...rows].sort((x, y) => y.difference - x.difference);
  const numbers = (value: (row: Row) => number) => order.map((row) => orNull(value(row)));
  const cells = (columns: readonly ColumnAt[]): string =>
    [...new Set(columns.map(({ cellClass, column }) => classes[cellClass].sites.columns[column].cell))]
      .sort()
      .join(', ');
  const [ciLow, ciHigh] = [-Z95, Z95].map((z) => numbers((row) => row.difference + z * row.error));
  return {
    antigen: order.map(({ antigen }) => antigen),
    a: numbers((row) => row.a),
    b: numbers((row) => row.b),
    difference: numbers((row) => row.difference),
    ciLow,
    ciHigh,
    minusLog10Q: numbers((row) => -row.log10Q),
    robustZ: numbers((row) => row.robustZ),
    cellsA: order.map(({ columnsA }) => cells(columnsA)),
    cellsB: order.map(({ columnsB }) => cells(columnsB)),
    oneSided: order.map(oneSided),
    ...judgedColumns(order.map((row, i) => differenceVerdict(ciLow[i], ciHigh[i], oneSided(row)))),
  };
}
