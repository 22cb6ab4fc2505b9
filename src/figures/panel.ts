import { box, COLOURS, fitted, linesOf, round, stroke, svgOf, widthOf, words, type Look } from './svg.ts';

export type Range = readonly [low: number, high: number];

/** Colours of groups, told apart by people with any colour vision (Okabe & Ito 2008). */
export const GROUP_COLOURS = [
  ...['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#7a7a7a', '#000000'],
] as const;

export interface LegendEntry {
  readonly label: string;
  readonly colour: string;
}

interface PanelOptions {
  readonly x: { readonly label: string; readonly range: Range };
  /** Numbers, or names of rows from the top. */
  readonly y:
    | { readonly label: string; readonly range: Range }
    | { readonly rows: readonly string[]; /** Pixels for the names. */ readonly room?: number };
  /** Height of the panel itself; goes with the width where it is not said. */
  readonly height?: number;
  readonly legend?: readonly LegendEntry[];
}

/** A panel with axes: where a pair of numbers lies in it. */
export interface Panel {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Height of the whole drawing. */
  readonly height: number;
  /** Axes, grid, legend and labels. */
  readonly axes: string;
}

const LINE = 15;

/** Axes with ticks, grid and labels; the legend stands above, its entries in as many lines as they need. */
export function panelOf(
  { width }: Look,
  { x, y, height = heightFor(width), legend = [] }: PanelOptions,
): Panel {
  const numeric = 'range' in y;
  const yTicks = numeric ? ticksOf(y.range, height / 60) : [];
  const names = numeric ? yTicks.map(tickLabel) : y.rows;
  const room = ('rows' in y ? y.room : undefined) ?? Math.max(...names.map((name) => widthOf(name)), 8);
  const left = Math.ceil(Math.min(14 + room, width / 3));
  const right = width - 16;
  const keys = legendOf(legend, width);
  const top = 8 + keys.height + (numeric ? LINE + 6 : 0);
  const bottom = top + height;
  const across = scale(x.range, [left, right]);
  const up = numeric ? scale(y.range, [bottom, top]) : rowsOf(top, height / y.rows.length);
  const small = { 'font-size': 11, fill: COLOURS.axis };
  const rule = (path: string): string => stroke(path, COLOURS.grid, 1);
  const labels = linesOf(x.label, right - left);
  const parts = [
    keys.drawn,
    ...ticksOf(x.range, Math.max(4, (right - left) / 80)).map(
      (tick) =>
        rule(`M${round(across(tick))} ${top}V${bottom}`) +
        words(tickLabel(tick), across(tick), bottom + 16, { 'text-anchor': 'middle', ...small }),
    ),
    ...yTicks.map((tick) => rule(`M${left} ${round(up(tick))}H${right}`)),
    ...names.map((name, row) =>
      words(fitted(name, left - 10), left - 8, up(numeric ? yTicks[row] : row) + 4, {
        'text-anchor': 'end',
        ...(numeric ? small : {}),
      }),
    ),
    numeric ? words(y.label, 4, top - 12) : '',
    stroke(`M${left} ${top}V${bottom}H${right}`, COLOURS.axis, 1),
    ...labels.map((line, at) =>
      words(line, (left + right) / 2, bottom + 34 + LINE * at, { 'text-anchor': 'middle' }),
    ),
  ];
  const whole = bottom + 40 + LINE * (labels.length - 1);
  return { x: across, y: up, left, right, top, bottom, height: whole, axes: parts.join('') };
}

/** A drawing of one panel. @param marks what lies in it */
export function chartOf(
  look: Look,
  { title, description, ...options }: PanelOptions & { readonly title: string; readonly description: string },
  marks: (panel: Panel) => readonly string[],
): string {
  const panel = panelOf(look, options);
  const { axes, height } = panel;
  return svgOf(look, { title, description, height, marks: [axes, ...marks(panel)] });
}

function heightFor(width: number): number {
  return Math.round(Math.min(360, Math.max(220, width * 0.5)));
}

function scale([low, high]: Range, [from, to]: Range): (value: number) => number {
  return (value) => from + ((value - low) / (high - low || 1)) * (to - from);
}

function rowsOf(top: number, step: number): (row: number) => number {
  return (row) => top + (row + 0.5) * step;
}

function legendOf(entries: readonly LegendEntry[], width: number): { drawn: string; height: number } {
  let [left, line] = [4, 0];
  const parts = entries.map(({ label, colour }) => {
    const wide = widthOf(label) + 30;
    if (left > 4 && left + wide > width) [left, line] = [4, line + 1];
    const key = box(left, 4 + 18 * line, [11, 11], colour, { rx: 2 });
    left += wide;
    return key + words(label, left - wide + 16, 14 + 18 * line);
  });
  return { drawn: parts.join(''), height: parts.length === 0 ? 0 : 18 * (line + 1) };
}

