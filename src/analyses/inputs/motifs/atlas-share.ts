import type { CellClassSites } from '../../../atlas/sites/cell-class-sites.ts';
import { linearRegions } from '../../../genome/linear-regions.ts';
import type { PeakColumns } from '../../../genome/peak-columns.ts';
import { takePeaks } from '../../../genome/place.ts';
import { note, type Notice } from '../../../messages/message.ts';
import {
  atlasOdds,
  LEAST_SITES,
  windowStrata,
  type AtlasShare,
} from '../../../motifs/enrichment/atlas-odds.ts';
import { bestSites } from '../../../motifs/enrichment/best-sites.ts';
import type { ScanKernel } from '../../../motifs/scan-memory.ts';
import type { ScannedMotif } from '../../../motifs/scanned-motif.ts';
import { ownBinders, queryPeaks } from '../../../partners/score/rank-query.ts';
import { boundSites, type BoundSites } from '../../../partners/sites/bound-sites.ts';
import { createRandom } from '../../../statistics/random.ts';
import type { AtlasSitesInput } from './compared-input.ts';
import type { FoundSequence } from '../sequence.ts';
import { windowsOfPeaks } from './source-windows.ts';

/** Sites of the atlas that are read, at most. */
const READ = 100_000;
/** Fewer factors make no share. */
const LEAST_FACTORS = 10;

interface Asked {
  readonly sites: AtlasSitesInput;
  readonly genome: Pick<FoundSequence, 'sequences' | 'sequenceOf'>;
  readonly query: PeakColumns;
  readonly kernel: (motifs: readonly ScannedMotif[]) => ScanKernel;
  readonly width: number;
  readonly seed: number;
}

/**
 * Is the enrichment of a motif at the query's sites unusual? Nearly every factor's peaks are enriched for some motifs, those of AP-1 before all.
 * The sites of the query's class of cells are read once; on them each factor of the class is asked what the query is asked: the odds of
 * the motif at its sites over those at the others of like GC and CpG. The query's own sets do not count.
 * @param motifs the leading ones, with what their sites may fall short by (`most`)
 */
export function atlasShares(
  motifs: readonly ScannedMotif[],
  { sites: { atlas, classes, identity, names }, genome, query, kernel, width, seed }: Asked,
): { readonly shares: readonly AtlasShare[]; readonly notices: readonly Notice[] } {
  const linear = queryPeaks(atlas, query);
  const placed = classes.map((each) => ({ ...each, query: boundSites(linear, each.sites) }));
  const home = placed.reduce((best, each) => (each.query.site.length > best.query.site.length ? each : best));
  const own = new Set(ownBinders(home.sites, home.query, identity.antigens, names).own);
  const read = readSites(home.sites, { atlas, genome, width, seed });
  const bound = boundAmong(read.site, home.query);
  const binders = home.sites.binders.length;
  const { stratum, strata } = windowStrata(read.windows);
  const shares: AtlasShare[] = [];
  for (const { short } of bestSites(kernel, motifs, read.windows)) {
    const hit = Uint8Array.from(short, (value) => (value >= 0 ? 1 : 0));
    const odds = atlasOdds({ site: read.site, stratum, strata }, hit, home.sites.members, binders, bound);
    const others = odds.binders.filter((value, j) => !own.has(j) && !Number.isNaN(value));
    const asLarge = others.filter((value) => value >= odds.query).length;
    const isTold = others.length >= LEAST_FACTORS && !Number.isNaN(odds.query);
    shares.push({
      oddsRatio: odds.query,
      factors: others.length,
      share: isTold ? asLarge / others.length : NaN,
    });
  }
  return {
    shares,
    notices: [
      note('motifs.atlas-compared', {
        motifs: motifs.length,
        factors: shares[0]?.factors ?? 0,
        where: home.cellClass || 'the atlas',
        sites: read.site.length,
        all: home.sites.start.length,
        least: LEAST_SITES,
      }),
      ...(shares.some(({ share }) => Number.isNaN(share))
        ? [note('motifs.atlas-not-estimable', { least: LEAST_SITES, factors: LEAST_FACTORS })]
        : []),
    ],
  };
}

/** The sequence of sites, of many of some by lot. */
function readSites(
  { start, end }: CellClassSites,
  { atlas, genome, width, seed }: Pick<Asked, 'genome' | 'width' | 'seed'> & Pick<AtlasSitesInput, 'atlas'>,
) {
  const count = start.length;
  const chosen =
    count <= READ
      ? Uint32Array.from(start.keys())
      : createRandom(seed).split('atlas').sample(count, READ).sort();
  const regions = takePeaks(linearRegions(start, end, atlas.genome), chosen);
  const { windows } = windowsOfPeaks(regions, genome, width);
  return { windows, site: windows.row.map((row) => chosen[row]) };
}

function boundAmong(site: Uint32Array, { site: bound }: BoundSites): Uint8Array {
  const its = new Set(bound);
  return Uint8Array.from(site, (each) => (its.has(each) ? 1 : 0));
}
