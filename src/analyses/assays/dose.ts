import { assayFigure, type AssayFigure } from '../../assays/figures/assay-figure.ts';
import { controlsAmong } from '../../assays/design/controls.ts';
import type { Finding } from '../../assays/design/finding.ts';
import { percentOfControl } from '../../assays/design/percent-of-control.ts';
import { compareCurves, type CurveComparison } from '../../assays/dose/compare-curves.ts';
import { comparisonTable, curveTable, experimentTable, type Fitted } from '../../assays/dose/dose-tables.ts';
import {
  CURVE_LABELS,
  doseCurves,
  pointsOf,
  seriesOf,
  wellsOf,
  type DoseCurve,
} from '../../assays/dose/dose-curves.ts';
import {
  curveState,
  endsOf,
  flatTest,
  isPlain,
  isWithoutIc50,
  type CurveState,
  type FlatTest,
} from '../../assays/dose/dose-effect.ts';
import { impossibleWells } from '../../assays/dose/impossible-wells.ts';
import { curvesPicture } from '../../assays/dose/dose-figure.ts';
import { CURVE_KINDS, fitCurve } from '../../assays/dose/fit-curve.ts';
import { INTERVAL_KINDS, ic50Of } from '../../assays/dose/ic50-interval.ts';
import { IC50_KINDS } from '../../assays/dose/inhibitory-dose.ts';
import { RESPONSES } from '../../assays/dose/response-direction.ts';
import { allAtMostSuggested, doubtOfUnits } from '../../assays/design/unit-doubts.ts';
import { unitLabel } from '../../assays/design/units.ts';
import { InputError } from '../../errors.ts';
import { caution, note, type Notice } from '../../messages/message.ts';
import { createRandom } from '../../statistics/random.ts';
import type { Answer } from '../../tables/answer.ts';
import { quantityAt, type Readings } from '../../tables/readings.ts';
import type { Table } from '../../tables/table.ts';
import { saidOfEffect, saidOfUnits } from '../inputs/assays/design-notices.ts';
import { saidOfImpossibleWells } from '../inputs/assays/impossible-wells-notices.ts';
import { refuseSeveralTimes } from '../inputs/assays/one-time.ts';
import { refuseNoPercent, responseOf, saidOfPercent } from '../inputs/assays/response.ts';
import { choose, type Choices, type Choosing, type Chosen } from '../inputs/choices.ts';

/** What may be chosen when curves of doses are asked for. */
export const doseChoices = {
  show: {
    type: 'one of',
    values: ['curves', 'comparisons', 'experiments'],
    default: 'curves',
    unit: 'table',
    help: 'dose.choice.show',
  },
  response: { type: 'one of', values: RESPONSES, unit: 'name', help: 'response.choice' },
  control: { type: 'text', unit: 'name', help: 'dose.choice.control' },
  ic50: { type: 'one of', values: IC50_KINDS, default: 'absolute', unit: 'kind', help: 'dose.choice.ic50' },
  model: {
    type: 'one of',
    values: ['auto', ...CURVE_KINDS],
    default: 'auto',
    unit: 'name',
    help: 'dose.choice.model',
  },
  interval: {
    type: 'one of',
    values: INTERVAL_KINDS,
    default: 'experiments',
    unit: 'kind',
    help: 'dose.choice.interval',
  },
  bootstraps: { type: 'integer', min: 100, max: 100_000, default: 1000, help: 'dose.choice.bootstraps' },
  seed: { type: 'integer', min: 0, default: 1, help: 'dose.choice.seed' },
} as const satisfies Choices;

/** Readings of one assay. */
export interface DoseInput {
  readonly readings: Readings;
  /** What there was to say when they were read. */
  readonly notices?: readonly Notice[];
}

export interface DoseAnswer extends Answer {
  /** What the table shows is one of these. */
  readonly tables: Readonly<Record<'curves' | 'comparisons' | 'experiments', Table>>;
  readonly findings: readonly Finding[];
  readonly figures: readonly AssayFigure[];
}

/**
 * Which dose of a drug leaves half alive, and does a knock-down shift it? Curves over the means of independent experiments.
 * @throws InputError without doses, with negative ones, with several times, and where wells cannot be put in percent of a control
 */
