import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { InputError } from '../../errors.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { scanLines } from '../text/byte-lines.ts';
import { sourceName } from '../text/byte-source.ts';
import { name, position, type Place } from '../text/doors.ts';
import { HeldStrings } from '../text/held-memory.ts';
import { exonsOf, type ExonLayout } from './exon-columns.ts';
import { geneModels, type GeneRow } from './gene-rows.ts';
import { GtfTranscripts } from './gtf-lines.ts';

/** Where a table of genes keeps what, as 0-based column numbers; -1 is none. */
interface GeneLayout {
  readonly format: string;
  readonly chromosome: number;
  readonly start: number;
  readonly end: number;
  readonly strand: number;
  readonly symbol: number;
  readonly transcript: number;
  /** Where it keeps exons, if it does. */
  readonly exons?: ExonLayout;
}

const HASH = 35;
/** What a gene takes in memory beside its line, of which its names are parts. */
const ROW_BYTES = 400;
const WHOLE = /^\d+$/;
const STRAND = /^(?:[-+.*]|)$/;
/** What tables write where a gene has no name. */
const NAMELESS = new Set(['', '.']);

/** What is read beside the ends of transcripts. */
export interface ReadGenesOptions {
  /** Exons and coding spans, where the file has them: in GTF, refFlat, genePred, BED12, and tables that name `exonStarts`. */
  readonly exons?: boolean;
}

/**
 * Reads gene models: GTF, BED6 and wider (name = symbol; TSS = start on +, end - 1 on -), refFlat, genePred
 * with or without UCSC's bin column, and tables with a header that names chrom, strand, txStart and txEnd
 * (BETA, UCSC Table Browser). Plain or gzip, from a path or standard input (`-`).
 * Rows without a strand are left out, for they have no TSS.
 * @throws InputError naming file and line for anything else
 */
