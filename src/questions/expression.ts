import {
  expression,
  expressionChoices,
  expressionGroups,
  groupsChoices,
  type ExpressionOutcome,
} from '../analyses/expression.ts';
import type { Choices } from '../analyses/inputs/choices.ts';
import { readExpressionInput } from '../analyses/inputs/genes/expression-input.ts';
import { analysisFigures } from '../expression/figures/quality-figures.ts';
import { geneColumns } from '../expression/gene-columns.ts';
import { groupColumns } from '../expression/group-columns.ts';
import { chosenOf } from './chosen.ts';
import type { Question } from './question.ts';
import { geneIdsChoice } from './shared-choices.ts';

const choices = {
  files: { type: 'files', needed: true, help: 'expression.choice.files' },
  design: { type: 'file', unit: 'sheet', help: 'expression.choice.design' },
  cdf: { type: 'file', help: 'expression.choice.cdf' },
  platform: { type: 'file', help: 'expression.choice.platform' },
  annotation: { type: 'file', help: 'expression.choice.annotation' },
  ...geneIdsChoice,
  ...groupsChoices,
  ...expressionChoices,
} as const satisfies Choices;

/** Which genes differ between two groups of samples, or among several? */
export const expressionQuestion: Question<typeof choices, ExpressionOutcome> = {
  choices,
  given: ['files'],
  // They show one contrast: an answer about several groups has none.
  figures: ({ analysis }) => (analysis.joint === undefined ? analysisFigures(analysis) : []),
  tables: { '': geneColumns, 'with --groups': groupColumns },
  answer: async ({ files = [], ...chosen }) => {
    const input = await readExpressionInput({ ...chosen, files });
    return chosen.groups === undefined
      ? expression(input, chosenOf(expressionChoices, chosen))
      : expressionGroups(input, chosenOf({ ...groupsChoices, ...expressionChoices }, chosen));
  },
};