export function dose(input: DoseInput, asking: Choosing<typeof doseChoices> = {}): DoseAnswer {
  const { readings } = input;
  const chosen = choose(doseChoices, asking);
  const { rows, lost } = tellingWells(readings);
  refuseSeveralTimes(readings, rows);
  const seen = responseOf(seriesOf(readings, rows), chosen.response);
  const percent = percentOfControl(readings, rows, {
    response: seen.response,
    isControl: (row) => quantityAt(readings, 'dose', row) === 0,
    within: [
      ...CURVE_LABELS,
      ...(unitLabel(readings) === 'donor' ? (['donor'] as const) : []),
      'experiment',
      'plate',
    ],
  });
  refuseNoPercent(readings, percent.fault);
  const curves = doseCurves(readings, rows, percent.viability);
  const fitted = curves.map((curve) => fittedOf(curve, chosen));
  const controls = controlNames(readings, chosen.control);
  const compared = compareCurves(curves, (name) => name === null || controls.includes(name), {
    ic50: chosen.ic50,
    inDoubt: seen.inDoubt,
  });
  const comparisons = allAtMostSuggested(compared, doubtOfUnits(readings));
  const unit = readings.units.dose ?? '';
  const tables = {
    curves: curveTable(fitted, chosen.ic50, unit),
    comparisons: comparisonTable(comparisons),
    experiments: experimentTable(fitted, chosen.ic50, unit),
  };
  return {
    table: tables[chosen.show],
    tables,
    findings: comparisons.map((one) => findingOf(one, readings)),
    figures: figuresOf(fitted, unit),
    notices: [
      ...(input.notices ?? []),
      ...seen.notices,
      ...saidOfPercent(percent, lost),
      ...saidOfImpossibleWells(readings, impossibleWells(readings, rows, percent.viability, seen.response)),
      ...saidOfUnits(
        readings,
        rows.length,
        curves.reduce((sum, { viability }) => sum + viability.length, 0),
      ),
      ...fitted.flatMap((one) => saidOfCurve(one, chosen)),
      ...(controls.length > 0 && chosen.control === undefined
        ? [note('assay.control-by-name', { control: controls.join(', ') })]
        : []),
      ...comparisons.flatMap((one) => saidOfComparison(readings, one)),
    ],
  };
}

/** Wells with a number and a dose. @throws InputError for negative doses, and where nothing is left */
function tellingWells(readings: Readings): { rows: number[]; lost: number } {
  if (readings.quantities.dose === undefined)
    throw new InputError('there is no column of doses', {
      file: readings.file,
      expected: 'a column dose; wells without drug have a dose of 0',
    });
  const wells = wellsOf(readings);
  const rows = wells.filter(
    (row) => !Number.isNaN(readings.value[row]) && !Number.isNaN(quantityAt(readings, 'dose', row)),
  );
  const negative = rows.find((row) => quantityAt(readings, 'dose', row) < 0);
  if (negative !== undefined)
    throw new InputError('a dose is below 0', {
      ...readings.place(negative),
      expected: 'a dose, not its logarithm',
      found: String(quantityAt(readings, 'dose', negative)),
    });
  if (!rows.some((row) => quantityAt(readings, 'dose', row) > 0))
    throw new InputError('no well has a dose above 0 and a number', { file: readings.file });
  return { rows, lost: wells.length - rows.length };
}

function fittedOf(curve: DoseCurve, chosen: Chosen<typeof doseChoices>): Fitted {
  const { interval, bootstraps, seed, model } = chosen;
  const points = pointsOf(curve);
  const fit = fitCurve(points, model === 'auto' ? undefined : model);
  const flat = flatTest(curve, fit, points.viability);
  const state = curveState(curve, fit, flat, chosen.ic50);
  const random = createRandom(seed).split(nameOf(curve));
  const told = fit !== null && !isWithoutIc50(state);
  return {
    curve,
    fit,
    flat,
    state,
    ic50: told ? ic50Of(curve, fit, chosen.ic50, { interval, bootstraps, random }) : null,
  };
}

function controlNames({ labels }: Readings, asked: string | undefined): string[] {
  const levels = labels.perturbation?.levels ?? [];
  if (asked === undefined) return controlsAmong(levels, 'perturbation');
  if (levels.includes(asked)) return [asked];
  throw new InputError(`--control: no arm is called ${asked}`, { expected: levels.join(', ') });
}

function nameOf({ cell, perturbation, drug }: DoseCurve): string {
  return [cell, perturbation, drug].filter((name) => name !== null).join(', ');
}

