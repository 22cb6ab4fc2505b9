import type { RefusalKey } from '../../messages/english/refusals/index.ts';

/** A file that is not text, or text of another kind than a table: what it is, and what to do with it. */
export interface ForeignFormat {
  readonly what: string;
  readonly fix: string;
  /** What kind of file it is, for a refusal. */
  readonly key: RefusalKey & `file.${string}`;
  readonly values?: { readonly format: string };
}

type Key = ForeignFormat['key'];

/** First bytes, in hexadecimal digits. */
const SIGNATURES: readonly (readonly [string, string, string, Key])[] = [
  [
    '42414d01',
    'a BAM file (reads, not peaks)',
    'call peaks first (chipmate peaks call), and give the narrowPeak file',
    'file.reads',
  ],
  // With its version: CRAMP1 is a gene.
  [
    '4352414d02',
    'a CRAM file (reads, not peaks)',
    'call peaks first (chipmate peaks call), and give the narrowPeak file',
    'file.reads',
  ],
  [
    '4352414d03',
    'a CRAM file (reads, not peaks)',
    'call peaks first (chipmate peaks call), and give the narrowPeak file',
    'file.reads',
  ],
  [
    '4352414d04',
    'a CRAM file (reads, not peaks)',
    'call peaks first (chipmate peaks call), and give the narrowPeak file',
    'file.reads',
  ],
  ['26fc8f88', 'a bigWig file (a signal track)', 'give the peaks as BED or narrowPeak', 'file.track'],
  ['888ffc26', 'a bigWig file (a signal track)', 'give the peaks as BED or narrowPeak', 'file.track'],
  ['ebf28987', 'a bigBed file', 'convert it: bigBedToBed in.bb out.bed', 'file.no-table'],
  ['8789f2eb', 'a bigBed file', 'convert it: bigBedToBed in.bb out.bed', 'file.no-table'],
  ['4327411a', 'a 2bit genome file', 'give a tab-separated text file', 'file.sequences'],
  ['1a412743', 'a 2bit genome file', 'give a tab-separated text file', 'file.sequences'],
  [
    '504b0304',
    'a zip archive or an Excel workbook (.xlsx)',
    'unzip it, or save the sheet as tab-delimited text',
    'file.workbook',
  ],
  ['d0cf11e0', 'an old Excel workbook (.xls)', 'save the sheet as tab-delimited text', 'file.workbook'],
  ['425a68', 'a bzip2 file', 'unpack it: bunzip2 FILE', 'file.packed'],
  ['fd377a585a', 'an xz file', 'unpack it: unxz FILE', 'file.packed'],
  ['28b52ffd', 'a Zstandard file', 'unpack it: unzstd FILE', 'file.packed'],
  ['fffe', 'UTF-16 text', 'save it as UTF-8 (plain "Text (tab delimited)")', 'file.no-table'],
  ['feff', 'UTF-16 text', 'save it as UTF-8 (plain "Text (tab delimited)")', 'file.no-table'],
  ['25504446', 'a PDF document', 'give a tab-separated text file', 'file.pdf'],
  ['89484446', 'an HDF5 file', 'give a tab-separated text file', 'file.no-table'],
];

const TEXT_FORMATS: readonly (readonly [RegExp, string, string, Key])[] = [
  [
    /^\s*<(?:!doctype|html|head|\?xml)/i,
    'a web page or XML, not a table',
    'download the file itself: the server sent a page',
    'file.web-page',
  ],
  [/^##fileformat=VCF/, 'a VCF file (variants)', 'give the peaks as BED or narrowPeak', 'file.no-table'],
  [
    /^@(?:HD|SQ|RG|PG|CO)\t/,
    'a SAM file (reads)',
    'call peaks first (chipmate peaks call), and give the narrowPeak file',
    'file.reads',
  ],
  [
    /^(?:fixedStep|variableStep)\s/,
    'a wiggle file (a signal track)',
    'give the peaks as BED or narrowPeak',
    'file.track',
  ],
  [
    /^track\s[^\n]*type=["']?wiggle/,
    'a wiggle file (a signal track)',
    'give the peaks as BED or narrowPeak',
    'file.track',
  ],
  [
    /^@[^\n]*\n[ACGTN]+\r?\n\+/i,
    'a FASTQ file (reads)',
    'call peaks first (chipmate peaks call), and give the narrowPeak file',
    'file.reads',
  ],
  [/^>/, 'a FASTA file (sequences)', 'give the peaks as BED or narrowPeak', 'file.sequences'],
  [/^\s*[[{]\s*["[{]/, 'JSON', 'give a tab-separated text file', 'file.no-table'],
];

/**
 * Recognises, from its first bytes (unpacked), a file that cannot be the text table asked for.
 * @returns undefined where nothing speaks against text
 */
export function foreignFormat(head: Uint8Array): ForeignFormat | undefined {
  const begin = Buffer.from(head.subarray(0, 8)).toString('hex');
  for (const [signature, what, fix, key] of SIGNATURES)
    if (begin.startsWith(signature)) return foreign(what, fix, key);
  const zero = head.subarray(0, 4096).indexOf(0);
  return zero < 0 ? undefined : binary(zero);
}

/** @param zero byte of the file that no text has */
export function binary(zero: number): ForeignFormat {
  return foreign(
    `a binary file (a NUL byte at position ${zero})`,
    'give a tab-separated text file',
    'file.no-table',
  );
}

/** Recognises text of a kind that is not BED-like (a web page, VCF, SAM, wiggle, FASTA, JSON). */
export function foreignText(head: Uint8Array): ForeignFormat | undefined {
  const text = Buffer.from(head.subarray(0, 512)).toString('latin1');
  for (const [pattern, what, fix, key] of TEXT_FORMATS)
    if (pattern.test(text)) return foreign(what, fix, key);
  return undefined;
}

/** The name of a format is the word before "file". */
function foreign(what: string, fix: string, key: Key): ForeignFormat {
  const words = what.split(' ');
  const at = words.indexOf('file');
  return { what, fix, key, ...(at > 0 && { values: { format: words[at - 1] } }) };
}
