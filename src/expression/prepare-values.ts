import { counted } from '../counted.ts';
import { InputError } from '../errors.ts';
import type { TwoColorArrays } from '../formats/expression-file.ts';
import type { SampleSheet } from '../formats/sample-sheet-file.ts';
import { checkEstimable, parseContrast, type Contrast } from './contrast.ts';
import { designMatrix } from './design-sheet.ts';
import { expressedRows } from './expressed-genes.ts';
import { sampleValues, selectRows, type ExpressionMatrix } from './expression-matrix.ts';
import type { Design } from './least-squares.ts';
import { librarySizes, trimmedMeanFactors } from './library-size.ts';
import { normexpCorrect } from './normexp.ts';
import { quantileNormalize } from './quantile-normalization.ts';
import { matchSamples, modelOf, modelText } from './sample-sheet.ts';
import { checkCounts, detectScale, doubtAboutScale, toLog2, type Scale } from './scale.ts';
import { averageIntensity, logRatios, printTipLoess } from './two-color.ts';
import { twoColorDesign } from './two-color-design.ts';
import { voom, type VoomResult } from './voom.ts';

/** How values become what the linear model takes. */
export interface PreparationOptions {
  readonly contrast: string;
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
}

/** Values on the log2 scale, and the model they go into. */
export interface PreparedValues {
  readonly matrix: ExpressionMatrix;
  /** The same before samples were made alike, where they were. */
  readonly beforeNormalization?: ExpressionMatrix;
  /** Row of the raw matrix that every row comes from. */
  readonly rows: Uint32Array;
  /** Precision weights of counts. */
  readonly weights?: Float64Array;
  readonly design: Design;
  readonly contrast: Contrast;
  readonly scale: Scale;
  readonly meanVariance?: VoomResult['trend'];
  /** Average log2 intensity of the rows of two-colour arrays, whose matrix holds log ratios. */
  readonly averageIntensity?: Float64Array;
}

/**
 * One-colour arrays, counts or logged values, ready for the model.
 * @param raw the sheet's samples
 * @param rows rows of `raw` to use
 * @param netIntensities local background is subtracted already: normexp takes out what is left of it
 * @throws InputError for scales, counts, designs and contrasts that cannot work
 */
export function prepareOneColor(
  raw: ExpressionMatrix,
  rows: Uint32Array,
  name: string,
  sheet: SampleSheet,
  options: PreparationOptions,
  notes: string[],
  netIntensities = false,
): PreparedValues {
  const model = modelOf(sheet, options.contrast, options.model, options.numeric ?? [], notes);
  const contrast = parseContrast(options.contrast, model);
  checkEstimable(contrast, model, sheet.samples.length);
  const design = designMatrix(model, sheet.samples.length);
  notes.push(
    `model ${modelText(model)}, contrast ${contrast.text}, ${counted(sheet.samples.length, 'sample')}`,
  );
  refuseEmptySample(raw, name);
  const { scale, reason } =
    options.scale !== undefined
      ? { scale: options.scale, reason: 'as you say' }
      : netIntensities
        ? { scale: 'intensities' as const, reason: 'signal minus background of scanned arrays' }
        : detectScale(raw, name);
  notes.push(`values read as ${scale} (${reason})`);
  const doubt = options.scale === undefined ? undefined : doubtAboutScale(raw, name, options.scale);
  if (doubt !== undefined) notes.push(`WARNING: you call the values ${scale}, but ${doubt}`);
  const used = rows.length === raw.rowNames.length ? raw : selectRows(raw, rows);
  if (scale === 'counts' || scale === 'estimated-counts') {
    checkCounts(used, name, scale === 'estimated-counts');
    return { ...prepareCounts(used, rows, name, design, options, notes), design, contrast, scale };
  }
  if (netIntensities) notes.push('normexp background correction with an offset of 50');
  const quantile =
    options.normalization === 'quantile' || (options.normalization !== 'none' && scale === 'intensities');
  notes.push(quantile ? 'quantile normalisation' : 'no normalisation: the values are taken as normalised');
  const corrected = netIntensities ? correctBackground(used) : used;
  const logged = toLog2(corrected, scale, name);
  refuseEmptySample(logged, name);
  if (!quantile) return { matrix: logged, rows, design, contrast, scale };
  // limma normalises scanned arrays before the logarithm, and a matrix as it is given: after it.
  const matrix = netIntensities
    ? toLog2(quantileNormalize(corrected), scale, name)
    : quantileNormalize(logged);
  return { matrix, beforeNormalization: logged, rows, design, contrast, scale };
}

function prepareCounts(
  raw: ExpressionMatrix,
  rows: Uint32Array,
  name: string,
  design: Design,
  options: PreparationOptions,
  notes: string[],
): Pick<PreparedValues, 'matrix' | 'rows' | 'weights' | 'meanVariance'> {
  const expressed = expressedRows(raw, design, options.minimalCount ?? 10);
  if (expressed.length < 2)
    throw new InputError('no gene has enough counts to be tested', { file: name, fix: 'lower --min-count' });
  const counts = selectRows(raw, expressed);
  const normalized = options.normalization !== 'none';
  const factors = normalized ? trimmedMeanFactors(counts) : undefined;
  const sizes = librarySizes(counts).map((size, sample) => size * (factors?.[sample] ?? 1));
  const { logCpm, weights, trend } = voom(counts, design, sizes);
  notes.push(
    `${expressed.length} of ${raw.rowNames.length} genes have enough counts; ${normalized ? 'TMM' : 'no'} normalisation factors, voom weights`,
  );
  return { matrix: logCpm, rows: expressed.map((row) => rows[row]), weights, meanVariance: trend };
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
  notes: string[],
): PreparedValues {
  const corrected = (channel: ExpressionMatrix): ExpressionMatrix =>
    correctBackground(selectRows(matchSamples(channel, sheet, sheet.file, []), rows));
  const { design, contrast } = twoColorDesign(sheet, options.contrast, notes);
  const ratios = logRatios(corrected(arrays.red), corrected(arrays.green));
  const { printTip } = arrays;
  const tips = printTip === undefined ? undefined : Uint16Array.from(rows, (row) => printTip[row]);
  const normalized = options.normalization !== 'none';
  const method = normalized ? (tips === undefined ? 'loess' : 'print-tip loess') : 'no';
  notes.push(
    `two-colour arrays: normexp background, ${method} normalisation, model ~ ${design.columnNames.join(' + ')}, contrast ${contrast.text}, ${sheet.samples.length} arrays`,
  );
  return {
    matrix: normalized ? printTipLoess(ratios, tips) : ratios.m,
    rows,
    design,
    contrast,
    scale: 'log2',
    averageIntensity: averageIntensity(ratios, normalized),
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
