// Signals around sites as pictures: a line for each group of sites, and a row for each site.
import { pictureAddress } from '../../figures/indexed-picture.ts';
import { curve, extentOf, GROUP_COLOURS, panelOf, roundedOut, type Panel } from '../../figures/panel.ts';
import {
  COLOURS,
  fitted,
  linesOf,
  stroke,
  svgOf,
  tag,
  words,
  type Figure,
  type Look,
} from '../../figures/svg.ts';
import { quantile } from '../../statistics/descriptive.ts';
import { Z95 } from '../../statistics/distributions/normal.ts';
import { cellsOf, strongestFirst, type Cells, type Profile } from './group-profiles.ts';
import { binsOf, type SiteGroup, type WindowSize } from './signal-sites.ts';

/** A signal as it is drawn. */
export interface DrawnSignal {
  readonly name: string;
  /** Whether its heights are fragments per million; else they are those of its file. */
  readonly perMillion: boolean;
  /** Sites x bins. */
  readonly values: Float32Array;
  /** Of each group. */
  readonly profiles: readonly Profile[];
}

/** What is drawn. */
export interface DrawnSites {
  readonly size: WindowSize;
  readonly point: Point;
  readonly groups: readonly SiteGroup[];
  readonly signals: readonly DrawnSignal[];
}

/** What lies in the middle of the windows. */
export type Point = 'summit' | 'centre' | 'TSS';

const POINT_KEYS = {
  summit: 'profile.point.summit',
  centre: 'profile.point.centre',
  TSS: 'profile.point.tss',
} as const;

/** The mean of each group with its 95 % interval, a panel for each signal. */
export function profileFigure({ size, point, groups, signals }: DrawnSites): Figure {
  return {
    name: 'profile',
    draw: (look) => {
      let height = 0;
      const marks = signals.map(({ name, perMillion, profiles }, at) => {
        const least = extentOf([0], ...profiles.map(({ mean }) => mean))[0];
        // An interval below the least mean of all is not what the axis is for.
        const bounds = profiles.map(({ mean, standardError }) => ({
          low: mean.map((value, bin) => Math.max(least, value - (Z95 * standardError[bin] || 0))),
          high: mean.map((value, bin) => value + (Z95 * standardError[bin] || 0)),
        }));
        const range = extentOf([0], ...bounds.flatMap(({ low, high }) => [low, high]));
        const label = perMillion ? ('figure.profile-per-million' as const) : ('figure.profile-mean' as const);
        const panel = panelOf(look, {
          x: { label: distance(look, point), range: [-size.flank, size.flank] },
          y: { label: look.text(label, { signal: name }), range: roundedOut(range) },
          height: Math.round(Math.min(220, Math.max(150, look.width * 0.3))),
          legend:
            at > 0
              ? []
              : groups.map((group, which) => ({ label: labelOf(look, group), colour: colourOf(which) })),
        });
        const x = middles(size);
        const lines = profiles.map(
          ({ mean }, which) =>
            band(panel, x, bounds[which], colourOf(which)) + curve(panel, { x, y: mean }, colourOf(which)),
        );
        const drawn = tag('g', { transform: `translate(0 ${height})` }, panel.axes + lines.join(''));
        height += panel.height + 8;
        return drawn;
      });
      const description = groups.map((group) => labelOf(look, group)).join('; ');
      return svgOf(look, { title: look.text('figure.profile'), description, height, marks });
    },
  };
}

function distance({ text }: Look, point: Point): string {
  return text('figure.distance-from-point', { point: text(POINT_KEYS[point]) });
}

function labelOf({ text }: Look, { name, from, to }: SiteGroup): string {
  return text('figure.group-of-sites', { name, sites: to - from });
}

function colourOf(group: number): string {
  return GROUP_COLOURS[group % GROUP_COLOURS.length];
}

function middles(size: WindowSize): number[] {
  return Array.from({ length: binsOf(size) }, (_, bin) => (bin + 0.5) * size.bin - size.flank);
}