/** Points of one colour as one path; those that fall on the same half pixel are drawn once, missing ones not at all. */
export function points(
  { x, y }: Panel,
  places: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> },
  colour: string,
  size = 3,
): string {
  const half = (value: number): number => Math.round(2 * value) / 2;
  const drawn = new Set<string>();
  for (let i = 0; i < places.x.length; i++)
    if (Number.isFinite(places.x[i]) && Number.isFinite(places.y[i]))
      drawn.add(`M${half(x(places.x[i]))} ${half(y(places.y[i]))}h0`);
  return drawn.size === 0 ? '' : stroke([...drawn].join(''), colour, size, { 'stroke-linecap': 'round' });
}

/** A line through places in data coordinates, of which missing ones are left out. */
export function curve(
  { x, y }: Panel,
  places: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> },
  colour: string,
  dash?: string,
): string {
  const steps = Array.from(places.x, (at, i) => [at, places.y[i]])
    .filter(([a, b]) => Number.isFinite(a) && Number.isFinite(b))
    .map(([a, b]) => `${round(x(a))} ${round(y(b))}`);
  return stroke(`M${steps.join('L')}`, colour, 1.6, { 'stroke-linejoin': 'round', 'stroke-dasharray': dash });
}

export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** Directions from a point in which its label may stand, best first; the anchor is the end of the text that is near it. */
const DIRECTIONS = [
  ...[[0, -1, 'middle'] as const, [1, 0, 'start'] as const, [-1, 0, 'end'] as const],
  ...[[0, 1, 'middle'] as const, [0.8, -1, 'start'] as const, [-0.8, -1, 'end'] as const],
  ...[[0.8, 1, 'start'] as const, [-0.8, 1, 'end'] as const],
];

/**
 * Labels beside their points, inside the panel and clear of each other: close to the point where there is room, further away with a
 * line to it else. One for which there is no room at all is left out.
 */
export function labels(
  panel: Panel,
  list: readonly Label[],
  style: Readonly<Record<string, string>>,
): string {
  const taken: { left: number; right: number; y: number }[] = [];
  return list
    .map((label) => {
      const [x, y] = [panel.x(label.x), panel.y(label.y)];
      const wide = widthOf(label.text, 12.5);
      for (const far of [12, 26, 42, 60]) {
        for (const [right, down, anchor] of DIRECTIONS) {
          const [at, line] = [x + right * Math.max(8, far - 4), y + down * far];
          const left = at - (anchor === 'end' ? wide : anchor === 'middle' ? wide / 2 : 0);
          const box = { left, right: left + wide, y: line };
          const inside =
            left >= panel.left &&
            box.right <= panel.right + 8 &&
            line >= panel.top &&
            line <= panel.bottom - 6;
          const free = taken.every(
            (other) => box.right < other.left || left > other.right || Math.abs(line - other.y) >= 13,
          );
          if (!inside || !free) continue;
          taken.push(box);
          const leader = far === 12 ? '' : stroke(`M${x} ${y}L${at} ${line}`, COLOURS.faint, 0.8);
          const halo = { stroke: '#ffffff', 'stroke-width': 3, 'paint-order': 'stroke' };
          return leader + words(label.text, at, line + 4, { 'text-anchor': anchor, ...halo, ...style });
        }
      }
      return '';
    })
    .join('');
}

/** Smallest and largest finite number. */
export function extentOf(...columns: readonly ArrayLike<number>[]): Range {
  let [low, high] = [Infinity, -Infinity];
  for (const column of columns)
    for (let i = 0; i < column.length; i++)
      if (Number.isFinite(column[i])) [low, high] = [Math.min(low, column[i]), Math.max(high, column[i])];
  return low > high ? [0, 1] : low === high ? [low - 0.5, high + 0.5] : [low, high];
}

/** A range widened to round numbers. */
export function roundedOut([low, high]: Range): Range {
  const step = stepOf(high - low, 10);
  return [exact(Math.floor(low / step) * step), exact(Math.ceil(high / step) * step)];
}

/** Round numbers within a range, about as many as asked. */
export function ticksOf([low, high]: Range, count: number): number[] {
  const step = stepOf(high - low, count);
  const first = Math.ceil(low / step - 1e-9);
  return Array.from({ length: Math.floor(high / step + 1e-9) - first + 1 }, (_, at) =>
    exact((first + at) * step),
  );
}

/** The smallest of 1, 2, 2.5, 5 times a power of ten that goes into a range no oftener than asked. */
export function stepOf(range: number, count: number): number {
  const rough = range / count;
  if (!(rough > 0)) return 1;
  const power = Number(`1e${rough.toExponential().split('e')[1]}`);
  return power * ([1, 2, 2.5, 5].find((factor) => factor * power >= rough) ?? 10);
}

/** Without the traces of binary fractions: 0.3, not 0.30000000000000004. */
export function exact(value: number): number {
  return Number(value.toPrecision(9));
}

function tickLabel(tick: number): string {
  return String(tick).replace('-', '−');
}
