import { counted } from '../counted.ts';
import { InputError } from '../errors.ts';
import type { TwoColorArrays } from '../formats/expression/expression-file.ts';
import type { SampleSheet } from '../formats/expression/sample-sheet-reader.ts';
import { note, type Notice } from '../messages/message.ts';
import { checkEstimable, parseContrast, type Contrast } from './model/contrast.ts';
import { designMatrix, type Factor } from './model/design-sheet.ts';
import { blockFactor } from './model/duplicate-correlation.ts';
import type { Errors } from './model/errors.ts';
import { expressedRows } from './expressed-genes.ts';
import { mapValues, sampleValues, selectRows, type ExpressionMatrix } from './expression-matrix.ts';
import type { Design } from './model/least-squares.ts';
import { librarySizes, trimmedMeanFactors } from './model/library-size.ts';
import { normexpCorrect } from './arrays/normexp.ts';
import { quantileNormalize } from './arrays/quantile-normalization.ts';
import { matchSamples, modelOf, modelText } from './model/sample-sheet.ts';
import { checkCounts, detectScale, doubtAboutScale, scaleNotice, toLog2, type Scale } from './scale.ts';
import { averageIntensity, logRatios, printTipLoess } from './arrays/two-color.ts';
import { twoColorDesign } from './arrays/two-color-design.ts';
import type { VoomResult } from './model/voom.ts';
import { weightedCounts } from './model/weighted-counts.ts';
import { refuseCopies } from './quality/copies.ts';
import { mergedNotices, mergeSources, type Sources } from './quality/technical-replicates.ts';

/** How values become what the linear model takes. */
export interface PreparationOptions {
  readonly contrast: string;
  /** Further contrasts of the same column, tested together with the first (one-colour arrays and counts). */
  readonly others?: readonly string[];
  /** Terms such as `treatment*time+batch`; by default every column of the sheet that groups samples. */
  readonly model?: string;
  /** Columns of the sheet that enter as numbers. */
  readonly numeric?: readonly string[];
  /** What the numbers are; detected where it is not said. */
  readonly scale?: Scale;
  /** `auto`: quantile for intensities, none for logged values, TMM for counts, loess for two colours. */
  readonly normalization?: 'auto' | 'none' | 'quantile';
  /** Smallest count (at the median library size) that a gene needs; defaults to 10. */
  readonly minimalCount?: number;
  /** Column of the sheet that names the source of each sample: those of one source are technical replicates. */
  readonly technical?: string;
  /** Column of the sheet whose values are shared by samples that hang together; it is no term of the model. */
  readonly block?: string;
  /** Samples may be less precise than others, in all rows. */
  readonly arrayWeights?: boolean;
}

/** Values on the log2 scale, and the model they go into. */
export interface PreparedValues {
  readonly matrix: ExpressionMatrix;
  /** The same before samples were made alike, where they were. */
  readonly beforeNormalization?: ExpressionMatrix;
  /** Row of the raw matrix that every row comes from. */
  readonly rows: Uint32Array;
  /** Reads of every sample. */
  readonly libraries?: Float64Array;
  /** Of counts: the precision of each and of the samples, and how samples of one block correlate. */
  readonly errors?: Errors;
  /** What samples hang together by. */
  readonly block?: Factor;
  readonly design: Design;
  readonly contrast: Contrast;
  /** Terms of the model, as `--model` takes them, and the columns of the sheet among them; none of two-colour arrays. */
  readonly model?: { readonly terms: string; readonly columns: readonly string[] };
  readonly others?: readonly Contrast[];
  readonly scale: Scale;
  readonly meanVariance?: Pick<VoomResult, 'trend' | 'deviation'>;
  /** Average log2 intensity of the rows of two-colour arrays, whose matrix holds log ratios. */
  readonly averageIntensity?: Float64Array;
  /** How they came about. */
  readonly notices: readonly Notice[];
}

/** Values as a file has them. */
export interface RawValues {
  /** The sheet's samples. */
  readonly matrix: ExpressionMatrix;
  /** Rows of the matrix that are used. */
  readonly rows: Uint32Array;
  /** What messages call them. */
  readonly name: string;
  /** Local background is subtracted already: normexp takes out what is left of it. */
  readonly netIntensities?: boolean;
  /** Which samples are technical replicates; the sheet is then that of their sources. */
  readonly sources?: Sources;
}

/**
 * One-colour arrays, counts or logged values, ready for the model.
 * @throws InputError for scales, counts, designs and contrasts that cannot work
 */
