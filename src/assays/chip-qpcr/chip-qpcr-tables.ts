// The tables of ChIP-qPCR.
import { power } from '../../statistics/power.ts';
import { tableOf, type Table } from '../../tables/table.ts';
import { judgedColumns } from '../../tables/verdicts.ts';
import { ampliconState, type Amplicons } from './amplicons.ts';
import type { Binding } from './binding.ts';
import { bindingColumns, chromatinColumns, differenceColumns } from './chip-qpcr-columns.ts';
import type { Difference } from './differences.ts';
import type { Enrichment } from './enrichment.ts';

/** Values of a column that may be left out: undefined where no row has one. */
function named<Value>(values: readonly (Value | null)[]): readonly (Value | null)[] | undefined {
  return values.some((value) => value !== null) ? values : undefined;
}

function timed(values: readonly number[]): readonly number[] | undefined {
  return values.some((value) => !Number.isNaN(value)) ? values : undefined;
}

function folds(log2: readonly (number | undefined)[]): number[] {
  return log2.map((value) => power(2, value ?? NaN));
}

/** A row for each antibody at each amplicon in each arm. */
export function bindingTable(
  rows: readonly Binding[],
  negative: readonly string[],
  amplicons: Amplicons,
): Table {
  const places = rows.map(({ amplicon }) => amplicons.places.get(amplicon) ?? null);
  return tableOf(bindingColumns, {
    amplicon: rows.map(({ amplicon }) => amplicon),
    antibody: rows.map(({ antibody }) => antibody),
    cell: named(rows.map(({ cell }) => cell)),
    time: timed(rows.map(({ time }) => time)),
    perturbation: named(rows.map(({ perturbation }) => perturbation)),
    drug: named(rows.map(({ drug }) => drug)),
    percentInput: folds(rows.map(({ percent }) => percent.estimate)),
    percentLow: folds(rows.map(({ percent }) => percent.low)),
    percentHigh: folds(rows.map(({ percent }) => percent.high)),
    n: rows.map(({ n }) => n),
    foldOverIgg: folds(rows.map(({ overIgG }) => overIgG?.estimate)),
    foldOverIggLow: folds(rows.map(({ overIgG }) => overIgG?.low)),
    foldOverIggHigh: folds(rows.map(({ overIgG }) => overIgG?.high)),
    foldOverRegion: folds(rows.map(({ overRegion }) => overRegion?.estimate)),
    foldOverRegionLow: folds(rows.map(({ overRegion }) => overRegion?.low)),
    foldOverRegionHigh: folds(rows.map(({ overRegion }) => overRegion?.high)),
    minusLog10P: rows.map(({ log10P }) => -log10P),
    minusLog10Holm: rows.map(({ adjusted }) => -adjusted),
    chrom: named(places.map((place) => place?.chrom ?? null)),
    start: named(places.map((place) => place?.start ?? null)),
    end: named(places.map((place) => place?.end ?? null)),
    gene: named(places.map((place) => place?.gene ?? null)),
    place: rows.map(({ amplicon }) => ampliconState(amplicon, negative, amplicons)),
    ...judgedColumns(rows.map(({ judged }) => judged)),
  });
}

/** A row for each antibody at each amplicon in each comparison of arms. */
export function differenceTable(rows: readonly Difference[]): Table {
  const effects = rows.map(({ effect }) => effect);
  return tableOf(differenceColumns, {
    amplicon: rows.map(({ amplicon }) => amplicon),
    antibody: rows.map(({ antibody }) => antibody),
    cell: named(rows.map(({ cell }) => cell)),
    time: timed(rows.map(({ time }) => time)),
    contrast: rows.map(({ contrast }) => contrast.kind),
    comparison: rows.map(({ contrast }) => contrast.comparison),
    foldChange: folds(effects.map(({ estimate }) => estimate)),
    foldLow: folds(effects.map(({ low }) => low)),
    foldHigh: folds(effects.map(({ high }) => high)),
    log2FoldChange: effects.map(({ estimate }) => estimate),
    ciLow: effects.map(({ low }) => low),
    ciHigh: effects.map(({ high }) => high),
    foldSpecific: folds(rows.map(({ specific }) => specific?.estimate)),
    foldSpecificLow: folds(rows.map(({ specific }) => specific?.low)),
    foldSpecificHigh: folds(rows.map(({ specific }) => specific?.high)),
    n: effects.map(({ n }) => n),
    nControl: effects.map(({ nControl }) => nControl),
    design: effects.map(({ design }) => design),
    degreesOfFreedom: effects.map(({ degreesOfFreedom }) => degreesOfFreedom),
    minusLog10P: effects.map(({ log10P }) => -log10P),
    minusLog10Holm: rows.map(({ adjusted }) => -adjusted),
    ...judgedColumns(rows.map(({ judged }) => judged)),
  });
}

/** A row for each antibody, and IgG, at each amplicon in each chromatin. */
export function chromatinTable(rows: readonly Enrichment[]): Table {
  const cultures = rows.map(({ culture }) => culture);
  return tableOf(chromatinColumns, {
    amplicon: rows.map(({ amplicon }) => amplicon),
    antibody: rows.map(({ antibody }) => antibody ?? 'IgG'),
    unit: cultures.map(({ unit }) => unit),
    cell: named(cultures.map(({ cell }) => cell)),
    time: timed(cultures.map(({ time }) => time)),
    perturbation: named(cultures.map(({ perturbation }) => perturbation)),
    drug: named(cultures.map(({ drug }) => drug)),
    cq: rows.map(({ of }) => of.cq),
    spread: rows.map(({ of }) => of.spread),
    wells: rows.map(({ of }) => of.wells),
    undetermined: rows.map(({ of }) => of.undetermined),
    percentInput: folds(rows.map(({ value }) => value)),
  });
}
