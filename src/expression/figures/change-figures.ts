import { box, COLOURS, stroke, tag, type Look } from '../../figures/svg.ts';
import { power } from '../../statistics/power.ts';
import {
  exact,
  extentOf,
  labels,
  chartOf,
  points,
  roundedOut,
  stepOf,
  type Label,
  type Panel,
} from '../../figures/panel.ts';

type Numbers = ArrayLike<number | null>;

/** Genes with their change, most convincing first; null or NaN where a number is missing. */
export interface ChangedGenes {
  readonly gene: readonly string[];
  readonly log2FoldChange: Numbers;
  readonly minusLog10P: Numbers;
  readonly adjP: Numbers;
  readonly averageExpression: Numbers;
}

const GROUPS = ['flat', 'up', 'down'] as const;

/** Points of a scatter picture by what their genes do (FDR below 5 %), in data coordinates; those that nobody can tell apart are one. */
export type Cloud = {
  readonly [Group in (typeof GROUPS)[number]]: {
    readonly genes: number;
    readonly x: readonly number[];
    readonly y: readonly number[];
  };
};

/** What the pictures of an experiment need of all its genes. */
export interface Clouds {
  /** log2 fold change against -log10 p; null where no p-value is estimable. */
  readonly volcano: Cloud | null;
  /** Average log2 expression against log2 fold change; null where it is not known. */
  readonly ma: Cloud | null;
  /** Genes in each twentieth of p; null where no p-value is estimable. */
  readonly pValues: readonly number[] | null;
}

const FDR = 0.05;
const BINS = 20;
/** Steps along an axis that a reader can tell apart. */
const PLACES = 800;
const MOST_MARKED = 12;
const STRONGEST = 10;

export function cloudsOf(genes: ChangedGenes): Clouds {
  const { log2FoldChange, minusLog10P, averageExpression } = genes;
  return {
    volcano: cloudOf(genes, log2FoldChange, minusLog10P),
    ma: cloudOf(genes, averageExpression, log2FoldChange),
    pValues: histogramOf(minusLog10P),
  };
}

function histogramOf(minusLog10P: Numbers): number[] | null {
  const counts = new Array<number>(BINS).fill(0);
  for (let row = 0; row < minusLog10P.length; row++) {
    const value = minusLog10P[row] ?? NaN;
    if (value >= 0) counts[Math.min(BINS - 1, Math.floor(BINS * power(10, -value)))]++;
  }
  return counts.some((count) => count > 0) ? counts : null;
}

function cloudOf(genes: ChangedGenes, x: Numbers, y: Numbers): Cloud | null {
  const columns = [x, y].map((column) => Float64Array.from(column, (value) => value ?? NaN));
  const steps = columns.map((column) => stepOf(extentOf(column)[1] - extentOf(column)[0], PLACES));
  const groups = genes.gene.map((_, row) => groupOf(genes, row));
  const pointsOf = (group: keyof Cloud): Cloud[keyof Cloud] => {
    const seen = new Map<string, readonly number[]>();
    let count = 0;
    for (let row = 0; row < groups.length; row++) {
      if (groups[row] !== group || !columns.every((column) => Number.isFinite(column[row]))) continue;
      const place = columns.map((column, axis) => exact(Math.round(column[row] / steps[axis]) * steps[axis]));
      seen.set(place.join(' '), place);
      count++;
    }
    const places = [...seen.values()];
    return { genes: count, x: places.map(([at]) => at), y: places.map(([, at]) => at) };
  };
  const cloud = { flat: pointsOf('flat'), up: pointsOf('up'), down: pointsOf('down') };
  return GROUPS.every((group) => cloud[group].genes === 0) ? null : cloud;
}

function groupOf({ adjP, log2FoldChange }: ChangedGenes, row: number): keyof Cloud {
  const [q, change] = [adjP[row] ?? NaN, log2FoldChange[row] ?? NaN];
  return q < FDR && change !== 0 ? (change > 0 ? 'up' : 'down') : 'flat';
}

/** An experiment whose change is drawn. */
export interface DrawnChange {
  readonly contrast: string;
  readonly clouds: Clouds;
  readonly genes: ChangedGenes;
  /** Genes that get a circle and their name; the most convincing ones get their name alone. */
  readonly marked: ReadonlySet<string>;
}

