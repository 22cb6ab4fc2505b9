import { datesSaid } from '../../analyses/inputs/genes/genes-named.ts';
import { studyExpressionColumns } from '../study-columns.ts';
import { TABLE } from '../table-names.ts';
import { tableOf } from '../../tables/table.ts';
import { choose, studyKey } from '../../analyses/inputs/choices.ts';
import {
  expression,
  expressionChoices,
  type ExpressionChoices,
  type ExpressionOutcome,
} from '../../analyses/expression.ts';
import type { PaperKey } from '../../analyses/inputs/papers.ts';
import { readExpressionInput } from '../../analyses/inputs/genes/expression-input.ts';
import { InputError } from '../../errors.ts';
import type { ExpressionAnalysis } from '../../expression/analysis.ts';
import type { Contrast } from '../../expression/model/contrast.ts';
import { sampleQuality } from '../../expression/figures/sample-figures.ts';
import { geneTable } from '../../expression/gene-table.ts';
import { probePlaces } from '../../expression/arrays/probe-places.ts';
import { readDifferentialTable } from '../../formats/expression/differential-table-reader.ts';
import { readGeneDirections } from '../../formats/genes/gene-directions-reader.ts';
import { readGeneList } from '../../formats/genes/gene-list-reader.ts';
import { readGeneIdentifiers } from '../../formats/genes/gene-identifiers-reader.ts';
import type { ExpressionFile } from '../../formats/expression/expression-file.ts';
import type { MessageKey } from '../../messages/english/index.ts';
import { caution, message, note, type Notice } from '../../messages/message.ts';
import { groupTranscripts } from '../../targets/binding/gene-list.ts';
import { matchExpression } from '../../targets/change/match-expression.ts';
import { isListed } from '../file/arms.ts';
import { chosenIn } from '../file/choice-keys.ts';
import { geneInputs, type Resources } from '../plan/resources.ts';
import { defineStep, labelled, type MethodFacts, type Parameter, type StepPlan } from '../plan/step.ts';
import type { StudyFile } from '../file/read-study.ts';
import { expressionMethods } from './expression-methods.ts';
import { numbersOf, valuesOf, orNull, type ExpressionResult, type ExpressionStepResult } from '../results.ts';

/** Scales whose rare genes are left out before the test. */
const COUNTED: ReadonlySet<string> = new Set(['counts', 'estimated-counts']);

const NO_PROBES: ExpressionStepResult['probes'] = { probe: [], gene: [], log2FoldChange: [], place: [] };

/** What lists of changed genes are called where a finished table has its format. */
const LISTS = 'gene lists';

type Entry = StudyFile['study']['expression'][number];
type Plan = StepPlan<ExpressionStepResult>;

/** Differential expression of each experiment: from its measured values, or from a finished table. */
export const expressionStep = defineStep<ExpressionStepResult>({
  name: 'expression',
  version: 11,
  stage: 'expression',
  plan: ({ file }) => {
    const { expression: entries } = file.study;
    if (entries.length > 0) return entries.flatMap((entry, index) => planEntry(file, entry, index));
    const title = message('step.no-expression');
    return [{ title, state: 'skipped', reason: message('reason.no-expression') }];
  },
  methods: expressionMethods,
  papers: papersOf,
  tables: ({ name, rows }) => [
    { name: TABLE.expression(name), table: tableOf(studyExpressionColumns, rows) },
  ],
});

function planEntry(file: StudyFile, entry: Entry, index: number): Plan[] {
  const { name, matrix, table } = entry;
  const shared = {
    title: message('step.expression', { name }),
    of: entry,
    needs: [],
    check: 'by running',
    place: ['expression', index, 'contrast'],
  } as const;
  if (isListed(entry)) return [{ ...shared, ...planLists(file, entry) }];
  if (table !== undefined) return [{ ...shared, ...planTable(file, entry, table) }];
  // An entry without values is refused by checkStudy.
  return matrix === undefined ? [] : [{ ...shared, ...planValues(file, entry, matrix) }];
}

type WhatItRuns = Pick<Plan, 'inputs' | 'parameters' | 'run'>;

function planTable(file: StudyFile, entry: Entry, table: string): WhatItRuns {
  const { genome } = file.study;
  return {
    inputs: [table, ...geneInputs(file.study), ...(entry.gene_ids === undefined ? [] : [entry.gene_ids])],
    parameters: { genome },
    run: ({ resources }) => readFinished(file, resources, entry, table),
  };
}

function planLists(file: StudyFile, entry: Entry): WhatItRuns {
  const { up, down, changed, gene_ids } = entry;
  const named = Object.entries({ up, down, changed, gene_ids }).flatMap(([role, path]) =>
    path === undefined ? [] : [[role, path] as const],
  );
  const inputs = named.map(([, path]) => path);
  return {
    inputs: [...inputs, ...geneInputs(file.study)],
    parameters: { genome: file.study.genome, ...labelled(Object.fromEntries(named)) },
    run: ({ resources }) => readLists(file, resources, entry),
  };
}

