import type { Background } from '../score-matrix.ts';
import type { ScannedMotif } from '../scanned-motif.ts';
import { sitePairs, type OwnHits } from './site-pairs.ts';
import { gapAt, overlapAt, overlapCount, placementsOf, type Placed, type Placements } from './placements.ts';
import { coreOf, type PrimarySites, type SiteRegions } from './primary-sites.ts';
import { sidakLog10P } from '../../statistics/combine/sidak.ts';
import { overlapLog10P, sharedInformation } from './shared-bases.ts';
import {
  chanceShares,
  fixedGap,
  nearSites,
  placeShare,
  sharedSite,
  type TestedPlace,
} from './spacing-tests.ts';

/** A motif ready to be looked for, with the information in its columns. */
export interface InformedMotif {
  readonly motif: ScannedMotif;
  /** Bits of each column. */
  readonly bits: Float64Array;
}

/** The primary motif with its sites. */
export interface Primary extends InformedMotif {
  readonly sites: PrimarySites;
  readonly regions: SiteRegions;
  /** Bases of the sites, column by column. */
  readonly columns: Float64Array;
  readonly background: Background;
  readonly margin: number;
  /** Gaps below this are near. */
  readonly near: number;
}

/** What was found of one secondary motif. */
export interface MotifSpacing {
  readonly all: Placements;
  /** Windows at each gap and orientation. */
  readonly counts: Uint32Array;
  /** The gap that stands out most, and how it lies. */
  readonly fixed: TestedPlace & { readonly where: Placed | undefined };
  readonly near: TestedPlace;
  /** The way of overlapping that stands out most; whether the two are one sequence there, or need bases beside it. */
  readonly shared: TestedPlace & { readonly where: Placed | undefined; readonly isOne: boolean };
}

/** Overlaps in which either motif has half of its information in what both share are one sequence. */
const ONE_SEQUENCE = 0.5;
/** Share of the primary sites that are sites of the other motif as well, from which both are one site whatever makes them so. */
const ONE_SITE = 0.1;

/**
 * How one motif is spaced from the primary sites.
 * @param own hits of the motif in the regions
 */
export function spacingOf(primary: Primary, { motif, bits }: InformedMotif, own: OwnHits): MotifSpacing {
  const { sites, regions, margin } = primary;
  const turns = (one: ScannedMotif): boolean => one.palindrome !== undefined;
  const core = coreOf(motif);
  const all = placementsOf(
    { width: sites.width, turns: turns(primary.motif) },
    { width: core.width, turns: turns(motif) },
    margin,
  );
  const pairs = sitePairs(own, motif, { sites, regions }, all, primary.near);
  const fixed = fixedGap(pairs.counts, chanceShares(sites, pairs, all), all);
  const shared = sharedSite(sites, pairs, all);
  const where = shared.bin < 0 ? undefined : overlapAt(all, shared.bin);
  const primaryCore = coreOf(primary.motif);
  const coreBits = (of: Float64Array, { skip, width }: typeof core): Float64Array =>
    of.subarray(skip[0], skip[0] + width);
  const isOne =
    where !== undefined &&
    sharedInformation(coreBits(primary.bits, primaryCore), coreBits(bits, core), where) >= ONE_SEQUENCE;
  // Bases that the primary site has anyway make sites of many motifs: where those are few, there must be more than its bases make.
  const beyond =
    where === undefined || (isOne && pairs.overlapped[shared.bin] >= ONE_SITE * sites.start.length)
      ? -Infinity
      : sidakLog10P(
          overlapLog10P(pairs.overlapped[shared.bin], sites.start.length, shared.bin, all, {
            columns: primary.columns,
            motif,
            skip: core.skip,
            background: primary.background,
            density: placeShare(pairs.counts, sites.start.length, all) / motif.p[motif.most],
          }),
          overlapCount(all),
        );
  return {
    all,
    counts: pairs.counts,
    fixed: { ...fixed, where: fixed.bin < 0 ? undefined : gapAt(all, fixed.bin) },
    near: nearSites(sites, pairs, all, primary.near),
    shared: { ...shared, corrected: Math.max(shared.corrected, beyond), where, isOne },
  };
}
