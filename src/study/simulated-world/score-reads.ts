import type { WorldTruth } from './truth.ts';

/** What was answered about the simulated reads. */
export interface AskedOfReads {
  /** Summits of the peaks that were called without the drug. */
  readonly summits: readonly number[];
  /** Regions whose reads are said to differ, by how samples were made comparable. */
  readonly changed: Readonly<Record<ReadsNormalisation, readonly ChangedRegion[]>>;
}

export type ReadsNormalisation = 'spike-in' | 'library';

export interface ChangedRegion {
  readonly start: number;
  readonly end: number;
  readonly log2FoldChange: number;
}

/** Losses of one normalisation: planted ones that were found, and sites that keep all and are said to change. */
interface LossScore {
  readonly found: number;
  readonly falselyChanged: number;
}

export interface ReadsScore {
  readonly planted: number;
  readonly found: number;
  readonly falselyCalled: number;
  /** Sites that the drug takes binding from, and those that keep it. */
  readonly lost: number;
  readonly kept: number;
  readonly losses: Readonly<Record<ReadsNormalisation, LossScore>>;
}

/** A summit as far from a planted site is another place, bp. */
const NEAR = 150;

/** Compares peaks and changes of the simulated reads with the opened truth. */
export function scoreReads({ summits, changed }: AskedOfReads, { reads }: WorldTruth): ReadsScore {
  const { sites } = reads;
  const isNear = (summit: number, middle: number): boolean => Math.abs(summit - middle) <= NEAR;
  const [lost, kept] = [sites.filter(({ left }) => left < 1), sites.filter(({ left }) => left === 1)];
  const lossesOf = (regions: readonly ChangedRegion[]): LossScore => {
    const at = (middle: number): ChangedRegion | undefined =>
      regions.find(({ start, end }) => start <= middle && middle < end);
    return {
      found: lost.filter(({ middle }) => (at(middle)?.log2FoldChange ?? 0) < 0).length,
      falselyChanged:
        kept.filter(({ middle }) => at(middle) !== undefined).length +
        regions.filter(({ start, end }) => !sites.some(({ middle }) => start <= middle && middle < end))
          .length,
    };
  };
  return {
    planted: sites.length,
    found: sites.filter(({ middle }) => summits.some((summit) => isNear(summit, middle))).length,
    falselyCalled: summits.filter((summit) => !sites.some(({ middle }) => isNear(summit, middle))).length,
    ...{ lost: lost.length, kept: kept.length },
    losses: { 'spike-in': lossesOf(changed['spike-in']), library: lossesOf(changed.library) },
  };
}
