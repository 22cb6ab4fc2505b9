// The partner score without p-values, over any table of sites.
import type { CellClassSites } from '../../src/atlas/sites/cell-class-sites.ts';
import { readSummits } from '../../src/atlas/chosen-peaks.ts';
import { takePeaks } from '../../src/genome/place.ts';
import { buildClassSites } from '../../src/partners/sites/build-class-sites.ts';
import { boundSites, type BoundSites } from '../../src/partners/sites/bound-sites.ts';
import { scorePartners, type PartnerScores } from '../../src/partners/score/score-partners.ts';
import { queryPeaks } from '../../src/partners/score/rank-query.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { experimentsByClass } from '../../src/analyses/inputs/outdated-sites.ts';
import type { LineQuery } from './queries.ts';
import type { BenchmarkAtlas } from './open.ts';

/** @param thin number of strongest peaks that are kept */
export function boundSitesOf(
  opened: BenchmarkAtlas,
  sites: CellClassSites,
  { peaks }: LineQuery,
  thin = Number.POSITIVE_INFINITY,
): BoundSites {
  if (peaks.count <= thin) return boundSites(queryPeaks(opened.atlas, peaks), sites);
  const order = Uint32Array.from({ length: peaks.count }, (_, i) => i).sort(
    (a, b) => peaks.signal[b] - peaks.signal[a] || a - b,
  );
  return boundSites(queryPeaks(opened.atlas, takePeaks(peaks, order.slice(0, thin).sort())), sites);
}

export function ownOf(sites: CellClassSites, antigen: string): number[] {
  return [...sites.binders.keys()].filter((j) => sites.binders[j].antigen === antigen);
}

export function scoresOf(
  opened: BenchmarkAtlas,
  sites: CellClassSites,
  query: LineQuery,
  seed: number,
  thin?: number,
): PartnerScores {
  return scorePartners(sites, boundSitesOf(opened, sites, query, thin), {
    own: ownOf(sites, query.antigen),
    cell: sites.binders.some(({ cell }) => cell === query.cell) ? query.cell : undefined,
    random: createRandom(seed),
    draws: 0,
  });
}

/** Sites, binders and model from one cell line's experiments. */
export function sitesOfCell({ atlas }: BenchmarkAtlas, cell: string): CellClassSites {
  const shards = atlas.shards.map(({ shard }) => shard);
  const all = [...experimentsByClass(shards).classes.values()].flat().filter((one) => one.cell === cell);
  const [summits] = readSummits(shards, [all]);
  return buildClassSites(cell, { ...summits, experiments: all }, atlas.genome.offsets, undefined);
}
