import { InputError } from '../../errors.ts';
import { refused } from '../../messages/refused.ts';
import type { SampleSheet } from '../../formats/expression/sample-sheet-reader.ts';
import type { ExpressionMatrix } from '../expression-matrix.ts';
import { blockCorrelation, blockedDesign, type BlockedDesign } from './block-variance.ts';
import { factorFromColumn, type Factor } from './design-sheet.ts';
import type { Blocks, Errors } from './errors.ts';
import { orthogonalize, partOfDesign, type Design } from './least-squares.ts';

/** Share of the rows that are left out at either end of the mean. */
const TRIM = 0.15;
/** Correlations are kept this far from their limits, beyond which the covariance is singular. */
const MARGIN = 0.01;

/**
 * How strongly samples of one block correlate, as all rows together say: the trimmed mean of the rows' correlations on
 * Fisher's scale.
 *
 * **Source:** Smyth, Michaud & Scott, Bioinformatics 2005;21:2067.
 * **R:** `limma::duplicateCorrelation(x, design, block = b, weights = w)$consensus.correlation`
 * @param errors weights of values or samples; blocks among them are not asked
 * @throws InputError where no row has enough samples, or none varies
 */
export function duplicateCorrelation(
  matrix: ExpressionMatrix,
  design: Design,
  block: Factor,
  { weights, sampleWeights }: Errors = {},
): Blocks {
  const rows = matrix.rowNames.length;
  const { samples } = design;
  const columns = design.columnNames.length;
  const largest = Math.max(...block.levels.map((_, level) => block.codes.filter((c) => c === level).length));
  const least = 1 / (1 - largest) + MARGIN;
  const designs = new Map<string, BlockedDesign>();
  const onFishersScale: number[] = [];
  for (let row = 0; row < rows; row++) {
    const weightAt = (sample: number): number =>
      (weights?.[sample * rows + row] ?? 1) * (sampleWeights?.[sample] ?? 1);
    const measured: number[] = [];
    for (let sample = 0; sample < samples; sample++)
      if (Number.isFinite(matrix.values[sample * rows + row]) && weightAt(sample) > 0) measured.push(sample);
    const codes = measured.map((sample) => block.codes[sample]);
    const blocks = new Set(codes).size;
    if (measured.length <= columns + 2 || blocks < 2 || blocks >= measured.length - 1) continue;
    const weighted = weights !== undefined || sampleWeights !== undefined;
    const roots = weighted ? Float64Array.from(measured, (sample) => Math.sqrt(weightAt(sample))) : undefined;
    const key = measured.join(',');
    let of = weights === undefined ? designs.get(key) : undefined;
    if (of === undefined) {
      of = blockedDesign(partOfDesign(design, measured), codes, roots);
      if (weights === undefined) designs.set(key, of);
    }
    const y = Float64Array.from(
      measured,
      (sample, i) => matrix.values[sample * rows + row] * (roots?.[i] ?? 1),
    );
    const correlation = blockCorrelation(y, of);
    if (correlation === correlation)
      onFishersScale.push(Math.atanh(Math.min(Math.max(correlation, least), 1 - MARGIN)));
  }
  if (onFishersScale.length === 0)
    throw refused(
      'contrast.block-too-few',
      { block: block.name },
      { found: `${samples} samples in ${block.levels.length} blocks, and a model of ${columns} columns` },
    );
  return { codes: block.codes, correlation: Math.tanh(trimmedMean(onFishersScale)) };
}

function trimmedMean(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const cut = Math.floor(sorted.length * TRIM);
  const kept = sorted.subarray(cut, sorted.length - cut);
  return kept.reduce((sum, value) => sum + value, 0) / kept.length;
}

/**
 * The column of the sheet that says which samples hang together.
 * @param name the column
 * @throws InputError for a column that is missing, has gaps, has no two samples alike or all, or that the model tells already
 */
export function blockFactor(sheet: SampleSheet, name: string, design: Design): Factor {
  const column = sheet.columns.get(name);
  if (column === undefined)
    throw new InputError(`the sheet has no column '${name}'`, {
      key: 'sheet.no-column',
      values: { column: name },
      file: sheet.file,
      expected: `one of ${[...sheet.columns.keys()].join(', ')}`,
    });
  const gap = column.findIndex((value) => value === '' || value === 'NA');
  if (gap >= 0)
    throw refused(
      'sheet.no-value',
      { column: name, sample: sheet.samples[gap] },
      { file: sheet.file, fix: 'fill it in, or remove the sample from the sheet' },
    );
  const factor = factorFromColumn(name, column);
  const { length } = factor.levels;
  const details = {
    file: sheet.file,
    expected: 'a column with some values that several samples share, such as donor, animal or culture',
  };
  if (length === column.length) throw refused('block.none-share', { block: name }, details);
  if (length === 1) throw refused('block.all-share', { block: name }, details);
  if (isInSpan(factor, design)) throw refused('block.in-model', { block: name }, details);
  return factor;
}

/** Whether the levels differ by sums of the design's columns. */
function isInSpan({ levels, codes }: Factor, design: Design): boolean {
  const others = levels.slice(1);
  const values = new Float64Array(design.values.length + others.length * design.samples);
  values.set(design.values);
  codes.forEach((code, sample) => {
    if (code > 0) values[design.values.length + (code - 1) * design.samples + sample] = 1;
  });
  const both = { columnNames: [...design.columnNames, ...others], samples: design.samples, values };
  return orthogonalize(both).kept.length === orthogonalize(design).kept.length;
}
