import { chartOf, extentOf, roundedOut, type Panel } from './panel.ts';
import { box, COLOURS, round, stroke, tag, widthOf, type Look } from './svg.ts';

/** One row of dots: every single value, their mean and its interval. */
export interface DotRow {
  readonly name: string;
  readonly points: readonly number[];
  readonly mean: number;
  /** NaN where there is no interval. */
  readonly low: number;
  readonly high: number;
}

interface DotPlot {
  readonly title: string;
  readonly description: string;
  readonly axis: string;
  readonly rows: readonly DotRow[];
}

const ROW = 34;

/** Width of a name with as many capitals as names of genes and cells have, which are wider than `widthOf` takes letters for. */
function roomOf(name: string): number {
  return [...name].reduce(
    (sum, letter) =>
      sum + Math.max(widthOf(letter), /[MW@%]/.test(letter) ? 12 : /[A-Z]/.test(letter) ? 9.6 : 0),
    0,
  );
}

/** Effects below one another: each experiment as a ring, the mean as a bar, the interval as a line; readable without colours. */
export function dotPlot(look: Look, { title, description, axis, rows }: DotPlot): string {
  const range = roundedOut(
    extentOf(rows.flatMap(({ points, mean, low, high }) => [...points, mean, low, high, 0])),
  );
  const room = Math.max(...rows.map(({ name }) => roomOf(name)), 8);
  const options = { x: { label: axis, range }, y: { rows: rows.map(({ name }) => name), room } };
  return chartOf(look, { title, description, height: ROW * rows.length, ...options }, (panel) => [
    stroke(`M${round(panel.x(0))} ${panel.top}V${panel.bottom}`, COLOURS.axis, 1, {
      'stroke-dasharray': '4 3',
    }),
    ...rows.map((row, at) => rowMarks(panel, row, panel.y(at))),
  ]);
}

function rowMarks({ x }: Panel, { points, mean, low, high }: DotRow, y: number): string {
  const interval = Number.isFinite(low + high) ? stroke(`M${x(low)} ${y}H${x(high)}`, COLOURS.ink, 2) : '';
  const centre = Number.isFinite(mean) ? box(x(mean) - 1.5, y - 9, [3, 18], COLOURS.ink) : '';
  // Dots on one another are moved apart a little, in their order.
  const rings = points.map((value, i) =>
    Number.isFinite(value)
      ? tag('circle', {
          ...{ cx: x(value), cy: y + ((i % 3) - 1) * 5, r: 3.5 },
          ...{ fill: '#ffffff', stroke: COLOURS.axis, 'stroke-width': 1.4 },
        })
      : '',
  );
  return interval + centre + rings.join('');
}
