import { namedFigureFiles } from '../../figures/figure-files.ts';
import type { Figure } from '../../figures/svg.ts';
import type { ExpressionAnalysis } from '../analysis.ts';
import { geneTable } from '../gene-table.ts';
import { cloudsOf, drawChange, drawPValues, type ChangedGenes, type DrawnChange } from './change-figures.ts';
import {
  drawComponents,
  drawCorrelations,
  drawDensities,
  drawLibraries,
  drawMeanVariance,
  drawRelative,
  sampleQuality,
  type SampleQuality,
} from './sample-figures.ts';

/** Pictures of an expression experiment, as far as it has what they show; their names are kinds of pictures. */
export function expressionFigures(change: DrawnChange, quality: SampleQuality | null): Figure[] {
  const { volcano, ma, pValues } = change.clouds;
  const figures: [string, boolean, Figure['draw']][] = [
    ['volcano', volcano !== null, (look) => drawChange(look, change, 'volcano')],
    ['ma', ma !== null, (look) => drawChange(look, change, 'ma')],
    ['p-values', pValues !== null, (look) => drawPValues(look, change)],
    ['library-sizes', (quality?.libraries ?? null) !== null, (look) => drawLibraries(look, quality!)],
    ['rle', (quality?.relative.length ?? 0) > 2, (look) => drawRelative(look, quality!)],
    ['density', quality !== null, (look) => drawDensities(look, quality!)],
    ['pca', (quality?.similarity ?? null) !== null, (look) => drawComponents(look, quality!)],
    ...(quality?.similarity ? quality.attributes : []).map(
      (attribute, at): [string, boolean, Figure['draw']] => [
        // A number as well, for two names may be one when signs are taken out.
        `pca-${at + 1}-${attribute.name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 40)}`,
        true,
        (look) => drawComponents(look, quality!, attribute),
      ],
    ),
    ['correlation', (quality?.similarity ?? null) !== null, (look) => drawCorrelations(look, quality!)],
    ['mean-variance', (quality?.meanVariance ?? null) !== null, (look) => drawMeanVariance(look, quality!)],
  ];
  return figures.flatMap(([name, known, draw]) => (known ? [{ name, draw }] : []));
}

/** Pictures of an analysis as SVG documents, by file name. */
export function qualityFigures(analysis: ExpressionAnalysis): Map<string, string> {
  return namedFigureFiles(analysisFigures(analysis));
}

/** Pictures of an analysis. */
export function analysisFigures(analysis: ExpressionAnalysis): Figure[] {
  const { columns } = geneTable(analysis);
  const column = (name: string) => columns.find((each) => each.name === name)!.values as ArrayLike<never>;
  const genes: ChangedGenes = {
    gene: Array.from(column('gene'), (gene, row) => gene ?? column('probe')[row]),
    log2FoldChange: column('log2_fold_change'),
    minusLog10P: column('minus_log10_p'),
    adjP: column('adj_p'),
    averageExpression: column('average_expression'),
  };
  const contrast = analysis.prepared.contrast.text;
  const change = { contrast, genes, clouds: cloudsOf(genes), marked: new Set<string>() };
  return expressionFigures(change, sampleQuality(analysis));
}
