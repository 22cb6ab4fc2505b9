// ChIP-Atlas' Target Genes table, in its own words.
import type { Columns } from '../../tables/table.ts';

export const chipAtlasTargetColumns = {
  targetGenes: { name: 'Target_genes', label: 'column.gene', help: 'help.gene', main: 1 },
  average: {
    name: '<antigen>|Average',
    each: 'column',
    label: 'column.average-score',
    help: 'help.average-peak-score',
    main: 1,
  },
  ofExperiment: {
    name: '<experiment>|<cell>',
    each: 'experiment',
    label: 'column.score-of-experiment',
    help: 'help.peak-score-of-experiment',
    main: 1,
  },
  string: { name: 'STRING', label: 'column.string', help: 'help.string', main: 1 },
} as const satisfies Columns;
