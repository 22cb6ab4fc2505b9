import type { Discordance } from '../analyses/agreement.ts';
import type { NotRanked } from '../partners/score/not-ranked.ts';
import type { placeClassColumns } from '../genome/annotation/annotation-columns.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import type { CumulativeCurve } from '../targets/change/cumulative-figure.ts';
import type { Expressed } from '../expression/expressed-here.ts';
import type { SampleQuality } from '../expression/figures/sample-figures.ts';
import type { Notice } from '../messages/message.ts';
import { writtenName, type Columns, type Table } from '../tables/table.ts';
import type { JudgedColumns } from '../tables/verdicts.ts';
import type {
  studyChangedGenesColumns,
  studyMotifsColumns,
  studyContrastColumns,
  studyExpressionColumns,
  studyPartnersColumns,
  studyTargetsColumns,
} from './study-columns.ts';

/** Columns of numbers of a result: missing ones are null. */
type Numbers = readonly (number | null)[];

/** Values for every column of a declared set: texts, empty where there is none, for the named ones, numbers for the others. */
type RowsOf<S extends Columns, Texts extends keyof S> = {
  readonly [Key in Exclude<keyof S, Texts>]: Numbers;
} & { readonly [Key in Texts]: readonly string[] };

/** Distance from the nearest TSS: up to 1 kb, 10 kb, 100 kb, or more. */
export type DistanceRange = 'promoter' | 'near' | 'distal' | 'far';

/** Result of a peaks step: the peaks that the other steps use, and where they come from. */
export interface PeaksResult {
  readonly name: string;
  readonly antigen: string;
  readonly cell: string;
  readonly condition: string | null;
  readonly replicates: readonly { readonly file: string; readonly peaks: number }[];
  readonly notices: readonly Notice[];
  /** Used peaks by the distance of their summit from the nearest TSS; null where no gene models are known. */
  readonly distances: { readonly [Range in DistanceRange]: number } | null;
  readonly peaks: {
    readonly chromosome: string[];
    readonly start: number[];
    readonly end: number[];
    readonly summit: number[];
    readonly signal: Numbers;
  };
  /** Of reads that the peaks were called of: a row for each measure; null where there is no threshold and so no word. */
  readonly quality?: {
    readonly [Key in 'sample' | 'measure' | 'source']: readonly string[];
  } & {
    readonly [Key in 'threshold' | 'verdict' | 'reason']: readonly (string | null)[];
  } & { readonly value: Numbers };
}

/** Result of a places step: one row for each class of place. */
export interface PlacesResult {
  readonly notices: readonly Notice[];
  readonly query: string;
  readonly rows: RowsOf<typeof placeClassColumns, 'placeClass'>;
}

/** An atlas that was compared with. */
export interface AtlasSummary {
  readonly folder: string;
  readonly experiments: number;
  readonly sources: string;
  readonly sha256: string;
}

/** Result of a partners step; one row per factor of the atlas, best first. */
export interface PartnersResult {
  readonly query: string;
  readonly atlas: readonly AtlasSummary[];
  /** Experiments behind the factors that were ranked. */
  readonly ranked: number;
  /** The expression experiment of these cells that tells of the factors' genes; null where there is none. */
  readonly expression: string | null;
  /** What the ranking was conditioned on and calibrated with, and why it may be wrong. */
  readonly notices: readonly Notice[];
  readonly rows: JudgedColumns &
    RowsOf<
      Omit<
        typeof studyPartnersColumns,
        'rank' | 'cobindingScore' | 'passes' | 'verdict' | 'reason' | 'expressed' | 'adjP'
      >,
      'antigen' | 'strongestExperiment' | 'leftOut' | 'cell' | 'block'
    > & {
      readonly score: Numbers;
      readonly supported: readonly boolean[];
      readonly expressed: readonly Expressed[];
      readonly adjustedP: Numbers;
    };
}

/** The peaks of the experiment that stands for a partner, as browsers draw them. */
export interface PartnerTrack {
  readonly antigen: string;
  readonly cell: string;
  readonly experiment: string;
  readonly peaks: {
    readonly chromosomeNames: readonly string[];
    /** Index into `chromosomeNames`. */
    readonly chromosome: readonly number[];
    readonly start: readonly number[];
    readonly end: readonly number[];
    /** 0 to 1: the share of the experiment's peaks that are weaker. */
    readonly strength: readonly number[];
  };
}

/** What a partners step hands on beside its table. */
export interface PartnersStepResult extends PartnersResult {
  /** Of the first candidates that pass. */
  readonly tracks: readonly PartnerTrack[];
  /** The atlas' factors that have no row. */
  readonly notRanked: NotRanked;
}

/** Experiments of the atlas that are less like their own antigen and cell type than like another antigen. */
export interface AgreementResult {
  readonly notices: readonly Notice[];
  readonly query: string;
  readonly discordant: readonly Discordance[];
}

