import type { GeneRow } from './gene-rows.ts';

const TAB = 9;

/**
 * Transcripts from the lines of a GTF file: its `transcript` lines; where there are none, the span of each
 * transcript's exons; where there are neither, its `gene` lines. GTF is 1-based with inclusive ends.
 */
export class GtfTranscripts {
  readonly #transcripts: GeneRow[] = [];
  readonly #genes: GeneRow[] = [];
  readonly #exons = new Map<string, { row: GeneRow; start: number; end: number }>();

  /** @returns what is wrong with the line, undefined where it is fine */
  add(bytes: Buffer, from: number, to: number): string | undefined {
    const feature = featureOf(bytes, from, to);
    const wanted =
      feature === 'transcript' || feature === 'mRNA'
        ? this.#transcripts
        : feature === 'gene'
          ? this.#genes
          : undefined;
    if (wanted === undefined && (feature !== 'exon' || this.#transcripts.length > 0)) return undefined;
    const fields = bytes.toString('utf8', from, to).split('\t');
    const [chromosome, , , first, last, , strand, , attributes] = fields;
    if (!/^\d+$/.test(first) || !/^\d+$/.test(last) || Number(first) < 1 || Number(last) < Number(first)) {
      return 'start and end must be whole numbers with 1 <= start <= end';
    }
    if (strand !== '+' && strand !== '-') return 'the strand must be + or -';
    if (attributes === undefined) return 'there must be nine columns';
    const value = (key: string): string =>
      new RegExp(`(?:^|[;\\s])${key}[ =]"?([^";]*)`).exec(attributes)?.[1]?.trim() ?? '';
    const geneId = value('gene_id');
    const transcript = value('transcript_id');
    const row: GeneRow = {
      symbol: value('gene_name') || value('gene') || geneId,
      geneId,
      transcript,
      chromosome,
      start: Number(first) - 1,
      end: Number(last),
      forward: strand === '+',
    };
    if (wanted !== undefined) {
      wanted.push(row);
      return undefined;
    }
    // The same transcript on X and Y (or on two copies of a gene) is two transcripts.
    const key = `${transcript}\t${chromosome}\t${strand}`;
    const known = this.#exons.get(key);
    if (known === undefined) this.#exons.set(key, { row, start: row.start, end: row.end });
    else {
      known.start = Math.min(known.start, row.start);
      known.end = Math.max(known.end, row.end);
    }
    return undefined;
  }

  rows(): GeneRow[] {
    if (this.#transcripts.length > 0) return this.#transcripts;
    const spans = [...this.#exons.values()].map(({ row, start, end }) => ({ ...row, start, end }));
    return spans.length > 0 ? spans : this.#genes;
  }
}

/** The third column, without decoding the rest of the line. */
function featureOf(bytes: Buffer, from: number, to: number): string {
  let at = from;
  for (let tabs = 0; tabs < 2 && at < to; at++) if (bytes[at] === TAB) tabs++;
  const begin = at;
  while (at < to && bytes[at] !== TAB) at++;
  return bytes.toString('latin1', begin, at);
}
