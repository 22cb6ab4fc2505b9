// What the tables of combinations are made of: the three questions, the models, the pairs of doses.
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

const who = {
  cell,
  perturbation: { label: 'column.dose-arm', help: 'help.dose-arm' },
  drug: { label: 'column.dose-drug', help: 'help.first-drug', main: 1 },
  added: { label: 'column.added-drug', help: 'help.added-drug', main: 1 },
} as const satisfies Columns;
const interval = { ciLow: { ...ciLow, main: 1 }, ciHigh: { ...ciHigh, main: 1 } } as const satisfies Columns;
const n = { label: 'column.independent-n', help: 'help.independent-n', main: 1 } as const;
const holmP = { ...minusLog10Q, label: 'column.holm-p', help: 'help.holm-p' } as const;
const observed = { label: 'column.inhibition', help: 'help.inhibition', unit: '%', main: 2 } as const;

/** A row for each question, in the order in which they are asked. */
export const combinationColumns = {
  ...who,
  question: { label: 'column.better-than', help: 'help.better-than', main: 1 },
  inhibition: observed,
  reference: { label: 'column.reference-inhibition', help: 'help.reference-inhibition', unit: '%', main: 2 },
  difference: {
    label: 'column.inhibition-difference',
    help: 'help.inhibition-difference',
    unit: '%',
    main: 1,
  },
  ...interval,
  n,
  pairs: { label: 'column.dose-pairs', help: 'help.dose-pairs' },
  minusLog10P: { ...minusLog10P, help: 'help.combination-p' },
  minusLog10Q: holmP,
  ...{ verdict, reason },
} as const satisfies Columns;

/** A row for each model. */
export const combinationModelColumns = {
  ...who,
  model: { label: 'column.curve-model', help: 'help.combination-model', main: 1 },
  estimate: { label: 'column.beyond-expected', help: 'help.beyond-expected', main: 1 },
  scale: { label: 'column.model-scale', help: 'help.model-scale', main: 1 },
  ...interval,
  drawnLow: { label: 'column.drawn-low', help: 'help.drawn', main: 2 },
  drawnHigh: { label: 'column.drawn-high', help: 'help.drawn', main: 2 },
  says: { label: 'column.model-says', help: 'help.model-says', main: 1 },
  zeroForSham: { label: 'column.zero-for-sham', help: 'help.zero-for-sham' },
  pairs: { label: 'column.dose-pairs', help: 'help.dose-pairs' },
} as const satisfies Columns;

/** A row for each pair of doses. */
export const combinationPairColumns = {
  ...who,
  drugDose: { label: 'column.drug-dose', help: 'help.drug-dose', main: 1 },
  addedDose: { label: 'column.added-dose', help: 'help.added-dose', main: 1 },
  inhibition: observed,
  drugAlone: { label: 'column.drug-alone', help: 'help.drug-alone', unit: '%' },
  addedAlone: { label: 'column.added-alone', help: 'help.added-alone', unit: '%' },
  bliss: { label: 'column.bliss-excess', help: 'help.bliss-excess', unit: '%', main: 1 },
  ...interval,
  n,
  minusLog10P: { ...minusLog10P, help: 'help.pair-p' },
  minusLog10Q: { ...holmP, help: 'help.pair-holm' },
  hsa: { label: 'column.hsa-excess', help: 'help.hsa-excess', unit: '%' },
  loewe: { label: 'column.loewe-excess', help: 'help.loewe-excess', unit: '%' },
  zip: { label: 'column.zip-delta', help: 'help.zip-delta', unit: '%' },
  combinationIndex: { label: 'column.combination-index', help: 'help.combination-index' },
} as const satisfies Columns;
