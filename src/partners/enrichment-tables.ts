import type { ExperimentTable } from '../atlas/experiment-table.ts';
import type { OverlappingPairs } from '../atlas/open-atlas.ts';
import type { Table, TableColumn } from '../formats/table.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import { chipAtlasEnrichment, type EnrichmentScript } from './compatible/chip-atlas-enrichment.ts';
import { experimentColumns } from './experiment-columns.ts';
import { regionEnrichment } from './region-enrichment.ts';

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

/** chipmate's own table: every experiment against every background, best p first within a background. */
export function enrichmentTable(
  experiments: ExperimentTable,
  rows: Uint32Array,
  { hits: hitsA, rows: rowsA }: RegionHits,
  backgrounds: readonly Background[],
): Table {
  const parts = backgrounds.map(({ name, hits, rows: rowsB }) => {
    const result = regionEnrichment({ hitsA, rowsA, hitsB: hits, rowsB });
    const order = Array.from(rows, (_, i) => i).sort(
      (x, y) =>
        result.log10P[x] - result.log10P[y] || result.oddsRatio[y] - result.oddsRatio[x] || rows[x] - rows[y],
    );
    return { name, rowsB, result, order };
  });
  const all = parts.flatMap((part) => part.order.map((i) => ({ ...part, i })));
  const column = (name: string, value: (row: (typeof all)[number]) => number | string): TableColumn => ({
    name,
    values: all.map(value),
  });
  return {
    columns: [
      column('background', ({ name }) => name),
      ...experimentColumns(
        experiments,
        all.map(({ i }) => rows[i]),
      ),
      column('regions_hit', ({ i }) => hitsA[i]),
      column('regions', () => rowsA),
      column('background_hit', ({ result, i }) => result.expected[i]),
      column('background_regions', ({ rowsB }) => rowsB),
      column('odds_ratio', ({ result, i }) => result.oddsRatio[i]),
      column('ci_low', ({ result, i }) => result.low[i]),
      column('ci_high', ({ result, i }) => result.high[i]),
      column('minus_log10_p', ({ result, i }) => -result.log10P[i]),
      column('minus_log10_q', ({ result, i }) => -result.log10Q[i]),
      column('z', ({ result, i }) => result.z[i]),
      column('permutation_p', ({ result, i }) => result.permutationP[i]),
    ],
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
  return {
    columns: [
      ...experimentColumns(
        experiments,
        order.map((i) => rows[i]),
      ),
      { name: 'overlaps_a', values: order.map((i) => `${result.a[i]}/${result.a[i] + result.b[i]}`) },
      { name: 'overlaps_b', values: order.map((i) => `${result.c[i]}/${result.c[i] + result.d[i]}`) },
      { name: 'log10_p', values: order.map((i) => result.log10P[i]) },
      { name: 'log10_q', values: order.map((i) => result.log10Q[i]) },
      { name: 'fold_enrichment', values: order.map((i) => result.foldEnrichment[i]) },
    ],
  };
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
  const column = (name: string, value: (pair: number) => number | string): TableColumn => ({
    name,
    values: order.map(value),
  });
  return {
    columns: [
      ...(genes === undefined ? [] : [column('gene', (pair) => genes[pairs.query[pair]])]),
      column('chrom', (pair) => regions.chromosomeNames[regions.chromosome[pairs.query[pair]]]),
      column('start', (pair) => regions.start[pairs.query[pair]]),
      column('end', (pair) => regions.end[pairs.query[pair]]),
      column('experiment', (pair) => experiments.experiment[pairs.experiment[pair]]),
      column('antigen', (pair) => experiments.antigen[pairs.experiment[pair]]),
      column('cell', (pair) => experiments.cell[pairs.experiment[pair]]),
      column('peak_start', (pair) => pairs.start[pair]),
      column('peak_end', (pair) => pairs.end[pair]),
      column('peak_summit', (pair) => pairs.summit[pair]),
      column('peak_score', (pair) => pairs.score[pair]),
    ],
  };
}
