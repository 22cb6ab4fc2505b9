import type { Contrast } from '../model/contrast.ts';

/**
 * What every sample's group weighs in a contrast: above 0 on one side, below 0 on the other, 0 outside of it.
 * @returns undefined for arrays that carry two groups each
 */
export function sidesOf({ factor, second, groups }: Contrast, samples: number): Float64Array | undefined {
  if (factor.codes.length !== samples) return undefined;
  return Float64Array.from({ length: samples }, (_, sample) =>
    groups
      .filter(
        ({ levels }) =>
          factor.codes[sample] === levels[0] && (levels.length === 1 || second?.codes[sample] === levels[1]),
      )
      .reduce((sum, { weight }) => sum + weight, 0),
  );
}

/** Names for a sentence: the first ones, and how many there are more. */
export function namesOf(names: readonly string[], most = 6): string {
  return names.slice(0, most).join(', ') + (names.length > most ? ` +${names.length - most}` : '');
}
