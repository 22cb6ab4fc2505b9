// The tables of RT-qPCR.
import type { Arms } from '../cq/arms.ts';
import type { Blank } from '../cq/blanks.ts';
import type { TechnicalMean } from '../cq/cultures.ts';
import type { Primers } from '../cq/primers.ts';
import { power } from '../../statistics/power.ts';
import type { Readings } from '../../tables/readings.ts';
import { tableOf, type Table } from '../../tables/table.ts';
import { judgedColumns } from '../../tables/verdicts.ts';
import type { ComparedTarget } from './compare-targets.ts';
import type { Stability } from './genorm.ts';
import type { MiqeRow } from './miqe.ts';
import { miqeColumns, primerColumns, qpcrColumns, quantityColumns } from './qpcr-columns.ts';
import type { Quantity } from './relative-quantity.ts';

/** What notices and tables are made from. */
export interface QpcrShown {
  readonly readings: Readings;
  readonly rows: readonly number[];
  readonly genes: readonly string[];
  readonly references: readonly string[];
  readonly means: readonly TechnicalMean[];
  readonly primers: ReadonlyMap<string, Primers>;
  readonly quantities: readonly Quantity[];
  readonly arms: Arms;
  readonly blanks: readonly Blank[];
  /** Of the reference genes, in their order. */
  readonly stability: Stability;
}

/** Values of a column that may be left out: undefined where no row has one. */
function some<Value>(values: readonly Value[], has: (value: Value) => boolean): readonly Value[] | undefined {
  return values.some(has) ? values : undefined;
}

/** A row for each gene in each contrast. */
export function qpcrTable(compared: readonly ComparedTarget[]): Table {
  const effects = compared.map(({ effect }) => effect);
  const { verdict, reason } = judgedColumns(compared.map(({ judged }) => judged));
  return tableOf(qpcrColumns, {
    target: compared.map(({ gene }) => gene),
    cell: some(
      compared.map((row) => row.cell),
      (name) => name !== null,
    ),
    time: some(
      compared.map((row) => row.time),
      (value) => !Number.isNaN(value),
    ),
    contrast: compared.map(({ contrast }) => contrast.kind),
    comparison: compared.map(({ contrast }) => contrast.comparison),
    foldChange: effects.map(({ estimate }) => power(2, estimate)),
    foldLow: effects.map(({ low }) => power(2, low)),
    foldHigh: effects.map(({ high }) => power(2, high)),
    log2FoldChange: effects.map(({ estimate }) => estimate),
    ciLow: effects.map(({ low }) => low),
    ciHigh: effects.map(({ high }) => high),
    deltaDeltaCq: compared.map((row) => row.deltaDeltaCq),
    n: effects.map(({ n }) => n),
    nControl: effects.map(({ nControl }) => nControl),
    design: effects.map(({ design }) => design),
    degreesOfFreedom: effects.map(({ degreesOfFreedom }) => degreesOfFreedom),
    minusLog10P: effects.map(({ log10P }) => -log10P),
    minusLog10Holm: compared.map(({ adjusted }) => -adjusted),
    together: some(
      compared.map((row) => row.together),
      (word) => word !== null,
    ),
    ownGene: some(
      compared.map(({ own }) => (own ? 'yes' : null)),
      (word) => word !== null,
    ),
    verdict,
    reason,
  });
}

/** A row for each pair of primers. */
export function primerTable({ genes, references, primers, stability }: QpcrShown): Table {
  const place = (gene: string): number => stability.order.indexOf(references.indexOf(gene));
  const of = genes.map((gene) => ({ gene, at: place(gene), ...primers.get(gene) }));
  const chosen = references.length > 1;
  return tableOf(primerColumns, {
    gene: genes,
    role: of.map(({ gene }) => (references.includes(gene) ? 'reference' : 'target')),
    efficiency: of.map(({ efficiency }) => efficiency),
    efficiencyLow: of.map(({ curve }) => curve?.low),
    efficiencyHigh: of.map(({ curve }) => curve?.high),
    efficiencySource: of.map(({ source }) => source),
    slope: of.map(({ curve }) => curve?.slope),
    rSquared: of.map(({ curve }) => curve?.rSquared),
    stability: of.map(({ gene }) => (chosen ? stability.m[references.indexOf(gene)] : NaN)),
    // The steadiest two cannot be told apart.
    place: of.map(({ at }) => (at < 0 || !chosen ? NaN : at < 2 ? 1 : at + 1)),
    pairwiseVariation: of.map(({ at }) => (at < 2 ? NaN : stability.v[at])),
    recommended: of.map(({ at }) => (at < 0 || !chosen ? null : at < stability.enough ? 'yes' : 'no')),
  });
}

/** A row for each gene of each culture. */
export function quantityTable(quantities: readonly Quantity[]): Table {
  const cultures = quantities.map(({ culture }) => culture);
  return tableOf(quantityColumns, {
    target: quantities.map(({ gene }) => gene),
    unit: cultures.map(({ unit }) => unit),
    cell: some(
      cultures.map(({ cell }) => cell),
      (name) => name !== null,
    ),
    time: some(
      cultures.map(({ time }) => time),
      (value) => !Number.isNaN(value),
    ),
    perturbation: cultures.map(({ perturbation }) => perturbation),
    drug: cultures.map(({ drug }) => drug),
    sample: some(
      cultures.map(({ sample }) => sample),
      (name) => name !== null,
    ),
    cq: quantities.map(({ of }) => of.cq),
    spread: quantities.map(({ of }) => of.spread),
    wells: quantities.map(({ of }) => of.wells),
    undetermined: quantities.map(({ of }) => of.undetermined),
    deltaCq: quantities.map(({ deltaCq }) => deltaCq),
    log2Quantity: quantities.map(({ value }) => value),
  });
}

/** What the table shows of what a paper must tell. */
export function miqeTable(rows: readonly MiqeRow[]): Table {
  return tableOf(miqeColumns, {
    item: rows.map(({ item }) => item),
    state: rows.map(({ state }) => state),
    count: rows.map(({ count }) => count),
    lacking: rows.map(({ lacking }) => lacking.join(', ')),
  });
}