function planValues(file: StudyFile, entry: Entry, matrix: readonly string[]): WhatItRuns {
  const { design, platform, cdf, gene_ids } = entry;
  const named = Object.entries({ design, platform, cdf, gene_ids }).flatMap(([role, path]) =>
    path === undefined ? [] : [[role, path] as const],
  );
  return {
    inputs: [...matrix, ...named.map(([, path]) => path)],
    // Which file plays which part is a parameter: the list of inputs alone would not tell.
    parameters: labelled({ ...chosenParameters(entry), ...Object.fromEntries(named) }),
    run: () => analyze(file, entry, matrix),
  };
}

/** Papers of what an experiment's own notices say that was done. */
const PAPERS_OF: Readonly<Partial<Record<MessageKey, readonly PaperKey[]>>> = {
  'expression.rma': ['irizarry2003', 'bolstad2003'],
  'expression.quantile': ['bolstad2003'],
  'expression.normexp': ['ritchie2007'],
  'expression.two-color-loess': ['ritchie2007', 'yang2002'],
  'expression.two-color-tips': ['ritchie2007', 'yang2002'],
  'expression.two-color-plain': ['ritchie2007'],
  'expression.counts-tmm': ['law2014', 'robinson2010'],
  'expression.counts-plain': ['law2014'],
  'expression.array-weights': ['ritchie2006'],
  'expression.block': ['smyth2005'],
  'expression.treat': ['mccarthy2009'],
  'expression.trend-on': ['sartor2006'],
  'expression.trend-tpm': ['sartor2006'],
};

function papersOf(experiments: readonly ExpressionResult[], { study }: MethodFacts): PaperKey[] {
  const modelled = experiments.filter(({ tableFormat }) => tableFormat === null);
  const tested = modelled.filter(({ testable }) => testable);
  const robust = study.expression.some((entry) => choicesOf(entry).robust === true);
  return [
    ...modelled.flatMap(({ notices }) => notices.flatMap(({ key }) => PAPERS_OF[key] ?? [])),
    ...(tested.length > 0 ? (['smyth2004', 'benjamini1995'] as const) : []),
    ...(tested.length > 0 && robust ? (['phipson2016'] as const) : []),
  ];
}

function choicesOf(entry: Entry): ExpressionChoices {
  return chosenIn(expressionChoices, entry);
}

/** What was chosen, defaults among it, as the study spells it. */
function chosenParameters(entry: Entry): Record<string, Parameter> {
  return Object.fromEntries(
    Object.entries(choose(expressionChoices, choicesOf(entry))).map(([name, value]) => [
      studyKey(name),
      typeof value === 'object' ? value.join(',') : (value ?? null),
    ]),
  );
}

async function modelled(
  file: StudyFile,
  entry: Entry,
  matrix: readonly string[],
): Promise<ExpressionOutcome & { measured: ExpressionFile }> {
  const { design, platform, cdf, gene_ids } = entry;
  const files = { files: matrix, design, platform, cdf, geneIds: gene_ids };
  const input = await readExpressionInput(files, (name) => file.locate(name));
  return { measured: input.file, ...expression(input, choicesOf(entry)) };
}

async function analyze(
  file: StudyFile,
  entry: Entry,
  matrix: readonly string[],
): Promise<ExpressionStepResult> {
  const { measured, analysis, table, notices } = await modelled(file, entry, matrix);
  const { contrast } = analysis.prepared;
  return {
    name: entry.name,
    contrast: contrast.text,
    tableFormat: null,
    samples: groupSizes(contrast),
    testable: analysis.test !== undefined,
    notices,
    rows: {
      ...numbersOf(table, studyExpressionColumns),
      gene: Array.from(valuesOf(table, 'gene'), (gene, row) =>
        typeof gene === 'string' ? gene : String(valuesOf(table, 'probe')[row]),
      ),
    },
    filtered: analysis.filtered,
    filteredByCounts: COUNTED.has(analysis.prepared.scale),
    probes: probesOf(analysis, measured),
    listed: null,
    quality: sampleQuality(analysis),
  };
}

/** Every probe that names one gene, with its fold change and its place. */
function probesOf(analysis: ExpressionAnalysis, measured: ExpressionFile): ExpressionStepResult['probes'] {
  if (analysis.gene === undefined) return NO_PROBES;
  const table = geneTable(analysis, true);
  const column = (name: string): unknown[] => Array.from(valuesOf(table, name));
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
    log2FoldChange: rows.map((row) => orNull(change[row] as number)),
    place: rows.map((row) => placeOf(String(probe[row]))),
  };
}

