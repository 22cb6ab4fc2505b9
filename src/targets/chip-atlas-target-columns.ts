// ChIP-Atlas' Target Genes table, in its own words.
import type { Columns } from '../table.ts';

export const chipAtlasTargetColumns = {
  targetGenes: { name: 'Target_genes', label: 'column.gene', help: 'help.gene', main: true },
  average: {
    name: '<antigen>|Average',
    each: 'column',
    label: 'column.average-score',
    help: 'help.average-peak-score',
    main: true,
  },
  ofExperiment: {
    name: '<experiment>|<cell>',
    each: 'experiment',
    label: 'column.score-of-experiment',
    help: 'help.peak-score-of-experiment',
    main: true,
  },
  string: { name: 'STRING', label: 'column.string', help: 'help.string', main: true },
} as const satisfies Columns;
