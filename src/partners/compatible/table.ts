// How do other tools rank an atlas' experiments against a query? From counts, with the universe of each.
import type { TableColumn } from '../../formats/table.ts';
import { note, type Notice } from '../../messages/message.ts';
import { bedtoolsFisher } from './bedtools-fisher.ts';
import { chipAtlasEnrichment, type EnrichmentScript } from './chip-atlas-enrichment.ts';
import { giggleScore } from './giggle.ts';
import { lolaEnrichment } from './lola.ts';
import { forbes, jaccard, normalisedMutualInformation } from './set-similarity.ts';

/** Statistics of other tools, by the names under which they are asked for. */
export const COMPATIBLE_STATISTICS = [
  'chip-atlas-2024',
  'chip-atlas-2025',
  'giggle',
  'lola',
  'bedtools-jaccard',
  'bedtools-fisher',
  'npmi',
  'forbes',
] as const;

export type CompatibleStatistic = (typeof COMPATIBLE_STATISTICS)[number];

/** Counts of a query against every experiment; element i of each list is experiment i of the list asked for. */
export interface ExperimentCounts {
  readonly queryIntervals: number;
  /** Mean length of the query's intervals, bp. */
  readonly queryMeanLength: number;
  /** Bases that the query covers. */
  readonly queryBases: number;
  readonly genomeSize: number;
  /** Number of peaks. */
  readonly peaks: Float64Array;
  readonly meanLength: Float64Array;
  /** Bases that the experiment's peaks cover. */
  readonly bases: Float64Array;
  /** Bases that both cover. */
  readonly sharedBases: Float64Array;
  /** Overlapping pairs of a query interval and a peak. */
  readonly pairs: Float64Array;
  /** Query intervals that overlap a peak. */
  readonly hits: Float64Array;
  /** The same of random permutations of the query, all together. */
  readonly randomHits: Float64Array;
  readonly permutations: number;
  /** Consensus sites in all, of the query, of the experiment, and of both. */
  readonly sites: number;
  readonly querySites: number;
  readonly experimentSites: Float64Array;
  readonly sharedSites: Float64Array;
}

/** A statistic's value for every experiment, larger is better, and the columns that its tool prints. */
export interface CompatibleScores {
  readonly value: Float64Array;
  readonly columns: readonly TableColumn[];
  /** States the universe and its size. */
  readonly universe: Notice;
}

/** Scores every experiment as the tool of that name does. */
export function compatibleScores(statistic: CompatibleStatistic, counts: ExperimentCounts): CompatibleScores {
  const each = (score: (i: number) => number) => counts.peaks.map((_, i) => score(i));
  const genome = { size: counts.genomeSize };
  switch (statistic) {
    case 'chip-atlas-2024':
    case 'chip-atlas-2025':
      return enrichment(statistic, counts);
    case 'giggle': {
      const scores = Array.from(counts.peaks, (_, i) => giggleScore(pairCounts(counts, i)));
      return {
        value: Float64Array.from(scores, ({ comboScore }) => comboScore),
        columns: [
          { name: 'combo_score', values: scores.map(({ comboScore }) => comboScore) },
          { name: 'odds_ratio', values: scores.map(({ oddsRatio }) => oddsRatio) },
          { name: 'minus_log10_p', values: scores.map(({ log10P }) => -log10P) },
          { name: 'pairs', values: counts.pairs },
          { name: 'universe', values: scores.map(({ universe }) => universe) },
        ],
        universe: note('universe.giggle', genome),
      };
    }
    case 'bedtools-fisher': {
      const scores = Array.from(counts.peaks, (_, i) => bedtoolsFisher(pairCounts(counts, i)));
      return {
        value: Float64Array.from(scores, ({ log10P }) => -log10P),
        columns: [
          { name: 'minus_log10_p', values: scores.map(({ log10P }) => -log10P) },
          { name: 'odds_ratio', values: scores.map(({ oddsRatio }) => oddsRatio) },
          { name: 'pairs', values: counts.pairs },
          { name: 'universe', values: scores.map(({ universe }) => universe) },
        ],
        universe: note('universe.bedtools-fisher', genome),
      };
    }
    case 'lola':
      return lola(counts);
    case 'bedtools-jaccard':
      return ofBases(
        'jaccard',
        each((i) => jaccard(counts.sharedBases[i], counts.queryBases, counts.bases[i])),
        counts,
        note('universe.none', { statistic }),
      );
    case 'npmi':
      return ofBases(
        'npmi',
        each((i) =>
          normalisedMutualInformation(
            counts.sharedBases[i],
            counts.queryBases,
            counts.bases[i],
            counts.genomeSize,
          ),
        ),
        counts,
        note('universe.genome', { statistic, ...genome }),
      );
    case 'forbes':
      return ofBases(
        'forbes',
        each((i) => forbes(counts.sharedBases[i], counts.queryBases, counts.bases[i], counts.genomeSize)),
        counts,
        note('universe.genome', { statistic, ...genome }),
      );
  }
}

