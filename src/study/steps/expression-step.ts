import { basename } from 'node:path';
import { InputError } from '../../errors.ts';
import { analyzeExpression, type ExpressionAnalysis } from '../../expression/analysis.ts';
import { qualityFigures } from '../../expression/figures/quality-figures.ts';
import { probePlaces } from '../../expression/probe-places.ts';
import { geneTable } from '../../expression/gene-table.ts';
import { annotationOfRows, readAnnotation } from '../../formats/annotation-file.ts';
import { readDifferentialTable } from '../../formats/differential-table.ts';
import type { ExpressionFile } from '../../formats/expression-file.ts';
import { readExpressionFile } from '../../formats/expression-reader.ts';
import { readSampleSheet, type SampleSheet } from '../../formats/sample-sheet-file.ts';
import type { Table } from '../../formats/table.ts';
import { groupTranscripts } from '../../targets/gene-list.ts';
import { matchExpression } from '../../targets/match-expression.ts';
import { message, note } from '../../messages/message.ts';
import type { StepContext, StepKind } from '../plan/step.ts';
import type { StudyFile } from '../read-study.ts';
import { orNull, type ExpressionStepResult } from '../results.ts';

const NO_PROBES: ExpressionStepResult['probes'] = { probe: [], gene: [], log2FoldChange: [], place: [] };

export function expressionStepName(entry: { readonly name: string }): string {
  return `expression ${entry.name}`;
}

/** Differential expression of each experiment: from its matrix and design, or from a finished table. */
export const expressionSteps: StepKind = (file) => {
  const { expression } = file.study;
  if (expression.length === 0)
    return [{ name: 'expression', state: 'skipped', reason: message('reason.no-expression') }];
  return expression.flatMap((entry) => {
    const { name, matrix, platform, design, contrast, table } = entry;
    if (table !== undefined) {
      return [
        {
          name: expressionStepName(entry),
          kind: 'expression',
          version: 3,
          needs: [],
          inputs: [table, ...(file.study.genes === undefined ? [] : [file.study.genes])],
          parameters: {},
          run: (context: StepContext) => readFinished(context, name, table),
        },
      ];
    }
    if (matrix === undefined || design === undefined || contrast === undefined) return [];
    return [
      {
        name: expressionStepName(entry),
        kind: 'expression',
        version: 3,
        needs: [],
        inputs: [matrix, design, ...(platform === undefined ? [] : [platform])],
        parameters: { contrast },
        run: (context: StepContext) => analyze(context, { name, matrix, platform, design, contrast }),
      },
    ];
  });
};

interface Experiment {
  readonly name: string;
  readonly matrix: string;
  readonly platform: string | undefined;
  readonly design: string;
  readonly contrast: string;
}

/**
 * The linear model of an entry that comes as a matrix; a finished table is only read.
 * @throws InputError for everything that keeps the experiment from being analysed
 */
export async function analyzeEntry(
  file: StudyFile,
  entry: StudyFile['study']['expression'][number],
): Promise<void> {
  const { name, matrix, platform, design, contrast, table } = entry;
  if (table !== undefined) await readDifferentialTable(file.locate(table));
  else if (matrix !== undefined && design !== undefined && contrast !== undefined)
    await model(file, { name, matrix, platform, design, contrast });
}

async function model(file: StudyFile, experiment: Experiment) {
  const { matrix, platform, design, contrast } = experiment;
  let measured = await readExpressionFile(file.locate(matrix));
  if (platform !== undefined) {
    const path = file.locate(platform);
    const { columns, known } = annotationOfRows(await readAnnotation(path), measured.matrix.rowNames);
    if (known === 0) {
      throw new InputError('the platform table knows none of the probes', {
        file: path,
        expected: `probes such as ${measured.matrix.rowNames.slice(0, 3).join(', ')}`,
        fix: 'is it the table of another array?',
      });
    }
    measured = { ...measured, annotation: columns };
  }
  const sheet = await readSampleSheet(file.locate(design));
  return { sheet, measured, analysis: analyzeExpression(measured, matrix, sheet, { contrast }) };
}

async function analyze({ file }: StepContext, experiment: Experiment): Promise<ExpressionStepResult> {
  const { name, contrast } = experiment;
  const { sheet, analysis, measured } = await model(file, experiment);
  const table = geneTable(analysis);
  const numbers = (column: string): (number | null)[] => Array.from(columnOf(table, column), toNumber);
  return {
    name,
    contrast,
    samples: groupSizes(sheet, contrast),
    testable: analysis.test !== undefined,
    notices: analysis.notices,
    rows: {
      gene: Array.from(columnOf(table, 'gene'), (gene, row) =>
        typeof gene === 'string' ? gene : String(columnOf(table, 'probe')[row]),
      ),
      log2FoldChange: numbers('log2_fold_change'),
      ciLow: numbers('ci_low'),
      ciHigh: numbers('ci_high'),
      minusLog10P: numbers('minus_log10_p'),
      adjustedP: numbers('adj_p'),
      averageExpression: numbers('average_expression'),
    },
    probes: probesOf(analysis, measured),
    figures: Array.from(qualityFigures(analysis), ([file, svg]) => ({ name: basename(file, '.svg'), svg })),
  };
}