/** Result of comparing co-binding between two conditions; one row per factor. */
export interface ContrastResult {
  readonly notices: readonly Notice[];
  readonly a: string;
  readonly b: string;
  /** Two queries against one another, or one query in two groups of the atlas' cell types. */
  readonly kind: 'queries' | 'cells';
  /** The entries whose peaks are compared; the same one twice where it meets two groups of cell types. */
  readonly queries: readonly [a: string, b: string];
  /** What was immunoprecipitated on either side. */
  readonly antigens: readonly [a: string, b: string];
  /** Words as seen from A: *supported* where the factor accompanies more there. */
  readonly rows: JudgedColumns &
    RowsOf<
      Pick<typeof studyContrastColumns, 'difference' | 'ciLow' | 'ciHigh' | 'minusLog10Q' | 'robustZ'>,
      never
    > & {
      readonly antigen: readonly string[];
      readonly a: Numbers;
      readonly b: Numbers;
      /** Cell types in which either side meets the factor. */
      readonly cellsA: readonly string[];
      readonly cellsB: readonly string[];
      /** The atlas has the factor in the cell type of one side alone, which favours that side. */
      readonly oneSided: readonly boolean[];
      readonly expressedA: readonly Expressed[];
      readonly expressedB: readonly Expressed[];
    };
}

/** Result of an expression step; one row per gene, most convincing first. */
export interface ExpressionResult {
  readonly name: string;
  /** What was compared, or the file of a finished table. */
  readonly contrast: string;
  /** Format of the finished table that the rows come from as they were handed in; null where chipmate modelled them. */
  readonly tableFormat: string | null;
  readonly samples: readonly { readonly group: string; readonly count: number }[];
  /** False where a group has one sample: fold changes are shown, p-values are not estimable. */
  readonly testable: boolean;
  readonly notices: readonly Notice[];
  readonly rows: RowsOf<typeof studyExpressionColumns, 'gene'>;
  /** Genes with rows in the file that were left out before the test: without values, or with too few counts. */
  readonly filtered: readonly string[];
  /** Whether these had too few counts, instead of no values. */
  readonly filteredByCounts: boolean;
  /** Genes that lists call changed; null where the entry is no list. Then there are no rows. */
  readonly listed: { readonly up: readonly string[]; readonly down: readonly string[] } | null;
  /** How the samples relate to each other; null for a finished table. */
  readonly quality: SampleQuality | null;
}

/** What an expression step hands to other steps beside its table: every probe that names one gene. */
export interface ExpressionStepResult extends ExpressionResult {
  readonly probes: {
    readonly probe: readonly string[];
    readonly gene: readonly string[];
    readonly log2FoldChange: Numbers;
    /** As the platform gives it, chr:first-last, 1-based; empty where it gives none. */
    readonly place: readonly string[];
  };
}

/** Result of joining binding and expression; one row per gene, best first. */
export interface TargetsResult {
  readonly query: string;
  /** Genes that the study names and the gene models have under none of their names: of these the peaks say nothing. */
  readonly unknown: readonly string[];
  readonly expression: string | null;
  readonly notices: readonly Notice[];
  /** Whether changed genes carry more of the factor than unchanged ones; none where no change can be told. */
  readonly tests: readonly DirectionOfChange[];
  /** Words for binding and change together; bound genes of which the expression experiment has no change come last. */
  readonly rows: JudgedColumns &
    RowsOf<
      Omit<typeof studyTargetsColumns, 'rank' | 'effectOfFactor' | keyof JudgedColumns>,
      'gene' | 'strongestPeak' | 'sharesSiteWith' | 'betterExplainedBy'
    > & {
      readonly effectOfFactor: readonly (
        'activated' | 'repressed' | 'changed' | 'unchanged' | 'not estimable' | 'not measured' | 'not tested'
      )[];
      /** Where the gene lies in the gene models, as chr:first-last. */
      readonly place: readonly string[];
      /** Where an amplicon of ChIP-qPCR belongs: around the summit of that peak; empty where there is none. */
      readonly amplicon: readonly string[];
    };
  /** Cumulative share of genes by rank of regulatory potential, for genes that rise, fall and stay. */
  readonly curves: readonly CumulativeCurve[];
}

/** The function test of one direction of change, with the numbers of bound genes. */
export interface DirectionOfChange {
  readonly direction: 'up' | 'down';
  /** Changed genes do not carry significantly more of the factor than unchanged ones, or than of other factors. */
  readonly flat: boolean;
  /** Changed genes that were judged. */
  readonly genes: number;
  readonly areaUnderCurve: number | null;
  readonly minusLog10P: number | null;
  readonly z: number | null;
  /** Other factors: median and spread of their z, and the share of them that stand as high; null without an atlas. */
  readonly world: {
    readonly experiments: number;
    readonly centre: number;
    readonly spread: number;
    readonly rank: number;
  } | null;
  /** Judged genes that carry more of the factor than nine tenths of unchanged genes alike, and how many would by chance. */
  readonly observed: number;
  readonly expected: number;
}

