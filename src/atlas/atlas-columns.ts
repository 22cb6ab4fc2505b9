// What the verbs of an atlas list, and how runs differ.
import * as shared from '../shared-columns.ts';
import type { Columns } from '../table.ts';

const { experiment, antigen, cellClass, cell, peaks } = shared;
const antigenClass = { label: 'column.antigen-class', help: 'help.antigen-class' } as const;

/** Experiments of ChIP-Atlas' own list. */
export const catalogueColumns = {
  experiment,
  genome: { label: 'column.genome', help: 'help.genome', main: true },
  antigenClass,
  antigen,
  cellClass,
  cell,
  peaks: { ...peaks, main: true },
  reads: { label: 'column.reads', help: 'help.reads' },
  mappedPercent: { label: 'column.mapped', help: 'help.mapped', unit: '%' },
  duplicatesPercent: { label: 'column.duplicates', help: 'help.duplicates', unit: '%' },
  perturbation: { label: 'column.perturbation', help: 'help.perturbation', main: true },
  sameDataAs: { label: 'column.same-data-as', help: 'help.same-data-as' },
  sample: { label: 'column.sample', help: 'help.sample' },
  title: { label: 'column.title', help: 'help.title', main: true },
  attributes: { label: 'column.attributes', help: 'help.attributes' },
} as const satisfies Columns;

/** Experiments of an atlas: the columns of its sheet. */
export const sheetColumns = {
  ofSheet: { name: '<column>', each: 'column', label: 'column.of-sheet', help: 'help.of-sheet', main: true },
} as const satisfies Columns;

/** How many experiments have each value. */
export const countColumns = {
  facet: { label: 'column.facet', help: 'help.facet', main: true },
  value: { label: 'column.value', help: 'help.facet-value', main: true },
  experiments: { label: 'column.experiments', help: 'help.experiments-found', main: true },
} as const satisfies Columns;

/** Experiments that differ between two atlases. */
export const diffColumns = {
  experiment,
  change: { label: 'column.change-of-experiment', help: 'help.change-of-experiment', main: true },
  antigen,
  cell,
  peaksOld: { label: 'column.peaks-old', help: 'help.peaks', main: true },
  peaksNew: { label: 'column.peaks-new', help: 'help.peaks', main: true },
  peaksSame: { label: 'column.peaks-same', help: 'help.peaks-same', main: true },
  releaseOld: { label: 'column.release-old', help: 'help.release' },
  releaseNew: { label: 'column.release-new', help: 'help.release' },
  annotation: { label: 'column.annotation', help: 'help.annotation', main: true },
} as const satisfies Columns;

/** Rows whose rank moved between two results. */
export const movedColumns = {
  key: { name: '<key>', each: 'column', label: 'column.key', help: 'help.key', main: true },
  rankOld: { label: 'column.rank-old', help: 'help.rank', main: true },
  rankNew: { label: 'column.rank-new', help: 'help.rank', main: true },
  movedUp: { label: 'column.moved-up', help: 'help.moved-up', main: true },
} as const satisfies Columns;

/** What an atlas holds. */
export const infoColumns = {
  property: { label: 'column.property', help: 'help.property', main: true },
  value: { label: 'column.value', help: 'help.value', main: true },
} as const satisfies Columns;

/** Files of an atlas. */
export const verifyColumns = {
  file: { label: 'column.file', help: 'help.file', main: true },
  bytes: { label: 'column.bytes', unit: 'bytes', help: 'help.bytes', main: true },
  verdict: { label: 'column.verdict', help: 'help.verdict-of-file', main: true },
  detail: { label: 'column.detail', help: 'help.detail', main: true },
} as const satisfies Columns;

/** What differs between two runs of a study. */
export const studyDiffColumns = {
  what: { label: 'column.what', help: 'help.what', main: true },
  name: { label: 'column.name', help: 'help.name', main: true },
  before: { label: 'column.before', help: 'help.before', main: true },
  after: { label: 'column.after', help: 'help.after', main: true },
} as const satisfies Columns;
