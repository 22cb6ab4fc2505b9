import { COLOURS, stroke, svgOf, tag, type Look } from '../../figures/svg.ts';
import {
  exact,
  extentOf,
  labels,
  panelOf,
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
}

const FDR = 0.05;
/** Steps along an axis that a reader can tell apart. */
const PLACES = 800;
const MOST_MARKED = 12;
const STRONGEST = 10;

export function cloudsOf(genes: ChangedGenes): Clouds {
  const { log2FoldChange, minusLog10P, averageExpression } = genes;
  return {
    volcano: cloudOf(genes, log2FoldChange, minusLog10P),
    ma: cloudOf(genes, averageExpression, log2FoldChange),
  };
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

/** Effect against evidence; undefined where there is no p-value. */
export function drawVolcano(look: Look, { contrast, clouds, genes, marked }: DrawnChange): string {
  const { text } = look;
  const { up, down } = clouds.volcano!;
  return drawCloud(look, clouds.volcano!, {
    title: text('figure.volcano', { contrast }),
    description: text('figure.changed', { up: String(up.genes), down: String(down.genes) }),
    x: text('axis.log2fc'),
    y: text('axis.logp'),
    named: namesIn(genes, marked, genes.log2FoldChange, genes.minusLog10P),
  });
}

/** Change against average expression (MA plot). */
export function drawMa(look: Look, { contrast, clouds, genes, marked }: DrawnChange): string {
  const { text } = look;
  const { up, down } = clouds.ma!;
  return drawCloud(look, clouds.ma!, {
    title: text('figure.ma', { contrast }),
    description: text('figure.changed', { up: String(up.genes), down: String(down.genes) }),
    x: text('axis.average'),
    y: text('axis.log2fc'),
    named: namesIn(genes, marked, genes.averageExpression, genes.log2FoldChange),
  });
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

interface CloudTexts {
  readonly title: string;
  readonly description: string;
  readonly x: string;
  readonly y: string;
  readonly named: readonly Named[];
}

function drawCloud(look: Look, cloud: Cloud, { title, description, x, y, named }: CloudTexts): string {
  const groups = GROUPS.map((group) => cloud[group]);
  const tested = cloud.up.genes + cloud.down.genes > 0;
  const legend = (['up', 'down', 'flat'] as const).map((group) => ({
    label: `${look.text(`group.${group === 'flat' ? 'unchanged' : group}`)} (${cloud[group].genes})`,
    colour: COLOURS[group],
  }));
  const panel = panelOf(look, {
    x: { label: x, range: roundedOut(extentOf(...groups.map((group) => group.x))) },
    y: { label: y, range: roundedOut(extentOf(...groups.map((group) => group.y), [0])) },
    height: heightFor(look),
    ...(tested ? { legend } : {}),
  });
  const marks = [
    panel.axes,
    zeroLines(panel),
    tag(
      'g',
      { 'stroke-opacity': '0.55' },
      GROUPS.map((group) => points(panel, cloud[group], COLOURS[group])).join(''),
    ),
    ...named.flatMap(({ marked, x: at, y: up }) =>
      marked
        ? [tag('circle', { cx: panel.x(at), cy: panel.y(up), r: 4, fill: 'none', stroke: COLOURS.ink })]
        : [],
    ),
    labels(panel, named, { 'font-style': 'italic', 'font-weight': '600' }),
  ];
  return svgOf(look, { title, description, height: panel.height, marks });
}

/** Height of a panel that shows points or curves. */
export function heightFor({ width }: Look): number {
  return Math.round(Math.min(360, Math.max(220, width * 0.5)));
}

/** No change, wherever it lies within the panel. */
function zeroLines({ x, y, left, right, top, bottom }: Panel): string {
  const across = y(0) < bottom ? `M${left} ${y(0)}H${right}` : '';
  const down = x(0) > left && x(0) < right ? `M${x(0)} ${top}V${bottom}` : '';
  return stroke(across + down, COLOURS.axis, 1);
}
