// What the tables of dose-response are made of: curves, their comparisons, single experiments.
import {
  cell,
  ciHigh,
  ciLow,
  minusLog10P,
  minusLog10Q,
  reason,
  verdict,
} from '../../tables/shared-columns.ts';
import type { Columns } from '../../tables/table.ts';

const perturbation = { label: 'column.dose-arm', help: 'help.dose-arm', main: 1 } as const;
const drug = { label: 'column.dose-drug', help: 'help.dose-drug', main: 1 } as const;
const ic50 = { label: 'column.ic50', help: 'help.ic50', main: 1 } as const;
const doseUnit = { label: 'column.dose-unit', help: 'help.dose-unit', main: 1 } as const;
const state = { label: 'column.curve-state', help: 'help.curve-state', main: 1 } as const;
const model = { label: 'column.curve-model', help: 'help.curve-model', main: 2 } as const;
const shape = {
  slope: { label: 'column.curve-slope', help: 'help.curve-slope' },
  lower: { label: 'column.lower-plateau', help: 'help.lower-plateau', unit: '%', main: 2 },
  upper: { label: 'column.upper-plateau', help: 'help.upper-plateau', unit: '%', main: 2 },
} as const satisfies Columns;
const n = { label: 'column.independent-n', help: 'help.independent-n', main: 1 } as const;

/** A row for each curve. */
export const doseColumns = {
  ...{ cell, perturbation, drug, state, ic50 },
  ciLow: { ...ciLow, main: 1 },
  ciHigh: { ...ciHigh, main: 1 },
  ...{ doseUnit, n },
  wells: { label: 'column.wells', help: 'help.wells' },
  interval: { label: 'column.interval-kind', help: 'help.interval-kind', main: 2 },
  absoluteIc50: { label: 'column.absolute-ic50', help: 'help.absolute-ic50' },
  relativeIc50: { label: 'column.relative-ic50', help: 'help.relative-ic50' },
  model,
  ...shape,
  minusLog10P: { ...minusLog10P, help: 'help.flat-p' },
} as const satisfies Columns;

/** A row for each arm beside its control. */
export const doseComparisonColumns = {
  ...{ cell, perturbation },
  control: { label: 'column.dose-control', help: 'help.dose-control', main: 1 },
  drug,
  ratio: { label: 'column.ic50-ratio', help: 'help.ic50-ratio', main: 1 },
  ciLow: { ...ciLow, main: 1 },
  ciHigh: { ...ciHigh, main: 1 },
  n,
  minusLog10P,
  minusLog10Q: { ...minusLog10Q, label: 'column.holm-p', help: 'help.holm-p' },
  ...{ verdict, reason },
} as const satisfies Columns;

/** A row for each experiment of each curve. */
export const doseExperimentColumns = {
  ...{ cell, perturbation, drug },
  experiment: { label: 'column.independent-unit', help: 'help.independent-unit', main: 1 },
  ...{ ic50, doseUnit, model },
  ...shape,
} as const satisfies Columns;
