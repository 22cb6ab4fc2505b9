// Effects over lines and donors: the means, the units behind them, and their p-values combined.
import { ciHigh, ciLow, minusLog10P, reason, verdict } from '../../tables/shared-columns.ts';
import type { Columns } from '../../tables/table.ts';

const claim = {
  perturbation: { label: 'column.perturbation', help: 'help.claim-perturbation', main: 1 },
  drug: { label: 'column.claim-drug', help: 'help.claim-drug', main: 1 },
  measured: { label: 'column.claim-measured', help: 'help.claim-measured', main: 1 },
} as const satisfies Columns;

/** A row for each claim, each group of units in it, and each way to pool them. */
export const replicateColumns = {
  ...claim,
  over: { label: 'column.pooled-over', help: 'help.pooled-over', main: 1 },
  method: { label: 'column.pooling', help: 'help.pooling', main: 1 },
  verdict,
  reason,
  units: { label: 'column.units-in-mean', help: 'help.units-in-mean', main: 1 },
  donors: { label: 'column.donors-in-mean', help: 'help.donors-in-mean' },
  estimate: { label: 'column.mean-effect', help: 'help.mean-effect', main: 1 },
  ciLow: { ...ciLow, main: 1 },
  ciHigh: { ...ciHigh, main: 1 },
  standardError: { label: 'column.error-of-mean', help: 'help.error-of-mean' },
  degreesOfFreedom: { label: 'column.degrees-of-mean', help: 'help.degrees-of-mean' },
  minusLog10P: { ...minusLog10P, help: 'help.replicate-p', main: 2 },
  minusLog10Holm: { label: 'column.holm-p', help: 'help.replicate-holm', scale: 'minus log10' },
  predictionLow: { label: 'column.prediction-low', help: 'help.prediction' },
  predictionHigh: { label: 'column.prediction-high', help: 'help.prediction' },
  betweenVariance: { label: 'column.between-variance', help: 'help.between-variance' },
  iSquared: { label: 'column.i-squared', help: 'help.i-squared', unit: '%' },
  cochranQ: { label: 'column.cochran-q', help: 'help.cochran-q' },
  minusLog10QP: { label: 'column.cochran-q-p', help: 'help.cochran-q-p', scale: 'minus log10' },
  minusLog10Differ: { label: 'column.units-differ', help: 'help.units-differ', scale: 'minus log10' },
  sameSign: { label: 'column.same-sign', help: 'help.same-sign', main: 2 },
  signOf: { label: 'column.sign-of', help: 'help.sign-of', main: 2 },
  signLow: { label: 'column.sign-low', help: 'help.sign-interval' },
  signHigh: { label: 'column.sign-high', help: 'help.sign-interval' },
  minusLog10Sign: { label: 'column.sign-p', help: 'help.sign-p', scale: 'minus log10' },
  coverage: { label: 'column.measured-coverage', help: 'help.measured-coverage', main: 2 },
} as const satisfies Columns;

/** A row for each unit of each claim. */
export const replicateUnitColumns = {
  ...claim,
  unit: { label: 'column.line-or-donor', help: 'help.line-or-donor', main: 1 },
  kind: { label: 'column.sample-kind', help: 'help.sample-kind', main: 2 },
  status: { label: 'column.sample-status', help: 'help.sample-status', main: 1 },
  estimate: { label: 'column.unit-effect', help: 'help.unit-effect', main: 1 },
  ciLow: { ...ciLow, main: 1 },
  ciHigh: { ...ciHigh, main: 1 },
  standardError: { label: 'column.error-of-mean', help: 'help.error-of-unit' },
  n: { label: 'column.n-experiments', help: 'help.n-experiments', main: 1 },
  minusLog10P: { ...minusLog10P, help: 'help.unit-p', main: 1 },
  direction: { label: 'column.unit-direction', help: 'help.unit-direction', main: 1 },
  counted: { label: 'column.unit-counted', help: 'help.unit-counted', main: 1 },
} as const satisfies Columns;

/** A row for each claim and each way to combine p-values. */
export const replicateCombinedColumns = {
  ...claim,
  method: { label: 'column.combination', help: 'help.combination', main: 1 },
  direction: { label: 'column.combined-direction', help: 'help.combined-direction', main: 1 },
  units: { label: 'column.units-combined', help: 'help.units-combined', main: 1 },
  statistic: { label: 'column.combined-statistic', help: 'help.combined-statistic', main: 1 },
  minusLog10P: { ...minusLog10P, help: 'help.combined-p', main: 1 },
} as const satisfies Columns;
