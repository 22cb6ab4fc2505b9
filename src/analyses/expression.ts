import type { Answer } from '../tables/answer.ts';
import { InputError } from '../errors.ts';
import {
  analyzeExpression,
  type ExpressionAnalysis,
  type ExpressionOptions,
} from '../expression/analysis.ts';
import { refused } from '../messages/refused.ts';
import { geneTable } from '../expression/gene-table.ts';
import { groupTable } from '../expression/group-table.ts';
import { SCALES } from '../expression/scale.ts';
import { sheetOfAttributes, type SampleSheet } from '../formats/expression/sample-sheet-reader.ts';
import type { Table } from '../formats/text/table-writer.ts';
import { choose, type Choosing, type Choices, type Chosen } from './inputs/choices.ts';
import type { ExpressionInput } from './inputs/genes/expression-input.ts';

/** What differential expression leaves to the user. */
export const expressionChoices = {
  contrast: { type: 'text', unit: 'a-b', help: 'expression.choice.contrast' },
  model: { type: 'text', unit: 'terms', help: 'expression.choice.model' },
  block: { type: 'text', unit: 'column', help: 'expression.choice.block' },
  arrayWeights: { type: 'flag', help: 'expression.choice.array-weights' },
  numeric: { type: 'texts', unit: 'columns', help: 'expression.choice.numeric' },
  technical: { type: 'text', unit: 'column', help: 'expression.choice.technical' },
  scale: { type: 'one of', values: SCALES, unit: 'scale', help: 'expression.choice.scale' },
  normalize: {
    type: 'one of',
    values: ['auto', 'none', 'quantile'],
    default: 'auto',
    unit: 'how',
    help: 'expression.choice.normalize',
  },
  probes: {
    type: 'one of',
    values: ['best', 'median', 'all'],
    default: 'best',
    unit: 'which',
    help: 'expression.choice.probes',
  },
  minCount: { type: 'integer', default: 10, min: 0, help: 'expression.choice.min-count' },
  trend: { type: 'flag', help: 'expression.choice.trend', off: 'expression.choice.no-trend' },
  robust: { type: 'flag', help: 'expression.choice.robust' },
  lfc: { type: 'number', min: 0, help: 'expression.choice.lfc' },
} as const satisfies Choices;

/** Choices of the user; all but the contrast have a default. */
export type ExpressionChoices = Choosing<typeof expressionChoices>;

/** Of several groups the F test takes one column instead of a contrast; a study asks for contrasts. */
export const groupsChoices = {
  groups: { type: 'text', unit: 'column', help: 'expression.choice.groups' },
} as const satisfies Choices;

/** Choices of the F test: those of a contrast, without what belongs to a single difference. */
export type GroupsChoices = Choosing<typeof groupsChoices> & ExpressionChoices;

/** One contrast of one experiment. */
export interface ExpressionOutcome extends Answer {
  /** Row by row, before probes were joined to genes: for pictures and for other analyses. */
  readonly analysis: ExpressionAnalysis;
  /** The samples as they were modelled, from the sheet or from the file's own attributes. */
  readonly sheet: SampleSheet;
  /**
   * One row per gene, most convincing first (with `probes: 'all'`, or where nothing names genes, one per probe): gene, probe,
   * log2_fold_change and its 95 % interval ci_low to ci_high, t, minus_log10_p, adj_p (Benjamini-Hochberg over these
   * rows), average_expression (log2), and descriptive_z, probes, probes_agreeing, log_odds where they apply. Missing
   * numbers are NaN.
   */
  readonly table: Table;
}

/**
 * Which genes differ between two groups of samples, and how surely?
 *
 * **Source:** Smyth, Stat Appl Genet Mol Biol 2004;3:3; Law et al., Genome Biology 2014;15:R29 for counts.
 * **R:** `limma::topTable(limma::eBayes(limma::contrasts.fit(limma::lmFit(values, design), contrast)), number = Inf)`
 * @param input the opened files (`readExpressionInput`), n probes x m samples of any scale
 * @throws InputError without a contrast, naming the groups that there are; for choices out of their range; for samples,
 *   scales, models and contrasts that cannot work
 */
export function expression(input: ExpressionInput, choices: ExpressionChoices): ExpressionOutcome {
  const chosen = choose(expressionChoices, choices);
  const { contrast } = chosen;
  const sheet = sheetOf(input, contrast, chosen);
  if (contrast === undefined) throw withoutContrast(sheet);
  const analysis = analyzeExpression(input.file, input.name, sheet, {
    contrast,
    ...optionsOf(chosen),
    identifiers: input.identifiers,
  });
  return {
    analysis,
    sheet: analysis.sheet,
    table: geneTable(analysis, chosen.probes === 'all'),
    notices: [...input.notices, ...analysis.notices],
  };
}

