// ChIP-Atlas' tables of scores, in its own words.
import type { Columns } from '../../tables/table.ts';

const scores = {
  average: {
    name: '<antigen>|Average',
    each: 'column',
    label: 'column.average-score',
    help: 'help.average-score',
    main: 1,
  },
  ofExperiment: {
    name: '<experiment>|<cell>',
    each: 'experiment',
    label: 'column.score-of-experiment',
    help: 'help.score-of-experiment',
    main: 1,
  },
  string: { name: 'STRING', label: 'column.string', help: 'help.string', main: 1 },
} as const satisfies Columns;

/** Colocalization. */
export const colocalizationColumns = {
  experiment: { name: 'Experiment', label: 'column.experiment', help: 'help.experiment', main: 1 },
  cellSubclass: { name: 'Cell_subclass', label: 'column.cell', help: 'help.cell', main: 1 },
  protein: { name: 'Protein', label: 'column.factor', help: 'help.antigen', main: 1 },
  ...scores,
} as const satisfies Columns;
