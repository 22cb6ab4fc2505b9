import type { Figure } from '../../figures/svg.ts';
import { placeClassesFigure, type ClassShare } from '../../genome/annotation/place-classes-figure.ts';
import { PLACE_CLASSES } from '../../genome/annotation/place-classes.ts';
import type { PlacesResult } from '../../study/results.ts';

/** At what kind of place the peaks of one ChIP-seq lie, beside random sites. */
export function placesFigure({ query, rows }: PlacesResult): Figure {
  const shares = rows.placeClass.flatMap((name, row): ClassShare[] => {
    const placeClass = PLACE_CLASSES.find((each) => each === name);
    const [sites, randomShare] = [rows.randomSites[row], rows.randomShare[row]];
    if (placeClass === undefined) return [];
    const beside = { placeClass, peaks: rows.peaks[row] ?? 0, share: rows.share[row] ?? 0 };
    if (sites === null || randomShare === null) return [beside];
    // JSON holds no infinite end.
    const odds = {
      estimate: rows.oddsRatio[row] ?? NaN,
      low: rows.ciLow[row] ?? 0,
      high: rows.ciHigh[row] ?? Infinity,
    };
    return [{ ...beside, random: { sites, share: randomShare, odds } }];
  });
  return { name: `places ${query}`, draw: (look) => placeClassesFigure(look, shares) };
}
