// How do other tools rank an atlas' experiments against a query? From counts, with the universe of each.
import { note, type Notice } from '../../messages/message.ts';
import { tableOf, type Table } from '../../tables/table.ts';
import { bedtoolsFisher, type BedtoolsFisher } from './bedtools-fisher.ts';
import { chipAtlasEnrichment, type EnrichmentScript } from './chip-atlas-enrichment.ts';
import {
  bedtoolsFisherColumns,
  bedtoolsJaccardColumns,
  enrichmentScriptColumns,
  forbesColumns,
  giggleColumns,
  lolaColumns,
  npmiColumns,
} from './compatible-columns.ts';
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
  readonly table: Table;
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
      const comboScore = Float64Array.from(scores, (each) => each.comboScore);
      return {
        value: comboScore,
        table: tableOf(giggleColumns, { comboScore, ...valuesOfPairs(scores, counts) }),
        universe: note('universe.giggle', genome),
      };
    }
    case 'bedtools-fisher': {
      const values = valuesOfPairs(
        Array.from(counts.peaks, (_, i) => bedtoolsFisher(pairCounts(counts, i))),
        counts,
      );
      return {
        value: values.minusLog10P,
        table: tableOf(bedtoolsFisherColumns, values),
        universe: note('universe.bedtools-fisher', genome),
      };
    }
    case 'lola':
      return lola(counts);
    case 'bedtools-jaccard': {
      const value = each((i) => jaccard(counts.sharedBases[i], counts.queryBases, counts.bases[i]));
      return {
        value,
        table: tableOf(bedtoolsJaccardColumns, { jaccard: value, ...basesOf(counts) }),
        universe: note('universe.none', { statistic }),
      };
    }
    case 'npmi': {
      const value = each((i) => normalisedMutualInformation(...basesAndGenome(counts, i)));
      return {
        value,
        table: tableOf(npmiColumns, { npmi: value, ...basesOf(counts) }),
        universe: note('universe.genome', { statistic, ...genome }),
      };
    }
    case 'forbes': {
      const value = each((i) => forbes(...basesAndGenome(counts, i)));
      return {
        value,
        table: tableOf(forbesColumns, { forbes: value, ...basesOf(counts) }),
        universe: note('universe.genome', { statistic, ...genome }),
      };
    }
  }
}

/** What the tools that count overlapping pairs of intervals print alike. */
function valuesOfPairs(
  scores: readonly Pick<BedtoolsFisher, 'oddsRatio' | 'log10P' | 'universe'>[],
  { pairs }: ExperimentCounts,
) {
  return {
    minusLog10P: Float64Array.from(scores, ({ log10P }) => -log10P),
    oddsRatio: scores.map(({ oddsRatio }) => oddsRatio),
    pairs,
    universe: scores.map(({ universe }) => universe),
  };
}

function basesOf({ sharedBases, bases }: ExperimentCounts) {
  return { sharedBp: sharedBases, partnerBp: bases };
}

function basesAndGenome(
  { sharedBases, queryBases, bases, genomeSize }: ExperimentCounts,
  i: number,
): [shared: number, sizeA: number, sizeB: number, universe: number] {
  return [sharedBases[i], queryBases, bases[i], genomeSize];
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

function lola(counts: ExperimentCounts): CompatibleScores {
  const result = lolaEnrichment({
    universe: counts.sites,
    userRegions: counts.querySites,
    userHit: counts.sharedSites,
    universeHit: counts.experimentSites,
  });
  return {
    value: Float64Array.from(result.meanRank, (rank) => -rank),
    table: tableOf(lolaColumns, {
      minusLog10P: result.log10P.map((value) => -value),
      oddsRatio: result.oddsRatio,
      support: result.support,
      rankP: result.rankP,
      rankOddsRatio: result.rankOdds,
      rankSupport: result.rankSupport,
      maxRank: result.maxRank,
      meanRank: result.meanRank,
    }),
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
    table: tableOf(enrichmentScriptColumns, {
      log10P: result.log10P,
      log10Q: result.log10Q,
      foldEnrichment: result.foldEnrichment,
      overlapsA: Array.from(result.a, (a, i) => `${a}/${a + result.b[i]}`),
      overlapsB: Array.from(result.c, (c, i) => `${c}/${c + result.d[i]}`),
    }),
    universe: note('universe.permutations', { statistic, permutations: counts.permutations }),
  };
}
