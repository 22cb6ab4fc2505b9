import { name, position, type Place } from '../text/doors.ts';
import type { GeneRow } from './gene-rows.ts';

const TAB = 9;
const EXON = [...Buffer.from('exon')];
const [LETTER_E, LETTER_G, LETTER_M, LETTER_T] = Buffer.from('egmt');
const CODING = /^(?:CDS|stop_codon)$/;
const NINE = 'there must be nine columns';
/** What stands before the value of an attribute: `gene_id "G1"; gene_name=A`. */
const ATTRIBUTES = {
  gene_id: /(?:^|[;\s])gene_id[ =]"?([^";]*)/,
  transcript_id: /(?:^|[;\s])transcript_id[ =]"?([^";]*)/,
  gene_name: /(?:^|[;\s])gene_name[ =]"?([^";]*)/,
  gene: /(?:^|[;\s])gene[ =]"?([^";]*)/,
} as const;

interface Part {
  readonly start: number;
  readonly end: number;
}
/** What a transcript is made of, as lines name it: of two copies of it the parts of both. */
interface Parts {
  readonly exons: Part[];
  readonly coding: Part[];
}
type PartsOf = Map<string, Parts>;

/**
 * Transcripts from the lines of a GTF file: its `transcript` lines; where there are none, the span of each
 * transcript's exons; where there are neither, its `gene` lines. GTF is 1-based with inclusive ends.
 */
export class GtfTranscripts {
  readonly #transcripts: GeneRow[] = [];
  readonly #genes: GeneRow[] = [];
  readonly #exons = new Map<string, { row: GeneRow; start: number; end: number }>();
  /** Exons and coding spans by transcript; none where they are not asked for. */
  readonly #parts: PartsOf | undefined;
  #keptParts = 0;

  /** @param exons whether exons and coding spans are kept; the stop codon, which GTF leaves out of its CDS, is coding */
  constructor(exons = false) {
    this.#parts = exons ? new Map() : undefined;
  }

  /**
   * @returns what is wrong with the line as a whole, undefined where it is fine
   * @throws InputError for a position or name that is none
   */
  add(bytes: Buffer, from: number, to: number, place: Place): string | undefined {
    const second = tabAfter(bytes, from, to, 2);
    const third = tabAfter(bytes, second + 1, to, 1);
    const feature = this.#parts
      ? bytes.toString('latin1', second + 1, third)
      : featureOf(bytes, second + 1, third);
    const ofParts = this.#parts !== undefined && (feature === 'exon' || CODING.test(feature));
    const wanted =
      feature === 'transcript' || feature === 'mRNA'
        ? this.#transcripts
        : feature === 'gene'
          ? this.#genes
          : undefined;
    if (wanted === undefined && !ofParts && (feature !== 'exon' || this.#transcripts.length > 0)) {
      // A file that is cut short may end in any kind of line.
      return tabAfter(bytes, third + 1, to, 5) === to ? NINE : undefined;
    }
    const fields = bytes.toString('utf8', from, to).split('\t');
    if (fields.length < 9) return NINE;
    const [chromosome, , , first, last, , strand, , attributes] = fields;
    const [start, end] = [position(first, 'start', place), position(last, 'end', place)];
    if (start < 1 || end < start) return 'start and end must be whole numbers with 1 <= start <= end';
    if (strand !== '+' && strand !== '-') return 'the strand must be + or -';
    const value = (key: keyof typeof ATTRIBUTES): string =>
      ATTRIBUTES[key].exec(attributes)?.[1].trim() ?? '';
    const geneId = value('gene_id');
    const transcript = value('transcript_id');
    const symbol = value('gene_name') || value('gene') || geneId;
    if (transcript !== '') name(transcript, 'transcript_id', place);
    name(symbol, 'gene_id', place);
    const row: GeneRow = {
      symbol,
      geneId,
      transcript,
      chromosome: name(chromosome, 'chromosome', place),
      start: start - 1,
      end,
      forward: strand === '+',
    };
    if (wanted !== undefined) {
      wanted.push(row);
      return undefined;
    }
    const key = keyOf(row);
    if (this.#parts !== undefined) this.#addPart(this.#parts, key, row, feature === 'exon');
    if (feature !== 'exon') return undefined;
    const known = this.#exons.get(key);
    if (known === undefined) this.#exons.set(key, { row, start: row.start, end: row.end });
    else {
      known.start = Math.min(known.start, row.start);
      known.end = Math.max(known.end, row.end);
    }
    return undefined;
  }

  #addPart(parts: PartsOf, key: string, { start, end }: GeneRow, isExon: boolean): void {
    let known = parts.get(key);
    if (known === undefined) parts.set(key, (known = { exons: [], coding: [] }));
    (isExon ? known.exons : known.coding).push({ start, end });
    this.#keptParts++;
  }

  /** Rows that are kept until it is known which of them count. */
  get kept(): number {
    return this.#transcripts.length + this.#genes.length + this.#exons.size + this.#keptParts;
  }

  rows(): GeneRow[] {
    return this.#spans().map((row) => {
      const parts = this.#parts?.get(keyOf(row));
      if (parts === undefined) return row;
      const within = ({ start, end }: Part): boolean => start >= row.start && end <= row.end;
      const [exons, coding] = [parts.exons.filter(within), parts.coding.filter(within)];
      if (exons.length === 0) return row;
      return {
        ...row,
        parts: { exons: exons.map(pairOf).sort(([a], [b]) => a - b), coding: spanOf(coding) },
      };
    });
  }

  #spans(): GeneRow[] {
    if (this.#transcripts.length > 0) return this.#transcripts;
    const spans = [...this.#exons.values()].map(({ row, start, end }) => ({ ...row, start, end }));
    return spans.length > 0 ? spans : this.#genes;
  }
}

function pairOf({ start, end }: Part): [number, number] {
  return [start, end];
}

/** From the first base to the last; empty where there is none. */
function spanOf(parts: readonly Part[]): [number, number] {
  return parts.reduce<[number, number]>(
    ([from, to], { start, end }, i) => (i === 0 ? [start, end] : [Math.min(from, start), Math.max(to, end)]),
    [0, 0],
  );
}

/** The same transcript on X and Y (or on two copies of a gene) is two transcripts. */
function keyOf({ transcript, chromosome, forward }: GeneRow): string {
  return `${transcript}\t${chromosome}\t${forward ? '+' : '-'}`;
}

/** What the third column names; '' for most of what does not matter. Nearly all lines are exons or such: they are not decoded. */
function featureOf(bytes: Buffer, from: number, to: number): string {
  const first = bytes[from];
  if (first === LETTER_E && to - from === EXON.length && EXON.every((byte, i) => bytes[from + i] === byte))
    return 'exon';
  return first === LETTER_G || first === LETTER_M || first === LETTER_T
    ? bytes.toString('latin1', from, to)
    : '';
}

/** Where the last of so many tabs stands; the end of the line where there are fewer. */
function tabAfter(bytes: Buffer, from: number, to: number, tabs: number): number {
  let left = tabs;
  for (let at = from; at < to; at++) if (bytes[at] === TAB && --left === 0) return at;
  return to;
}
