// What the verbs of an atlas list, and how runs differ.
import * as shared from '../tables/shared-columns.ts';
import type { Columns } from '../tables/table.ts';

const { experiment, antigen, cellClass, cell, peaks } = shared;
const antigenClass = { label: 'column.antigen-class', help: 'help.antigen-class', kinds: true } as const;

/** Experiments of ChIP-Atlas' own list. */
export const catalogueColumns = {
  experiment,
  genome: { label: 'column.genome', help: 'help.genome', main: 1, kinds: true },
  antigenClass,
  antigen,
  cellClass,
  cell,
  peaks: { ...peaks, main: 1 },
  reads: { label: 'column.reads', help: 'help.reads' },
  mappedPercent: { label: 'column.mapped', help: 'help.mapped', unit: '%' },
  duplicatesPercent: { label: 'column.duplicates', help: 'help.duplicates', unit: '%' },
  perturbation: { label: 'column.perturbation', help: 'help.perturbation', main: 2 },
  sameDataAs: { label: 'column.same-data-as', help: 'help.same-data-as' },
  sample: { label: 'column.sample', help: 'help.sample' },
  title: { label: 'column.title', help: 'help.title', main: 2 },
  attributes: { label: 'column.attributes', help: 'help.attributes' },
} as const satisfies Columns;

/** Experiments of an atlas: the columns of its sheet. */
export const sheetColumns = {
  ofSheet: { name: '<column>', each: 'column', label: 'column.of-sheet', help: 'help.of-sheet', main: 1 },
} as const satisfies Columns;

/** How many experiments have each value. */
export const countColumns = {
  facet: { label: 'column.property', help: 'help.facet', main: 1 },
  value: { label: 'column.value', help: 'help.facet-value', main: 1 },
  experiments: { label: 'column.experiments', help: 'help.experiments-found', main: 1 },
} as const satisfies Columns;

/** Experiments that differ between two atlases. */
export const diffColumns = {
  experiment,
  change: { label: 'column.change-of-experiment', help: 'help.change-of-experiment', main: 1 },
  antigen,
  cell,
  peaksOld: { label: 'column.peaks-old', help: 'help.peaks', main: 1 },
  peaksNew: { label: 'column.peaks-new', help: 'help.peaks', main: 1 },
  peaksSame: { label: 'column.peaks-same', help: 'help.peaks-same', main: 1 },
  releaseOld: { label: 'column.release-old', help: 'help.release' },
  releaseNew: { label: 'column.release-new', help: 'help.release' },
  annotation: { label: 'column.annotation', help: 'help.annotation', main: 1 },
} as const satisfies Columns;

/** Rows whose rank moved between two results. */
export const movedColumns = {
  key: { name: '<key>', each: 'column', label: 'column.key', help: 'help.key', main: 1 },
  rankOld: { label: 'column.rank-old', help: 'help.rank', main: 1 },
  rankNew: { label: 'column.rank-new', help: 'help.rank', main: 1 },
  movedUp: { label: 'column.moved-up', help: 'help.moved-up', main: 1 },
} as const satisfies Columns;

/** What an atlas holds. */
export const infoColumns = {
  property: { label: 'column.property', help: 'help.property', main: 1 },
  value: { label: 'column.value', help: 'help.value', main: 1 },
} as const satisfies Columns;

/** Files of an atlas. */
export const verifyColumns = {
  file: { label: 'column.file', help: 'help.file', main: 1 },
  bytes: { label: 'column.bytes', unit: 'bytes', help: 'help.bytes', main: 1 },
  verdict: { label: 'column.verdict', help: 'help.verdict-of-file', main: 1 },
  detail: { label: 'column.detail', help: 'help.detail', main: 1 },
} as const satisfies Columns;

/** Files of the genomes that are at hand. */
export const genomeColumns = {
  genome: { label: 'column.genome', help: 'help.genome-at-hand', main: 1 },
  file: { label: 'column.file', help: 'help.file', main: 1 },
  bytes: { label: 'column.bytes', unit: 'bytes', help: 'help.bytes', main: 1 },
  verdict: { label: 'column.verdict', help: 'help.verdict-of-genome-file', main: 1 },
  source: { label: 'column.source', help: 'help.source-of-file', main: 1 },
  release: { label: 'column.release', help: 'help.release-of-file', main: 2 },
  brought: { label: 'column.brought', help: 'help.brought', main: 2 },
  licence: { label: 'column.licence', help: 'help.licence', main: 2 },
  cite: { label: 'column.cite', help: 'help.cite' },
  address: { label: 'column.address', help: 'help.address' },
  sha256: { label: 'column.sha256', help: 'help.sha256' },
} as const satisfies Columns;

/** What differs between two runs of a study. */
export const studyDiffColumns = {
  what: { label: 'column.what', help: 'help.what', main: 1 },
  name: { label: 'column.name', help: 'help.name', main: 1 },
  before: { label: 'column.before', help: 'help.before', main: 1 },
  after: { label: 'column.after', help: 'help.after', main: 1 },
} as const satisfies Columns;
