import type { ExpressionAnalysis } from '../analysis.ts';
import { sampleValues, type ExpressionMatrix } from '../expression-matrix.ts';
import { kernelDensity } from '../arrays/kernel-density.ts';
import { principalComponents, sampleCorrelations } from '../sample-similarity.ts';
import { COLORS, escapeXml, extent, Figure, MUTED, svgDocument } from './svg-figure.ts';

const SIGNIFICANT = Math.log10(0.05);
const NAMED_GENES = 10;
const DENSITY_POINTS = 512;

/** Quality pictures of an analysis as SVG documents, by file name. */
export function qualityFigures(analysis: ExpressionAnalysis): Map<string, string> {
  const figures = new Map<string, string>();
  figures.set('density.svg', densityFigure(analysis));
  figures.set('ma.svg', maFigure(analysis));
  if (analysis.test !== undefined) figures.set('volcano.svg', volcanoFigure(analysis));
  if (analysis.matrix.sampleNames.length > 2) {
    figures.set('pca.svg', pcaFigure(analysis));
    figures.set('correlation.svg', correlationFigure(analysis.matrix));
  }
  if (analysis.prepared.meanVariance !== undefined)
    figures.set('mean-variance.svg', meanVarianceFigure(analysis));
  return figures;
}

/** Colour of every sample by its group in the contrast's factor, and the legend. */
function groupColors({ prepared, matrix }: ExpressionAnalysis): {
  colorOf: (sample: number) => string;
  legend: { label: string; color: string }[];
} {
  const { factor } = prepared.contrast;
  // Two-colour arrays carry two groups each and belong to none.
  if (factor.codes.length !== matrix.sampleNames.length) return { colorOf: () => COLORS[0], legend: [] };
  const color = (level: number): string => COLORS[level % COLORS.length];
  return {
    colorOf: (sample) => color(factor.codes[sample]),
    legend: factor.levels.slice(0, 16).map((label, level) => ({ label, color: color(level) })),
  };
}

function densityFigure(analysis: ExpressionAnalysis): string {
  const { matrix, prepared } = analysis;
  const ratios = prepared.averageIntensity !== undefined;
  const { colorOf, legend } = groupColors(analysis);
  const drawn = prepared.beforeNormalization ?? matrix;
  const curves = drawn.sampleNames.map((_, sample) =>
    kernelDensity(sampleValues(drawn, sample).filter(Number.isFinite), DENSITY_POINTS),
  );
  const figure = new Figure({
    title: `Distribution of every ${ratios ? 'array' : 'sample'}${drawn === matrix ? '' : ', before normalisation'}`,
    xLabel: ratios ? 'log2 ratio, red over green' : 'log2 expression',
    yLabel: 'density',
    x: extent(...curves.map((curve) => curve.x)),
    y: [
      0,
      1.04 * Math.max(...curves.map((curve) => curve.y.reduce((most, value) => Math.max(most, value), 0))),
    ],
    legend,
  });
  curves.forEach((curve, sample) => figure.line(curve.x, curve.y, colorOf(sample)));
  return figure.toString();
}

function maFigure(analysis: ExpressionAnalysis): string {
  const { fit, test } = analysis;
  const figure = new Figure({
    title: `Change against expression: ${analysis.prepared.contrast.text}`,
    xLabel: 'average log2 expression',
    yLabel: 'log2 fold change',
    x: extent(fit.averageExpression),
    y: extent(fit.estimate),
  });
  figure.points(fit.averageExpression, fit.estimate, MUTED, 2.5);
  figure.line(extent(fit.averageExpression), [0, 0], '#5b6470', '4 3');
  if (test !== undefined) {
    for (const sign of [1, -1]) {
      const rows = significantRows(analysis, sign);
      figure.points(
        rows.map((row) => fit.averageExpression[row]),
        rows.map((row) => fit.estimate[row]),
        sign > 0 ? COLORS[1] : COLORS[0],
      );
    }
  }
  return figure.toString();
}