/** A finished differential table; its rows get the symbols of the study's genes. */
async function readFinished(
  file: StudyFile,
  resources: Resources,
  { name, gene_ids }: Entry,
  path: string,
): Promise<ExpressionStepResult> {
  const table = await readDifferentialTable(file.locate(path), path);
  const models = await resources.genes();
  const gene = [...(table.symbols ?? table.ids)];
  const rows = Array.from(gene.keys());
  const notices: Notice[] = [note('expression.finished-table', { format: table.format })];
  if (table.adjustedAnew === true) notices.push(caution('targets.adjusted-anew'));
  if (models !== undefined) {
    const list = groupTranscripts(models);
    const { rowOfGene, unmatched, repaired, ambiguous } = matchExpression(
      list,
      table,
      gene_ids === undefined ? undefined : await readGeneIdentifiers(file.locate(gene_ids)),
    );
    if (unmatched === table.ids.length) {
      throw new InputError('no row of the expression table names a gene of the gene models', {
        file: path,
        expected: `names such as ${list.names.slice(0, 3).join(', ')}`,
        found: table.ids.slice(0, 3).join(', '),
        fix: 'is it another species or another assembly?',
      });
    }
    if (unmatched > 0)
      notices.push(note('expression.table-unmatched', { unmatched, rows: table.ids.length }));
    notices.push(...datesSaid({ repaired, ambiguous }));
    rows.length = 0;
    rowOfGene.forEach((row, index) => {
      if (row < 0) return;
      gene[row] = list.names[index];
      rows.push(row);
    });
  }
  const testable = table.log10P.some((value) => !Number.isNaN(value));
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
    contrast: path,
    tableFormat: table.format,
    samples: [],
    testable,
    notices: testable ? notices : [...notices, caution('expression.without-p')],
    rows: {
      gene: rows.map((row) => gene[row]),
      log2FoldChange: numbers(table.log2FoldChange),
      ciLow: numbers(table.low),
      ciHigh: numbers(table.high),
      minusLog10P: numbers(table.log10P, -1),
      adjP: numbers(table.adjustedP),
      averageExpression: numbers(table.averageExpression),
    },
    filtered: [],
    filteredByCounts: false,
    probes: NO_PROBES,
    listed: null,
    quality: null,
  };
}

/** Lists of genes that rise and fall, called as the study's gene models call them. */
async function readLists(file: StudyFile, resources: Resources, entry: Entry): Promise<ExpressionStepResult> {
  const { name, gene_ids } = entry;
  const said = await listsOf(file, entry);
  const models = await resources.genes();
  const identifiers = gene_ids === undefined ? undefined : await readGeneIdentifiers(file.locate(gene_ids));
  const list = models === undefined ? undefined : groupTranscripts(models);
  const called = (ids: readonly string[]): string[] => {
    if (list === undefined) return [...new Set(ids)];
    const rows = { ids, symbols: undefined, averageExpression: new Float64Array(ids.length) };
    const { rowOfGene } = matchExpression(list, rows, identifiers);
    return list.names.filter((_, gene) => rowOfGene[gene] >= 0);
  };
  const [up, down] = [called(said.up), called(said.down)];
  const files = [entry.up, entry.down, entry.changed].filter((path) => path !== undefined).join(', ');
  if (up.length + down.length === 0)
    throw new InputError('the lists name no gene of the gene models', {
      file: files,
      expected: list === undefined ? 'gene names' : `names such as ${list.names.slice(0, 3).join(', ')}`,
      found: [...said.up, ...said.down].slice(0, 3).join(', ') || 'no name',
    });
  const both = up.filter((gene) => down.includes(gene));
  if (both.length > 0)
    throw new InputError('genes are said to rise and to fall', {
      file: files,
      expected: 'every gene in one list',
      found: both.slice(0, 5).join(', '),
    });
  return {
    name,
    contrast: files,
    tableFormat: LISTS,
    samples: [],
    testable: false,
    notices: [caution('expression.lists', { up: up.length, down: down.length })],
    rows: {
      ...{ gene: [], log2FoldChange: [], ciLow: [], ciHigh: [] },
      ...{ minusLog10P: [], adjP: [], averageExpression: [] },
    },
    filtered: [],
    filteredByCounts: false,
    probes: NO_PROBES,
    listed: { up, down },
    quality: null,
  };
}

async function listsOf(
  file: StudyFile,
  { up, down, changed }: Entry,
): Promise<{ up: string[]; down: string[] }> {
  if (changed !== undefined) return readGeneDirections(file.locate(changed), changed);
  const read = (path: string | undefined): Promise<string[]> =>
    path === undefined ? Promise.resolve([]) : readGeneList(file.locate(path));
  return { up: await read(up), down: await read(down) };
}

/** Samples of each group that the contrast compares. */
function groupSizes({ factor, groups }: Contrast): { group: string; count: number }[] {
  const compared = [...new Set(groups.map(({ levels: [level] }) => level))].sort((a, b) => a - b);
  return compared.map((level) => ({
    group: factor.levels[level],
    count: factor.codes.reduce((count, code) => count + Number(code === level), 0),
  }));
}
