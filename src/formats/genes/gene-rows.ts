import type { GeneModels } from '../../genome/genes.ts';

/** A transcript or gene, 0-based half-open; '' where a name is not known. */
export interface GeneRow {
  readonly symbol: string;
  readonly geneId: string;
  readonly transcript: string;
  readonly chromosome: string;
  readonly start: number;
  readonly end: number;
  readonly forward: boolean;
}

/** Transcripts or genes as columns. @param source what the models are called */
export function geneModels(rows: readonly GeneRow[], source: string): GeneModels {
  const codes = new Map<string, number>();
  for (const { chromosome } of rows) if (!codes.has(chromosome)) codes.set(chromosome, codes.size);
  return {
    source,
    count: rows.length,
    symbol: rows.map(({ symbol }) => symbol),
    geneId: rows.map(({ geneId }) => geneId),
    transcript: rows.map(({ transcript }) => transcript),
    chromosomeNames: [...codes.keys()],
    chromosome: Uint16Array.from(rows, ({ chromosome }) => codes.get(chromosome) ?? 0),
    start: Int32Array.from(rows, ({ start }) => start),
    end: Int32Array.from(rows, ({ end }) => end),
    tss: Int32Array.from(rows, ({ forward, start, end }) => (forward ? start : end - 1)),
    strand: Int8Array.from(rows, ({ forward }) => (forward ? 1 : -1)),
  };
}