function volcanoFigure(analysis: ExpressionAnalysis): string {
  const { fit, test, gene, matrix } = analysis;
  const evidence = test!.log10P.map((value) => -value);
  const up = significantRows(analysis, 1);
  const down = significantRows(analysis, -1);
  const figure = new Figure({
    title: `Volcano: ${analysis.prepared.contrast.text}`,
    xLabel: 'log2 fold change',
    yLabel: '\u2212log10 p',
    x: extent(fit.estimate),
    y: [0, 1.06 * evidence.reduce((most, value) => (value > most ? value : most), 1)],
    legend: [
      { label: `up (${up.length})`, color: COLORS[1] },
      { label: `down (${down.length})`, color: COLORS[0] },
      { label: 'FDR above 5 %', color: MUTED },
    ],
  });
  figure.points(fit.estimate, evidence, MUTED, 2.5);
  for (const [rows, color] of [
    [up, COLORS[1]],
    [down, COLORS[0]],
  ] as const) {
    figure.points(
      rows.map((row) => fit.estimate[row]),
      rows.map((row) => evidence[row]),
      color,
    );
  }
  const strongest = [...up, ...down].sort((a, b) => evidence[b] - evidence[a]).slice(0, NAMED_GENES);
  for (const row of strongest)
    figure.label(fit.estimate[row], evidence[row], gene?.[row] || matrix.rowNames[row]);
  return figure.toString();
}

function pcaFigure(analysis: ExpressionAnalysis): string {
  const { colorOf, legend } = groupColors(analysis);
  const { first, second, shares } = principalComponents(analysis.matrix);
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const figure = new Figure({
    title: 'Principal components of the samples',
    xLabel: `component 1 (${percent(shares[0])} of the variance)`,
    yLabel: `component 2 (${percent(shares[1])})`,
    x: extent(first),
    y: extent(second),
    legend,
  });
  const { sampleNames } = analysis.matrix;
  sampleNames.forEach((name, sample) => {
    figure.points([first[sample]], [second[sample]], colorOf(sample), 8);
    if (sampleNames.length <= 24) figure.label(first[sample], second[sample], name);
  });
  return figure.toString();
}

function meanVarianceFigure(analysis: ExpressionAnalysis): string {
  const { x, y } = analysis.prepared.meanVariance!;
  const figure = new Figure({
    title: 'Variation of counts (voom)',
    xLabel: 'log2 count',
    yLabel: 'square root of the standard deviation',
    x: extent(x),
    y: extent(y),
  });
  figure.line(x, y, COLORS[1]);
  return figure.toString();
}

/** Heat map of the samples' correlations, samples in the order of the sheet. */
function correlationFigure(matrix: ExpressionMatrix): string {
  const correlations = sampleCorrelations(matrix);
  const samples = matrix.sampleNames.length;
  const labelled = samples <= 40;
  const cell = Math.max(2, Math.min(28, Math.floor(420 / samples)));
  const left = labelled ? 150 : 30;
  const top = 52;
  const lowest = correlations.reduce((low, value) => Math.min(low, value), 1);
  const parts: string[] = [];
  for (let a = 0; a < samples; a++) {
    for (let b = 0; b < samples; b++) {
      const share = lowest === 1 ? 1 : (correlations[a * samples + b] - lowest) / (1 - lowest);
      parts.push(
        `<rect x="${left + b * cell}" y="${top + a * cell}" width="${cell}" height="${cell}" fill="${shade(share)}"/>`,
      );
    }
    if (labelled)
      parts.push(
        `<text x="${left - 6}" y="${top + a * cell + cell / 2 + 4}" text-anchor="end" font-size="${Math.min(11.5, cell)}">${escapeXml(matrix.sampleNames[a])}</text>`,
      );
  }
  const size = samples * cell;
  parts.push(
    `<text x="30" y="22" font-size="15" font-weight="600">Correlation of the samples</text>`,
    `<text x="30" y="40" font-size="11" fill="#5b6470">Pearson, from ${lowest.toFixed(3)} (light) to 1 (dark)</text>`,
  );
  return svgDocument(left + size + 30, top + size + 24, parts.join(''));
}

/** From white to dark blue. */
function shade(share: number): string {
  const mix = (light: number, dark: number): number => Math.round(light + share * (dark - light));
  return `rgb(${mix(243, 8)},${mix(247, 62)},${mix(251, 122)})`;
}

function significantRows({ fit, test }: ExpressionAnalysis, sign: number): number[] {
  const rows: number[] = [];
  test!.log10AdjustedP.forEach((value, row) => {
    if (value <= SIGNIFICANT && Math.sign(fit.estimate[row]) === sign) rows.push(row);
  });
  return rows;
}
