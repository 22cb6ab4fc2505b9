import type { Answer } from '../tables/answer.ts';
import { InputError } from '../errors.ts';
import { analyzeExpression, type ExpressionAnalysis } from '../expression/analysis.ts';
import { geneTable } from '../expression/gene-table.ts';
import { SCALES } from '../expression/scale.ts';
import { sheetOfAttributes, type SampleSheet } from '../formats/expression/sample-sheet-reader.ts';
import type { Table } from '../formats/text/table-writer.ts';
import { choose, type Choosing, type Choices } from './inputs/choices.ts';
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
  trend: { type: 'flag', help: 'expression.choice.trend' },
  robust: { type: 'flag', help: 'expression.choice.robust' },
  lfc: { type: 'number', min: 0, help: 'expression.choice.lfc' },
} as const satisfies Choices;

/** Choices of the user; all but the contrast have a default. */
export type ExpressionChoices = Choosing<typeof expressionChoices>;

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
  const {
    contrast,
    model,
    numeric: columns,
    normalize,
    probes,
    minCount,
    ...chosen
  } = choose(expressionChoices, choices);
  const { file, name, identifiers } = input;
  const numeric = columns?.flatMap((each) => each.split(','));
  const needed = attributesNamed(model, [...(numeric ?? []), chosen.technical ?? '', chosen.block ?? '']);
  const sheet = input.sheet ?? sheetOfAttributes(file, name, contrast, needed);
  if (contrast === undefined) throw withoutContrast(sheet);
  const analysis = analyzeExpression(file, name, sheet, {
    contrast,
    normalization: normalize,
    probes,
    minimalCount: minCount,
    robust: chosen.robust ?? false,
    model,
    block: chosen.block,
    arrayWeights: chosen.arrayWeights,
    numeric,
    scale: chosen.scale,
    technical: chosen.technical,
    trend: chosen.trend,
    lfc: chosen.lfc,
    identifiers,
  });
  return {
    analysis,
    sheet: analysis.sheet,
    table: geneTable(analysis, probes === 'all'),
    notices: [...input.notices, ...analysis.notices],
  };
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
  return new InputError('--contrast is needed', {
    expected: `groups of a column of the sheet: ${groups.join('; ')}`,
    fix: 'for example --contrast treated-control, or --contrast "disease state=tumour-normal"',
  });
}
