import type { Choices } from '../analyses/inputs/choices.ts';
import { readTreatmentTables } from '../analyses/inputs/genes/treatment-tables.ts';
import { treatments, treatmentsChoices } from '../analyses/treatments.ts';
import { readGeneIdentifiers } from '../formats/genes/gene-identifiers-reader.ts';
import { treatmentColumns } from '../targets/change/treatment-columns.ts';
import { chosenOf } from './chosen.ts';
import type { Question } from './question.ts';
import { geneIdsChoice } from './shared-choices.ts';

const choices = {
  gene: { type: 'text', needed: true, unit: 'gene', help: 'treatments.choice.gene' },
  tables: { type: 'files', needed: true, unit: 'tables', help: 'treatments.choice.tables' },
  ...treatmentsChoices,
  ...geneIdsChoice,
} as const satisfies Choices;

/** Which treatments lower or raise a gene? */
export const treatmentsQuestion: Question<typeof choices> = {
  choices,
  given: ['gene', 'tables'],
  tables: { '': treatmentColumns },
  answer: async ({ gene = '', tables: paths = [], geneIds, ...chosen }) => {
    const identifiers = geneIds === undefined ? undefined : await readGeneIdentifiers(geneIds);
    const tables = await readTreatmentTables(paths);
    return treatments({ gene, tables, identifiers }, chosenOf(treatmentsChoices, chosen));
  },
};
