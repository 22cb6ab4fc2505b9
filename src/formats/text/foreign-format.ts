/** A file that is not text, or text of another kind than a table: what it is, and what to do with it. */
export interface ForeignFormat {
  readonly what: string;
  readonly fix: string;
}

/** First bytes, in hexadecimal digits. */
const SIGNATURES: readonly (readonly [string, string, string])[] = [
  ['42414d01', 'a BAM file (reads, not peaks)', 'call peaks first, and give the narrowPeak file'],
  // With its version: CRAMP1 is a gene.
  ['4352414d02', 'a CRAM file (reads, not peaks)', 'call peaks first, and give the narrowPeak file'],
  ['4352414d03', 'a CRAM file (reads, not peaks)', 'call peaks first, and give the narrowPeak file'],
  ['4352414d04', 'a CRAM file (reads, not peaks)', 'call peaks first, and give the narrowPeak file'],
  ['26fc8f88', 'a bigWig file (a signal track)', 'give the peaks as BED or narrowPeak'],
  ['888ffc26', 'a bigWig file (a signal track)', 'give the peaks as BED or narrowPeak'],
  ['ebf28987', 'a bigBed file', 'convert it: bigBedToBed in.bb out.bed'],
  ['8789f2eb', 'a bigBed file', 'convert it: bigBedToBed in.bb out.bed'],
  ['4327411a', 'a 2bit genome file', 'give a tab-separated text file'],
  ['1a412743', 'a 2bit genome file', 'give a tab-separated text file'],
  [
    '504b0304',
    'a zip archive or an Excel workbook (.xlsx)',
    'unzip it, or save the sheet as tab-delimited text',
  ],
  ['d0cf11e0', 'an old Excel workbook (.xls)', 'save the sheet as tab-delimited text'],
  ['425a68', 'a bzip2 file', 'unpack it: bunzip2 FILE'],
  ['fd377a585a', 'an xz file', 'unpack it: unxz FILE'],
  ['28b52ffd', 'a Zstandard file', 'unpack it: unzstd FILE'],
  ['fffe', 'UTF-16 text', 'save it as UTF-8 (plain "Text (tab delimited)")'],
  ['feff', 'UTF-16 text', 'save it as UTF-8 (plain "Text (tab delimited)")'],
  ['25504446', 'a PDF document', 'give a tab-separated text file'],
  ['89484446', 'an HDF5 file', 'give a tab-separated text file'],
];

const TEXT_FORMATS: readonly (readonly [RegExp, string, string])[] = [
  [
    /^\s*<(?:!doctype|html|head|\?xml)/i,
    'a web page or XML, not a table',
    'download the file itself: the server sent a page',
  ],
  [/^##fileformat=VCF/, 'a VCF file (variants)', 'give the peaks as BED or narrowPeak'],
  [/^@(?:HD|SQ|RG|PG|CO)\t/, 'a SAM file (reads)', 'call peaks first, and give the narrowPeak file'],
  [/^(?:fixedStep|variableStep)\s/, 'a wiggle file (a signal track)', 'give the peaks as BED or narrowPeak'],
  [/^track\s[^\n]*type=["']?wiggle/, 'a wiggle file (a signal track)', 'give the peaks as BED or narrowPeak'],
  [/^>/, 'a FASTA file (sequences)', 'give the peaks as BED or narrowPeak'],
  [/^\s*[[{]\s*["[{]/, 'JSON', 'give a tab-separated text file'],
];

/**
 * Recognises, from its first bytes (unpacked), a file that cannot be the text table asked for.
 * @returns undefined where nothing speaks against text
 */
export function foreignFormat(head: Uint8Array): ForeignFormat | undefined {
  const begin = Buffer.from(head.subarray(0, 8)).toString('hex');
  for (const [signature, what, fix] of SIGNATURES) if (begin.startsWith(signature)) return { what, fix };
  const zero = head.subarray(0, 4096).indexOf(0);
  return zero < 0 ? undefined : binary(zero);
}

/** @param zero byte of the file that no text has */
export function binary(zero: number): ForeignFormat {
  return { what: `a binary file (a NUL byte at position ${zero})`, fix: 'give a tab-separated text file' };
}

/** Recognises text of a kind that is not BED-like (a web page, VCF, SAM, wiggle, FASTA, JSON). */
export function foreignText(head: Uint8Array): ForeignFormat | undefined {
  const text = Buffer.from(head.subarray(0, 512)).toString('latin1');
  for (const [pattern, what, fix] of TEXT_FORMATS) if (pattern.test(text)) return { what, fix };
  return undefined;
}
