import { InputError } from '../../errors.ts';
import { readDelimited } from '../text/delimited-reader.ts';
import { name, position, score } from '../text/doors.ts';
import { chromosomeColumn } from './gene-rows.ts';

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
 * strength of the link. A header line is recognised by words where start and end stand.
 * @throws InputError for lines that are not such a link, naming file and line
 */
export async function readEnhancerLinks(path: string): Promise<EnhancerLinks> {
  const table = await readDelimited(path, {
    names: ['chrom', 'start', 'end', 'gene', 'score'],
    ragged: 'fill',
  });
  const column = (key: string): readonly string[] => table.column(key);
  const [chrom, starts, ends, genes, scores] = ['chrom', 'start', 'end', 'gene', 'score'].map(column);
  const chromosomes: string[] = [];
  const links = { start: [] as number[], end: [] as number[], gene: [] as string[], score: [] as number[] };
  for (let row = 0; row < table.count; row++) {
    if (row === 0 && isWord(starts[row]) && isWord(ends[row])) continue;
    const place = { file: table.path, line: table.line[row] };
    const [start, end] = [position(starts[row], 'start', place), position(ends[row], 'end', place)];
    if (end < start)
      throw new InputError('the link ends before its start', {
        ...place,
        expected: 'chromosome, start, end, gene and perhaps a score, separated by tabs',
        found: `${start} and ${end}`,
      });
    chromosomes.push(name(chrom[row], 'chromosome', place));
    links.start.push(start);
    links.end.push(end);
    links.gene.push(name(genes[row], 'gene', place));
    links.score.push(scores[row] === '' ? 1 : score(scores[row], 'score', place));
  }
  const { names, codes } = chromosomeColumn(chromosomes, table.path);
  return {
    chromosomeNames: names,
    chromosome: codes,
    start: Int32Array.from(links.start),
    end: Int32Array.from(links.end),
    gene: links.gene,
    score: Float64Array.from(links.score),
  };
}

function isWord(field: string): boolean {
  return /^[a-z_]/i.test(field);
}
