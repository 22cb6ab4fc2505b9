import type { SampleSheet } from '../../formats/expression/sample-sheet-reader.ts';
import { caution, note, type Notice } from '../../messages/message.ts';
import type { Contrast } from '../model/contrast.ts';
import { contrastWeights, orthogonalize, type Design } from '../model/least-squares.ts';
import { namesOf, sidesOf } from './sides.ts';

const NOTHING = 1e-9;

/**
 * Samples that say nothing about a contrast, by name: those of its groups that the model fits exactly by a term of their own (one half of
 * a pair) or that it can compare with nothing, which is a loss, and those of other groups, which only speak of the variance.
 */
export function idleSamples(
  { design, contrast }: { readonly design: Design; readonly contrast: Contrast },
  sheet: SampleSheet,
): Notice[] {
  const basis = orthogonalize(design);
  const weights = contrastWeights(basis, contrast.coefficients);
  if (weights === undefined) return [];
  const samples = sheet.samples.length;
  const sides = sidesOf(contrast, samples);
  const idle = [...sheet.samples.keys()].filter((sample) => Math.abs(weights[sample]) < NOTHING);
  const lost = idle.filter((sample) => sides?.[sample] !== 0);
  const outside = idle.filter((sample) => sides?.[sample] === 0);
  const name = (list: readonly number[]): string => namesOf(list.map((sample) => sheet.samples[sample]));
  const lonely = columnOfLoners(sheet, design, lost);
  const told = {
    lost: lost.length,
    samples,
    names: name(lost),
    left: samples - idle.length,
    degrees: samples - basis.kept.length,
  };
  return [
    ...(lost.length === 0
      ? []
      : [
          lonely === undefined
            ? caution('expression.idle', told)
            : caution('expression.idle-alone', { ...told, column: lonely }),
        ]),
    ...(outside.length === 0
      ? []
      : [note('expression.outside-contrast', { outside: outside.length, samples, names: name(outside) })]),
  ];
}

/** The column of the model in which each of the samples stands alone, or with samples of them alone. */
function columnOfLoners(sheet: SampleSheet, design: Design, lost: readonly number[]): string | undefined {
  const among = new Set(lost);
  const found = [...sheet.columns].find(([column, values]) => {
    const inModel = design.columnNames.some((term) => term.startsWith(`${column} `));
    return (
      inModel &&
      lost.every((sample) => values.every((value, at) => value !== values[sample] || among.has(at)))
    );
  });
  return found?.[0];
}
