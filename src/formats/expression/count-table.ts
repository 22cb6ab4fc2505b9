import { note } from '../../messages/message.ts';
import type { ExpressionFile } from './expression-file.ts';
import { decodeText, textLines } from '../text/text-lines.ts';

/** Columns that say what and where a gene is, as featureCounts and annotation packages name them; they hold text even where the first rows are numbers. */
export const GENE_PLACE = [
  ...[
    'chr',
    'chrom',
    'chromosome',
    'chromosome_name',
    'seqname',
    'seqnames',
    'start',
    'end',
    'strand',
    'length',
  ],
  ...['gene_id', 'geneid', 'entrez', 'entrezid', 'entrezgene', 'entrezgene_id'],
];

/** Rows in which HTSeq and STAR count the reads that they gave to no gene. */
const COUNTER_ROW =
  /^__(?:no_feature|ambiguous|too_low_aQual|not_aligned|alignment_not_unique)$|^N_(?:unmapped|multimapping|noFeature|ambiguous)$/;

/**
 * The table behind comment lines (`# Program:featureCounts ...`). A line that begins with # and has as many fields as the next one is a
 * header.
 */
export function afterComments(bytes: Uint8Array): { body: Uint8Array; line: number; counter: boolean } {
  let comment: { fields: number; featureCounts: boolean } | undefined;
  for (const { start, end, number } of textLines(bytes)) {
    const text = decodeText(bytes, start, Math.min(end, start + 65_536));
    const fields = text.split('\t').length;
    if (!text.startsWith('#') && (comment === undefined || fields !== comment.fields))
      return { body: bytes.subarray(start), line: number, counter: comment?.featureCounts ?? false };
    if (!text.startsWith('#')) break;
    comment = { fields, featureCounts: (comment?.featureCounts ?? false) || text.includes('featureCounts') };
  }
  return { body: bytes, line: 1, counter: false };
}

/** `/data/ctl1.bam` is the sample ctl1. */
export function nameOfAlignment(path: string): string {
  return path.replace(/^.*[\\/]/, '').replace(/\.[bs]am$/i, '');
}

/** A table without the rows that are no genes; a notice names them. */
export function withoutCounterRows(file: ExpressionFile): ExpressionFile {
  const { rowNames, sampleNames, values } = file.matrix;
  const left = rowNames.filter((name) => COUNTER_ROW.test(name));
  if (left.length === 0) return file;
  const rows = [...rowNames.keys()].filter((row) => !COUNTER_ROW.test(rowNames[row]));
  const kept = new Float64Array(rows.length * sampleNames.length);
  sampleNames.forEach((_, sample) =>
    rows.forEach((row, i) => (kept[sample * rows.length + i] = values[sample * rowNames.length + row])),
  );
  const pick = (column: readonly string[]): string[] => rows.map((row) => column[row]);
  return {
    ...file,
    matrix: { rowNames: pick(rowNames), sampleNames, values: kept },
    annotation: new Map([...file.annotation].map(([name, column]) => [name, pick(column)])),
    notices: [...file.notices, note('expression.counter-rows', { names: left.join(', ') })],
  };
}