export function prepareOneColor(
  { matrix: raw, rows, name, netIntensities = false, sources }: RawValues,
  sheet: SampleSheet,
  options: PreparationOptions,
): PreparedValues {
  const { model, notices: ofModel } = modelOf(sheet, options.contrast, {
    formula: options.model,
    numeric: options.numeric,
    block: options.block,
  });
  const contrasts = [options.contrast, ...(options.others ?? [])].map((text) => parseContrast(text, model));
  for (const one of contrasts) checkEstimable(one, model, sheet.samples.length);
  const [contrast] = contrasts;
  const others = options.others && contrasts.slice(1);
  const design = designMatrix(model, sheet.samples.length);
  const block = options.block === undefined ? undefined : blockFactor(sheet, options.block, design);
  const terms = modelText(model).slice(2);
  const columns = [...model.factors, ...model.covariates, ...(block === undefined ? [] : [block])].map(
    (column) => column.name,
  );
  const modelled = { design, contrast, others, block, model: { terms, columns } };
  refuseEmptySample(raw, name);
  const { scale, notices: ofScale } = scaleOf(raw, name, options.scale, netIntensities);
  const told = [
    ...ofModel,
    modelNotice(modelText(model), contrast, others !== undefined, sheet.samples.length),
    ...ofScale,
  ];
  const used = rows.length === raw.rowNames.length ? raw : selectRows(raw, rows);
  if (scale === 'counts' || scale === 'estimated-counts') {
    checkCounts(used, name, scale === 'estimated-counts');
    const { merge, notices: ofMerging } = merging(used, { counted: true, name, sources });
    const { notices, ...counts } = prepareCounts(merge(used), rows, name, { design, block }, options);
    return { ...counts, ...modelled, scale, notices: [...told, ...ofMerging, ...notices] };
  }
  const quantile =
    options.normalization === 'quantile' || (options.normalization !== 'none' && scale === 'intensities');
  const corrected = netIntensities ? correctBackground(used) : used;
  const logged = toLog2(corrected, scale, name);
  refuseEmptySample(logged, name);
  const { merge, notices: ofMerging } = merging(logged, { counted: false, name, sources });
  const notices = [
    ...told,
    ...(netIntensities ? [note('expression.normexp')] : []),
    note(quantile ? 'expression.quantile' : 'expression.as-normalised'),
    ...ofMerging,
  ];
  if (!quantile) return { matrix: merge(logged), rows, ...modelled, scale, notices };
  // limma normalises scanned arrays before the logarithm, and a matrix as it is given: after it.
  const matrix = netIntensities
    ? toLog2(quantileNormalize(corrected), scale, name)
    : quantileNormalize(logged);
  return {
    matrix: merge(matrix),
    beforeNormalization: merge(logged),
    ...{ rows, ...modelled, scale, notices },
  };
}

/**
 * How technical replicates become one sample each.
 * @throws InputError for a sample that is given twice and not said to be a technical replicate
 */
function merging(
  values: ExpressionMatrix,
  { counted, name, sources }: { counted: boolean; name: string; sources: Sources | undefined },
): { merge: (values: ExpressionMatrix) => ExpressionMatrix; notices: readonly Notice[] } {
  const copied = refuseCopies(values, { counted, name, source: sources?.of });
  if (sources === undefined) return { merge: (matrix) => matrix, notices: [] };
  const how = { counted, copied };
  return {
    merge: (matrix) => mergeSources(matrix, sources, how),
    notices: [...sources.notices, ...mergedNotices(sources, how)],
  };
}

function modelNotice(model: string, contrast: Contrast, groups: boolean, samples: number): Notice {
  if (!groups) return note('expression.model', { model, contrast: contrast.text, samples });
  const { name, levels } = contrast.factor;
  return note('expression.model-groups', { model, column: name, groups: levels.join(', '), samples });
}

/** What the values are: as the user says, as the format says, or as they are distributed. */
function scaleOf(
  matrix: ExpressionMatrix,
  name: string,
  said: Scale | undefined,
  netIntensities: boolean,
): { scale: Scale; notices: Notice[] } {
  if (said !== undefined) {
    const doubt = doubtAboutScale(matrix, name, said);
    const notices = [note('expression.scale-said', { scale: said }), ...(doubt === undefined ? [] : [doubt])];
    return { scale: said, notices };
  }
  if (netIntensities)
    return {
      scale: 'intensities',
      notices: [note('expression.scale-net', { scale: 'intensities' })],
    };
  const decision = detectScale(matrix, name);
  return { scale: decision.scale, notices: [scaleNotice(decision)] };
}

