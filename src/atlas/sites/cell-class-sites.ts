/** An antigen bound in a cell type: what is known of it over all its experiments. */
export interface Binder {
  readonly antigen: string;
  readonly cell: string;
  /** Names of the experiments it was made from. */
  readonly experiments: readonly string[];
  /** Number of sites that it binds. */
  readonly sites: number;
  /** Experiments of its label that it was not made from, as they look like another antigen; absent where there are none. */
  readonly leftOut?: readonly LeftOutExperiment[];
}

/** An experiment that looks like another antigen than its label says. */
export interface LeftOutExperiment {
  readonly experiment: string;
  /** The antigen that it is most like. */
  readonly like: string;
}

/** Who binds each site: the members of site i are the elements offset[i] to offset[i + 1] - 1, by ascending binder. */
export interface SiteMembers {
  readonly siteCount: number;
  /** First member of each site, siteCount + 1. */
  readonly offset: Uint32Array;
  /** Binder of each member. */
  readonly binder: Uint16Array;
  /** Code of each member's score: an index into `codeScore`. */
  readonly code: Uint8Array;
}

/** What the ranking of partners knows about the binders of a cell class before it sees a query. */
export interface PartnerModel {
  /** Shrinkage of the correlations towards 0. */
  readonly ridge: number;
  /** Correlation from which two binders are near-copies. */
  readonly nearCopy: number;
  /** Mean and standard deviation of each binder over all sites, n. */
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
  /** Inverse of the shrunk correlation matrix, n x n, row-major. */
  readonly precision: Float32Array | Float64Array;
  /** Near-copies of each binder, ascending. */
  readonly nearCopies: readonly Uint16Array[];
  /** Groups of binders that are compared with each other: cell types with enough binders, and the rest together. */
  readonly groups: readonly BinderGroup[];
  /** Group of each binder. */
  readonly groupOfBinder: Uint16Array;
  /** Median and spread (1.4826 MAD) of each binder's partial correlations with the binders of each group, n x groups. */
  readonly median: Float64Array;
  readonly spread: Float64Array;
  /** Calibrated scores of pairs of binders of one group, ascending: what a score is compared with. */
  readonly backgroundScores: Float32Array;
  /** Absent in atlases that were made before it was stored. */
  readonly pairs?: PairScale;
}

/** What pairs of binders tell of the scores that stand out. */
export interface PairScale {
  /** Score from which pairs of each group stand out. */
  readonly threshold: Float64Array;
  /** Binders that stand out with a large share of their group, ascending. */
  readonly hubs: Uint16Array;
}

export interface BinderGroup {
  /** The cell type; empty for the rest of the class. */
  readonly cell: string;
  /** Binders that are the group's background. */
  readonly background: Uint16Array;
}

/** Consensus sites of one cell class and who binds them. */
export interface CellClassSites {
  readonly cellClass: string;
  readonly binders: readonly Binder[];
  /** Linear coordinates of each site, [start, end). */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** 1 where a TSS lies within 1 kb; undefined where the atlas has no gene models. */
  readonly promoter: Uint8Array | undefined;
  readonly members: SiteMembers;
  /** Score that each code stands for. */
  readonly codeScore: Float64Array;
  /** Absent below 20 binders. */
  readonly model: PartnerModel | undefined;
}
