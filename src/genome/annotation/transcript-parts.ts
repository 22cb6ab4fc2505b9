import type { GeneModels } from '../genes.ts';

/** Intervals on chromosomes of gene models. */
export interface PartColumns {
  readonly chromosome: number[];
  readonly start: number[];
  readonly end: number[];
}

/** The parts of transcripts by their kind; one base may be in several. */
export interface PartsByKind {
  readonly fivePrimeUtr: PartColumns;
  readonly threePrimeUtr: PartColumns;
  /** Coding exons, and all exons of transcripts that code for nothing. */
  readonly exon: PartColumns;
  /** Whole transcripts. */
  readonly transcript: PartColumns;
}

/** Cuts transcripts into untranslated ends and other exons. */
export function partsByKind(models: GeneModels): PartsByKind {
  const kinds = { fivePrimeUtr: none(), threePrimeUtr: none(), exon: none(), transcript: none() };
  const { parts, chromosome, start, end, strand } = models;
  const add = (to: PartColumns, row: number, from: number, until: number): void => {
    if (from >= until) return;
    to.chromosome.push(chromosome[row]);
    to.start.push(from);
    to.end.push(until);
  };
  for (let row = 0; row < models.count; row++) {
    add(kinds.transcript, row, start[row], end[row]);
    if (parts === undefined) continue;
    const [from, to] = [parts.codingStart[row], parts.codingEnd[row]];
    const [left, right] =
      strand[row] > 0 ? [kinds.fivePrimeUtr, kinds.threePrimeUtr] : [kinds.threePrimeUtr, kinds.fivePrimeUtr];
    for (let exon = parts.first[row]; exon < parts.first[row + 1]; exon++) {
      const [first, last] = [parts.exonStart[exon], parts.exonEnd[exon]];
      if (from >= to) add(kinds.exon, row, first, last);
      else {
        add(left, row, first, Math.min(last, from));
        add(kinds.exon, row, Math.max(first, from), Math.min(last, to));
        add(right, row, Math.max(first, to), last);
      }
    }
  }
  return kinds;
}

function none(): PartColumns {
  return { chromosome: [], start: [], end: [] };
}
