import type { EdgeEvidence } from '../study/edges.ts';
import type { CandidateEvidence, JudgedColumns } from '../study/evidence.ts';
import type { Message, Notice } from '../messages/message.ts';
import type {
  AgreementResult,
  AtlasSummary,
  ContrastResult,
  ExpressionResult,
  LocusPicture,
  PartnersResult,
  PeaksResult,
  TargetsResult,
} from '../study/results.ts';
import type { Refusal } from '../study/plan/run-plan.ts';
import type { PathStage, StageState } from './study-path.ts';

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
  /** The day that the study file gives. */
  readonly date: string | null;
  /** Sentences about the findings, then the cautions. */
  readonly summary: readonly (Message | Notice)[];
  readonly chipSeq: readonly ChipSeqSection[];
  readonly partners: readonly PartnersResult[];
  readonly agreement: readonly AgreementResult[];
  readonly contrasts: readonly ContrastResult[];
  readonly expression: readonly (Omit<ExpressionResult, 'filtered'> & Shortened & Beyond)[];
  readonly targets: readonly (Omit<TargetsResult, 'notMeasured' | 'rows'> & TargetRows & Shortened)[];
  readonly loci: readonly ReportLocus[];
  readonly evidence: {
    readonly partners: readonly CandidateEvidence[];
    readonly targets: readonly CandidateEvidence[];
    readonly edges: readonly EdgeEvidence[];
  };
  readonly model: ModelPicture;
  readonly next: readonly Message[];
  readonly path: readonly { readonly stage: PathStage; readonly state: StageState }[];
  readonly steps: readonly StepLine[];
  readonly methods: readonly Message[];
  /** What is to be said of the study file itself. */
  readonly ofFile: readonly Notice[];
  readonly provenance: ProvenanceSection;
}

/** A table of which the page holds the first rows only. */
export interface Shortened {
  /** Rows of the whole table. */
  readonly total: number;
}

/** Of target genes the page shows binding and change, not the word for both. */
export interface TargetRows {
  readonly rows: Omit<TargetsResult['rows'], keyof JudgedColumns>;
}

/** Genes that the table was cut before, for the picture only: log2 fold change and -log10 p, thinned to what can be seen. */
export interface Beyond {
  readonly beyond: readonly (readonly [log2FoldChange: number, minusLog10P: number])[];
}

/** A locus with the place where an amplicon of ChIP-qPCR belongs; null where no peak is near. */
export interface ReportLocus extends LocusPicture {
  readonly amplicon: readonly [start: number, end: number] | null;
}

export interface ChipSeqSection {
  readonly name: string;
  /** What was immunoprecipitated: the study's factor, unless the entry says otherwise. */
  readonly antigen: string;
  readonly cell: string;
  readonly condition: string | null;
  readonly notices: readonly Notice[];
  readonly distances: PeaksResult['distances'];
  readonly replicates: readonly { readonly file: string; readonly peaks: number }[];
  /** Peaks that went into the analysis: those that another replicate supports, where there are replicates. */
  readonly peaks: number;
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
  readonly refusal?: Refusal;
}

export interface ProvenanceSection {
  readonly program: string;
  readonly version: string;
  readonly seed: number;
  readonly inputs: readonly { readonly file: string; readonly bytes: number; readonly sha256: string }[];
  readonly parameters: readonly { readonly step: string; readonly name: string; readonly value: string }[];
  readonly atlas: readonly AtlasSummary[];
}
