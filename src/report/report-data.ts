import type { CandidateEvidence } from '../study/evidence.ts';
import type { Message } from '../study/messages/message.ts';

/**
 * Everything that the report page shows: the contract between the study and the page, embedded in it as JSON.
 * Tables are columns of equal length; a missing number is null. Genes and proteins are plain names: the page
 * decides how they are set.
 */
export interface ReportData {
  readonly format: 'chipmate report 1';
  /** Marks every section, figure, table and export. */
  readonly simulated: boolean;
  readonly title: string;
  readonly factor: string;
  readonly genome: string;
  readonly summary: readonly Message[];
  readonly chipSeq: readonly ChipSeqSection[];
  readonly partners: readonly PartnerSection[];
  readonly contrasts: readonly ContrastSection[];
  readonly expression: readonly ExpressionSection[];
  readonly targets: readonly TargetSection[];
  readonly loci: readonly LocusPicture[];
  readonly evidence: {
    readonly partners: readonly CandidateEvidence[];
    readonly targets: readonly CandidateEvidence[];
  };
  readonly model: ModelPicture;
  readonly next: readonly Message[];
  readonly steps: readonly StepLine[];
  readonly methods: readonly Message[];
  readonly provenance: ProvenanceSection;
}

type Numbers = readonly (number | null)[];

export interface ChipSeqSection {
  readonly name: string;
  readonly cell: string;
  readonly replicates: readonly { readonly file: string; readonly peaks: number }[];
  /** Peaks that went into the analysis: those that another replicate supports, where there are replicates. */
  readonly peaks: number;
}

export interface PartnerSection {
  readonly query: string;
  /** What the ranking was conditioned on and calibrated with, in sentences. */
  readonly notes: readonly Message[];
  readonly rows: {
    readonly antigen: readonly string[];
    readonly score: Numbers;
    /** Share of all pairs of factors with a lower score, per cent. */
    readonly percentile: Numbers;
    readonly log2OddsRatio: Numbers;
    readonly ciLow: Numbers;
    readonly ciHigh: Numbers;
    readonly minusLog10Q: Numbers;
    readonly sharedSites: Numbers;
    readonly querySites: Numbers;
    readonly experiments: Numbers;
    readonly strongestExperiment: readonly string[];
    readonly cell: readonly string[];
    /** Other antigens that share most of this one's sites. */
    readonly block: readonly string[];
    readonly supported: readonly boolean[];
    /** Rank by whole-genome Fisher on the same peaks, null where it was not computed. */
    readonly fisherRank: Numbers;
  };
}

export interface ContrastSection {
  readonly a: string;
  readonly b: string;
  /** Two queries against one another, or one query in two groups of the atlas' cell types. */
  readonly kind: 'queries' | 'cells';
  readonly rows: {
    readonly antigen: readonly string[];
    readonly a: Numbers;
    readonly b: Numbers;
    readonly difference: Numbers;
    readonly ciLow: Numbers;
    readonly ciHigh: Numbers;
    readonly minusLog10Q: Numbers;
  };
}

export interface ExpressionSection {
  readonly name: string;
  readonly contrast: string;
  readonly samples: readonly { readonly group: string; readonly count: number }[];
  /** False where a group has one sample: fold changes are shown, p-values are not estimable. */
  readonly testable: boolean;
  readonly rows: {
    readonly gene: readonly string[];
    readonly log2FoldChange: Numbers;
    readonly ciLow: Numbers;
    readonly ciHigh: Numbers;
    readonly minusLog10P: Numbers;
    readonly adjustedP: Numbers;
    readonly averageExpression: Numbers;
  };
}

export interface TargetSection {
  readonly query: string;
  readonly expression: string | null;
  readonly notes: readonly Message[];
  readonly rows: {
    readonly gene: readonly string[];
    readonly score: Numbers;
    readonly peaks: Numbers;
    readonly nearestPeak: Numbers;
    readonly log2FoldChange: Numbers;
    readonly adjustedP: Numbers;
    readonly direction: readonly ('activated' | 'repressed' | 'unchanged' | 'not measured')[];
    readonly rankProduct: Numbers;
    /** Neighbour that shares this gene's strongest distal site; empty where there is none. */
    readonly sharesSiteWith: readonly string[];
  };
  /** Cumulative share of genes by rank of regulatory potential, for genes that rise, fall and stay. */
  readonly curves: readonly {
    readonly group: 'up' | 'down' | 'unchanged';
    readonly genes: number;
    readonly x: readonly number[];
    readonly y: readonly number[];
  }[];
}

export interface LocusPicture {
  readonly gene: string;
  readonly chromosome: string;
  readonly start: number;
  readonly end: number;
  readonly genes: readonly {
    readonly symbol: string;
    readonly start: number;
    readonly end: number;
    readonly strand: 1 | -1;
  }[];
  /** One row of the picture: the own peaks of an experiment, or a partner's peaks in the atlas. */
  readonly tracks: readonly {
    readonly label: string;
    readonly own: boolean;
    /** start, end and strength (0 to 1 within the experiment) of each peak. */
    readonly peaks: readonly (readonly [number, number, number])[];
  }[];
}

/** The picture of what the evidence adds up to. */
export interface ModelPicture {
  readonly drug: string | null;
  readonly factor: string;
  readonly partners: readonly { readonly name: string; readonly verdict: string }[];
  readonly targets: readonly {
    readonly name: string;
    readonly verdict: string;
    readonly effect: 'activated' | 'repressed' | 'unknown';
  }[];
}

export interface StepLine {
  readonly name: string;
  readonly state: 'done' | 'skipped' | 'failed' | 'not yet evaluated';
  readonly reason: Message | null;
}

export interface ProvenanceSection {
  readonly program: string;
  readonly version: string;
  readonly seed: number;
  readonly inputs: readonly { readonly file: string; readonly bytes: number; readonly sha256: string }[];
  readonly parameters: readonly { readonly step: string; readonly name: string; readonly value: string }[];
  readonly atlas: readonly {
    readonly folder: string;
    readonly experiments: number;
    readonly sources: string;
    readonly sha256: string;
  }[];
}
