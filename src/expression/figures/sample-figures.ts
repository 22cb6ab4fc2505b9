import { box, COLOURS, fitted, svgOf, widthOf, words, type Look } from '../../figures/svg.ts';
import {
  chartOf,
  curve,
  extentOf,
  GROUP_COLOURS,
  labels,
  points,
  roundedOut,
  type LegendEntry,
  type Range,
} from '../../figures/panel.ts';
import type { ExpressionAnalysis } from '../analysis.ts';
import { kernelDensity } from '../arrays/kernel-density.ts';
import { sampleValues } from '../expression-matrix.ts';
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
  /** Square root of the standard deviation by log2 count; null for other values than counts. */
  readonly meanVariance: Curve | null;
}

const DENSITY_POINTS = 512;
/** Of these, one in so many is drawn. */
const EVERY = 2;
const MOST_GROUPS = 16;
const MOST_NAMED = 24;

export function sampleQuality({ matrix, prepared }: ExpressionAnalysis): SampleQuality {
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
    meanVariance: trend === undefined ? null : { x: short(trend.x), y: short(trend.y) },
  };
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
function coloursOf({ group, groups }: SampleQuality): {
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

/** Samples on their two main axes of variation. */
export function drawComponents(look: Look, quality: SampleQuality): string {
  const { text } = look;
  const { samples } = quality;
  const { first, second, shares } = quality.similarity!;
  const { of, legend } = coloursOf(quality);
  const axis = (at: 0 | 1): string =>
    text('axis.component', { number: String(at + 1), share: (100 * shares[at]).toFixed(1) });
  const named = samples.map((name, at) => ({ text: name, x: first[at], y: second[at] }));
  const options = {
    title: text('figure.pca'),
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

/** How the variation of counts goes with their size (voom). */
export function drawMeanVariance(look: Look, { meanVariance }: SampleQuality): string {
  const { text } = look;
  const { x, y } = meanVariance!;
  const [labelX, labelY] = [text('axis.log2-count'), text('axis.deviation')];
  const options = {
    title: text('figure.mean-variance'),
    description: `${labelX}, ${labelY}`,
    x: { label: labelX, range: extentOf(x) },
    y: { label: labelY, range: roundedOut(extentOf(y)) },
  };
  return chartOf(look, options, (panel) => [curve(panel, { x, y }, COLOURS.up)]);
}
