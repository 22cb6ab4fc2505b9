// A combination as pictures: four bars as points, the surface of what is more than expected, the isobologram.
import {
  chartOf,
  curve as line,
  GROUP_COLOURS,
  panelOf,
  points as dots,
  roundedOut,
  extentOf,
} from '../../figures/panel.ts';
import { box, COLOURS, stroke, svgOf, words, type TitledFigure } from '../../figures/svg.ts';
import { message } from '../../messages/message.ts';
import { mean } from '../../statistics/descriptive.ts';
import { oneSampleTTest } from '../../statistics/tests/t-tests.ts';
import { logDoseAt } from '../dose/hill.ts';
import type { Combination } from './dose-matrix.ts';
import type { Singles } from './reference-models.ts';
import { atPlaces, wholePlaces } from './three-questions.ts';

export interface DrawnCombination {
  readonly combination: Combination;
  /** Bliss excess at every place. */
  readonly bliss: Float64Array;
  readonly singles: Singles;
  readonly units: readonly [first: string, second: string];
}

/** Four groups of one pair of doses: vehicle, each drug, both; as plain data. */
export interface BarsPicture {
  readonly draws: 'bars';
  /** Both drugs, and the cells. */
  readonly of: string;
  readonly first: string;
  readonly second: string;
  readonly bars: readonly {
    /** Viability in %, one for each experiment. */
    readonly values: readonly number[];
    readonly mean: number;
    /** NaN where there is no interval. */
    readonly low: number;
    readonly high: number;
  }[];
  /** Viability that Bliss independence expects of both. */
  readonly expected: number;
}

/** Bliss excess at every pair of doses, as plain data. */
export interface SurfacePicture {
  readonly draws: 'surface';
  readonly of: string;
  /** Drugs with the unit of their doses. */
  readonly first: string;
  readonly second: string;
  readonly firstDoses: readonly number[];
  readonly secondDoses: readonly number[];
  readonly excess: readonly number[];
}

/** Doses that leave half alive, alone and together, as plain data. */
export interface IsobologramPicture {
  readonly draws: 'isobologram';
  readonly of: string;
  readonly first: string;
  readonly second: string;
  /** Dose of each drug alone. */
  readonly alone: readonly [first: number, second: number];
  readonly together: { readonly x: readonly number[]; readonly y: readonly number[] };
}

/** The pictures that a combination has: bars of one pair of doses, surface and isobologram of several. */
export function combinationPictures(
  drawn: DrawnCombination,
): (BarsPicture | SurfacePicture | IsobologramPicture)[] {
  const places = wholePlaces(drawn.combination);
  if (places.length === 1) return [barsPicture(drawn, places[0])];
  return [surfacePicture(drawn), ...isobologram(drawn)];
}

function titleOf({ combination: { first, second, cell } }: DrawnCombination): string {
  return [`${first} + ${second}`, cell].filter((name) => name !== null).join(', ');
}

function named(drug: string, unit: string): string {
  return unit === '' ? drug : `${drug} (${unit})`;
}

function barsPicture(drawn: DrawnCombination, place: number): BarsPicture {
  const { combination } = drawn;
  const { first, second, units } = combination;
  const { both, first: one, second: other, bliss } = atPlaces(combination);
  const of = (value: (unit: number, place: number) => number): number[] =>
    units.map((_, unit) => 100 - value(unit, place));
  const bars = [of(() => 0), of(one), of(other), of(both)].map((values) => {
    const { estimate, low, high } = oneSampleTTest(values);
    return { values, mean: estimate, ...(low === high ? { low: NaN, high: NaN } : { low, high }) };
  });
  return { draws: 'bars', of: titleOf(drawn), first, second, bars, expected: mean(of(bliss)) };
}

/** Viability of every experiment with its mean and t interval; a dashed line where Bliss independence expects the combination. */
export function barsFigure({ of: pair, first, second, bars, expected }: BarsPicture): TitledFigure {
  const n = bars[0].values.length;
  const title = message('figure.combination', { pair });
  return {
    title,
    name: `combination ${pair}`,
    draw: (look) => {
      const names = [look.text('combination.vehicle'), first, second, `${first} + ${second}`];
      return chartOf(
        look,
        {
          title: look.text(title.key, title.values),
          description: look.text('figure.combination-said', { n }),
          x: {
            label: `${names.map((name, i) => `${i + 1} ${name}`).join(' · ')} (n = ${n})`,
            range: [0.4, 4.6],
          },
          y: {
            label: look.text('axis.viability'),
            range: roundedOut(extentOf([0, 110], ...bars.map(({ values }) => values))),
          },
          height: 260,
        },
        (panel) => [
          ...bars.map(({ values, mean: estimate, low, high }, i) => {
            const at = values.map((_, unit) => i + 1 + (unit - (values.length - 1) / 2) * 0.08);
            const [x, half] = [panel.x(i + 1), 22];
            const rule = stroke(`M${x - half} ${panel.y(estimate)}H${x + half}`, COLOURS.ink, 2);
            const whisker = Number.isNaN(low)
              ? ''
              : stroke(`M${x} ${panel.y(low)}V${panel.y(high)}`, COLOURS.ink, 1.2);
            return whisker + rule + dots(panel, { x: at, y: values }, GROUP_COLOURS[i], 6);
          }),
          line(panel, { x: [3.6, 4.4], y: [expected, expected] }, COLOURS.up, '5 3'),
          words(look.text('combination.bliss-expects'), panel.x(4.4) + 4, panel.y(expected) - 6, {
            'text-anchor': 'end',
            'font-size': 11,
          }),
        ],
      );
    },
  };
}

