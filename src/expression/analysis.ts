import { InputError } from '../errors.ts';
import type { ExpressionFile } from '../formats/expression/expression-file.ts';
import type { SampleSheet } from '../formats/expression/sample-sheet-reader.ts';
import type { GeneIdentifiers } from '../genome/gene-identifiers.ts';
import { caution, note, type Notice } from '../messages/message.ts';
import { rowMeans, type ExpressionMatrix } from './expression-matrix.ts';
import { arrayWeights } from './model/array-weights.ts';
import type { Factor } from './model/design-sheet.ts';
import { duplicateCorrelation } from './model/duplicate-correlation.ts';
import type { Errors, SharedErrors } from './model/errors.ts';
import { fitContrast, fitJointly, type ContrastFit } from './model/linear-model.ts';
import { moderatedF, type ModeratedF } from './model/moderated-f.ts';
import { repairMangledSymbols } from '../genome/mangled-symbols.ts';
import { moderatedTest, type ModeratedTest } from './model/moderated-t.ts';
import {
  prepareOneColor,
  prepareTwoColor,
  type PreparationOptions,
  type PreparedValues,
} from './prepare-values.ts';
import { assignProbes, medianOfProbes, symbolColumn } from './arrays/probe-genes.ts';
import { matchSamples } from './model/sample-sheet.ts';
import { decideTrend, type TrendDecision } from './model/variance-trend.ts';
import { intensityDependentZ } from './model/unreplicated.ts';
import { sampleDoubts } from './quality/sample-doubts.ts';
import { sourcesOf } from './quality/technical-replicates.ts';

export interface ExpressionOptions extends PreparationOptions {
  /** The prior variance follows the average expression; decided from the values where it is left out. */
  readonly trend?: boolean;
  readonly robust?: boolean;
  /** Size of a log2 fold change that a gene must exceed, in either direction; 0 by default. */
  readonly lfc?: number;
  /** `median` merges the probes of a gene before the test (values without precision weights only). */
  readonly probes?: 'best' | 'median' | 'all';
  /** Finds symbols of identifiers and old symbols. */
  readonly identifiers?: GeneIdentifiers;
}

/** One contrast of one experiment, row by row, and how it came about. */
export interface ExpressionAnalysis {
  /** The samples as they were modelled. */
  readonly sheet: SampleSheet;
  readonly prepared: PreparedValues;
  /** Values on the log2 scale as they were modelled. */
  readonly matrix: ExpressionMatrix;
  /** Gene of every row, empty where there is none; undefined where nothing names genes. */
  readonly gene: readonly string[] | undefined;
  /** Genes of rows that were left out before the test, without values or with too few counts, and that no other row has. */
  readonly filtered: readonly string[];
  readonly fit: ContrastFit;
  /** Undefined for designs without replicates: there is no p-value. */
  readonly test: ModeratedTest | undefined;
  /** Where several contrasts were asked for: all of them at once, and the estimate of each. */
  readonly joint?: {
    readonly test: ModeratedF;
    readonly differences: readonly { readonly name: string; readonly estimate: Float64Array }[];
  };
  /** Descriptive z-scores of designs without replicates. */
  readonly descriptiveZ: Float64Array | undefined;
  /** With the probes of a gene merged: how many every row has, and how many of them change as it does. */
  readonly mergedProbes?: { readonly count: Uint32Array; readonly agreeing: Uint32Array };
  readonly notices: readonly Notice[];
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
  const { matrix: raw, notices: ofSamples } = matchSamples(file.matrix, sheet, name);
  const { rows: measured, notices: ofRows } = measuredRows(raw, name);
  const sources = options.technical === undefined ? undefined : sourcesOf(sheet, options.technical, options);
  if (sources !== undefined && file.twoColor !== undefined)
    throw new InputError('two-colour arrays are not averaged', {
      file: name,
      found: '--technical',
      fix: 'leave it out: each array is a sample, and a dye swap tells the dye from the change',
    });
  const modelled = sources?.sheet ?? sheet;
  const prepared =
    file.twoColor === undefined
      ? prepareOneColor(
          { matrix: raw, rows: measured, name, netIntensities: file.netIntensities, sources },
          modelled,
          options,
        )
      : prepareTwoColor(file.twoColor, measured, sheet, options);
  let { matrix, averageIntensity } = prepared;
  const named = geneOfRows(file, prepared.rows, options.identifiers);
  let { gene } = named;
  const filtered = filteredGenes(file, prepared.rows, gene, options.identifiers);
  let mergedFrom: ExpressionMatrix | undefined;
  const geneOfProbes = gene ?? [];
  if (options.probes === 'median' && gene !== undefined) {
    if (prepared.errors !== undefined)
      throw new InputError('counts of several rows have no median that a count model could take', {
        file: name,
        fix: 'leave out --probes median',
      });
    mergedFrom = matrix;
    if (averageIntensity !== undefined)
      averageIntensity = medianOfProbes(
        { ...matrix, sampleNames: ['mean'], values: averageIntensity },
        gene,
      ).values;
    matrix = medianOfProbes(matrix, gene);
    gene = matrix.rowNames;
  }
  const errors = prepared.errors ?? sharedErrors(matrix, prepared, options.arrayWeights ?? false);
  const contrastOf = (values: ExpressionMatrix): ContrastFit =>
    fitContrast(values, prepared.design, prepared.contrast.coefficients, errors);
  const fitted = contrastOf(matrix);
  const ofProbes = mergedFrom && contrastOf(mergedFrom);
  const fit = { ...fitted, averageExpression: averageIntensity ?? fitted.averageExpression };
  const replicated = fit.residualDegrees.some((degrees) => degrees > 0);
  const decided: TrendDecision =
    options.trend === undefined && replicated
      ? decideTrend(fit, { scale: prepared.scale, ratios: file.twoColor !== undefined })
      : { trend: options.trend ?? false, notices: [] };
  const test = replicated
    ? moderatedTest(fit, {
        trend: decided.trend,
        robust: options.robust ?? false,
        lfc: options.lfc,
      })
    : undefined;
  return {
    sheet: modelled,
    prepared,
    matrix,
    gene,
    filtered,
    fit,
    test,
    joint: test && jointOf(matrix, prepared, errors, fit, test),
    mergedProbes: ofProbes && probesAgreeing(geneOfProbes, ofProbes.estimate, matrix.rowNames, fit.estimate),
    descriptiveZ: replicated ? undefined : intensityDependentZ(fit.estimate, fit.averageExpression),
    notices: [
      ...file.notices,
      ...ofSamples,
      ...ofRows,
      ...prepared.notices,
      ...errorNotices(errors, prepared.block, matrix.sampleNames),
      ...sampleDoubts(prepared, named.gene, modelled, file),
      ...named.notices,
      ...decided.notices,
      ...(test === undefined ? [caution('expression.descriptive')] : test.prior.notices),
      ...(test === undefined || !options.lfc ? [] : [note('expression.treat', { lfc: options.lfc })]),
    ],
  };
}