/** The area between two lines; where either is missing there is none. */
function band(
  { x, y }: Panel,
  at: readonly number[],
  { low, high }: { readonly low: Float64Array; readonly high: Float64Array },
  colour: string,
): string {
  const there = at
    .map((_, bin) => bin)
    .filter((bin) => Number.isFinite(low[bin]) && Number.isFinite(high[bin]));
  if (there.length === 0) return '';
  const tenth = (value: number): number => Math.round(10 * value) / 10;
  const along = (bins: readonly number[], line: Float64Array): string =>
    bins.map((bin) => `${tenth(x(at[bin]))} ${tenth(y(line[bin]))}`).join('L');
  const d = `M${along(there, high)}L${along(there.toReversed(), low)}Z`;
  return tag('path', { d, fill: colour, 'fill-opacity': '0.2' });
}

/** Rows and columns of pixels of the whole picture. */
const ROWS = 400;
const COLUMNS = 240;
/** Fewest pixels of a group: room for its name. */
const LEAST = 46;
const GAP = 5;
const HEAD = 24;
/** Bold letters are as wide as larger ones. */
const BOLD = 14;
/** Share of the cells that the scale reaches to: a few high ones would leave the others pale. */
const TOP_SHARE = 0.98;
const STEPS = 200;
const MISSING = '#d4d9de';
/** From nothing to much, and from loss to gain. */
const RISING = ['#ffffff', '#a9cfe6', '#2a7fb0', '#0f4467', '#071e2e'];
const DIVERGING = ['#0b3c5d', '#3f8fbf', '#ffffff', '#d97a5e', '#7d2410'];

/** A row for each site, those with the strongest first signal above; neighbours are averaged where there are more than can be seen. */
export function heatMapFigure(drawn: DrawnSites): Figure {
  const { size, groups, signals, point } = drawn;
  const bins = binsOf(size);
  const heights = heightsOf(groups);
  const orders = groups.map((group) => strongestFirst(signals[0].values, bins, group));
  const cells = signals.map(({ values }) =>
    orders.map((order, group) => cellsOf(values, bins, order, { rows: heights[group], columns: COLUMNS })),
  );
  return {
    name: 'heat-map',
    draw: (look) => {
      const room = Math.min(150, look.width / 4);
      const wide = Math.max(10, (look.width - room - 12) / signals.length - 16);
      const bottom = HEAD + heights.reduce((sum, high) => sum + high + GAP, 0) - GAP;
      const hasGaps = cells.flat().some(({ values }) => values.some(Number.isNaN));
      const below = linesOf(
        `${distance(look, point)}${hasGaps ? `; ${look.text('figure.not-measured')}` : ''}`,
        look.width - room - 20,
      );
      const marks = signals.flatMap(({ name }, at) => {
        const left = room + 8 + at * (wide + 16);
        const scale = scaleOf(cells[at]);
        return [
          words(fitted(name, wide, BOLD), left, HEAD - 8, { 'font-weight': 700 }),
          ...cells[at].map((picture, group) =>
            pictureOf(picture, scale, [left, topOf(heights, group), wide, heights[group]]),
          ),
          ...ticksBelow(size.flank, left, wide, bottom),
          scaleBar(scale, left, wide, bottom + 34 + 15 * below.length),
        ];
      });
      const labels = groups.map((group, at) => groupLabel(look, group, topOf(heights, at), room));
      const said = below.map((line, at) => words(line, room + 8, bottom + 34 + 15 * at, SMALL));
      return svgOf(look, {
        title: look.text('figure.heat-map'),
        description: groups.map((group) => labelOf(look, group)).join('; '),
        height: bottom + 56 + 15 * below.length,
        marks: [...marks, ...labels, ...said],
      });
    },
  };
}

const SMALL = { 'font-size': 11, fill: COLOURS.axis };

/** Pixels of each group, by its sites. */
function heightsOf(groups: readonly SiteGroup[]): number[] {
  const all = groups.reduce((sum, { from, to }) => sum + to - from, 0);
  return groups.map(({ from, to }) => Math.max(LEAST, Math.round((ROWS * (to - from)) / Math.max(1, all))));
}

function topOf(heights: readonly number[], group: number): number {
  return HEAD + heights.slice(0, group).reduce((sum, high) => sum + high + GAP, 0);
}

interface Scale {
  readonly low: number;
  readonly high: number;
  readonly colours: readonly string[];
}

