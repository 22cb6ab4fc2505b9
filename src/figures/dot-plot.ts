import { extentOf, panelOf, roundedOut, type Panel } from './panel.ts';
import { box, COLOURS, fitted, NARROW, round, stroke, svgOf, tag, widthOf, words, type Look } from './svg.ts';

/** One row of dots: every single value, their mean and its interval. */
export interface DotRow {
  readonly name: string;
  /** One for each independent experiment. */
  readonly points: readonly number[];
  readonly mean: number;
  /** NaN where there is no interval. */
  readonly low: number;
  readonly high: number;
  /** p of what the row is compared with; NaN where there is no test. */
  readonly p: number;
}

export interface DotPlot {
  readonly title: string;
  readonly description: string;
  readonly axis: string;
  /** Amounts begin at 0, and an interval may go on beyond the panel; differences lie about a line at 0. */
  readonly scale: 'amounts' | 'differences';
  readonly rows: readonly DotRow[];
}

const ROW = 38;
/** Room for names above rows. */
const ABOVE = 22;
const SMALL = 11;
/** Half the height in which the points of a row lie, of the bar of a mean, and of the end of an interval. */
const [SPREAD, MEAN, END] = [9, 10, 4];
/** How far beyond the largest point or mean amounts are drawn. */
const BEYOND = 1.25;

/** Width of a name with as many capitals as names of genes and cells have, which are wider than `widthOf` takes letters for. */
function roomOf(name: string): number {
  return [...name].reduce(
    (sum, letter) =>
      sum + Math.max(widthOf(letter), /[MW@%]/.test(letter) ? 12 : /[A-Z]/.test(letter) ? 9.6 : 0),
    0,
  );
}

/**
 * Groups below one another: each experiment as a ring, the mean as a bar, the interval as a line, n behind the name and the exact p at the
 * right; readable without colours.
 */
export function dotPlot(look: Look, { title, description, axis, scale, rows }: DotPlot): string {
  const names = rows.map(({ name, points }) => `${name} (n = ${points.filter(Number.isFinite).length})`);
  const tests = rows.map(({ p }) => (Number.isNaN(p) ? '' : `p = ${writtenP(p)}`));
  const isNarrow = look.width < NARROW;
  const right = isNarrow ? 0 : Math.ceil(Math.max(0, ...tests.map((test) => widthOf(test, SMALL))));
  const panel = panelOf(
    { ...look, width: look.width - right },
    {
      x: { label: axis, range: rangeOf(scale, rows) },
      y: isNarrow
        ? { rows: rows.map(() => ''), room: 0 }
        : { rows: names, room: Math.max(...names.map(roomOf), 8) },
      height: (isNarrow ? ROW + ABOVE : ROW) * rows.length,
    },
  );
  const middle = (at: number): number => panel.y(at) + (isNarrow ? ABOVE / 2 : 0);
  const zero = stroke(`M${round(panel.x(0))} ${panel.top}V${panel.bottom}`, COLOURS.axis, 1, {
    'stroke-dasharray': '4 3',
  });
  return svgOf(look, {
    title,
    description,
    height: panel.height,
    marks: [
      panel.axes,
      scale === 'differences' ? zero : '',
      ...rows.map((row, at) => rowMarks(panel, row, middle(at))),
      ...tests.map((test, at) =>
        isNarrow
          ? aboveRow(panel, names[at], test, middle(at))
          : test === ''
            ? ''
            : words(test, panel.right + 8, middle(at) + 4, { 'font-size': SMALL }),
      ),
    ],
  });
}

/** Name and numbers of a row above its marks. */
export function aboveRow({ left, right }: Panel, name: string, numbers: string, y: number): string {
  const room = right - left - widthOf(numbers, SMALL) - 12;
  return (
    (name === '' ? '' : words(fitted(name, room), left + 4, y - 17)) +
    (numbers === '' ? '' : words(numbers, right, y - 17, { 'text-anchor': 'end', 'font-size': SMALL }))
  );
}

function rangeOf(scale: DotPlot['scale'], rows: readonly DotRow[]): readonly [number, number] {
  const seen = rows.flatMap(({ points, mean }) => [...points, mean]);
  if (scale === 'amounts') return roundedOut([0, BEYOND * extentOf(seen)[1]]);
  return roundedOut(extentOf([...seen, ...rows.flatMap(({ low, high }) => [low, high]), 0]));
}

function rowMarks({ x, left, right }: Panel, { points, mean, low, high }: DotRow, y: number): string {
  const [from, to] = [Math.max(left, x(low)), Math.min(right, x(high))];
  // An interval that goes on has no end drawn.
  const ends = [x(low) < left ? '' : end(from, y), x(high) > right ? '' : end(to, y)].join('');
  const interval = Number.isFinite(low + high) ? stroke(`M${from} ${y}H${to}${ends}`, COLOURS.ink, 1.6) : '';
  const centre = Number.isFinite(mean) ? box(x(mean) - 1.5, y - MEAN, [3, 2 * MEAN], COLOURS.ink) : '';
  // The points of a row stand below one another, in the order of their experiments.
  const step = (2 * SPREAD) / Math.max(1, points.length - 1);
  const first = points.length > 1 ? y - SPREAD : y;
  const rings = points.map((value, i) =>
    Number.isFinite(value)
      ? tag('circle', {
          ...{ cx: x(value), cy: first + i * step, r: 3.5 },
          ...{ fill: '#ffffff', stroke: COLOURS.accent, 'stroke-width': 1.6 },
        })
      : '',
  );
  return interval + centre + rings.join('');
}

function end(x: number, y: number): string {
  return `M${x} ${y - END}V${y + END}`;
}

function writtenP(p: number): string {
  return p < 1e-4 ? p.toExponential(1) : String(Number(p.toPrecision(2)));
}
