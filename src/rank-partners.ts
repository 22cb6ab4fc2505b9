import { basename, dirname } from 'node:path';
import { SHARDS_FOLDER } from './atlas/manifest.ts';
import type { Atlas } from './atlas/open-atlas.ts';
import { openSites } from './atlas/sites-file.ts';
import { AntigenNames } from './genome/antigen-aliases.ts';
import type { PeakColumns } from './genome/peak-columns.ts';
import type { PartnerRow } from './partners/partner-rows.ts';
import { findIdentity } from './partners/query-identity.ts';
import { rankQuery } from './partners/rank-query.ts';

export interface RankPartnersOptions {
  /** What the query is; else what a near-identical experiment of the atlas is (Jaccard index above 0.8), else unknown. */
  readonly antigen?: string;
  /** Cell type of the query; else found in the same way. */
  readonly cell?: string;
  /** Cell classes that are ranked over; all of the atlas by default. */
  readonly cellClasses?: readonly string[];
  /** One row per antigen and tier (the default), or per experiment. */
  readonly level?: 'antigen' | 'experiment';
  /** Seed of the random queries; 1 by default. */
  readonly seed?: number;
  /** Number of random queries that scores are compared with. */
  readonly draws?: number;
  /** Told what a careful user should know: sites, random queries, a query without signal. */
  readonly onMessage?: (sentence: string) => void;
}

/**
 * Ranks the factors of an atlas that share strong sites with a query beyond what all other factors explain:
 * partner candidates, best first. The query's own antigen is never among them.
 * @param query n peaks with signals; chromosomes may have any of their names
 * @param atlas one whose folder has consensus sites (`buildSites`, or `chipmate atlas build`)
 * @returns scores, log2 odds ratios, and log10 p and q; see `PartnerRow`
 * @throws InputError where the atlas has no sites, or no peak lies on any of them
 * **Source:** the regularised partial correlation follows ChromNet (Lundberg et al. 2016, Genome Biology 17:82).
 */
export async function rankPartners(
  query: PeakColumns,
  atlas: Atlas,
  options: RankPartnersOptions = {},
): Promise<PartnerRow[]> {
  const { antigen, cell, onMessage, seed = 1, ...rest } = options;
  const names = new AntigenNames();
  const folders = atlas.shards
    .map(({ shard }) => shard.folder)
    .filter((folder) => basename(dirname(folder)) !== SHARDS_FOLDER);
  const say = (sentence: string): void => onMessage?.(sentence);
  const identity = await findIdentity(atlas, query, names, { antigen, cell }, say);
  const { rows } = rankQuery(atlas, openSites(folders), query, identity, names, { ...rest, seed, say });
  return rows.filter(({ tier }) => tier !== 'own antigen');
}
