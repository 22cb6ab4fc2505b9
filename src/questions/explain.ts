import { explain, explainChoices, type ExplainInput } from '../analyses/explain.ts';
import type { Choices, Choosing } from '../analyses/inputs/choices.ts';
import { needGenes } from '../analyses/inputs/genes/gene-models.ts';
import { readGenesOf } from '../analyses/inputs/genes/genes-named.ts';
import { readNamedTable } from '../analyses/inputs/genes/matched-table.ts';
import { InputError } from '../errors.ts';
import type { GeneModels } from '../genome/genes.ts';
import { explainColumns, explainExperimentColumns } from '../targets/change/explain-columns.ts';
import { chosenOf } from './chosen.ts';
import type { Question } from './question.ts';
import {
  atlasChoice,
  filterChoices,
  geneChoices,
  geneIdsChoice,
  geneSources,
  inAtlas,
} from './shared-choices.ts';

const choices = {
  table: { type: 'file', needed: true, help: 'explain.choice.table' },
  list: { type: 'flag', help: 'explain.choice.list' },
  ...explainChoices,
  expression: { type: 'file', help: 'explain.choice.expression' },
  ...geneChoices,
  ...geneIdsChoice,
  ...atlasChoice,
  ...filterChoices,
} as const satisfies Choices;

/** Whose binding tells the changed genes from unchanged ones? */
export const explainQuestion: Question<typeof choices> = {
  choices,
  given: ['table'],
  tables: { '': explainColumns, 'with --level experiment': explainExperimentColumns },
  answer: async (chosen, host) =>
    inAtlas(host, chosen, async (opened) => {
      const genes = await needGenes(geneSources(chosen));
      const changed = await changedGenes(genes.models, chosen);
      return host.watched('progress.testing', (progress) =>
        explain({ ...opened, genes, changed, progress }, chosenOf(explainChoices, chosen)),
      );
    }),
};

async function changedGenes(
  models: GeneModels,
  { table: name = '', list, geneIds, expression }: Choosing<typeof choices>,
): Promise<ExplainInput['changed']> {
  if (list === true)
    return {
      name,
      list: await readGenesOf(name, models, geneIds),
      expression: expression === undefined ? undefined : await readNamedTable(expression, geneIds),
    };
  if (expression !== undefined)
    throw new InputError('--expression goes with --list: a table has its own', { file: name });
  return readNamedTable(name, geneIds);
}
