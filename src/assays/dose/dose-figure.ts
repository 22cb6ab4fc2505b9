// Curves of one drug: every experiment's points, the curve of each arm, and where it crosses half.
import {
  chartOf,
  curve as line,
  extentOf,
  GROUP_COLOURS,
  points as dots,
  roundedOut,
} from '../../figures/panel.ts';
import { COLOURS, stroke, tag, type TitledFigure } from '../../figures/svg.ts';
import { message } from '../../messages/message.ts';
import type { DoseCurve } from './dose-curves.ts';
import { responseAt } from './hill.ts';
import type { CurveFit } from './fit-curve.ts';

/** One curve with what was fitted to it. */
export interface DrawnCurve {
  readonly curve: DoseCurve;
  readonly fit: CurveFit | null;
  readonly ic50: Interval | null;
}

interface Interval {
  readonly dose: number;
  readonly low: number;
  readonly high: number;
}

/** Curves of one drug in one kind of cells, as plain data. */
export interface CurvesPicture {
  readonly draws: 'curves';
  /** Drug and cells. */
  readonly of: string;
  /** Of the doses. */
  readonly unit: string;
  readonly curves: readonly PlainCurve[];
}

interface PlainCurve {
  readonly name: string;
  /** Independent experiments or donors. */
  readonly n: number;
  readonly doses: readonly number[];
  /** Viability in %, experiments x doses. */
  readonly viability: readonly number[];
  /** Of the fitted curve; empty where there is none. */
  readonly parameters: readonly number[];
  readonly ic50?: Interval;
}

const STEPS = 120;
/** Dash patterns tell arms apart without colour. */
const DASHES = [undefined, '7 4', '2 3', '9 3 2 3'] as const;

/** @param curves of one drug in one kind of cell @param unit of the doses */
export function curvesPicture(curves: readonly DrawnCurve[], unit: string): CurvesPicture {
  const [{ curve: first }] = curves;
  return {
    ...{ draws: 'curves', unit },
    of: [first.drug, first.cell].filter((name) => name !== null).join(', '),
    curves: curves.map(({ curve, fit, ic50 }) => ({
      name: curve.perturbation ?? curve.drug ?? '',
      n: curve.units.length,
      doses: [...curve.doses],
      viability: [...curve.viability],
      parameters: fit === null ? [] : [...fit.parameters],
      ...(ic50 === null ? {} : { ic50: { dose: ic50.dose, low: ic50.low, high: ic50.high } }),
    })),
  };
}

/** Every experiment's points, the curve of each arm, and the interval of where it crosses half. */
export function curvesFigure({ of, unit, curves }: CurvesPicture): TitledFigure {
  const title = message('figure.dose', { drug: of });
  return {
    title,
    name: `dose ${of}`,
    draw: (look) => {
      const above = curves.flatMap(({ doses }) => doses.filter((dose) => dose > 0).map(Math.log10));
      const [low, high] = extentOf(above);
      // Wells without drug stand a little left of the lowest dose.
      const none = low - Math.max(0.4, (high - low) / 8);
      const x = [none - 0.1, high + 0.1] as const;
      const y = roundedOut(extentOf([0, 110], ...curves.map(({ viability }) => viability)));
      const nameOf = ({ name, n }: PlainCurve, place: number): string =>
        `${name} (n = ${n}${place === 0 ? '' : ', - -'})`;
      return chartOf(
        look,
        {
          title: look.text(title.key, title.values),
          description: look.text('figure.dose-said', { curves: curves.length }),
          x: { label: look.text('axis.log10-dose', { unit: unit || '-' }), range: x },
          y: { label: look.text('axis.viability'), range: y },
          legend: curves.map((one, place) => ({ label: nameOf(one, place), colour: colourOf(place) })),
        },
        (panel) => [
          line(panel, { x, y: [50, 50] }, COLOURS.faint, '2 4'),
          ...curves.map((one, place) => drawnCurve(panel, one, { none, high, place })),
        ],
      );
    },
  };
}

function colourOf(place: number): string {
  return GROUP_COLOURS[place % GROUP_COLOURS.length];
}

function drawnCurve(
  panel: Parameters<typeof line>[0],
  { doses, viability, parameters, ic50 }: PlainCurve,
  { none, high, place }: { readonly none: number; readonly high: number; readonly place: number },
): string {
  const colour = colourOf(place);
  const at = viability.map((_, i) => {
    const dose = doses[i % doses.length];
    return dose === 0 ? none : Math.log10(dose);
  });
  const steps = Array.from({ length: STEPS + 1 }, (_, i) => none + ((high - none) * i) / STEPS);
  const drawn =
    parameters.length === 0
      ? ''
      : line(
          panel,
          { x: steps, y: steps.map((log10) => responseAt(parameters, log10 * Math.LN10)) },
          colour,
          DASHES[place % DASHES.length],
        );
  return tag(
    'g',
    {},
    drawn +
      dots(panel, { x: at, y: viability }, colour, 5) +
      marked(panel, ic50, { none, high, colour, place }),
  );
}

/** The interval of the IC50 as a bar at the foot of the panel. */
function marked(
  panel: Parameters<typeof line>[0],
  ic50: Interval | undefined,
  {
    none,
    high,
    colour,
    place,
  }: { readonly none: number; readonly high: number; readonly colour: string; readonly place: number },
): string {
  if (ic50 === undefined || !(ic50.dose > 0)) return '';
  const within = (dose: number): number =>
    panel.x(Math.min(high, Math.max(none, Math.log10(Math.max(dose, 1e-300)))));
  const y = panel.bottom - 8 - 9 * place;
  const bar = Number.isNaN(ic50.low)
    ? ''
    : stroke(`M${within(ic50.low)} ${y}H${within(ic50.high)}`, colour, 2);
  return bar + stroke(`M${within(ic50.dose)} ${y - 4}V${y + 4}`, colour, 2);
}
