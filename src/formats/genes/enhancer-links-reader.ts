import { InputError } from '../../errors.ts';
import { readDelimited } from '../text/delimited-reader.ts';

/** Enhancers that the user says belong to genes, n links; coordinates 0-based half-open. */
export interface EnhancerLinks {
  readonly chromosomeNames: readonly string[];
  readonly chromosome: Uint16Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Gene symbol, identifier or transcript, n links. */
  readonly gene: readonly string[];
  /** Strength of the link, 1 where the file gives none. */
  readonly score: Float64Array;
}

/**
 * Reads enhancer-gene links: chromosome, start, end (BED coordinates), gene and, if there is a fifth column, the
 * strength of the link. A header line is recognised by its second field.
 * @throws InputError for lines that are not such a link
 */
export async function readEnhancerLinks(path: string): Promise<EnhancerLinks> {
  const table = await readDelimited(path, {
    names: ['chrom', 'start', 'end', 'gene', 'score'],
    ragged: 'fill',
  });
  const rows = Array.from({ length: table.count }, (_, row) => row).filter(
    (row) => row > 0 || /^\d+$/.test(table.column('start')[row]),
  );
  const number = (name: string, row: number): number => {
    const text = table.column(name)[row];
    const value = Number(text);
    if (text !== '' && Number.isFinite(value) && value >= 0) return value;
    throw new InputError(`the ${name} of this link is not a number`, {
      file: path,
      line: table.line[row],
      expected: 'chromosome, start, end, gene and perhaps a score, separated by tabs',
      found: text,
    });
  };
  const numbers = new Map<string, number>();
  const chromosome = Uint16Array.from(rows, (row) => {
    const name = table.column('chrom')[row];
    if (!numbers.has(name)) numbers.set(name, numbers.size);
    return numbers.get(name)!;
  });
  return {
    chromosomeNames: [...numbers.keys()],
    chromosome,
    start: Int32Array.from(rows, (row) => number('start', row)),
    end: Int32Array.from(rows, (row) => number('end', row)),
    gene: rows.map((row) => table.column('gene')[row]),
    score: Float64Array.from(rows, (row) => (table.column('score')[row] === '' ? 1 : number('score', row))),
  };
}