export async function readGenes(path: string, { exons = false }: ReadGenesOptions = {}): Promise<GeneModels> {
  const file = sourceName(path);
  const rows: GeneRow[] = [];
  const gtf = new GtfTranscripts(exons);
  const held = new HeldStrings(file);
  let layout: GeneLayout | 'GTF' | undefined;
  await scanLines(path, (bytes, from, to, line) => {
    if (layout !== 'GTF') {
      const text = bytes.toString('utf8', from, to);
      if (text.trim() === '' || /^(?:track|browser)\s/.test(text)) return;
      if (layout === undefined) {
        layout = headerLayout(text.replace(/^#/, '').split('\t'));
        if (layout !== undefined || text.startsWith('#')) return;
        layout = sniffGenes(text.split('\t'), text, file, line);
      }
      if (layout !== 'GTF') {
        if (text.startsWith('#')) return;
        held.keep(ROW_BYTES + text.length, line);
        addGene(rows, text.split('\t'), exons ? layout : { ...layout, exons: undefined }, { file, line });
        return;
      }
    }
    if (bytes[from] === HASH || isBlank(bytes, from, to)) return;
    const before = gtf.kept;
    const fault = gtf.add(bytes, from, to, { file, line });
    if (fault !== undefined) {
      throw new InputError(fault, {
        file,
        line,
        found: bytes.toString('utf8', from, Math.min(to, from + 120)),
      });
    }
    if (gtf.kept > before) held.keep(ROW_BYTES + to - from, line);
  });
  const genes = layout === 'GTF' ? gtf.rows() : rows;
  if (layout === undefined || genes.length === 0) {
    throw new InputError('the file holds no gene with a strand', { file, expected: 'gene models' });
  }
  return geneModels(genes, `${basename(path)} (${layout === 'GTF' ? 'GTF' : layout.format})`);
}

/** Whether a line holds nothing but blanks and tabs. */
function isBlank(bytes: Buffer, from: number, to: number): boolean {
  let at = from;
  while (at < to && (bytes[at] === 32 || bytes[at] === 9)) at++;
  return at === to;
}

function addGene(
  rows: GeneRow[],
  fields: readonly string[],
  layout: GeneLayout,
  place: Required<Place>,
): void {
  const start = position(
    fields[layout.start],
    `start (column ${layout.start + 1} of ${layout.format})`,
    place,
  );
  const end = position(fields[layout.end], `end (column ${layout.end + 1} of ${layout.format})`, place);
  if (end < start) {
    throw new InputError('the gene ends before its start', {
      ...place,
      expected: 'start <= end',
      found: `${start} and ${end}`,
    });
  }
  const chromosome = name(fields[layout.chromosome], 'chromosome', place);
  const strand = fields[layout.strand] as string | undefined;
  if (strand === undefined)
    throw new InputError('the gene has no strand: the line ends before it', {
      ...place,
      expected: '+, - or .',
    });
  if (!STRAND.test(strand))
    throw new InputError('the strand is none', {
      ...place,
      expected: '+, - or . (which leaves the gene out)',
      found: JSON.stringify(strand),
    });
  if (strand !== '+' && strand !== '-') return;
  if (strand === '-' && end === 0)
    throw new InputError('the gene begins before its chromosome', {
      ...place,
      expected: 'an end of 1 or more on the - strand, where genes begin at their end',
      found: '0',
    });
  const transcript = layout.transcript < 0 ? '' : (fields[layout.transcript] ?? '');
  if (transcript !== '') name(transcript, 'transcript', place);
  const symbol = fields[layout.symbol] as string | undefined;
  rows.push({
    symbol: namedOr(symbol, transcript, place),
    geneId: '',
    transcript,
    chromosome,
    start,
    end,
    forward: strand === '+',
    ...(layout.exons === undefined ? {} : { parts: exonsOf(fields, layout.exons, { start, end }, place) }),
  });
}

/** The symbol, or none where the transcript is known by its own name. @throws InputError where neither is there, and for a line that ends before it */
function namedOr(symbol: string | undefined, transcript: string, place: Place): string {
  if (symbol === undefined || !NAMELESS.has(symbol)) return name(symbol, "gene's name", place);
  return transcript === '' ? name('', "gene's name", place) : '';
}

/** A layout from column names, as UCSC and BETA write them. */
function headerLayout(names: readonly string[]): GeneLayout | undefined {
  const column = (...candidates: readonly string[]): number =>
    names.findIndex((each) => candidates.includes(each.trim().replace(/^.*\./, '').toLowerCase()));
  const layout = {
    format: 'table with a header',
    chromosome: column('chrom', 'chromosome'),
    start: column('txstart'),
    end: column('txend'),
    strand: column('strand'),
    transcript: column('name'),
  };
  const symbol = column('name2', 'symbol', 'genename', 'gene_name');
  const exons = {
    codingStart: column('cdsstart'),
    codingEnd: column('cdsend'),
    starts: column('exonstarts'),
    ends: column('exonends'),
  };
  const count = column('exoncount');
  if (layout.chromosome < 0 || layout.start < 0 || layout.end < 0 || layout.strand < 0) return undefined;
  return {
    ...layout,
    symbol: symbol >= 0 ? symbol : layout.transcript,
    exons: Object.values(exons).every((at) => at >= 0)
      ? { ...exons, count: count < 0 ? undefined : count }
      : undefined,
  };
}

function sniffGenes(fields: readonly string[], text: string, file: string, line: number): GeneLayout | 'GTF' {
  const layout = knownLayout(fields);
  if (layout !== undefined) return layout;
  throw new InputError('these are no gene models', {
    file,
    line,
    expected:
      'GTF, BED with name and strand (6 columns), refFlat, genePred, or a table with chrom, strand, txStart and txEnd',
    found: text.slice(0, 120),
    fix: /\bID=/.test(text)
      ? 'this looks like GFF3: convert it to GTF (gffread -T)'
      : 'give one of these, separated by tabs',
  });
}

function knownLayout(fields: readonly string[]): GeneLayout | 'GTF' | undefined {
  const whole = (column: number): boolean => WHOLE.test(fields[column] ?? '');
  const strand = (column: number): boolean => /^[-+.]$/.test(fields[column] ?? '');
  // Number of exons, their starts and their ends, behind the coding span.
  const listed = (column: number): boolean =>
    fields.length > column + 2 && whole(column) && whole(column - 1) && /^[\d,]+$/.test(fields[column + 1]);
  if (fields.length >= 8 && whole(3) && whole(4) && strand(6) && /\bgene_id[ =]/.test(fields[8] ?? ''))
    return 'GTF';
  if (whole(1) && whole(2)) {
    const bed = { chromosome: 0, start: 1, end: 2, symbol: 3 };
    const blocks = fields.length >= 12 && whole(6) && whole(7) && whole(9) && /^[\d,]+$/.test(fields[10]);
    const exons = blocks ? { count: 9, codingStart: 6, codingEnd: 7, starts: 11, sizes: 10 } : undefined;
    if (strand(5)) return { format: 'BED', ...bed, strand: 5, transcript: -1, exons };
    // ChIP-Atlas' TSS lists: chromosome, start, end, symbol, strand, transcript.
    if (strand(4)) return { format: 'TSS list', ...bed, strand: 4, transcript: 5 };
    return undefined;
  }
  if (whole(4) && whole(5) && strand(3)) {
    // UCSC's genePred tables begin with a bin number, refFlat with the gene.
    const bin = whole(0) && fields.length >= 12;
    const refFlat = !bin;
    return {
      format: refFlat ? 'refFlat' : 'genePred',
      chromosome: 2,
      start: 4,
      end: 5,
      strand: 3,
      symbol: refFlat ? 0 : fields.length > 12 ? 12 : 1,
      transcript: 1,
      exons: listed(8) ? { count: 8, codingStart: 6, codingEnd: 7, starts: 9, ends: 10 } : undefined,
    };
  }
  if (whole(3) && whole(4) && strand(2)) {
    const symbol = fields.length > 11 ? 11 : fields.length === 6 ? 5 : 0;
    const exons = listed(7) ? { count: 7, codingStart: 5, codingEnd: 6, starts: 8, ends: 9 } : undefined;
    return { format: 'genePred', chromosome: 1, start: 3, end: 4, strand: 2, symbol, transcript: 0, exons };
  }
  return undefined;
}

let builtIn: GeneModels | undefined;

/**
 * The gene models that come with chipmate: protein-coding transcripts of hg38, one row per transcript, and a row
 * without transcript for genes of which a non-coding transcript begins upstream of them.
 * **Source:** Ensembl 110 positions as carried by the `ideogram` package (CC0).
 * @returns undefined for any other assembly
 */
export function builtInGenes(assembly: string): GeneModels | undefined {
  if (assembly !== 'hg38') return undefined;
  const packed = new URL('./hg38-genes.tsv.gz', import.meta.url);
  builtIn ??= parseBuiltIn(gunzipSync(readFileSync(packed)).toString('utf8'));
  return builtIn;
}

/** Reads the table that `scripts/build-genes.mjs` writes: symbol, gene, chromosome, strand, start, transcripts as NUMBER:START:END. */
function parseBuiltIn(text: string): GeneModels {
  const [source, ...lines] = text.trimEnd().split('\n');
  const rows: GeneRow[] = [];
  for (const line of lines) {
    const [symbol, geneId, chromosome, strand, geneStart, transcripts] = line.split('\t');
    const origin = Number(geneStart);
    const forward = strand === '+';
    let at = 0;
    const whole = (): number => {
      let value = 0;
      for (; at < transcripts.length; at++) {
        const digit = transcripts.charCodeAt(at) - 48;
        if (digit < 0 || digit > 9) break;
        value = value * 10 + digit;
      }
      at++;
      return value;
    };
    while (at < transcripts.length) {
      const number = whole();
      const transcript = number === 0 ? '' : `${symbol}-${number}`;
      const start = origin + whole();
      const end = origin + whole();
      rows.push({ symbol, geneId, transcript, chromosome, start, end, forward });
    }
  }
  return geneModels(rows, source);
}