/**
 * Which genes differ between any of several groups of samples? A moderated F test over the groups of one column.
 *
 * **Source:** Smyth, Stat Appl Genet Mol Biol 2004;3:3, section 4.
 * **R:** `limma::topTable(limma::eBayes(limma::lmFit(values, design)), coef = groups, number = Inf)`
 * @returns a table of one row per gene (as `expression` has them), most convincing first: f, its degrees of freedom,
 *   minus_log10_p, adj_p, average_expression, and the log2 difference of every group from the first of the sheet
 * @throws InputError as `expression`, for a column that is missing or has a single group, for designs without replicates, for
 *   two-colour arrays, and for a contrast or a threshold beside the groups
 */
export function expressionGroups(input: ExpressionInput, choices: GroupsChoices): ExpressionOutcome {
  const { groups: column } = choose(groupsChoices, choices);
  const chosen = choose(expressionChoices, choices);
  if (column === undefined) throw refused('choices.needed', { name: '--groups' }, { fix: undefined });
  for (const option of ['contrast', 'lfc'] as const)
    if (chosen[option] !== undefined)
      throw refused(
        'choices.not-together',
        { one: '--groups', other: `--${option}` },
        {
          expected: 'an F test over all groups of a column (--groups), or one contrast',
          fix: 'ask for one of them',
        },
      );
  if (input.file.twoColor !== undefined)
    throw new InputError('--groups cannot be asked of two-colour arrays', {
      fix: 'ask for one contrast of RNAs after the other',
    });
  const sheet = sheetOf(input, `${column}=`, chosen);
  const contrasts = contrastsOf(sheet, column, chosen.model);
  const analysis = analyzeExpression(input.file, input.name, sheet, {
    contrast: contrasts[0],
    others: contrasts.slice(1),
    ...optionsOf(chosen),
    identifiers: input.identifiers,
  });
  if (analysis.joint === undefined)
    throw new InputError('an F test needs replicates', {
      found: 'as many coefficients in the model as samples',
      fix: 'ask for --contrast, which ranks genes without a test',
    });
  return {
    analysis,
    sheet: analysis.sheet,
    table: groupTable(analysis, chosen.probes === 'all'),
    notices: [...input.notices, ...analysis.notices],
  };
}

/** Every group of a column against its first. */
function contrastsOf({ file, columns }: SampleSheet, column: string, model: string | undefined): string[] {
  // A sample without a group is refused where the model is made.
  const levels = [...new Set(columns.get(column))].filter((level) => level !== '' && level !== 'NA');
  if (levels.length < 2)
    throw new InputError(
      levels.length === 0 ? `the sheet has no column '${column}'` : `column '${column}' has a single group`,
      { file, expected: `one of ${[...columns.keys()].join(', ')}` },
    );
  if (model !== undefined && !attributesNamed(model, []).includes(column))
    throw new InputError(`the model has no term '${column}'`, { fix: `--model "${column}+${model}"` });
  return levels.slice(1).map((level) => `${column}="${level}"-"${levels[0]}"`);
}

type ChosenOfExpression = Chosen<typeof expressionChoices>;

function sheetOf(
  { sheet, file, name }: ExpressionInput,
  contrast: string | undefined,
  { model, numeric, block = '', technical = '' }: ChosenOfExpression,
): SampleSheet {
  const needed = attributesNamed(model, [...(columnsOf(numeric) ?? []), block, technical]);
  return sheet ?? sheetOfAttributes(file, name, contrast, needed);
}

/** Names may stand in one text, separated by commas, or in several. */
function columnsOf(numeric: readonly string[] | undefined): string[] | undefined {
  return numeric?.flatMap((each) => each.split(','));
}

function optionsOf(
  chosen: ChosenOfExpression,
): Omit<ExpressionOptions, 'contrast' | 'others' | 'identifiers'> {
  const { numeric, normalize, minCount, ...others } = chosen;
  return { ...others, numeric: columnsOf(numeric), normalization: normalize, minimalCount: minCount };
}

/** Attributes of the samples that the model needs besides the contrast's. */
function attributesNamed(model: string | undefined, others: readonly string[]): string[] {
  const names = [...(model?.split(/[*+:]/) ?? []), ...others];
  return names.map((name) => name.trim()).filter((name) => name !== '' && name !== '1');
}

function withoutContrast(sheet: SampleSheet): InputError {
  const groups = [...sheet.columns].map(
    ([name, values]) => `${name} (${[...new Set(values)].slice(0, 6).join(', ')})`,
  );
  return refused(
    'choices.needed',
    { name: '--contrast' },
    {
      expected: `groups of a column of the sheet: ${groups.join('; ')}`,
      fix: 'for example --contrast treated-control, or --contrast "disease state=tumour-normal"',
    },
  );
}
