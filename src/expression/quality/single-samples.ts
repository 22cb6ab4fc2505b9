import { caution, type Notice } from '../../messages/message.ts';
import type { SampleSheet } from '../../formats/expression/sample-sheet-reader.ts';
import type { Contrast } from '../model/contrast.ts';
import { contrastWeights, orthogonalize, type Design } from '../model/least-squares.ts';
import { namesOf, sidesOf } from './sides.ts';

const NOTHING = 1e-9;

/** Numbers of samples that speak for either side of a contrast. */
export interface SamplesOfSides {
  readonly up: readonly number[];
  readonly down: readonly number[];
  /** Whether no group of one side has a second sample: its own variation is not seen. */
  readonly single: boolean;
}

/**
 * The samples on both sides of a contrast of single-channel samples.
 * @returns undefined for arrays that carry two groups each, and for a contrast that the design cannot estimate
 */
export function samplesOfSides(
  { design, contrast }: { readonly design: Design; readonly contrast: Contrast },
  samples: number,
): SamplesOfSides | undefined {
  const sides = sidesOf(contrast, samples);
  const weights = contrastWeights(orthogonalize(design), contrast.coefficients);
  if (sides === undefined || weights === undefined) return undefined;
  const { factor, second } = contrast;
  const of = (sign: number): number[] =>
    [...sides.keys()].filter((at) => sides[at] * sign > 0 && Math.abs(weights[at]) >= NOTHING);
  const [up, down] = [of(1), of(-1)];
  const single = [up, down].some((side) => {
    const groups = side.map((at) => `${factor.codes[at]}:${second?.codes[at] ?? ''}`);
    return new Set(groups).size === groups.length;
  });
  return { up, down, single };
}

/** Of a side with a single sample nobody knows how its samples vary: p rests on those of the others. */
export function singleSamples(
  model: { readonly design: Design; readonly contrast: Contrast },
  sheet: SampleSheet,
): Notice[] {
  const sides = samplesOfSides(model, sheet.samples.length);
  if (sides === undefined || !sides.single) return [];
  const degrees = sheet.samples.length - orthogonalize(model.design).kept.length;
  // Without any degree there is no p, which is said.
  if (degrees === 0) return [];
  const { up, down } = sides;
  const name = (side: readonly number[]): string => namesOf(side.map((sample) => sheet.samples[sample]));
  const both = Math.max(up.length, down.length) === 1;
  return [
    caution(both ? 'expression.one-against-one' : 'expression.single-sample', {
      ...{ contrast: model.contrast.text, up: up.length, down: down.length },
      ...{ names: name(up), others: name(down), degrees },
    }),
  ];
}
