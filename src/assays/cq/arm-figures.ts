// Each gene, or each amplicon of an antibody, in all arms beside the control.
import type { DotRow } from '../../figures/dot-plot.ts';
import type { MessageKey } from '../../messages/english/index.ts';
import { mean } from '../../statistics/descriptive.ts';
import type { DotsPicture } from '../design/dots-picture.ts';
import type { Effect } from '../design/effect.ts';
import { amountsRow } from './amounts.ts';
import type { Arms } from './arms.ts';
import { unitsOf, type Contrast, type CultureValue } from './contrasts.ts';
import { isIn, strataOf, type Stratum } from './strata.ts';

/** log2 of one gene in one culture. */
interface Measured extends CultureValue {
  readonly measured: string;
}

interface Compared extends Stratum {
  readonly measured: string;
  readonly contrast: Contrast;
  readonly effect: Effect;
}

interface Words {
  /** How files begin. */
  readonly prefix: string;
  readonly title: MessageKey;
  readonly axis: MessageKey;
}

/** One picture for each gene within cells and time: the amounts of all arms, the control's mean being 1. */
export function armPictures(
  values: readonly Measured[],
  arms: Arms,
  compared: readonly Compared[],
  { prefix, title, axis }: Words,
): DotsPicture[] {
  return strataOf(values.map(({ culture }) => culture)).flatMap((stratum) => {
    const within = values.filter(({ culture }) => isIn(culture, stratum));
    return [...new Set(within.map(({ measured }) => measured))].flatMap((measured) => {
      const own = within.filter((each) => each.measured === measured);
      const { perturbationControls, drugControls } = arms;
      const control = unitsOf(own, { perturbations: perturbationControls, drugs: drugControls });
      if (control.size === 0) return [];
      const base = mean([...control.values()]);
      const contrasts = compared.filter(
        (row) => row.measured === measured && row.cell === stratum.cell && Object.is(row.time, stratum.time),
      );
      const time = Number.isNaN(stratum.time) ? '' : String(stratum.time);
      const shown = [measured, stratum.cell ?? '', time].filter((part) => part !== '').join(', ');
      return [
        {
          ...{ draws: 'dots', scale: 'amounts', said: 'figure.dots-said', axis },
          name: `${prefix} ${shown}`,
          title: { key: title, values: { name: shown } },
          rows: rowsOf(own, arms, contrasts, base),
        },
      ];
    });
  });
}

function rowsOf(
  own: readonly CultureValue[],
  arms: Arms,
  contrasts: readonly Compared[],
  base: number,
): DotRow[] {
  return arms.drugs.flatMap((drug) =>
    arms.perturbations.flatMap((perturbation) => {
      const units = [...unitsOf(own, { perturbations: [perturbation], drugs: [drug] }).values()];
      if (units.length === 0) return [];
      const parts = [perturbation, drug].filter((part) => part !== null);
      const against = contrasts.find(({ contrast }) => isArm(contrast, perturbation, drug, arms));
      return [
        amountsRow(
          parts.length === 0 ? '–' : parts.join(' + '),
          units.map((value) => value - base),
          against?.effect.log10P ?? NaN,
        ),
      ];
    }),
  );
}

/** The contrast that compares an arm with the control arm of the figure. */
function isArm(
  { kind, perturbation, drug }: Contrast,
  name: string | null,
  with_: string | null,
  { perturbationControls, drugControls }: Arms,
): boolean {
  const [treated, given] = [!perturbationControls.includes(name), !drugControls.includes(with_)];
  const asked = treated && given ? 'both' : treated ? 'perturbation' : given ? 'drug' : null;
  return kind === asked && perturbation === (treated ? name : null) && drug === (given ? with_ : null);
}
