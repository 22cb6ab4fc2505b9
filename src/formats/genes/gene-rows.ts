import { InputError } from '../../errors.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { partColumns, type RowParts } from './exon-columns.ts';

/** A transcript or gene, 0-based half-open; '' where a name is not known. */
export interface GeneRow {
  readonly symbol: string;
  readonly geneId: string;
  readonly transcript: string;
  readonly chromosome: string;
  readonly start: number;
  readonly end: number;
  readonly forward: boolean;
  /** Where exons are asked for and known. */
  readonly parts?: RowParts;
}

/** Chromosomes that have a number of their own in columns of 16 bits. */
const MOST_CHROMOSOMES = 65_536;

/**
 * Transcripts or genes as columns. @param source what the models are called
 * @throws InputError for more chromosomes than there are numbers for
 */
export function geneModels(rows: readonly GeneRow[], source: string): GeneModels {
  const { names, codes } = chromosomeColumn(
    rows.map(({ chromosome }) => chromosome),
    source,
  );
  return {
    source,
    count: rows.length,
    symbol: rows.map(({ symbol }) => symbol),
    geneId: rows.map(({ geneId }) => geneId),
    transcript: rows.map(({ transcript }) => transcript),
    chromosomeNames: names,
    chromosome: codes,
    start: Int32Array.from(rows, ({ start }) => start),
    end: Int32Array.from(rows, ({ end }) => end),
    tss: Int32Array.from(rows, ({ forward, start, end }) => (forward ? start : end - 1)),
    strand: Int8Array.from(rows, ({ forward }) => (forward ? 1 : -1)),
    ...(rows.some(({ parts }) => parts !== undefined)
      ? { parts: partColumns(rows.map(({ parts }) => parts)) }
      : {}),
  };
}

/**
 * The chromosome of each row as a number, in order of first appearance.
 * @throws InputError for more chromosomes than there are numbers for
 */
export function chromosomeColumn(
  chromosomes: readonly string[],
  file: string,
): { names: string[]; codes: Uint16Array } {
  const numbers = new Map<string, number>();
  for (const name of chromosomes) if (!numbers.has(name)) numbers.set(name, numbers.size);
  if (numbers.size > MOST_CHROMOSOMES)
    throw new InputError(`there are more than ${MOST_CHROMOSOMES} chromosome names`, {
      file,
      found: `${numbers.size} names`,
      fix: 'check which column is the chromosome; leave out small contigs',
    });
  return {
    names: [...numbers.keys()],
    codes: Uint16Array.from(chromosomes, (name) => numbers.get(name) ?? 0),
  };
}
