// ChIP-Atlas' tables of scores, in its own words.
import type { Columns } from '../../table.ts';

const scores = {
  average: {
    name: '<antigen>|Average',
    each: 'column',
    label: 'column.average-score',
    help: 'help.average-score',
    main: true,
  },
  ofExperiment: {
    name: '<experiment>|<cell>',
    each: 'experiment',
    label: 'column.score-of-experiment',
    help: 'help.score-of-experiment',
    main: true,
  },
  string: { name: 'STRING', label: 'column.string', help: 'help.string', main: true },
} as const satisfies Columns;

/** Colocalization. */
export const colocalizationColumns = {
  experiment: { name: 'Experiment', label: 'column.experiment', help: 'help.experiment', main: true },
  cellSubclass: { name: 'Cell_subclass', label: 'column.cell', help: 'help.cell', main: true },
  protein: { name: 'Protein', label: 'column.factor', help: 'help.antigen', main: true },
  ...scores,
} as const satisfies Columns;
