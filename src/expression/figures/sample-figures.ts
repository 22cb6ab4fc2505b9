import { box, COLOURS, fitted, stroke, svgOf, tag, widthOf, words, type Look } from '../../figures/svg.ts';
import {
  chartOf,
  curve,
  extentOf,
  GROUP_COLOURS,
  labels,
  points,
  roundedOut,
  type LegendEntry,
  type Panel,
  type Range,
} from '../../figures/panel.ts';
import type { ExpressionAnalysis } from '../analysis.ts';
import { kernelDensity } from '../arrays/kernel-density.ts';
import { medianOfFirst, sortedQuantile } from '../../statistics/descriptive.ts';
import { sampleValues, type ExpressionMatrix } from '../expression-matrix.ts';
import { factorFromColumn, type Factor } from '../model/design-sheet.ts';
import { principalComponents, sampleCorrelations } from '../sample-similarity.ts';

interface Curve {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** How the samples of an experiment relate to each other, as far as pictures show it. */
export interface SampleQuality {
  readonly samples: readonly string[];
  /** Index of each sample's group; none for two-colour arrays, which carry two groups each. */
  readonly group: readonly number[];
  readonly groups: readonly string[];
  /** Whether the values are log2 ratios, of two colours. */
  readonly ratios: boolean;
  /** Whether the densities are those before samples were made alike. */
  readonly before: boolean;
  readonly densities: readonly Curve[];
  /** Principal components and correlations (samples x samples) of three samples or more; null for fewer. */
  readonly similarity: {
    readonly first: readonly number[];
    readonly second: readonly number[];
    readonly shares: readonly [number, number];
    readonly correlations: readonly number[];
  } | null;
  /** Square root of the standard deviation by log2 count, and the genes that it smooths; null for other values than counts. */
  readonly meanVariance: (Curve & { readonly genes: Curve }) | null;
  /** What the sheet says of the samples beside their group, where it groups them: colours of further pictures. */
  readonly attributes: readonly {
    readonly name: string;
    readonly levels: readonly string[];
    readonly codes: readonly number[];
  }[];
  /** Reads of every sample; null for other values than counts. */
  readonly libraries: readonly number[] | null;
  /** Relative log expression: of every sample the 5, 25, 50, 75 and 95 % points of its differences from the rows' medians. */
  readonly relative: readonly (readonly number[])[];
}

const DENSITY_POINTS = 512;
/** Of these, one in so many is drawn. */
const EVERY = 2;
const MOST_GROUPS = 16;
const MOST_NAMED = 24;
/** Further attributes that colour the components. */
const MOST_ATTRIBUTES = 4;
const BOX = [0.05, 0.25, 0.5, 0.75, 0.95];
/** Steps along an axis of the mean and variance of counts that a reader can tell apart. */
const PLACES = 500;

export function sampleQuality({ matrix, prepared, sheet }: ExpressionAnalysis): SampleQuality {
  const { factor } = prepared.contrast;
  const trend = prepared.meanVariance;
  const drawn = prepared.beforeNormalization ?? matrix;
  const grouped = factor.codes.length === matrix.sampleNames.length;
  return {
    samples: matrix.sampleNames,
    group: grouped ? Array.from(factor.codes) : [],
    groups: grouped ? factor.levels : [],
    ratios: prepared.averageIntensity !== undefined,
    before: drawn !== matrix,
    densities: drawn.sampleNames.map((_, sample) => {
      const { x, y } = kernelDensity(sampleValues(drawn, sample).filter(Number.isFinite), DENSITY_POINTS);
      const kept = (values: Float64Array): number[] => short(values.filter((_value, at) => at % EVERY === 0));
      return { x: kept(x), y: kept(y) };
    }),
    similarity: matrix.sampleNames.length > 2 ? similarityOf(matrix) : null,
    meanVariance: trend === undefined || trend.trend.x.length === 0 ? null : meanVarianceOf(trend),
    attributes: attributesOf(sheet, factor),
    libraries: prepared.libraries === undefined ? null : [...prepared.libraries],
    relative: relativeExpression(drawn),
  };
}

/** The trend, thinned to what can be drawn, and one gene at each place that can be told from others. */
function meanVarianceOf({ trend, deviation }: NonNullable<ExpressionAnalysis['prepared']['meanVariance']>) {
  const every = Math.ceil(trend.x.length / PLACES);
  const kept = (values: Float64Array): number[] =>
    short(values.filter((_, at) => at % every === 0 || at === values.length - 1));
  const steps = [trend.x, deviation].map((values) => {
    const [low, high] = extentOf(values);
    return (high - low) / PLACES;
  });
  const places = new Map<string, readonly [number, number]>();
  deviation.forEach((y, at) => {
    const place = [Math.round(trend.x[at] / steps[0]), Math.round(y / steps[1])] as const;
    if (Number.isFinite(y)) places.set(place.join(), [place[0] * steps[0], place[1] * steps[1]]);
  });
  const genes = [...places.values()];
  return {
    ...{ x: kept(trend.x), y: kept(trend.y) },
    genes: { x: short(genes.map(([x]) => x)), y: short(genes.map(([, y]) => y)) },
  };
}

function attributesOf(sheet: ExpressionAnalysis['sheet'], group: Factor): SampleQuality['attributes'] {
  return (
    [...sheet.columns]
      .filter(([name]) => name !== group.name && !/^cy[35]$/i.test(name))
      .map(([name, values]) => factorFromColumn(name, values))
      // Codes count levels by first appearance: the same groups have the same.
      .filter(({ codes }) => codes.some((code, sample) => code !== group.codes[sample]))
      .filter(
        ({ levels }) => levels.length > 1 && levels.length < Math.min(sheet.samples.length, MOST_GROUPS + 1),
      )
      .slice(0, MOST_ATTRIBUTES)
      .map(({ name, levels, codes }) => ({ name, levels, codes: [...codes] }))
  );
}

/**
 * Relative log expression of every sample.
 *
 * **Source:** Gandolfo & Speed, PLoS One 2018;13:e0191629.
 */
function relativeExpression(matrix: ExpressionMatrix): number[][] {
  const rows = matrix.rowNames.length;
  const medians = new Float64Array(rows);
  const row = new Float64Array(matrix.sampleNames.length);
  for (let at = 0; at < rows; at++) {
    let count = 0;
    for (let sample = 0; sample < row.length; sample++) {
      const value = matrix.values[sample * rows + at];
      if (Number.isFinite(value)) row[count++] = value;
    }
    medians[at] = medianOfFirst(row, count);
  }
  return matrix.sampleNames.map((_, sample) => {
    const differences = sampleValues(matrix, sample).map((value, at) => value - medians[at]);
    const sorted = differences.filter(Number.isFinite).sort();
    return short(BOX.map((share) => sortedQuantile(sorted, share)));
  });
}

function similarityOf(matrix: ExpressionAnalysis['matrix']): SampleQuality['similarity'] {
  const { first, second, shares } = principalComponents(matrix);
  return {
    first: short(first),
    second: short(second),
    shares,
    correlations: short(sampleCorrelations(matrix)),
  };
}

function short(values: ArrayLike<number>): number[] {
  return Array.from(values, (value) => Number(value.toPrecision(5)));
}

/** Colour of every sample by its group, and the legend. */
function coloursOf({ group, groups }: Pick<SampleQuality, 'group' | 'groups'>): {
  of: (sample: number) => string;
  legend: LegendEntry[];
} {
  const colour = (at: number): string => GROUP_COLOURS[at % GROUP_COLOURS.length];
  return {
    of: (sample) => colour(group[sample] ?? 0),
    legend: groups.slice(0, MOST_GROUPS).map((label, at) => ({ label, colour: colour(at) })),
  };
}

/** Distribution of the values of every sample. */
export function drawDensities(look: Look, quality: SampleQuality): string {
  const { text } = look;
  const { densities, ratios, before, samples } = quality;
  const { of, legend } = coloursOf(quality);
  const options = {
    title: text(before ? 'figure.density-before' : 'figure.density'),
    description: samples.join(', '),
    x: {
      label: text(ratios ? 'axis.log2-ratio' : 'axis.log2'),
      range: extentOf(...densities.map(({ x }) => x)),
    },
    y: { label: text('axis.density'), range: [0, extentOf(...densities.map(({ y }) => y))[1]] as Range },
    legend,
  };
  return chartOf(look, options, (panel) => densities.map((each, sample) => curve(panel, each, of(sample))));
}

/** Samples on their two main axes of variation, coloured by their group or by an attribute. */
export function drawComponents(
  look: Look,
  quality: SampleQuality,
  attribute?: SampleQuality['attributes'][number],
): string {
  const { text } = look;
  const { samples } = quality;
  const { first, second, shares } = quality.similarity!;
  const { of, legend } = coloursOf(
    attribute === undefined ? quality : { group: attribute.codes, groups: attribute.levels },
  );
  const axis = (at: 0 | 1): string =>
    text('axis.component', { number: String(at + 1), share: (100 * shares[at]).toFixed(1) });
  const named = samples.map((name, at) => ({ text: name, x: first[at], y: second[at] }));
  const options = {
    title:
      attribute === undefined ? text('figure.pca') : text('figure.pca-by', { attribute: attribute.name }),
    description: `${axis(0)}, ${axis(1)}: ${samples.join(', ')}`,
    x: { label: axis(0), range: around(first) },
    y: { label: axis(1), range: around(second) },
    legend,
  };
  return chartOf(look, options, (panel) => [
    ...samples.map((_, at) => points(panel, { x: [first[at]], y: [second[at]] }, of(at), 8)),
    samples.length > MOST_NAMED ? '' : labels(panel, named, { 'font-size': '11' }),
  ]);
}

/** Points as large as these do not lie on the edge. */
function around(values: readonly number[]): Range {
  const [low, high] = extentOf(values);
  return [low - 0.05 * (high - low), high + 0.05 * (high - low)];
}

/** Heat map of the samples' correlations, samples in the order of the sheet. */
export function drawCorrelations(look: Look, { samples, similarity }: SampleQuality): string {
  const { text, width } = look;
  const { correlations } = similarity!;
  const count = samples.length;
  const lowest = extentOf(correlations, [1])[0] < 1 ? Math.min(...correlations) : 1;
  const left = Math.min(16 + Math.max(...samples.map((name) => widthOf(name, 11))), width * 0.4);
  const cell = Math.min(36, (width - left - 12) / count);
  const top = 26;
  const named = cell >= 9;
  const cells = Array.from(correlations, (value, at) =>
    box(
      left + (at % count) * cell,
      top + Math.floor(at / count) * cell,
      [cell + 0.1, cell + 0.1],
      shade(lowest === 1 ? 1 : (value - lowest) / (1 - lowest)),
    ),
  );
  const names = samples.map((name, at) =>
    words(fitted(name, left - 12, 11), left - 6, top + (at + 0.5) * cell + 4, {
      'text-anchor': 'end',
      'font-size': 11,
    }),
  );
  const range = text('figure.correlation-range', { lowest: lowest.toFixed(3) });
  return svgOf(look, {
    title: text('figure.correlation'),
    description: `${range} ${samples.join(', ')}`,
    height: top + count * cell + 12,
    marks: [words(range, 4, 14, { fill: COLOURS.axis }), ...cells, ...(named ? names : [])],
  });
}

/** From white to dark blue. */
function shade(share: number): string {
  const mix = (light: number, dark: number): number => Math.round(light + share * (dark - light));
  return `rgb(${mix(243, 8)},${mix(247, 62)},${mix(251, 122)})`;
}

/** How the variation of counts goes with their size (voom): the genes, and the trend that weighs their counts. */
export function drawMeanVariance(look: Look, { meanVariance }: SampleQuality): string {
  const { text } = look;
  const { x, y, genes } = meanVariance!;
  const [labelX, labelY] = [text('axis.log2-count'), text('axis.deviation')];
  const options = {
    title: text('figure.mean-variance'),
    description: `${labelX}, ${labelY}`,
    x: { label: labelX, range: extentOf(x, genes.x) },
    y: { label: labelY, range: roundedOut(extentOf(y, genes.y, [0])) },
  };
  return chartOf(look, options, (panel) => [
    tag('g', { 'stroke-opacity': '0.35' }, points(panel, genes, COLOURS.flat, 2)),
    curve(panel, { x, y }, COLOURS.up),
  ]);
}

/** Height of a row of a picture with one row per sample. */
function rowHeight(samples: number): number {
  return Math.max(5, Math.min(20, 900 / samples));
}

/** One row per sample, named where there is room. */
function chartOfSamples(
  look: Look,
  quality: SampleQuality,
  { title, label, range }: { readonly title: string; readonly label: string; readonly range: Range },
  mark: (panel: Panel, sample: number, colour: string, half: number) => string,
): string {
  const { samples } = quality;
  const { of, legend } = coloursOf(quality);
  const row = rowHeight(samples.length);
  const options = {
    ...{ title, description: samples.join(', '), legend },
    x: { label, range },
    y: { rows: row < 11 ? samples.map(() => '') : samples },
    height: row * samples.length,
  };
  return chartOf(look, options, (panel) =>
    samples.map((_, sample) => mark(panel, sample, of(sample), 0.35 * row)),
  );
}

/** Reads of every library. */
export function drawLibraries(look: Look, quality: SampleQuality): string {
  const { text } = look;
  const millions = quality.libraries!.map((reads) => reads / 1e6);
  const options = {
    title: text('figure.libraries'),
    label: text('axis.reads'),
    range: roundedOut(extentOf(millions, [0])),
  };
  return chartOfSamples(look, quality, options, ({ x, y }, sample, colour, half) => {
    const size = [Math.max(0.5, x(millions[sample]) - x(0)), 2 * half] as const;
    return box(x(0), y(sample) - half, size, colour);
  });
}

/** Relative log expression of every sample: the middle half as a box, 5 to 95 % as a line. */
export function drawRelative(look: Look, quality: SampleQuality): string {
  const { text } = look;
  const { relative, ratios, before } = quality;
  const options = {
    title: text(before ? 'figure.rle-before' : 'figure.rle'),
    label: text(ratios ? 'axis.log2-ratio' : 'axis.rle'),
    range: roundedOut(extentOf(relative.flat(), [0])),
  };
  return chartOfSamples(look, quality, options, ({ x, y }, sample, colour, half) => {
    const [low, left, middle, right, high] = relative[sample].map(x);
    const at = y(sample);
    return [
      stroke(`M${low} ${at}H${high}`, COLOURS.axis, 1),
      box(left, at - half, [Math.max(0.5, right - left), 2 * half], colour, { 'fill-opacity': '0.75' }),
      stroke(`M${middle} ${at - half}V${at + half}`, COLOURS.ink, 1.5),
    ].join('');
  });
}
