import type { ExpressionFile } from '../../formats/expression/expression-file.ts';
import type { SampleSheet } from '../../formats/expression/sample-sheet-reader.ts';
import type { Notice } from '../../messages/message.ts';
import type { PreparedValues } from '../prepare-values.ts';
import { confounders } from './confounders.ts';
import { idleSamples } from './idle-samples.ts';
import { nearCopies } from './near-copies.ts';
import { farSamples, smallLibraries } from './odd-samples.ts';
import { singleSamples } from './single-samples.ts';
import { amongOthers, wrongSex } from './swapped-labels.ts';

/** Column that says of what sex a sample is. */
const SEX = /^(?:sex|gender)\b|\b(?:sex|gender)$|^性別$/i;

/**
 * Why a contrast may rest on other samples, or on something else, than its user believes.
 * @param gene of every row, where something names it
 */
export function sampleDoubts(
  prepared: PreparedValues,
  gene: readonly string[] | undefined,
  sheet: SampleSheet,
  file: ExpressionFile,
): Notice[] {
  const { model, matrix, libraries, contrast } = prepared;
  const { codes } = contrast.factor;
  const ofSamples = [
    ...(libraries === undefined ? [] : smallLibraries(sheet.samples, libraries)),
    ...farSamples(matrix, codes.length === sheet.samples.length ? codes : undefined, libraries),
    ...nearCopies(prepared),
    ...idleSamples(prepared, sheet),
    ...singleSamples(prepared, sheet),
  ];
  if (model === undefined) return ofSamples;
  const attributes = attributesOf(sheet, file);
  const sex = [...attributes].find(([name]) => SEX.test(name))?.[1];
  // What the model left out because it is the contrast itself is said there.
  const asked = new Map(attributes);
  for (const { key, values } of prepared.notices)
    if (key === 'expression.column-same') asked.delete(values['column'] as string);
  const modelled = { ...prepared, ...model };
  return [
    ...ofSamples,
    ...confounders(modelled, sheet, asked),
    ...(sex === undefined ? [] : wrongSex(matrix, gene ?? matrix.rowNames, sex)),
    ...amongOthers(matrix, modelled),
  ];
}

/** What sheet and file say of the sheet's samples. */
function attributesOf(sheet: SampleSheet, file: ExpressionFile): Map<string, readonly string[]> {
  const attributes = new Map(sheet.columns);
  const column = new Map(file.matrix.sampleNames.map((name, at) => [name, at]));
  const places = sheet.samples.map((name) => column.get(name));
  // Sources of technical replicates are no samples of the file.
  if (places.includes(undefined)) return attributes;
  for (const [name, values] of file.attributes)
    if (!attributes.has(name))
      attributes.set(
        name,
        places.map((at) => values[at!]),
      );
  return attributes;
}
