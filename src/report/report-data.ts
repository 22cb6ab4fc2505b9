import type { Clouds } from '../expression/figures/change-figures.ts';
import type { KeptPicture } from '../assays/figures/assay-figure.ts';
import type { PaperKey } from '../analyses/inputs/papers.ts';
import type { Judged } from '../tables/verdicts.ts';
import type { Edge, EdgeItem, EdgeMethod } from '../study/evidence/edge.ts';
import type { EdgeMatrix } from '../study/evidence/edge-matrix.ts';
import type { CandidateEvidence } from '../study/evidence/verdicts.ts';
import type { NotRanked } from '../partners/score/not-ranked.ts';
import type { Message, Notice } from '../messages/message.ts';
import type {
  AgreementResult,
  AtlasSummary,
  ContrastResult,
  ExpressionResult,
  LocusPicture,
  MotifsResult,
  PartnersResult,
  PeaksResult,
  PlacesResult,
  TargetsResult,
} from '../study/results.ts';
import type { FileDigest } from '../study/plan/digest.ts';
import type { Refusal, StepState } from '../study/plan/run-plan.ts';
import type { PathStage } from '../study/plan/stages.ts';
import type { ParameterName } from '../study/plan/step.ts';
import type { PartnerCard } from '../study/partner-cards.ts';
import type { StageState } from './study-path.ts';

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
  /** Genes of the factor and of its siblings, which are one factor with it. */
  readonly ownGenes: readonly string[];
  readonly genome: string;
  /** The day that the study file gives. */
  readonly date: string | null;
  /** Sentences about the findings, then the cautions. */
  readonly summary: readonly (Message | Notice)[];
  readonly chipSeq: readonly ChipSeqSection[];
  readonly places: readonly PlacesResult[];
  readonly partners: readonly PartnersResult[];
  readonly agreement: readonly AgreementResult[];
  readonly contrasts: readonly ContrastResult[];
  readonly expression: readonly (Omit<ExpressionResult, 'filtered' | 'filteredByCounts'> &
    Shortened & { readonly clouds: Clouds })[];
  readonly targets: readonly TargetsSection[];
  readonly motifs: readonly MotifsResult[];
  readonly loci: readonly ReportLocus[];
  /** Names of the atlas that each ranking does not show, with the reason. */
  readonly notRanked: readonly ({ readonly query: string } & NotRanked)[];
  readonly browser: BrowserLinks;
  /** Tables of the bench, by what they are about. */
  readonly bench: readonly BenchSection[];
  readonly evidence: {
    readonly partners: readonly CandidateEvidence[];
    readonly targets: readonly CandidateEvidence[];
    /** Of which there are results. */
    readonly edges: readonly Edge[];
    readonly matrix: EdgeMatrix;
  };
  /** What speaks for and against partner candidates before one is tested at the bench. */
  readonly cards: readonly PartnerCard[];
  readonly model: ModelPicture;
  readonly figure: StudyPicture;
  /** What the edges add up to, as a report of a grant would say it. */
  readonly outcome: readonly Message[];
  readonly next: readonly Message[];
  readonly path: readonly { readonly stage: PathStage; readonly state: StageState }[];
  readonly steps: readonly StepLine[];
  readonly methods: readonly Message[];
  /** What is to be said of the study file itself. */
  readonly ofFile: readonly Notice[];
  /** Papers of the methods that the finished steps used. */
  readonly papers: readonly PaperKey[];
  readonly provenance: ProvenanceSection;
}

/** Places of genes stand in `browser`; the page tells binding and change of a gene by themselves. */
export interface TargetsSection extends Omit<TargetsResult, 'rows'>, Shortened {
  readonly rows: Omit<TargetsResult['rows'], 'place'>;
}

/** A table of which the page holds the first rows only. */
export interface Shortened {
  /** Rows of the whole table. */
  readonly total: number;
}

/** A locus with the place where an amplicon of ChIP-qPCR belongs; null where no peak is near. */
export interface ReportLocus extends LocusPicture {
  readonly amplicon: readonly [start: number, end: number] | null;
  /** Partners with peaks kept, of which the picture draws the first. */
  readonly partners: number;
}

/** What a table of the bench is about. */
export type BenchGroup =
  'knockdown' | 'interaction' | 'promoter' | 'growth' | 'dose' | 'combination' | 'replication';

/** One table of the bench; its words stand on the edges of the evidence, by `source`. */
export interface BenchSection {
  readonly group: BenchGroup;
  readonly title: Message;
  readonly source: string;
  /** Whether the genes themselves that were perturbed changed, which is no edge. */
  readonly ownGenes: readonly EdgeItem[];
  readonly notices: readonly Notice[];
  readonly pictures: readonly KeptPicture[];
  /** What the files of its table and its figures are named after. */
  readonly files: string;
}

/** Where genes and sites can be looked at outside this page. */
export interface BrowserLinks {
  /** Beginning of the address that shows a place at UCSC; null for an assembly that UCSC does not have. */
  readonly ucsc: string | null;
  /** Place of every gene on the page whose place is known, as chr:first-last. */
  readonly places: Readonly<Record<string, string>>;
  /** The IGV session beside the page; null where there are no peaks. */
  readonly session: BrowserSession | null;
}

/** What the IGV session holds. */
export interface BrowserSession {
  /** From the folder of the page. */
  readonly path: string;
  /** Partners with their peaks, in the page's order. */
  readonly partners: readonly string[];
  /** Partners that pass and whose peaks are not in it. */
  readonly leftOut: readonly string[];
}

export interface ChipSeqSection extends Omit<PeaksResult, 'peaks'> {
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

/** What the figure of the study shows. */
export interface StudyPicture {
  readonly drug: string | null;
  /** What the drug acts through, in the study's own words. */
  readonly through: string | null;
  readonly sources: readonly PictureSource[];
  readonly targets: readonly {
    readonly name: string;
    readonly shown: string;
    /** Else something that is counted of cells. */
    readonly isGene: boolean;
  }[];
  /** Edges with evidence between those that are shown, in their order. */
  readonly lines: readonly PictureLine[];
}

/** A factor or partner of the figure, and what is printed for it. */
export interface PictureSource {
  readonly name: string;
  readonly shown: string;
  readonly role: 'factor' | 'partner';
  readonly isHitByDrug: boolean;
  readonly inhibitors: readonly string[];
}

/** One line of the figure with all that its legend says. */
export type PictureLine = Judged &
  Pick<Edge, 'from' | 'to' | 'relation' | 'does'> & {
    /** Kinds of evidence, each with its independent experiments (0 where nobody says) and donors. */
    readonly signs: readonly {
      readonly sign: EdgeMethod | 'co-IP';
      readonly n: number;
      readonly donors: number;
    }[];
    readonly cells: readonly string[];
    /** Drugs that were given beside the perturbation. */
    readonly drugs: readonly string[];
  };

export interface StepLine {
  readonly name: string;
  /** The same in every language. */
  readonly title: Message;
  readonly state: StepState;
  readonly reason: Message | null;
  readonly refusal?: Refusal;
}

export interface ProvenanceSection {
  readonly program: string;
  readonly version: string;
  readonly seed: number;
  readonly inputs: readonly FileDigest[];
  readonly parameters: readonly ParameterLine[];
  readonly atlas: readonly AtlasSummary[];
}

export interface ParameterLine {
  readonly step: string;
  /** The step's name in every language. */
  readonly title: Message;
  readonly name: ParameterName;
  readonly value: string;
}
