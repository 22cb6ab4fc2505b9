import type { DifferentialTable } from '../formats/expression/differential-table-reader.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import { sortOrder } from '../statistics/sort-order.ts';
import { tableOf, type Table } from '../tables/table.ts';
import type { BetaTargets } from './beta-targets.ts';
import type { GeneScores } from './binding/gene-scores.ts';
import type { MatchedExpression } from './change/match-expression.ts';
import { betaColumns, targetColumns } from './target-columns.ts';
import type { JudgedTargets } from './judge-targets.ts';
import type { TargetGenes } from './target-genes.ts';

/** Peaks of a gene that are written out; `peaks` counts all. */
const LISTED_PEAKS = 20;

export interface TargetTableOptions {
  /** What is said of every gene. */
  readonly judged: JudgedTargets;
  /** Whether other factors were asked, too. */
  readonly named?: boolean;
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
  options: TargetTableOptions,
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
  const { expression, judged, named, known, competing, assembly } = options;
  const peaksOfGene = options.listPeaks === true ? allPeaks(scores, peakPlace) : undefined;
  return tableOf(targetColumns, {
    rank: order.map((_, i) => i + 1),
    gene: order.map((gene) => genes.names[gene]),
    geneId: order.map((gene) => models.geneId[transcript(gene)] || null),
    tss: order.map((gene) => models.tss[transcript(gene)] + 1),
    targetScore: order.map((gene) => scores.score[gene]),
    peaks: order.map((gene) => scores.peaks[gene]),
    nearestPeakDistance: order.map((gene) => scores.nearestDistance[gene]),
    log2FoldChange: measured((table) => table.log2FoldChange),
    adjP: measured((table) => table.adjustedP),
    effectOfFactor: order.map((gene) => targets.effect[gene] ?? null),
    verdict: order.map((gene) => judged.verdicts[gene].verdict),
    reason: order.map((gene) => judged.verdicts[gene].reason),
    falseShare: order.map((gene) => judged.falseShare[gene]),
    bindingTail: order.map((gene) => judged.tail[gene]),
    jointScore: order.map((gene) => judged.jointScore[gene]),
    betterExplainedBy:
      named === true ? order.map((gene) => judged.better[gene].join(',') || null) : undefined,
    rankProduct: order.map((gene) => targets.rankProduct[gene]),
    ciLow: measured((table) => table.low),
    ciHigh: measured((table) => table.high),
    promoterBound: order.map((gene) => targets.promoterBound[gene] === 1),
    sharedEnhancerWith: order.map((gene) => targets.sharedWith[gene].join(',') || null),
    transcript: order.map((gene) => models.transcript[transcript(gene)] || null),
    chrom: order.map(chromosome),
    strand: order.map((gene) => (models.strand[transcript(gene)] < 0 ? '-' : '+')),
    strongestPeak: order.map((gene) => peakPlace(scores.strongestPeak[gene])),
    locus: order.map(locus),
    allPeaks: peaksOfGene && order.map((gene) => peaksOfGene[gene]),
    measuredAs:
      expression &&
      order.map((gene) => {
        const row = expression.matched.rowOfGene[gene];
        return row < 0 ? null : expression.table.ids[row] || null;
      }),
    known: known && order.map((gene) => (known.has(genes.names[gene]) ? 'known' : 'new')),
    alsoFollows: competing && order.map((gene) => regulatorsOf(genes.names[gene], competing)),
    link:
      assembly === undefined
        ? undefined
        : order.map(
            (gene) =>
              `https://genome.ucsc.edu/cgi-bin/hgTracks?db=${assembly}&position=${encodeURIComponent(locus(gene))}`,
          ),
  });
}

/** The regulators whose genes include this one; null without any. */
function regulatorsOf(gene: string, competing: NonNullable<TargetTableOptions['competing']>): string | null {
  const following = competing.filter(({ genes }) => genes.has(gene));
  return following.map(({ regulator }) => regulator).join(',') || null;
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
  return tableOf(betaColumns, {
    chroms: rows.map((r) => models.chromosomeNames[models.chromosome[r]]),
    txStart: rows.map((r) => models.start[r]),
    txEnd: rows.map((r) => models.end[r]),
    refseqId: rows.map((r) => models.transcript[r]),
    rankProduct,
    strands: rows.map((r) => (models.strand[r] < 0 ? '-' : '+')),
    geneSymbol: rows.map((r) => models.symbol[r]),
  });
}