/** Effect against evidence (volcano plot), or change against average expression (MA plot), where there is such a cloud. */
export function drawChange(
  look: Look,
  { contrast, clouds, genes, marked }: DrawnChange,
  kind: 'volcano' | 'ma',
): string {
  const { text } = look;
  const cloud = clouds[kind]!;
  const volcano = kind === 'volcano';
  const tested = cloud.up.genes + cloud.down.genes > 0;
  const legend = (['up', 'down', 'flat'] as const).map((group) => ({
    label: `${text(`group.${group === 'flat' ? 'unchanged' : group}`)} (${cloud[group].genes})`,
    colour: COLOURS[group],
  }));
  const [x, y] = volcano
    ? [genes.log2FoldChange, genes.minusLog10P]
    : [genes.averageExpression, genes.log2FoldChange];
  const named = namesIn(genes, marked, x, y);
  const rangeOf = (axis: 'x' | 'y', ...more: number[]) =>
    roundedOut(extentOf(...GROUPS.map((group) => cloud[group][axis]), more));
  const options = {
    title: text(`figure.${kind}`, { contrast }),
    description: text('figure.changed', { up: String(cloud.up.genes), down: String(cloud.down.genes) }),
    x: { label: text(volcano ? 'axis.log2fc' : 'axis.average'), range: rangeOf('x') },
    y: { label: text(volcano ? 'axis.logp' : 'axis.log2fc'), range: rangeOf('y', 0) },
    ...(tested ? { legend } : {}),
  };
  return chartOf(look, options, (panel) => {
    const clouds = GROUPS.map((group) => points(panel, cloud[group], COLOURS[group]));
    const circle = { r: 4, fill: 'none', stroke: COLOURS.ink };
    return [
      zeroLines(panel),
      tag('g', { 'stroke-opacity': '0.55' }, clouds.join('')),
      ...named.map((each) =>
        each.marked ? tag('circle', { cx: panel.x(each.x), cy: panel.y(each.y), ...circle }) : '',
      ),
      labels(panel, named, { 'font-style': 'italic', 'font-weight': '600' }),
    ];
  });
}

/** How many genes have a p of each size; the line is what chance alone would give, as many as the larger half has. */
export function drawPValues(look: Look, { contrast, clouds }: DrawnChange): string {
  const { text } = look;
  const counts = clouds.pValues!;
  const upper = counts.slice(BINS / 2);
  const flat = upper.reduce((sum, count) => sum + count, 0) / upper.length;
  const options = {
    title: text('figure.p-values', { contrast }),
    description: counts.join(', '),
    x: { label: 'p', range: [0, 1] as const },
    y: { label: text('axis.genes'), range: roundedOut([0, Math.max(...counts, 1)]) },
  };
  return chartOf(look, options, (panel) => [
    ...counts.map((count, bin) => {
      const [left, right, top] = [panel.x(bin / BINS), panel.x((bin + 1) / BINS), panel.y(count)];
      return box(left + 0.5, top, [right - left - 1, panel.bottom - top], COLOURS.accent);
    }),
    stroke(`M${panel.left} ${panel.y(flat)}H${panel.right}`, COLOURS.up, 1.4, { 'stroke-dasharray': '5 4' }),
  ]);
}

interface Named extends Label {
  readonly marked: boolean;
}

/** Marked genes first: they have the first choice of places. */
function namesIn(genes: ChangedGenes, marked: ReadonlySet<string>, x: Numbers, y: Numbers): Named[] {
  const all = genes.gene.flatMap((text, row): (Named & { strong: boolean })[] => {
    const [a, b] = [x[row] ?? NaN, y[row] ?? NaN];
    const strong = groupOf(genes, row) !== 'flat';
    return Number.isFinite(a + b) ? [{ text, x: a, y: b, strong, marked: marked.has(text) }] : [];
  });
  const others = all.filter((label) => label.strong && !label.marked).slice(0, STRONGEST);
  return [...all.filter((label) => label.marked).slice(0, MOST_MARKED), ...others];
}

/** No change, wherever it lies within the panel. */
function zeroLines({ x, y, left, right, top, bottom }: Panel): string {
  const across = y(0) < bottom ? `M${left} ${y(0)}H${right}` : '';
  const down = x(0) > left && x(0) < right ? `M${x(0)} ${top}V${bottom}` : '';
  return stroke(across + down, COLOURS.axis, 1);
}
