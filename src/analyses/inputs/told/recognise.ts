// What a file is that a user brings without a word: told from its content alone.
import { InputError } from '../../../errors.ts';
import { isBundle, readBundle } from '../../../formats/bundles/bundle-reader.ts';
import { readDifferentialTable } from '../../../formats/expression/differential-table-reader.ts';
import { readGeneList } from '../../../formats/genes/gene-list-reader.ts';
import { fileHead } from '../../../formats/text/file-head.ts';
import { readPeakFile } from '../../../formats/peaks/peak-reader.ts';
import { assembliesWithRoom } from '../../../genome/assemblies-with-room.ts';
import type { PeakColumns } from '../../../genome/peak-columns.ts';
import type { Notice } from '../../../messages/message.ts';
import { isGeneList } from '../genes/genes-named.ts';
import { tellFile } from './tell-file.ts';
import type { FileKind, Told } from './told.ts';

/** What a file was recognised as. */
export type Recognised =
  | {
      readonly kind: 'peaks';
      readonly peaks: number;
      /** Whether strengths tell strong sites from weak ones. */
      readonly withSignal: boolean;
      /** Assemblies whose chromosomes have room for all of them. */
      readonly assemblies: readonly string[];
      readonly notices: readonly Notice[];
    }
  | { readonly kind: 'differential table'; readonly rows: number }
  | { readonly kind: 'list of genes'; readonly genes: number }
  /** FASTA or 2bit: the reader of the question that it is put to judges it. */
  | { readonly kind: 'sequences' }
  /** What is told from its head; the reader of the question that it is put to judges the rest. */
  | (Pick<Told, 'doubt' | 'format' | 'assay' | 'counts'> & {
      readonly kind: ToldKind;
      /** Samples that it names; 0 where it names none. */
      readonly samples: number;
    })
  /** Aligned reads, and a signal along the genome, which are used where they lie: only a folder that a server was started with has them. */
  | { readonly kind: 'reads' | 'signal track'; readonly format: string }
  /** A study that somebody shares. */
  | { readonly kind: 'bundle'; readonly title: string; readonly simulated: boolean }
  /** What a question asked for: its own reader judges it. */
  | { readonly kind: 'other' };

/** Kinds that are read in full when they are handed over, and kinds that no question takes. */
type Read = 'peaks' | 'list of genes' | 'differential table' | 'sequences';
type Refused = 'unknown' | 'reads' | 'signal track' | 'workbook';
type ToldKind = Exclude<FileKind, Read | Refused>;

const READ = ['peaks', 'list of genes', 'differential table', 'sequences'] satisfies readonly Read[];
const REFUSED = ['unknown', 'reads', 'signal track', 'workbook'] satisfies readonly Refused[];

function isOf<Kind extends FileKind>(kinds: readonly Kind[], kind: FileKind): kind is Kind {
  return (kinds as readonly FileKind[]).includes(kind);
}

/**
 * What a file is: peaks, tables and lists of genes with what is in them; everything else that a question or a study takes from its head.
 * @throws InputError with the reason of the reader of peaks for what nothing takes
 */
export async function recognise(path: string): Promise<Recognised> {
  if (isBundle(path)) {
    const { title, simulated } = readBundle(path).about;
    return { kind: 'bundle', title, simulated };
  }
  const { kind, doubt, format, assay, counts, samples = [] } = tellFile(path);
  if (kind === 'sequences') return { kind };
  if (!isOf(READ, kind) && !isOf(REFUSED, kind))
    return { kind, doubt, format, assay, counts, samples: samples.length };
  if (kind === 'list of genes' || (kind === 'unknown' && isGeneList(path))) return ofNames(path);
  let asPeaks: InputError;
  try {
    const { peaks, notices } = await readPeakFile(path, { stdin: false });
    if (peaks.count > 0) return ofPeaks(peaks, notices);
    throw new InputError('the file has no peaks', { key: 'peaks.none', file: path });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    asPeaks = error;
  }
  try {
    return { kind: 'differential table', rows: (await readDifferentialTable(path)).ids.length };
  } catch (error) {
    if (error instanceof InputError) throw asPeaks;
    throw error;
  }
}

/** Signs of tables with commas or semicolons, of pages, of programs and of regions: a name of a gene has none of them. */
const NO_NAME = /[,;<>{}"]|:\d/;
/** Bytes in which such a sign would stand. */
const HEAD = 4096;

async function ofNames(path: string): Promise<Recognised> {
  const head = fileHead(path, HEAD)?.toString('utf8') ?? '';
  const odd = head.split(/\r?\n/).find((line) => NO_NAME.test(line));
  if (odd === undefined) return { kind: 'list of genes', genes: (await readGeneList(path)).length };
  throw new InputError('this is no list of genes, and no table with tabs', {
    key: 'file.neither',
    file: path,
    expected: 'one gene a line; peaks or a table of differential expression with tabs between its columns',
    found: odd,
    fix: 'save the table as text with tabs; write regions as chromosome, start and end with tabs between',
  });
}

function ofPeaks(peaks: PeakColumns, notices: readonly Notice[]): Recognised {
  const withSignal = peaks.signal.some((value) => Number.isFinite(value) && value !== peaks.signal[0]);
  return { kind: 'peaks', peaks: peaks.count, withSignal, assemblies: assembliesWithRoom(peaks), notices };
}
