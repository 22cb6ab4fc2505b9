import { coveredBases } from '../../atlas/covered-bases.ts';
import { summitPieces } from '../../atlas/sites/summit-pieces.ts';
import { nameKey } from '../../genome/antigens/antigen-aliases.ts';
import { linearUnion } from '../../genome/linear-regions.ts';
import { note, type Notice } from '../../messages/message.ts';
import { pairsAndBases } from '../../partners/compatible/shared-bases.ts';
import { shuffledOverGenome } from '../../partners/compatible/shuffle.ts';
import type { ExperimentCounts } from '../../partners/compatible/table.ts';
import { countSites } from '../../partners/sites/count-sites.ts';
import type { Identity } from '../../partners/score/query-identity.ts';
import type { SiteCounts } from '../../partners/sites/site-counts.ts';
import { createRandom } from '../../statistics/random.ts';
import type { Asked } from './asked.ts';
import { chosenExperiments } from './experiments.ts';

/** What is counted of a query: what it is decides over which sites. */
export interface CountedQuery extends Pick<Asked, 'atlas' | 'peaks' | 'names' | 'overlaps'> {
  readonly identity: Identity;
}

/** Told the share of the work that is done, 0 to 1. */
export type OnProgress = (share: number) => void;

/** Counts sites over the factor experiments of the query's cell class, or of all where it is unknown; says which. */
export function countQuerySites(
  { atlas, peaks, identity, names }: CountedQuery,
  tested: Uint32Array,
  onProgress?: OnProgress,
): { counts: SiteCounts; notices: Notice[] } {
  const { cellClass } = identity;
  const table = atlas.experiments;
  const universe = new Uint8Array(table.count);
  for (const row of chosenExperiments(atlas, {}, names))
    if (cellClass === undefined || nameKey(table.cellClass[row]) === nameKey(cellClass)) universe[row] = 1;
  const wanted = universe.slice();
  for (const row of tested) wanted[row] = 1;
  const { offsets } = atlas.genome;
  const summits = Uint32Array.from(peaks.summit, (summit, i) => offsets[peaks.chromosome[i]] + summit).sort();
  const counts = countSites(summitPieces(atlas, wanted), summits, universe, offsets, onProgress);
  const said = {
    sites: counts.sites,
    experiments: universe.reduce((sum, one) => sum + one, 0),
    bound: counts.querySites,
  };
  return {
    counts,
    notices: [
      cellClass === undefined
        ? note('partners.universe-of-all', said)
        : note('partners.universe', { ...said, class: cellClass || 'the atlas' }),
    ],
  };
}

/** Which kinds of counts are made: each reads the atlas in another way. */
export interface CountNeeds {
  readonly sites: boolean;
  readonly pairs: boolean;
  readonly hits: boolean;
  /** Of the random permutation of the query that hits are compared with. */
  readonly seed: number;
}

/** What another tool's statistic needs to know of the experiments; counts that are not needed are left at 0. */
export async function countExperiments(
  query: CountedQuery,
  rows: Uint32Array,
  needs: CountNeeds,
  onProgress?: OnProgress,
): Promise<{ counts: ExperimentCounts; notices: Notice[] }> {
  const { atlas, peaks } = query;
  const { experiments, genome } = atlas;
  const pick = (values: ArrayLike<number>) => Float64Array.from(rows, (row) => values[row]);
  const none = new Float64Array(experiments.count);
  const merged = linearUnion(peaks, genome.offsets);
  const overlap = needs.pairs
    ? pairsAndBases(await atlas.peaksOverlapping(peaks), merged, genome.offsets, experiments.count)
    : { pairs: none, bases: none };
  const lengths = needs.pairs ? coveredBases(atlas) : { total: none, covered: none };
  const sites = needs.sites ? countQuerySites(query, rows, onProgress) : undefined;
  const [hits, randomHits] = needs.hits
    ? [
        (await query.overlaps()).queryHits,
        (await atlas.overlap(shuffledOverGenome(peaks, genome, createRandom(needs.seed)))).queryHits,
      ]
    : [none, none];
  let total = 0;
  for (let i = 0; i < peaks.count; i++) total += peaks.end[i] - peaks.start[i];
  return {
    counts: {
      queryIntervals: peaks.count,
      queryMeanLength: total / peaks.count,
      queryBases: merged.start.reduce((sum, start, i) => sum + merged.end[i] - start, 0),
      genomeSize: genome.totalSize,
      peaks: pick(experiments.peaks),
      meanLength: Float64Array.from(rows, (row) => lengths.total[row] / experiments.peaks[row]),
      bases: pick(lengths.covered),
      sharedBases: pick(overlap.bases),
      pairs: pick(overlap.pairs),
      hits: pick(hits),
      randomHits: pick(randomHits),
      permutations: 1,
      sites: sites?.counts.sites ?? 0,
      querySites: sites?.counts.querySites ?? 0,
      experimentSites: pick(sites?.counts.experimentSites ?? none),
      sharedSites: pick(sites?.counts.sharedSites ?? none),
    },
    notices: sites?.notices ?? [],
  };
}
