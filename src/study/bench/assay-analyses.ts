// Which analysis evaluates which assay of a study: a kind of assay joins here with one line.
import type { Choices } from '../../analyses/inputs/choices.ts';
import type { Finding } from '../../assays/design/finding.ts';
import type { Notice } from '../../messages/message.ts';
import type { Table } from '../../tables/table.ts';

/** Kinds of tables from the bench that a study may name. */
export const ASSAY_TYPES = [
  'qpcr',
  'chip-qpcr',
  'blot',
  'growth',
  'dose',
  'combination',
  'replicate',
] as const;

export type AssayType = (typeof ASSAY_TYPES)[number];

/** Absolute paths of what an assay is read from. */
export interface AssayFiles {
  readonly file: string;
  /** What stands in which well. */
  readonly map?: string;
  /** Of a workbook. */
  readonly sheet?: string;
}

/** What an analysis says of a table of the bench. */
export interface AssayAnswer {
  readonly notices: readonly Notice[];
  readonly findings: readonly Finding[];
  readonly table?: Table;
}

/** How a study has an assay evaluated. */
export interface AssayAnalysis {
  /** The analysis' own declaration: its keys may stand in the entry. */
  readonly choices: Choices;
  readonly answer: (files: AssayFiles, choices: Readonly<Record<string, unknown>>) => Promise<AssayAnswer>;
}

/** The analyses by the type of the entry; an entry of another type is listed as not yet evaluated. */
export const ASSAY_ANALYSES: Readonly<Partial<Record<AssayType, AssayAnalysis>>> = {};
