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
import { box, COLOURS, stroke, svgOf, words, type Figure, type Look } from '../../figures/svg.ts';
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

/** The pictures that a combination has: bars of one pair of doses, surface and isobologram of several. */
export function combinationFigures(drawn: DrawnCombination): Figure[] {
  const places = wholePlaces(drawn.combination);
  if (places.length === 1) return [barsFigure(drawn, places[0])];
  return [surfaceFigure(drawn), ...isobologram(drawn)];
}

function titleOf({ combination: { first, second, cell } }: DrawnCombination): string {
  return [`${first} + ${second}`, cell].filter((name) => name !== null).join(', ');
}

function named(drug: string, unit: string): string {
  return unit === '' ? drug : `${drug} (${unit})`;
}

/** Viability of every experiment with its mean and t interval; a dashed line where Bliss independence expects the combination. */
function barsFigure(drawn: DrawnCombination, place: number): Figure {
  const { combination } = drawn;
  const { first, second, units } = combination;
  const { both, first: one, second: other, bliss } = atPlaces(combination);
  const of = (value: (unit: number, place: number) => number): number[] =>
    units.map((_, unit) => 100 - value(unit, place));
  const bars = [of(() => 0), of(one), of(other), of(both)];
  const expected = mean(of(bliss));
  return {
    name: `combination ${titleOf(drawn)}`,
    draw: (look) => {
      const names = [look.text('combination.vehicle'), first, second, `${first} + ${second}`];
      return chartOf(
        look,
        {
          title: look.text('figure.combination', { pair: titleOf(drawn) }),
          description: look.text('figure.combination-said', { n: units.length }),
          x: { label: names.map((name, i) => `${i + 1} ${name}`).join(' · '), range: [0.4, 4.6] },
          y: { label: look.text('axis.viability'), range: roundedOut(extentOf([0, 110], ...bars)) },
          height: 260,
        },
        (panel) => [
          ...bars.map((values, i) => {
            const at = values.map((_, unit) => i + 1 + (unit - (values.length - 1) / 2) * 0.08);
            const { estimate, low, high } = oneSampleTTest(values);
            const [x, half] = [panel.x(i + 1), 22];
            const rule = stroke(`M${x - half} ${panel.y(estimate)}H${x + half}`, COLOURS.ink, 2);
            const whisker =
              Number.isNaN(low) || low === high
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

/** Bliss excess at every pair of doses: its number in every square, darker where there is more of it, framed where there is less than expected. */
function surfaceFigure(drawn: DrawnCombination): Figure {
  const { combination, bliss, units } = drawn;
  const { firstDoses, secondDoses, first, second } = combination;
  const width = secondDoses.length;
  const largest = bliss.reduce((most, value) => (Math.abs(value) > most ? Math.abs(value) : most), 1);
  return {
    name: `synergy surface ${titleOf(drawn)}`,
    draw: (look) => {
      const left = 110;
      const size = Math.min(56, (look.width - left - 16) / (width - 1));
      const marks: string[] = [words(named(second, units[1]), left, 16)];
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
          marks.push(square(bliss[i * width + j], largest, [left + (j - 1) * size, top, size]));
      }
      const bottom = 42 + (firstDoses.length - 1) * size;
      marks.push(words(named(first, units[0]), 4, bottom + 22));
      return svgOf(look, {
        title: look.text('figure.synergy', { pair: titleOf(drawn) }),
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

/** Doses that leave half alive together, where each drug alone does so within its doses: points below the line need less than single agents do. */
function isobologram(drawn: DrawnCombination): Figure[] {
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
      name: `isobologram ${titleOf(drawn)}`,
      draw: (look: Look) => {
        const panel = panelOf(look, {
          x: { label: named(first, units[0]), range: roundedOut(extentOf([0, 1.1 * one], points.x)) },
          y: { label: named(second, units[1]), range: roundedOut(extentOf([0, 1.1 * other], points.y)) },
        });
        return svgOf(look, {
          title: look.text('figure.isobologram', { pair: titleOf(drawn) }),
          description: look.text('figure.isobologram-said'),
          height: panel.height,
          marks: [
            panel.axes,
            line(panel, { x: [one, 0], y: [0, other] }, COLOURS.axis, '6 3'),
            dots(panel, { x: [one, 0], y: [0, other] }, COLOURS.axis, 7),
            dots(panel, points, GROUP_COLOURS[1], 7),
          ],
        });
      },
    },
  ];
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