function jointOf(
  matrix: ExpressionMatrix,
  { design, contrast, others }: PreparedValues,
  errors: Errors,
  fit: ContrastFit,
  test: ModeratedTest,
): ExpressionAnalysis['joint'] {
  if (others === undefined) return undefined;
  const contrasts = [contrast, ...others];
  const joint = fitJointly(
    matrix,
    design,
    contrasts.map(({ coefficients }) => coefficients),
    errors,
  );
  const differences = contrasts.map(({ factor, groups }, i) => ({
    name: groups.map(({ levels: [level] }) => factor.levels[level]).join('-'),
    estimate: joint.estimates[i],
  }));
  return { test: moderatedF(joint, fit, test.prior), differences };
}

/** What the values themselves say of the errors that all rows share. */
function sharedErrors(
  matrix: ExpressionMatrix,
  { design, block }: PreparedValues,
  weighted: boolean,
): SharedErrors {
  const sampleWeights = weighted ? arrayWeights(matrix, design) : undefined;
  return { sampleWeights, blocks: block && duplicateCorrelation(matrix, design, block, { sampleWeights }) };
}

/** So many samples' weights are said, the smallest first. */
const WEIGHTS_SAID = 8;

function errorNotices(
  { sampleWeights, blocks }: SharedErrors,
  block: Factor | undefined,
  names: readonly string[],
): Notice[] {
  const notices: Notice[] = [];
  if (sampleWeights !== undefined) {
    const order = [...sampleWeights.keys()].sort((a, b) => sampleWeights[a] - sampleWeights[b]);
    const said = order
      .slice(0, WEIGHTS_SAID)
      .map((sample) => `${names[sample]} ${sampleWeights[sample].toFixed(2)}`);
    if (order.length > WEIGHTS_SAID) said.push('...');
    notices.push(note('expression.array-weights', { weights: said.join(', ') }));
  }
  if (blocks !== undefined && block !== undefined) {
    const correlation = blocks.correlation.toFixed(3);
    const said = { column: block.name, blocks: block.levels.length, correlation };
    notices.push(note('expression.block', said));
    if (blocks.correlation < 0) notices.push(caution('expression.block-negative', { column: block.name }));
  }
  return notices;
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
function measuredRows(
  matrix: ExpressionMatrix,
  name: string,
): { rows: Uint32Array; notices: readonly Notice[] } {
  const means = rowMeans(matrix);
  const rows = Uint32Array.from(means.keys()).filter((row) => means[row] === means[row]);
  if (rows.length === 0) throw new InputError('the matrix holds no value for these samples', { file: name });
  const empty = means.length - rows.length;
  return { rows, notices: empty > 0 ? [note('expression.empty-rows', { rows: empty })] : [] };
}

/** Names that an array maker gives to probes; other row names are genes. */
const PROBE_NAME = /_at$|_st$|^A_\d+_P|^ILMN_|^AFFX|^\d+$|^(?:NM|NR|XM)_/;

/** The gene of every row; undefined where nothing names genes. */
interface NamedRows {
  readonly gene: readonly string[] | undefined;
  readonly notices: readonly Notice[];
}

/** The gene of every row, from the annotation or from the row names. */
function geneOfRows(
  file: ExpressionFile,
  rows: Uint32Array,
  identifiers: GeneIdentifiers | undefined,
): NamedRows {
  const names = Array.from(rows, (row) => file.matrix.rowNames[row]);
  const repeats = names.length - new Set(names).size;
  const column = symbolColumn(file.annotation.keys());
  if (column !== undefined) {
    const annotation = file.annotation.get(column)!;
    const { gene, withoutGene, ofSeveralGenes } = assignProbes(Array.from(rows, (row) => annotation[row]));
    const right = repaired(gene);
    const today = translated(right.gene, identifiers);
    return {
      gene: today.gene,
      notices: [
        note('expression.symbol-column', { column, without: withoutGene, several: ofSeveralGenes }),
        ...(repeats > 0 ? [note('expression.repeated-probes', { names: repeats })] : []),
        ...right.notices,
        ...today.notices,
      ],
    };
  }
  const known = identifiers === undefined ? undefined : knownIdentifiers(names, identifiers);
  if (known?.gene !== undefined) return known;
  const before = known?.notices ?? [];
  if (repeats === 0 && 2 * names.filter((name) => PROBE_NAME.test(name)).length >= names.length)
    return { gene: undefined, notices: [...before, caution('expression.no-genes')] };
  const right = repaired(names);
  return {
    gene: right.gene,
    notices: [
      ...before,
      ...(repeats > 0 ? [note('expression.repeated-rows', { names: repeats })] : []),
      ...right.notices,
    ],
  };
}

/** Genes that only rows outside of these name; none where nothing names genes. */
function filteredGenes(
  file: ExpressionFile,
  rows: Uint32Array,
  gene: readonly string[] | undefined,
  identifiers: GeneIdentifiers | undefined,
): string[] {
  const used = new Set(rows);
  const left = Uint32Array.from(file.matrix.rowNames.keys()).filter((row) => !used.has(row));
  if (gene === undefined || left.length === 0) return [];
  const tested = new Set(gene);
  const genes = geneOfRows(file, left, identifiers).gene ?? [];
  return [...new Set(genes)].filter((name) => name !== '' && !tested.has(name));
}

/** Symbols of row names that are identifiers; undefined where fewer than half of them are. */
function knownIdentifiers(names: readonly string[], identifiers: GeneIdentifiers): NamedRows {
  const gene = names.map((name) => identifiers.symbolOf(name) ?? '');
  const known = gene.filter((name) => name !== '').length;
  return {
    gene: 2 * known >= names.length ? gene : undefined,
    notices: [note('expression.known-identifiers', { known, rows: names.length })],
  };
}

/** Today's symbols; names that the table does not know stay. */
function translated(
  gene: readonly string[],
  identifiers: GeneIdentifiers | undefined,
): { gene: readonly string[]; notices: readonly Notice[] } {
  if (identifiers === undefined) return { gene, notices: [] };
  let renamed = 0;
  const names = gene.map((name) => {
    const symbol = name === '' ? undefined : identifiers.symbolOf(name);
    if (symbol !== undefined && symbol !== name) renamed++;
    return symbol ?? name;
  });
  return {
    gene: names,
    notices: renamed > 0 ? [note('expression.renamed', { probes: renamed })] : [],
  };
}

function repaired(gene: readonly string[]): { gene: readonly string[]; notices: readonly Notice[] } {
  const { names, repaired, ambiguous } = repairMangledSymbols(gene);
  const first = (dates: readonly string[]): string => dates.slice(0, 5).join(', ');
  return {
    gene: names,
    notices: [
      ...(repaired.length > 0 ? [note('genes.dates-repaired', { genes: first(repaired) })] : []),
      ...(ambiguous.length > 0 ? [caution('expression.dates-ambiguous', { genes: first(ambiguous) })] : []),
    ],
  };
}