function surfacePicture(drawn: DrawnCombination): SurfacePicture {
  const { combination, bliss, units } = drawn;
  const { firstDoses, secondDoses, first, second } = combination;
  return {
    ...{
      draws: 'surface',
      of: titleOf(drawn),
      first: named(first, units[0]),
      second: named(second, units[1]),
    },
    ...{ firstDoses: [...firstDoses], secondDoses: [...secondDoses], excess: [...bliss] },
  };
}

/** Bliss excess at every pair of doses: its number in every square, darker where there is more of it, framed where there is less than expected. */
export function surfaceFigure(picture: SurfacePicture): TitledFigure {
  const { of: pair, first, second, firstDoses, secondDoses, excess } = picture;
  const title = message('figure.synergy', { pair });
  const width = secondDoses.length;
  const largest = excess.reduce((most, value) => (Math.abs(value) > most ? Math.abs(value) : most), 1);
  return {
    title,
    name: `synergy surface ${pair}`,
    draw: (look) => {
      const left = 110;
      const size = Math.min(56, (look.width - left - 16) / (width - 1));
      const marks: string[] = [words(second, left, 16)];
      for (let j = 1; j < width; j++)
        marks.push(
          words(String(secondDoses[j]), left + (j - 0.5) * size, 36, {
            'text-anchor': 'middle',
            'font-size': 11,
          }),
        );
      for (let i = 1; i < firstDoses.length; i++) {
        const top = 42 + (i - 1) * size;
        marks.push(
          words(String(firstDoses[i]), left - 8, top + size / 2 + 4, {
            'text-anchor': 'end',
            'font-size': 11,
          }),
        );
        for (let j = 1; j < width; j++)
          marks.push(square(excess[i * width + j], largest, [left + (j - 1) * size, top, size]));
      }
      const bottom = 42 + (firstDoses.length - 1) * size;
      marks.push(words(first, 4, bottom + 22));
      return svgOf(look, {
        title: look.text(title.key, title.values),
        description: look.text('figure.synergy-said'),
        height: bottom + 34,
        marks,
      });
    },
  };
}

/** One square of the surface. */
function square(value: number, largest: number, [x, y, size]: readonly [number, number, number]): string {
  if (Number.isNaN(value)) return '';
  const part = Math.abs(value) / largest;
  const fill = { 'fill-opacity': (0.08 + 0.72 * part).toFixed(2) };
  const frame = value < 0 ? { stroke: COLOURS.down, 'stroke-width': 1.5, 'stroke-dasharray': '3 2' } : {};
  const ink = part > 0.75 ? '#ffffff' : COLOURS.ink;
  return (
    box(x + 1, y + 1, [size - 2, size - 2], value < 0 ? COLOURS.down : COLOURS.up, { ...fill, ...frame }) +
    words(String(Math.round(value) || 0).replace('-', '−'), x + size / 2, y + size / 2 + 4, {
      'text-anchor': 'middle',
      fill: ink,
      'font-size': 11,
    })
  );
}

/** Doses that leave half alive together, where each drug alone does so within its doses. */
function isobologram(drawn: DrawnCombination): IsobologramPicture[] {
  const { combination, singles, units } = drawn;
  const [one, other] = [singles.first, singles.second].map((curve) =>
    curve === null ? NaN : Math.exp(logDoseAt(curve.parameters, 50)),
  );
  const { firstDoses, secondDoses, first, second } = combination;
  const isTested = (dose: number, doses: Float64Array): boolean =>
    dose >= doses[1] && dose <= doses[doses.length - 1];
  const points = crossings(combination);
  if (!isTested(one, firstDoses) || !isTested(other, secondDoses) || points.x.length === 0) return [];
  return [
    {
      ...{ draws: 'isobologram', of: titleOf(drawn), alone: [one, other], together: points },
      ...{ first: named(first, units[0]), second: named(second, units[1]) },
    },
  ];
}

/** Points below the line need less than single agents do. */
export function isobologramFigure(picture: IsobologramPicture): TitledFigure {
  const { of: pair, first, second, alone, together } = picture;
  const title = message('figure.isobologram', { pair });
  const [one, other] = alone;
  return {
    title,
    name: `isobologram ${pair}`,
    draw: (look) => {
      const panel = panelOf(look, {
        x: { label: first, range: roundedOut(extentOf([0, 1.1 * one], together.x)) },
        y: { label: second, range: roundedOut(extentOf([0, 1.1 * other], together.y)) },
      });
      return svgOf(look, {
        title: look.text(title.key, title.values),
        description: look.text('figure.isobologram-said'),
        height: panel.height,
        marks: [
          panel.axes,
          line(panel, { x: [one, 0], y: [0, other] }, COLOURS.axis, '6 3'),
          dots(panel, { x: [one, 0], y: [0, other] }, COLOURS.axis, 7),
          dots(panel, together, GROUP_COLOURS[1], 7),
        ],
      });
    },
  };
}

/** For each dose of the first drug the dose of the second at which viability falls through 50 %, straight between doses. */
function crossings(combination: Combination): { x: number[]; y: number[] } {
  const { firstDoses, secondDoses, units } = combination;
  const { both } = atPlaces(combination);
  const width = secondDoses.length;
  const [x, y]: [number[], number[]] = [[], []];
  for (let i = 1; i < firstDoses.length; i++) {
    const row = Array.from(secondDoses, (_, j) =>
      mean(units.map((_unit, unit) => both(unit, i * width + j))),
    );
    const j = row.findIndex((value, place) => place > 0 && value >= 50 && row[place - 1] < 50);
    if (j < 1) continue;
    const part = (50 - row[j - 1]) / (row[j] - row[j - 1]);
    x.push(firstDoses[i]);
    y.push(secondDoses[j - 1] + part * (secondDoses[j] - secondDoses[j - 1]));
  }
  return { x, y };
}
