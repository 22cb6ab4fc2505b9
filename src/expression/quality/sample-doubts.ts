import type { ExpressionFile } from '../../formats/expression/expression-file.ts';
import type { SampleSheet } from '../../formats/expression/sample-sheet-reader.ts';
import type { Notice } from '../../messages/message.ts';
import type { PreparedValues } from '../prepare-values.ts';
import { confounders } from './confounders.ts';
import { idleSamples } from './idle-samples.ts';

/** Why a contrast may rest on other samples, or on something else, than its user believes. */
export function sampleDoubts(prepared: PreparedValues, sheet: SampleSheet, file: ExpressionFile): Notice[] {
  const { model } = prepared;
  if (model === undefined) return idleSamples(prepared, sheet);
  const attributes = attributesOf(sheet, file);
  // What the model left out because it is the contrast itself is said there.
  for (const { key, values } of prepared.notices)
    if (key === 'expression.column-same') attributes.delete(values['column'] as string);
  return [...idleSamples(prepared, sheet), ...confounders({ ...prepared, ...model }, sheet, attributes)];
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