function pairCounts(counts: ExperimentCounts, i: number) {
  return {
    pairs: counts.pairs[i],
    intervalsA: counts.queryIntervals,
    intervalsB: counts.peaks[i],
    meanLengthA: counts.queryMeanLength,
    meanLengthB: counts.meanLength[i],
    genomeSize: counts.genomeSize,
  };
}

function ofBases(
  name: string,
  value: Float64Array,
  counts: ExperimentCounts,
  universe: Notice,
): CompatibleScores {
  return {
    value,
    columns: [
      { name, values: value },
      { name: 'shared_bp', values: counts.sharedBases },
      { name: 'partner_bp', values: counts.bases },
    ],
    universe,
  };
}

function lola(counts: ExperimentCounts): CompatibleScores {
  const result = lolaEnrichment({
    universe: counts.sites,
    userRegions: counts.querySites,
    userHit: counts.sharedSites,
    universeHit: counts.experimentSites,
  });
  return {
    value: Float64Array.from(result.meanRank, (rank) => -rank),
    columns: [
      { name: 'minus_log10_p', values: result.log10P.map((value) => -value) },
      { name: 'odds_ratio', values: result.oddsRatio },
      { name: 'support', values: result.support },
      { name: 'rank_p', values: result.rankP },
      { name: 'rank_odds_ratio', values: result.rankOdds },
      { name: 'rank_support', values: result.rankSupport },
      { name: 'max_rank', values: result.maxRank },
      { name: 'mean_rank', values: result.meanRank },
    ],
    universe: note('universe.lola', { sites: counts.sites, bound: counts.querySites }),
  };
}

/** Random hits belong to `permutations` shuffled copies of the query. */
function enrichment(
  statistic: 'chip-atlas-2024' | 'chip-atlas-2025',
  counts: ExperimentCounts,
): CompatibleScores {
  const script: EnrichmentScript = statistic === 'chip-atlas-2024' ? '2024' : '2025';
  const result = chipAtlasEnrichment(
    {
      hitsA: counts.hits,
      rowsA: counts.queryIntervals,
      hitsB: counts.randomHits,
      rowsB: counts.queryIntervals * counts.permutations,
      permutations: counts.permutations,
    },
    script,
  );
  // By p; equal p (many are -324) by fold enrichment, as the tool sorts. Fewer hits than random rank below all others.
  const value = result.log10P.map((log10P, i) => {
    const fold = Math.min(1e6, result.foldEnrichment[i]);
    return Number.isNaN(log10P) ? Number.NEGATIVE_INFINITY : fold < 1 ? log10P : -log10P + fold / 1e9;
  });
  return {
    value,
    columns: [
      { name: 'log10_p', values: result.log10P },
      { name: 'log10_q', values: result.log10Q },
      { name: 'fold_enrichment', values: result.foldEnrichment },
      { name: 'overlaps_a', values: Array.from(result.a, (a, i) => `${a}/${a + result.b[i]}`) },
      { name: 'overlaps_b', values: Array.from(result.c, (c, i) => `${c}/${c + result.d[i]}`) },
    ],
    universe: note('universe.permutations', { statistic, permutations: counts.permutations }),
  };
}
