import type { Atlas } from '../../atlas/open-atlas.ts';
import type { Binder } from '../../atlas/sites/cell-class-sites.ts';
import type { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import type { GeneModels } from '../../genome/genes.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { note, type Notice } from '../../messages/message.ts';
import { compareParts, type PartsOfBinder, type PartsOfQuery } from './compare-parts.ts';
import { finishComparison, type Difference, type Surprise } from './comparison-rows.ts';
import { TIERS, tierOf, type Tier } from '../score/partner-rows.ts';
import { boundSites } from '../sites/bound-sites.ts';
import type { Identity } from '../score/query-identity.ts';
import {
  chosenClasses,
  ownBinders,
  sameDataNotices,
  queryPeaks,
  readClassSites,
  type ClassSitesSource,
} from '../score/rank-query.ts';

/** A query whose first peaks are one part of it and whose other peaks the part that it is compared with. */
export interface QueryParts {
  readonly atlas: Pick<Atlas, 'genome'>;
  readonly peaks: PeakColumns;
  /** Peaks of the first part. */
  readonly first: number;
  readonly identity: Identity;
  readonly names: KnownNames;
}

interface PartsDifference extends Difference<Tier>, PartsOfBinder, Omit<PartsOfQuery, 'binders'> {
  readonly binder: Binder;
  readonly cellClass: string;
}

/** One antigen and cell type at two parts of a query. */
export type PartsRow = PartsDifference & Surprise;

/**
 * Compares two parts of a query over the sites of the cell classes: one row per antigen and cell type, the surest
 * difference first within each tier.
 * @returns no row for a cell class in which a part has no site
 */
export function comparePartsOfQuery(
  { atlas, peaks, first, identity, names }: QueryParts,
  sources: readonly ClassSitesSource[],
  options: {
    readonly cellClasses?: readonly string[];
    readonly genes?: () => GeneModels | undefined;
  },
): { rows: PartsRow[]; notices: Notice[] } {
  const rows: PartsDifference[] = [];
  const notices: Notice[] = [];
  for (const { file, cellClass } of chosenClasses(sources, options.cellClasses)) {
    const sites = readClassSites(atlas, file, cellClass, options.genes);
    const query = boundSites(queryPeaks(atlas, peaks), sites);
    const { own, sameData } = ownBinders(sites, query, identity.antigens, names);
    const same = sameData.map((j) => sites.binders[j]);
    notices.push(...sameDataNotices(same, identity, names).notices);
    const part = Uint8Array.from(query.peak, (peak) => Number(peak < first));
    const { binders, ...counts } = compareParts(sites, query, part, own);
    const compared = [...binders.keys()].filter((j) => binders[j].error > 0);
    const alike = `strength${sites.promoter === undefined ? '' : ', at promoters or away from them,'} and number of other factors`;
    const few = binders.length - own.length - compared.length;
    const parts = {
      class: cellClass || 'the atlas',
      within: counts.sitesWithin,
      against: counts.sitesAgainst,
      alike,
    };
    notices.push(
      few > 0
        ? note('parts.compared-but-few', { ...parts, few, binders: binders.length })
        : note('parts.compared', parts),
    );
    for (const j of compared)
      rows.push({
        antigen: sites.binders[j].antigen,
        basis: tierOf(sites.binders[j].cell, cellClass, identity),
        difference: binders[j].log2OddsRatio,
        binder: sites.binders[j],
        cellClass,
        ...counts,
        ...binders[j],
      });
  }
  return { rows: finishComparison(rows, (tier) => TIERS.indexOf(tier)), notices };
}
