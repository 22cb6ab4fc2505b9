import { counted } from '../counted.ts';
import { InputError } from '../errors.ts';
import type { ExpressionFile } from '../formats/expression-file.ts';
import type { SampleSheet } from '../formats/sample-sheet-file.ts';
import type { GeneIdentifiers } from '../genome/gene-identifiers.ts';
import { rowMeans, type ExpressionMatrix } from './expression-matrix.ts';
import { fitContrast, type ContrastFit } from './linear-model.ts';
import { repairMangledSymbols } from './mangled-symbols.ts';
import { moderatedTest, type ModeratedTest } from './moderated-t.ts';
import {
  prepareOneColor,
  prepareTwoColor,
  type PreparationOptions,
  type PreparedValues,
} from './prepare-values.ts';
import { assignProbes, medianOfProbes, symbolColumn } from './probe-genes.ts';
import { matchSamples } from './sample-sheet.ts';
import { intensityDependentZ } from './unreplicated.ts';

export interface ExpressionOptions extends PreparationOptions {
  readonly trend?: boolean;
  readonly robust?: boolean;
  /** `median` merges the probes of a gene before the test (values without precision weights only). */
  readonly probes?: 'best' | 'median' | 'all';
  /** Finds symbols of identifiers and old symbols. */
  readonly identifiers?: GeneIdentifiers;
}

/** One contrast of one experiment, row by row, and how it came about. */
export interface ExpressionAnalysis {
  readonly prepared: PreparedValues;
  /** Values on the log2 scale as they were modelled. */
  readonly matrix: ExpressionMatrix;
  /** Gene of every row, empty where there is none; undefined where nothing names genes. */
  readonly gene: readonly string[] | undefined;
  readonly fit: ContrastFit;
  /** Undefined for designs without replicates: there is no p-value. */
  readonly test: ModeratedTest | undefined;
  /** Descriptive z-scores of designs without replicates. */
  readonly descriptiveZ: Float64Array | undefined;
  /** With the probes of a gene merged: how many every row has, and how many of them change as it does. */
  readonly mergedProbes?: { readonly count: Uint32Array; readonly agreeing: Uint32Array };
  readonly notes: readonly string[];
}

/**
 * From measured values to a tested contrast: samples matched, scale found, normalised, modelled.
 * @param name what messages call the file
 * @throws InputError for samples, scales, designs and contrasts that cannot work
 */
export function analyzeExpression(
  file: ExpressionFile,
  name: string,
  sheet: SampleSheet,
  options: ExpressionOptions,
): ExpressionAnalysis {
  const notes = [...file.notes];
  const raw = matchSamples(file.matrix, sheet, name, notes);
  const measured = measuredRows(raw, name, notes);
  const prepared =
    file.twoColor === undefined
      ? prepareOneColor(raw, measured, name, sheet, options, notes, file.netIntensities)
      : prepareTwoColor(file.twoColor, measured, sheet, options, notes);
  let { matrix, averageIntensity } = prepared;
  let gene = geneOfRows(file, prepared.rows, options.identifiers, notes);
  const contrastOf = (values: ExpressionMatrix): ContrastFit =>
    fitContrast(values, prepared.design, prepared.contrast.coefficients, prepared.weights);
  let ofProbes: ContrastFit | undefined;
  const geneOfProbes = gene ?? [];
  if (options.probes === 'median' && gene !== undefined) {
    if (prepared.weights !== undefined)
      throw new InputError('counts of several rows have no median that a count model could take', {
        file: name,
        fix: 'leave out --probes median',
      });
    ofProbes = contrastOf(matrix);
    if (averageIntensity !== undefined)
      averageIntensity = medianOfProbes(
        { ...matrix, sampleNames: ['mean'], values: averageIntensity },
        gene,
      ).values;
    matrix = medianOfProbes(matrix, gene);
    gene = matrix.rowNames;
  }
  const fitted = contrastOf(matrix);
  const fit = { ...fitted, averageExpression: averageIntensity ?? fitted.averageExpression };
  const replicated = fit.residualDegrees.some((degrees) => degrees > 0);
  if (!replicated)
    notes.push(
      'descriptive only: without replicates nothing can be tested, so genes are ranked and there is no p-value',
    );
  const test = replicated
    ? moderatedTest(fit, {
        trend: options.trend ?? prepared.scale === 'tpm',
        robust: options.robust ?? false,
      })
    : undefined;
  notes.push(...(test?.prior.notes ?? []));
  return {
    prepared,
    matrix,
    gene,
    fit,
    test,
    ...(ofProbes === undefined
      ? {}
      : { mergedProbes: probesAgreeing(geneOfProbes, ofProbes.estimate, matrix.rowNames, fit.estimate) }),
    descriptiveZ: replicated ? undefined : intensityDependentZ(fit.estimate, fit.averageExpression),
    notes,
  };
}

