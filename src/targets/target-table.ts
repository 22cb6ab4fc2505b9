import type { DifferentialTable } from '../formats/differential-table.ts';
import type { Table } from '../formats/table.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import { sortOrder } from '../statistics/sort-order.ts';
import type { BetaTargets } from './beta-targets.ts';
import type { GeneScores } from './gene-scores.ts';
import type { MatchedExpression } from './match-expression.ts';
import type { TargetGenes } from './target-genes.ts';

/** Peaks of a gene that are written out; `peaks` counts all. */
const LISTED_PEAKS = 20;

export interface TargetTableOptions {
  readonly expression?: { readonly table: DifferentialTable; readonly matched: MatchedExpression };
  /** Genes that the user knows to be targets. */
  readonly known?: ReadonlySet<string>;
  /** Other regulators and the genes that follow them: a change may be theirs. */
  readonly competing?: readonly { readonly regulator: string; readonly genes: ReadonlySet<string> }[];
  /** List the peaks of every gene. */
  readonly listPeaks?: boolean;
  /** UCSC name of the assembly, for links to the locus. */
  readonly assembly?: string;
}

/** The gene table, one row per gene in order of rank; positions are 1-based, as browsers and spreadsheets show them. */
export function targetTable(
  scores: GeneScores,
  targets: TargetGenes,
  peaks: PeakColumns,
  options: TargetTableOptions = {},
): Table {
  const { genes } = scores;
  const { models } = genes;
  const order = [...targets.order];
  const transcript = (gene: number): number => scores.transcript[gene];
  const chromosome = (gene: number): string => models.chromosomeNames[models.chromosome[transcript(gene)]];
  const measured = (values: (table: DifferentialTable) => Float64Array): number[] =>
    order.map((gene) => {
      const row = options.expression?.matched.rowOfGene[gene] ?? -1;
      return options.expression === undefined || row < 0 ? NaN : values(options.expression.table)[row];
    });
  const peakPlace = (peak: number): string =>
    `${peaks.chromosomeNames[peaks.chromosome[peak]]}:${peaks.start[peak] + 1}-${peaks.end[peak]}`;
  const locus = (gene: number): string => {
    const row = transcript(gene);
    const peak = scores.strongestPeak[gene];
    const start = Math.min(models.start[row], peaks.start[peak]);
    const end = Math.max(models.end[row], peaks.end[peak]);
    const margin = Math.round(0.1 * (end - start));
    return `${chromosome(gene)}:${Math.max(1, start + 1 - margin)}-${end + margin}`;
  };
  const columns: Table['columns'][number][] = [
    { name: 'rank', values: order.map((_, i) => i + 1) },
    { name: 'gene', values: order.map((gene) => genes.names[gene]) },
    { name: 'gene_id', values: order.map((gene) => models.geneId[transcript(gene)] || null) },
    { name: 'tss', values: order.map((gene) => models.tss[transcript(gene)] + 1) },
    { name: 'target_score', values: order.map((gene) => scores.score[gene]) },
    { name: 'peaks', values: order.map((gene) => scores.peaks[gene]) },
    { name: 'nearest_peak_distance', values: order.map((gene) => scores.nearestDistance[gene]) },
    { name: 'log2_fold_change', values: measured((table) => table.log2FoldChange) },
    { name: 'adj_p', values: measured((table) => table.adjustedP) },
    { name: 'effect_of_factor', values: order.map((gene) => targets.effect[gene] ?? null) },
    { name: 'rank_product', values: order.map((gene) => targets.rankProduct[gene]) },
    { name: 'ci_low', values: measured((table) => table.low) },
    { name: 'ci_high', values: measured((table) => table.high) },
    { name: 'promoter_bound', values: order.map((gene) => targets.promoterBound[gene] === 1) },
    { name: 'shared_enhancer_with', values: order.map((gene) => targets.sharedWith[gene].join(',') || null) },
    { name: 'transcript', values: order.map((gene) => models.transcript[transcript(gene)] || null) },
    { name: 'chrom', values: order.map(chromosome) },
    { name: 'strand', values: order.map((gene) => (models.strand[transcript(gene)] < 0 ? '-' : '+')) },
    { name: 'strongest_peak', values: order.map((gene) => peakPlace(scores.strongestPeak[gene])) },
    { name: 'locus', values: order.map(locus) },
  ];
  if (options.listPeaks === true) {
    const peaksOfGene = allPeaks(scores, peakPlace);
    columns.push({ name: 'all_peaks', values: order.map((gene) => peaksOfGene[gene]) });
  }
  const { expression } = options;
  if (expression !== undefined)
    columns.push({
      name: 'measured_as',
      values: order.map((gene) => expression.table.ids[expression.matched.rowOfGene[gene]] || null),
    });
  const { known, competing, assembly } = options;
  if (known !== undefined)
    columns.push({
      name: 'known',
      values: order.map((gene) => (known.has(genes.names[gene]) ? 'known' : 'new')),
    });
  if (competing !== undefined)
    columns.push({
      name: 'also_follows',
      values: order.map(
        (gene) =>
          competing
            .filter((list) => list.genes.has(genes.names[gene]))
            .map(({ regulator }) => regulator)
            .join(',') || null,
      ),
    });
  if (assembly !== undefined)
    columns.push({
      name: 'link',
      values: order.map(
        (gene) =>
          `https://genome.ucsc.edu/cgi-bin/hgTracks?db=${assembly}&position=${encodeURIComponent(locus(gene))}`,
      ),
    });
  return { columns };
}

/** The peaks that made each gene's score with their distances, `chr1:1001-1200(-350)`, the weightiest first. */
function allPeaks(
  { genes, transcript, contributions }: GeneScores,
  placeOf: (peak: number) => string,
): string[] {
  const { row, peak, distance, weight } = contributions;
  const listed = new Array<string>(transcript.length).fill('');
  const count = new Uint32Array(transcript.length);
  for (const pair of sortOrder(weight.map((value) => -value))) {
    const gene = genes.geneOf[row[pair]];
    if (transcript[gene] !== row[pair]) continue;
    count[gene]++;
    if (count[gene] > 1 && count[gene] <= LISTED_PEAKS + 1) listed[gene] += ';';
    if (count[gene] <= LISTED_PEAKS) listed[gene] += `${placeOf(peak[pair])}(${distance[pair]})`;
    else if (count[gene] === LISTED_PEAKS + 1) listed[gene] += '...';
  }
  return listed;
}

/** A target list in the columns of BETA's `_uptarget.txt` and `_downtarget.txt`. */
export function betaTable(scores: GeneScores, { row, rankProduct }: BetaTargets): Table {
  const { models } = scores.genes;
  const rows = [...row];
  return {
    columns: [
      { name: 'Chroms', values: rows.map((r) => models.chromosomeNames[models.chromosome[r]]) },
      { name: 'txStart', values: rows.map((r) => models.start[r]) },
      { name: 'txEnd', values: rows.map((r) => models.end[r]) },
      { name: 'refseqID', values: rows.map((r) => models.transcript[r]) },
      { name: 'rank product', values: [...rankProduct] },
      { name: 'Strands', values: rows.map((r) => (models.strand[r] < 0 ? '-' : '+')) },
      { name: 'GeneSymbol', values: rows.map((r) => models.symbol[r]) },
    ],
  };
}
