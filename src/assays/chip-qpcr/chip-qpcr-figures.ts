// Percent of input of every antibody in every arm, a figure for each amplicon.
import { amountsRow } from '../cq/amounts.ts';
import { unitsOf } from '../cq/contrasts.ts';
import { isIn, strataOf } from '../cq/strata.ts';
import type { DotsPicture } from '../design/dots-picture.ts';
import type { Binding } from './binding.ts';
import type { Enrichment } from './enrichment.ts';

/** Points are chromatins; p is that of binding, of the weaker of both comparisons. */
export function chipQpcrPictures(rows: readonly Enrichment[], bindings: readonly Binding[]): DotsPicture[] {
  return strataOf(rows.map(({ culture }) => culture)).flatMap((stratum) => {
    const within = rows.filter(({ culture }) => isIn(culture, stratum));
    return [...new Set(within.map(({ amplicon }) => amplicon))].map((amplicon): DotsPicture => {
      const here = within.filter((each) => each.amplicon === amplicon);
      const groups = new Map(
        here.map(({ antibody, culture: { perturbation, drug } }) => [
          JSON.stringify([antibody, perturbation, drug]),
          { antibody, perturbation, drug },
        ]),
      );
      const dots = [...groups.values()].map(({ antibody, perturbation, drug }) => {
        const own = here.filter((each) => each.antibody === antibody);
        const units = unitsOf(own, { perturbations: [perturbation], drugs: [drug] });
        const binding = bindings.find(
          (each) =>
            each.amplicon === amplicon &&
            each.antibody === antibody &&
            each.drug === drug &&
            each.perturbation === perturbation &&
            each.cell === stratum.cell &&
            Object.is(each.time, stratum.time),
        );
        const name = [antibody ?? 'IgG', perturbation, drug].filter((part) => part !== null).join(', ');
        return amountsRow(name, [...units.values()], binding?.log10P ?? NaN);
      });
      const time = Number.isNaN(stratum.time) ? '' : String(stratum.time);
      const shown = [amplicon, stratum.cell ?? '', time].filter((part) => part !== '').join(', ');
      return {
        ...{ draws: 'dots', scale: 'amounts', said: 'figure.dots-said', axis: 'axis.percent-input' },
        name: `chip-qpcr ${shown}`,
        title: { key: 'figure.chip-qpcr', values: { name: shown } },
        rows: dots,
      };
    });
  });
}
