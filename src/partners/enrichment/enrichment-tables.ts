import type { ExperimentTable } from '../../atlas/experiment-table.ts';
import type { OverlappingPairs } from '../../atlas/open-atlas.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { tableOf, type Table } from '../../tables/table.ts';
import { chipAtlasEnrichment, type EnrichmentScript } from '../compatible/chip-atlas-enrichment.ts';
import { enrichmentColumns, regionHitColumns, scriptColumns } from './enrichment-columns.ts';
import { experimentValues } from '../score/experiment-columns.ts';
import type { MatchedEnrichment } from './matched-genes.ts';
import { regionEnrichment, type RegionEnrichment } from './region-enrichment.ts';

/** Regions A: how many there are, and how many of them each shown experiment hits. */
export interface RegionHits {
  readonly rows: number;
  readonly hits: Uint32Array;
}

/** Hits of one background: per random copy, per shown experiment. */
export interface Background {
  readonly name: string;
  readonly hits: readonly Uint32Array[];
  /** Regions of one copy. */
  readonly rows: number;
  readonly permutations: number;
}

/** A background of the genes that are like those of A: its test, one row per shown experiment. */
export interface MatchedBackground {
  readonly name: string;
  readonly matched: MatchedEnrichment;
}

/** chipmate's own table: every experiment against every background, best p first within a background. */
export function enrichmentTable(
  experiments: ExperimentTable,
  rows: Uint32Array,
  { hits: hitsA, rows: rowsA }: RegionHits,
  backgrounds: readonly (Background | MatchedBackground)[],
): Table {
  const parts = backgrounds.map((background) => {
    const compared =
      'matched' in background
        ? matchedPart(background)
        : {
            name: background.name,
            ...{ hits: hitsA, regions: rowsA, others: background.rows },
            result: regionEnrichment({ hitsA, rowsA, hitsB: background.hits, rowsB: background.rows }),
          };
    const { result } = compared;
    const order = Array.from(rows, (_, i) => i).sort(
      (x, y) =>
        result.log10P[x] - result.log10P[y] || result.oddsRatio[y] - result.oddsRatio[x] || rows[x] - rows[y],
    );
    return { ...compared, order };
  });
  const all = parts.flatMap((part) => part.order.map((i) => ({ ...part, i })));
  const numbers = (value: (row: (typeof all)[number]) => number) => Float64Array.from(all, value);
  return tableOf(enrichmentColumns, {
    background: all.map(({ name }) => name),
    ...experimentValues(
      experiments,
      all.map(({ i }) => rows[i]),
    ),
    regionsHit: numbers(({ hits, i }) => hits[i]),
    regions: numbers(({ regions }) => regions),
    backgroundHit: numbers(({ result, i }) => result.expected[i]),
    backgroundRegions: numbers(({ others }) => others),
    oddsRatio: numbers(({ result, i }) => result.oddsRatio[i]),
    ciLow: numbers(({ result, i }) => result.low[i]),
    ciHigh: numbers(({ result, i }) => result.high[i]),
    minusLog10P: numbers(({ result, i }) => -result.log10P[i]),
    minusLog10Q: numbers(({ result, i }) => -result.log10Q[i]),
    z: numbers(({ result, i }) => result.z[i]),
    permutationP: numbers(({ result, i }) => result.permutationP[i]),
  });
}

/** What is expected stands against as many genes as A has: those of its strata. */
function matchedPart({ name, matched }: MatchedBackground): {
  name: string;
  hits: ArrayLike<number>;
  regions: number;
  others: number;
  result: RegionEnrichment;
} {
  const none = new Float64Array(matched.hits.length).fill(NaN);
  return {
    name,
    ...{ hits: matched.hits, regions: matched.genes, others: matched.genes },
    result: { ...matched, z: none, permutationP: none },
  };
}

/** The eleven columns of ChIP-Atlas: experiments with a hit in A or B, p ascending, then fold enrichment descending. */
export function scriptTable(
  experiments: ExperimentTable,
  rows: Uint32Array,
  { hits: hitsA, rows: rowsA }: RegionHits,
  background: Background,
  script: EnrichmentScript,
): Table {
  const hitsB = hitsA.map((_, i) => background.hits.reduce((sum, copy) => sum + copy[i], 0));
  const { permutations } = background;
  const rowsB = background.rows * background.hits.length;
  const result = chipAtlasEnrichment({ hitsA, rowsA, hitsB, rowsB, permutations }, script);
  const dropped = script === '2024' ? ['No description', 'Unclassified'] : [];
  const order = Array.from(rows, (_, i) => i)
    .filter((i) => hitsA[i] + hitsB[i] > 0)
    .filter((i) => !dropped.includes(experiments.antigenClass[rows[i]]))
    .sort(
      (x, y) =>
        result.log10P[x] - result.log10P[y] ||
        result.foldEnrichment[y] - result.foldEnrichment[x] ||
        rows[x] - rows[y],
    );
  return tableOf(scriptColumns, {
    ...experimentValues(
      experiments,
      order.map((i) => rows[i]),
    ),
    overlapsA: order.map((i) => `${result.a[i]}/${result.a[i] + result.b[i]}`),
    overlapsB: order.map((i) => `${result.c[i]}/${result.c[i] + result.d[i]}`),
    log10P: order.map((i) => result.log10P[i]),
    log10Q: order.map((i) => result.log10Q[i]),
    foldEnrichment: order.map((i) => result.foldEnrichment[i]),
  });
}

/**
 * Every region with each peak that it overlaps.
 * @param genes of the regions, where they are windows of genes
 * @param minScore least score of a peak
 */
export function regionHitsTable(
  experiments: ExperimentTable,
  regions: PeakColumns,
  pairs: OverlappingPairs,
  genes: readonly string[] | undefined,
  minScore = 0,
): Table {
  const order = Array.from({ length: pairs.count }, (_, i) => i)
    .filter((pair) => !(pairs.score[pair] < minScore))
    .sort((x, y) => pairs.query[x] - pairs.query[y] || pairs.experiment[x] - pairs.experiment[y] || x - y);
  const ofPair = (column: ArrayLike<number>) => order.map((pair) => column[pair]);
  const ofRegion = <T>(column: ArrayLike<T>) => order.map((pair) => column[pairs.query[pair]]);
  const ofExperiment = (column: readonly string[]) => order.map((pair) => column[pairs.experiment[pair]]);
  return tableOf(regionHitColumns, {
    gene: genes && ofRegion(genes),
    chrom: ofRegion(regions.chromosome).map((chromosome) => regions.chromosomeNames[chromosome]),
    start: ofRegion(regions.start),
    end: ofRegion(regions.end),
    experiment: ofExperiment(experiments.experiment),
    antigen: ofExperiment(experiments.antigen),
    cell: ofExperiment(experiments.cell),
    peakStart: ofPair(pairs.start),
    peakEnd: ofPair(pairs.end),
    peakSummit: ofPair(pairs.summit),
    peakScore: ofPair(pairs.score),
  });
}