function probesAgreeing(
  geneOfProbe: readonly string[],
  change: Float64Array,
  genes: readonly string[],
  changeOfGene: Float64Array,
): { count: Uint32Array; agreeing: Uint32Array } {
  const rowOf = new Map(genes.map((gene, row) => [gene, row]));
  const count = new Uint32Array(genes.length);
  const agreeing = new Uint32Array(genes.length);
  geneOfProbe.forEach((gene, probe) => {
    const row = rowOf.get(gene);
    if (row === undefined) return;
    count[row]++;
    if (Math.sign(change[probe]) === Math.sign(changeOfGene[row])) agreeing[row]++;
  });
  return { count, agreeing };
}

/** Rows that at least one sample measured. */
function measuredRows(matrix: ExpressionMatrix, name: string, notes: string[]): Uint32Array {
  const means = rowMeans(matrix);
  const rows = Uint32Array.from(means.keys()).filter((row) => means[row] === means[row]);
  if (rows.length === 0) throw new InputError('the matrix holds no value for these samples', { file: name });
  if (rows.length < means.length)
    notes.push(`${counted(means.length - rows.length, 'row', 'rows')} without any value left out`);
  return rows;
}

/** Names that an array maker gives to probes; other row names are genes. */
const PROBE_NAME = /_at$|_st$|^A_\d+_P|^ILMN_|^AFFX|^\d+$|^(?:NM|NR|XM)_/;

/** The gene of every row, from the annotation or from the row names. */
function geneOfRows(
  file: ExpressionFile,
  rows: Uint32Array,
  identifiers: GeneIdentifiers | undefined,
  notes: string[],
): readonly string[] | undefined {
  const column = symbolColumn(file.annotation.keys());
  if (column !== undefined) {
    const annotation = file.annotation.get(column)!;
    const { gene, withoutGene, ofSeveralGenes } = assignProbes(Array.from(rows, (row) => annotation[row]));
    notes.push(
      `genes from the column '${column}': ${withoutGene} probes without a gene and ${ofSeveralGenes} of several genes are left out`,
    );
    const repeats = rows.length - new Set(Array.from(rows, (row) => file.matrix.rowNames[row])).size;
    if (repeats > 0) notes.push(`${repeats} probe names repeat: every row is taken as a probe of its own`);
    return translated(repaired(gene, notes), identifiers, notes);
  }
  const names = Array.from(rows, (row) => file.matrix.rowNames[row]);
  if (identifiers !== undefined) {
    const known = names.map((name) => identifiers.symbolOf(name) ?? '');
    const count = known.filter((name) => name !== '').length;
    notes.push(`${count} of ${names.length} rows are known gene identifiers`);
    if (2 * count >= names.length) return known;
  }
  const repeats = names.length - new Set(names).size;
  if (repeats > 0)
    notes.push(`${repeats} row names repeat: rows of one name are taken as several probes of one gene`);
  else if (2 * names.filter((name) => PROBE_NAME.test(name)).length >= names.length) {
    notes.push('the rows are probes and nothing names their genes: --annotation gives the platform table');
    return undefined;
  }
  return repaired(names, notes);
}

/** Today's symbols; names that the table does not know stay. */
function translated(
  gene: readonly string[],
  identifiers: GeneIdentifiers | undefined,
  notes: string[],
): readonly string[] {
  if (identifiers === undefined) return gene;
  let renamed = 0;
  const names = gene.map((name) => {
    const symbol = name === '' ? undefined : identifiers.symbolOf(name);
    if (symbol !== undefined && symbol !== name) renamed++;
    return symbol ?? name;
  });
  if (renamed > 0) notes.push(`${renamed} probes carry an old symbol or identifier and take today's symbol`);
  return names;
}

function repaired(gene: readonly string[], notes: string[]): readonly string[] {
  const { names, repaired, ambiguous } = repairMangledSymbols(gene);
  if (repaired.length > 0)
    notes.push(
      `gene names that a spreadsheet had made dates are put right: ${repaired.slice(0, 5).join(', ')}`,
    );
  if (ambiguous.length > 0)
    notes.push(
      `gene names that a spreadsheet made dates and that may be several genes stay as they are: ${ambiguous.slice(0, 5).join(', ')}`,
    );
  return names;
}