/** Result of asking whether partner candidates sit at the sites of genes that change; one row per factor. */
export interface ChangedGenesResult {
  readonly notices: readonly Notice[];
  readonly query: string;
  readonly expression: string;
  readonly changedSites: number;
  readonly unchangedSites: number;
  readonly rows: RowsOf<typeof studyChangedGenesColumns, 'antigen'>;
}

/** Columns of motifs that hold texts, empty where there is none. */
export const MOTIF_TEXTS = [
  'antigen',
  'cell',
  'motif',
  'motifName',
  'sits',
  'spacing',
  'family',
  'familyExpressed',
  'familyChanged',
  'familyBound',
  'familyLeft',
] as const;

/** Motifs of partner candidates at the sites that they share with a ChIP-seq: one row for each. */
export interface MotifsResult {
  readonly notices: readonly Notice[];
  readonly query: string;
  /** Motifs of the libraries. */
  readonly motifs: number;
  readonly rows: JudgedColumns &
    RowsOf<Omit<typeof studyMotifsColumns, 'verdict' | 'reason'>, (typeof MOTIF_TEXTS)[number]>;
}

/** What the user's own tables say of partner candidates, as columns; null for a table that the study does not name. */
export interface CandidateFactsResult {
  readonly notices: readonly Notice[];
  readonly interactions: {
    readonly source: string;
    /** Proteins that interact with the factor in the whole table. */
    readonly known: number;
    readonly name: readonly string[];
    readonly score: readonly number[];
  } | null;
  readonly notes: {
    readonly columns: readonly string[];
    readonly gene: readonly string[];
    /** Of each gene, one cell for each column. */
    readonly cells: readonly (readonly string[])[];
  } | null;
}

/** Result of a loci step. */
export interface LociResult {
  readonly notices: readonly Notice[];
  readonly pictures: readonly LocusPicture[];
}

/** What lies around a gene: the picture of one locus. */
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
    /** What was immunoprecipitated. */
    readonly antigen: string;
    readonly own: boolean;
    /** start, end and strength (0 to 1 within the experiment) of each peak. */
    readonly peaks: readonly (readonly [number, number, number])[];
  }[];
  /** Probes of the gene, for each expression experiment that has probes. */
  readonly probes: readonly {
    readonly experiment: string;
    readonly probe: string;
    readonly log2FoldChange: number | null;
    /** start and end, where the platform gives a place that lies at the gene; null elsewhere. */
    readonly place: readonly [number, number] | null;
  }[];
}

/** Where a factor was immunoprecipitated, in words: the entry's name, or its cell type where the entry is named after it. */
export function settingOf(entry: Pick<PeaksResult, 'name' | 'antigen' | 'cell'>): string {
  return entry.name === entry.antigen ? entry.cell : entry.name;
}

/** A number for JSON: null where it is missing. */
export function orNull(value: number | null | undefined): number | null {
  return value === null || value === undefined || !Number.isFinite(value) ? null : value;
}

/** The values of an analysis' table in the given columns as numbers for JSON: null for what is no number. */
export function numbersOf<S extends Columns>(
  table: Table,
  columns: S,
): { [Key in keyof S]: (number | null)[] } {
  const entries = Object.entries(columns).map(([key, column]) => [
    key,
    Array.from(valuesOf(table, writtenName(key, column)), (value) =>
      typeof value === 'number' ? orNull(value) : null,
    ),
  ]);
  return Object.fromEntries(entries) as { [Key in keyof S]: (number | null)[] };
}

/** Columns of an analysis' table as texts, empty where there is none. */
export function textsOf<S extends Columns, Key extends keyof S & string>(
  table: Table,
  columns: S,
  keys: readonly Key[],
): Record<Key, string[]> {
  const entries = keys.map((key) => [
    key,
    Array.from(valuesOf(table, writtenName(key, columns[key])), (value) =>
      typeof value === 'string' ? value : '',
    ),
  ]);
  return Object.fromEntries(entries) as Record<Key, string[]>;
}

/** A column of an analysis' table. */
export function valuesOf({ columns }: Table, name: string): Table['columns'][number]['values'] {
  const column = columns.find((each) => each.name === name);
  if (column === undefined) throw new Error(`the table has no column ${name}`);
  return column.values;
}

/** The peaks of a result as columns; chromosomes get the assembly's numbers. */
export function peakColumnsOf(
  { chromosome, start, end, summit, signal }: PeaksResult['peaks'],
  chromosomeNames: readonly string[],
): PeakColumns {
  const code = new Map(chromosomeNames.map((name, index) => [name, index]));
  return {
    count: start.length,
    chromosomeNames,
    chromosome: Uint16Array.from(chromosome, (name) => code.get(name) as number),
    start: Int32Array.from(start),
    end: Int32Array.from(end),
    summit: Int32Array.from(summit),
    signal: Float64Array.from(signal, (value) => value ?? NaN),
    score: new Float64Array(start.length).fill(NaN),
  };
}
