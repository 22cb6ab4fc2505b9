// Cells and time points are asked apart: nothing is compared across them.
import type { Culture } from './cultures.ts';

export interface Stratum {
  readonly cell: string | null;
  /** NaN without a column. */
  readonly time: number;
}

/** The strata of some cultures, in the order of the table. */
export function strataOf(cultures: readonly Culture[]): Stratum[] {
  const found = new Map<string, Stratum>();
  for (const { cell, time } of cultures) {
    const key = JSON.stringify([cell, time]);
    if (!found.has(key)) found.set(key, { cell, time });
  }
  return [...found.values()];
}

export function isIn({ cell, time }: Culture, stratum: Stratum): boolean {
  return cell === stratum.cell && Object.is(time, stratum.time);
}
