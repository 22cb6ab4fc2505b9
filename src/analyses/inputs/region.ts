import { InputError } from '../../errors.ts';
import type { Assembly } from '../../genome/assembly.ts';
import { nearestNames } from '../../genome/names.ts';
import type { Region } from '../../genome/region.ts';

const PLACE = /^([^:\s]+):([\d,]+)(?:-|\.\.)([\d,]+)$/;

/** Whether a text looks like a region instead of a gene. */
export function looksLikeRegion(text: string): boolean {
  return PLACE.test(text);
}

/**
 * Reads a region as browsers write it (`chr18:63,123,346-63,320,128`: first and last base, counted from 1).
 * @throws InputError for another form, an unknown chromosome or a place beyond its end
 */
export function parseRegion(text: string, genome: Assembly): Region {
  const match = PLACE.exec(text);
  if (match === null)
    throw new InputError(`'${text}' is not a region`, { expected: 'for instance chr18:63123346-63320128' });
  const code = genome.find(match[1]);
  if (code < 0) {
    const near = nearestNames(match[1], genome.chromosomeNames);
    throw new InputError(`${genome.name} has no chromosome '${match[1]}'`, {
      expected: (near.length > 0 ? near : genome.chromosomeNames.slice(0, 5)).join(', '),
    });
  }
  const [first, last] = [match[2], match[3]].map((digits) => Number(digits.replaceAll(',', '')));
  if (first < 1 || last < first || last > genome.sizes[code])
    throw new InputError(`the region ${text} does not lie on its chromosome`, {
      expected: `positions from 1 to ${genome.sizes[code]}, the first not behind the last`,
    });
  return { chromosome: genome.chromosomeNames[code], start: first - 1, end: last };
}