/** Every probe that names one gene, with its fold change and its place. */
function probesOf(analysis: ExpressionAnalysis, measured: ExpressionFile): ExpressionStepResult['probes'] {
  if (analysis.gene === undefined) return NO_PROBES;
  const table = geneTable(analysis, true);
  const column = (name: string): unknown[] => Array.from(columnOf(table, name));
  const [gene, probe, change] = ['gene', 'probe', 'log2_fold_change'].map(column);
  const rows = [...gene.keys()].filter((row) => typeof gene[row] === 'string' && gene[row] !== probe[row]);
  const places = probePlaces(measured.annotation);
  const rowOf = new Map(measured.matrix.rowNames.map((name, row) => [name, row]));
  const placeOf = (name: string): string => {
    const place = places?.[rowOf.get(name) ?? -1];
    return place ? `${place.chromosome}:${place.start + 1}-${place.end}` : '';
  };
  return {
    probe: rows.map((row) => String(probe[row])),
    gene: rows.map((row) => String(gene[row])),
    log2FoldChange: rows.map((row) => toNumber(change[row])),
    place: rows.map((row) => placeOf(String(probe[row]))),
  };
}

/** A finished differential table; its rows get the symbols of the study's genes. */
async function readFinished(context: StepContext, name: string, file: string): Promise<ExpressionStepResult> {
  const path = context.file.locate(file);
  const table = await readDifferentialTable(path);
  const models = await context.resources.genes();
  const gene = [...(table.symbols ?? table.ids)];
  const rows = Array.from(gene.keys());
  if (models !== undefined) {
    const list = groupTranscripts(models);
    const { rowOfGene, unmatched } = matchExpression(list, table);
    if (unmatched === table.ids.length) {
      throw new InputError('no row of the expression table names a gene of the gene models', {
        file: path,
        expected: `names such as ${list.names.slice(0, 3).join(', ')}`,
        found: table.ids.slice(0, 3).join(', '),
        fix: 'is it another species or another assembly?',
      });
    }
    rows.length = 0;
    rowOfGene.forEach((row, index) => {
      if (row < 0) return;
      gene[row] = list.names[index];
      rows.push(row);
    });
  }
  const strength = (row: number): number => (Number.isNaN(table.log10P[row]) ? 0 : -table.log10P[row]);
  rows.sort(
    (a, b) =>
      strength(b) - strength(a) ||
      Math.abs(table.log2FoldChange[b]) - Math.abs(table.log2FoldChange[a]) ||
      a - b,
  );
  const numbers = (values: Float64Array, sign = 1): (number | null)[] =>
    rows.map((row) => orNull(sign * values[row]));
  return {
    name,
    contrast: file,
    samples: [],
    testable: table.log10P.some((value) => !Number.isNaN(value)),
    notices: [note('expression.finished-table', { format: table.format })],
    rows: {
      gene: rows.map((row) => gene[row]),
      log2FoldChange: numbers(table.log2FoldChange),
      ciLow: numbers(table.low),
      ciHigh: numbers(table.high),
      minusLog10P: numbers(table.log10P, -1),
      adjustedP: numbers(table.adjustedP),
      averageExpression: numbers(table.averageExpression),
    },
    probes: NO_PROBES,
    figures: [],
  };
}

function columnOf(table: Table, name: string): Table['columns'][number]['values'] {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (column === undefined) throw new Error(`the gene table has no column ${name}`);
  return column.values;
}

function toNumber(value: unknown): number | null {
  return typeof value === 'number' ? orNull(value) : null;
}

/** Samples of each group of the sheet's first factor, groups of the contrast only where it names them plainly. */
function groupSizes(sheet: SampleSheet, contrast: string): { group: string; count: number }[] {
  const [levels = []] = sheet.columns.values();
  const counts = new Map<string, number>();
  for (const level of levels) counts.set(level, (counts.get(level) ?? 0) + 1);
  const groups = [...counts].map(([group, count]) => ({ group, count }));
  const named = groups.filter(({ group }) => contrast.split('-').includes(group));
  return named.length >= 2 ? named : groups;
}