function findingOf({ curve, effect, judged, untold }: CurveComparison, readings: Readings): Finding {
  const { perturbation, drug, cell } = curve;
  const none = untold.length > 0 ? { estimate: NaN, low: NaN, high: NaN, log10P: NaN } : {};
  return {
    ...effect,
    ...none,
    ...judged,
    ...{ kind: 'growth', measured: 'IC50', unit: 'log10 dose' },
    donors: unitLabel(readings) === 'donor' ? effect.n : 0,
    ...{ perturbation, drug, cell },
  };
}

function figuresOf(fitted: readonly Fitted[], unit: string): AssayFigure[] {
  const byDrug = new Map<string, Fitted[]>();
  for (const one of fitted) {
    const key = JSON.stringify([one.curve.cell, one.curve.drug]);
    byDrug.set(key, [...(byDrug.get(key) ?? []), one]);
  }
  return [...byDrug.values()].map((own) => assayFigure(curvesPicture(own, unit)));
}

const FEWER = {
  'few doses': 'dose.few-doses',
  'lower plateau': 'dose.lower-not-told',
  'upper plateau': 'dose.upper-not-told',
} as const;

function saidOfCurve(
  { curve, fit, state, ic50, flat }: Fitted,
  { ic50: kind, interval }: Chosen<typeof doseChoices>,
): Notice[] {
  const name = nameOf(curve);
  const top = curve.doses[curve.doses.length - 1];
  const because = fit?.fewerBecause ?? null;
  return [
    ...(fit === null ? [caution('dose.too-few-doses', { curve: name })] : []),
    ...(fit !== null && because !== null && !isWithoutIc50(state)
      ? [note(FEWER[because], { curve: name, model: fit.kind })]
      : []),
    ...saidOfNoIc50(name, curve, state, flat),
    ...(state === 'beyond the tested range' ? [caution('dose.beyond', { curve: name, top })] : []),
    ...(state === 'below the tested range'
      ? [caution('dose.below', { curve: name, lowest: curve.doses.find((each) => each > 0) ?? NaN })]
      : []),
    ...(state === 'half not reached' ? [note('dose.half-not-reached', { curve: name })] : []),
    ...(ic50 !== null && interval === 'experiments' && ic50.by === 'profile'
      ? [caution('dose.one-experiment', { curve: name })]
      : []),
    ...(ic50 !== null && ic50.by !== 'experiments' && curve.units.length > 1
      ? [caution('dose.interval-of-points', { curve: name, interval: ic50.by })]
      : []),
    ...(ic50?.alike === true ? [caution('dose.experiments-alike', { curve: name, kind })] : []),
    ...(ic50?.alike === false &&
    ic50.by === 'experiments' &&
    Number.isNaN(ic50.low) &&
    !Number.isNaN(ic50.dose)
      ? [caution('dose.experiment-without-ic50', { curve: name, kind })]
      : []),
  ];
}

/** Why a curve has no IC50: doses alike, a small fall, or a rise. */
function saidOfNoIc50(name: string, curve: DoseCurve, state: CurveState, flat: FlatTest): Notice[] {
  const told = { curve: name, top: curve.doses[curve.doses.length - 1], p: shortP(flat.log10P) };
  if (state === 'rises with the dose') {
    const { lowest, highest } = endsOf(curve);
    const percent = (value: number): number => Number(value.toFixed(0));
    return [caution('dose.other-way', { ...told, from: percent(lowest), to: percent(highest) })];
  }
  if (state !== 'no effect') return [];
  return [note(isPlain(flat) ? 'dose.small-effect' : 'dose.no-effect', told)];
}

function saidOfComparison(readings: Readings, { curve, control, effect, untold }: CurveComparison): Notice[] {
  const comparison = `${nameOf(curve)} - ${control.perturbation ?? ''}`;
  if (untold.length > 0)
    return [caution('dose.comparison-untold', { comparison, experiments: untold.join(', ') })];
  const ratio = (log10: number): string => Number(Math.exp(Math.LN10 * log10).toPrecision(3)).toString();
  const told =
    effect.noTest === null
      ? [
          note('dose.compared', {
            comparison,
            ratio: ratio(effect.estimate),
            low: ratio(effect.low),
            high: ratio(effect.high),
            n: Math.min(effect.n, effect.nControl),
            p: shortP(effect.log10P),
          }),
        ]
      : [];
  return [...told, ...saidOfEffect(readings, comparison, effect)];
}

function shortP(log10P: number): string {
  return Number(Math.exp(Math.LN10 * log10P).toPrecision(2)).toString();
}
