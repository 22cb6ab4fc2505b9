// Wells whose value no living or dead cell can give: below nothing, or far more than without drug.
import type { Readings } from '../../tables/readings.ts';

export interface ImpossibleWell {
  readonly row: number;
  readonly why: 'negative' | 'below nothing' | 'far above control';
  /** In % of the wells without drug. */
  readonly viability: number;
}

/** Viability in % that noise about nothing may have, and from which on a well is far above those without drug. */
const NOISE = -10;
const FAR = 300;

/**
 * Names them; none is left out.
 * @param rows wells that count @param viability of every row in % @param response what the values are
 */
export function impossibleWells(
  readings: Readings,
  rows: readonly number[],
  viability: Float64Array,
  response: 'viability' | 'inhibition',
): ImpossibleWell[] {
  return rows.flatMap((row): ImpossibleWell[] => {
    const well = { row, viability: viability[row] };
    if (response === 'viability' && readings.value[row] < 0) return [{ ...well, why: 'negative' }];
    if (well.viability < NOISE) return [{ ...well, why: 'below nothing' }];
    return well.viability > FAR ? [{ ...well, why: 'far above control' }] : [];
  });
}