/** One scale for all groups of a signal: from 0, or as far below it as above where there are values below. */
function scaleOf(cells: readonly Cells[]): Scale {
  const all = cells.flatMap(({ values }) => Array.from(values).filter((value) => !Number.isNaN(value)));
  const isBoth = quantile(all, 1 - TOP_SHARE) < 0;
  const top = quantile(isBoth ? all.map(Math.abs) : all, TOP_SHARE);
  const high = top > 0 ? top : Math.max(1e-9, extentOf(all)[1]);
  return { low: isBoth ? -high : 0, high, colours: rampOf(isBoth ? DIVERGING : RISING) };
}

function rampOf(stops: readonly string[]): string[] {
  return Array.from({ length: STEPS }, (_, step) => {
    const place = (step / (STEPS - 1)) * (stops.length - 1);
    const from = Math.min(stops.length - 2, Math.floor(place));
    const part = (at: number): string => {
      const [a, b] = [stops[from], stops[from + 1]].map((stop) => Number(`0x${stop.slice(at, at + 2)}`));
      return Math.round(a + (b - a) * (place - from))
        .toString(16)
        .padStart(2, '0');
    };
    return `#${[1, 3, 5].map(part).join('')}`;
  });
}

type Place = readonly [left: number, top: number, wide: number, high: number];

function pictureOf({ rows, columns, values }: Cells, scale: Scale, [x, y, width, height]: Place): string {
  const colours = [...scale.colours, MISSING];
  const steps = Uint8Array.from(values, (value) => {
    if (Number.isNaN(value)) return STEPS;
    const share = (value - scale.low) / (scale.high - scale.low);
    return Math.round(Math.min(1, Math.max(0, share)) * (STEPS - 1));
  });
  const frame = `M${x} ${y}H${x + width}V${y + height}H${x}Z`;
  if (rows === 0) return stroke(frame, COLOURS.grid, 1);
  const href = pictureAddress({ width: columns, height: rows, cells: steps, colours });
  const how = { preserveAspectRatio: 'none', 'image-rendering': 'optimizeSpeed' };
  return tag('image', { href, x, y, width, height, ...how }) + stroke(frame, COLOURS.grid, 1);
}

/** Narrower pictures have room for one label. */
const WIDE_ENOUGH = 110;

function ticksBelow(flank: number, left: number, wide: number, bottom: number): string[] {
  const names = wide < WIDE_ENOUGH ? ['', `±${flank}`, ''] : [`−${flank}`, '0', String(flank)];
  return names.map((label, at) => {
    const x = left + (wide * at) / 2;
    const anchor = ['start', 'middle', 'end'][at];
    const tick = stroke(`M${x} ${bottom}v5`, COLOURS.axis, 1);
    return label === '' ? tick : tick + words(label, x, bottom + 17, { 'text-anchor': anchor, ...SMALL });
  });
}

function scaleBar({ low, high, colours }: Scale, left: number, wide: number, top: number): string {
  const width = Math.min(wide, 140);
  const cells = Uint8Array.from({ length: STEPS }, (_, step) => step);
  const href = pictureAddress({ width: STEPS, height: 1, cells, colours });
  const number = (value: number): string => String(Number(value.toPrecision(3))).replace('-', '−');
  return (
    tag('image', { href, x: left, y: top - 8, width, height: 8, preserveAspectRatio: 'none' }) +
    stroke(`M${left} ${top - 8}h${width}v8h${-width}Z`, COLOURS.faint, 0.6) +
    words(number(low), left, top + 12, SMALL) +
    words(`≥ ${number(high)}`, left + width, top + 12, { 'text-anchor': 'end', ...SMALL })
  );
}

/** The name of a group in as many lines as it has room for, and its sites. */
function groupLabel(look: Look, group: SiteGroup, top: number, room: number): string {
  const count = look.text('figure.number-of-sites', { sites: group.to - group.from });
  const [first, second] = linesOf(group.name, room - 12);
  const lines = [fitted(first, room - 12), ...(second === undefined ? [] : [fitted(second, room - 12)])];
  return [
    ...lines.slice(0, 2).map((line, at) => words(line, 4, top + 12 + 14 * at)),
    words(count, 4, top + 12 + 14 * Math.min(2, lines.length), SMALL),
  ].join('');
}