function prepareCounts(
  raw: ExpressionMatrix,
  rows: Uint32Array,
  name: string,
  { design, block }: Pick<PreparedValues, 'design' | 'block'>,
  options: PreparationOptions,
): Pick<PreparedValues, 'matrix' | 'rows' | 'libraries' | 'errors' | 'meanVariance' | 'notices'> {
  const expressed = expressedRows(raw, design, options.minimalCount ?? 10);
  if (expressed.length < 2)
    throw new InputError('no gene has enough counts to be tested', { file: name, fix: 'lower --min-count' });
  const counts = selectRows(raw, expressed);
  const normalized = options.normalization !== 'none';
  const factors = normalized ? trimmedMeanFactors(counts) : undefined;
  const sizes = librarySizes(counts).map((size, sample) => size * (factors?.[sample] ?? 1));
  const { logCpm, errors, ...meanVariance } = weightedCounts(counts, design, sizes, {
    block,
    arrayWeights: options.arrayWeights,
  });
  const kept = { expressed: expressed.length, rows: raw.rowNames.length };
  return {
    matrix: logCpm,
    rows: expressed.map((row) => rows[row]),
    libraries: librarySizes(raw),
    errors,
    meanVariance,
    notices: [note(normalized ? 'expression.counts-tmm' : 'expression.counts-plain', kept)],
  };
}

/**
 * Two-colour arrays: normexp background, log ratios, loess within arrays, average intensities alike between them.
 * @throws InputError when the sheet does not say which RNA carries which dye, or no array joins the RNAs compared
 */
export function prepareTwoColor(
  arrays: TwoColorArrays,
  rows: Uint32Array,
  sheet: SampleSheet,
  options: PreparationOptions,
): PreparedValues {
  const corrected = (channel: ExpressionMatrix): ExpressionMatrix =>
    correctBackground(selectRows(matchSamples(channel, sheet, sheet.file).matrix, rows));
  const { design, contrast, notices } = twoColorDesign(sheet, options.contrast, options.block);
  refuseCopies(mapValues(matchSamples(arrays.green, sheet, sheet.file).matrix, Math.log2), {
    ...{ counted: false, name: sheet.file, source: 'none' },
  });
  const ratios = logRatios(corrected(arrays.red), corrected(arrays.green));
  const { printTip } = arrays;
  const tips = printTip === undefined ? undefined : Uint16Array.from(rows, (row) => printTip[row]);
  const normalized = options.normalization !== 'none';
  const method = normalized
    ? tips === undefined
      ? 'expression.two-color-loess'
      : 'expression.two-color-tips'
    : 'expression.two-color-plain';
  const modelled = {
    model: `~ ${design.columnNames.join(' + ')}`,
    contrast: contrast.text,
    arrays: sheet.samples.length,
  };
  return {
    matrix: normalized ? printTipLoess(ratios, tips) : ratios.m,
    rows,
    block: options.block === undefined ? undefined : blockFactor(sheet, options.block, design),
    design,
    contrast,
    scale: 'log2',
    averageIntensity: averageIntensity(ratios, normalized),
    notices: [...notices, note(method, modelled)],
  };
}

/** @throws InputError for a sample that says nothing: no value, or one and the same in every row */
function refuseEmptySample(matrix: ExpressionMatrix, name: string): void {
  const empty = matrix.sampleNames.filter((_, sample) => {
    const values = sampleValues(matrix, sample).filter((value) => value === value);
    return values.every((value) => value === values[0]);
  });
  if (empty.length === 0 || matrix.rowNames.length < 2) return;
  throw new InputError(`sample '${empty[0]}' says nothing`, {
    file: name,
    found: `${counted(empty.length, 'sample')} without a value (above 0, where values are to be logged), or with the same in every row`,
    fix: 'leave it out of the sample sheet',
  });
}

/** Normexp background correction of every sample. */
function correctBackground(matrix: ExpressionMatrix): ExpressionMatrix {
  const rows = matrix.rowNames.length;
  const values = new Float64Array(matrix.values.length);
  for (let at = 0; at < values.length; at += rows)
    values.set(normexpCorrect(matrix.values.subarray(at, at + rows)), at);
  return { ...matrix, values };
}
