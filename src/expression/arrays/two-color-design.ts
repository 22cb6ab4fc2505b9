import { InputError } from '../../errors.ts';
import type { SampleSheet } from '../../formats/expression/sample-sheet-reader.ts';
import { note, type Notice } from '../../messages/message.ts';
import type { Contrast } from '../model/contrast.ts';
import { parseContrast } from '../model/contrast.ts';
import { factorFromColumn } from '../model/design-sheet.ts';
import { contrastWeights, orthogonalize, type Design } from '../model/least-squares.ts';

/** Design of log ratios (red over green) and one contrast of the RNAs that were labelled. */
export interface TwoColorDesign {
  readonly design: Design;
  readonly contrast: Contrast;
  readonly notices: readonly Notice[];
}

/**
 * Design of two-colour arrays from the columns `cy5` (red) and `cy3` (green) of the sheet: every array
 * measures the difference of its two RNAs; with dye swaps the dyes' own difference is a term of the model.
 *
 * **Source:** Smyth, limma: linear models for microarray data, 2005.
 * **R:** `limma::modelMatrix(targets, ref = reference)`, with a column of ones for the dye effect
 * @param block a column that is used otherwise
 * @throws InputError when the sheet lacks the columns, or no array joins the RNAs compared
 */
export function twoColorDesign(sheet: SampleSheet, contrastText: string, block?: string): TwoColorDesign {
  const red = dyeColumn(sheet, 'cy5');
  const green = dyeColumn(sheet, 'cy3');
  const samples = red.length;
  const factor = factorFromColumn('RNA', [...green, ...red]);
  const contrast = parseContrast(contrastText, { factors: [factor], covariates: [], terms: [['RNA']] });
  const columnNames = factor.levels.slice(1).map((level) => `${level} - ${factor.levels[0]}`);
  const values = new Float64Array(samples * columnNames.length);
  for (let array = 0; array < samples; array++) {
    const plus = factor.levels.indexOf(red[array]);
    const minus = factor.levels.indexOf(green[array]);
    if (plus > 0) values[(plus - 1) * samples + array] += 1;
    if (minus > 0) values[(minus - 1) * samples + array] -= 1;
  }
  const unused = [...sheet.columns.keys()].filter((name) => !/^cy[35]$/i.test(name) && name !== block);
  const notices =
    unused.length > 0 ? [note('expression.columns-two-color', { names: unused.join(', ') })] : [];
  // The intercept of the one-colour form drops out of a contrast.
  const coefficients = contrast.coefficients.slice(1);
  if (!hasDyeSwap(red, green))
    return estimable({
      design: { columnNames, samples, values },
      contrast: { ...contrast, coefficients },
      notices,
    });
  const withDye = new Float64Array(values.length + samples).fill(1);
  withDye.set(values);
  return estimable({
    design: { columnNames: [...columnNames, 'dye'], samples, values: withDye },
    contrast: { ...contrast, coefficients: Float64Array.of(...coefficients, 0) },
    notices,
  });
}

function estimable(model: TwoColorDesign): TwoColorDesign {
  if (contrastWeights(orthogonalize(model.design), model.contrast.coefficients) !== undefined) return model;
  throw new InputError(`the contrast '${model.contrast.text}' cannot be estimated from these arrays`, {
    found: 'no chain of arrays joins the RNAs that are compared',
    fix: 'compare RNAs that share an array, or that were each hybridised against one reference',
  });
}

function dyeColumn(sheet: SampleSheet, dye: string): readonly string[] {
  for (const [name, column] of sheet.columns) if (name.toLowerCase() === dye) return column;
  throw new InputError(`two-colour arrays need the column ${dye} in the sheet`, {
    file: sheet.file,
    expected: 'columns sample, cy3 and cy5: the array and the RNA labelled with each dye',
    found: [...sheet.columns.keys()].join(', '),
  });
}

/** The same pair of RNAs measured both ways round at least once, and another array to tell the dye from the change. */
function hasDyeSwap(red: readonly string[], green: readonly string[]): boolean {
  const pairs = new Set(red.map((name, array) => `${name}\t${green[array]}`));
  return red.length > 2 && red.some((name, array) => pairs.has(`${green[array]}\t${name}`));
}
