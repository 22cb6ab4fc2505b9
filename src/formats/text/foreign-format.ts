/** A file that is not text, or text of another kind than a table: what it is, and what to do with it. */
export interface ForeignFormat {
  readonly what: string;
  readonly fix: string;
}

const SIGNATURES: readonly (readonly [readonly number[], string, string])[] = [
  [
    [0x42, 0x41, 0x4d, 0x01],
    'a BAM file (reads, not peaks)',
    'call peaks first, and give the narrowPeak file',
  ],
  [
    [0x43, 0x52, 0x41, 0x4d],
    'a CRAM file (reads, not peaks)',
    'call peaks first, and give the narrowPeak file',
  ],
  [[0x26, 0xfc, 0x8f, 0x88], 'a bigWig file (a signal track)', 'give the peaks as BED or narrowPeak'],
  [[0x88, 0x8f, 0xfc, 0x26], 'a bigWig file (a signal track)', 'give the peaks as BED or narrowPeak'],
  [[0xeb, 0xf2, 0x89, 0x87], 'a bigBed file', 'convert it: bigBedToBed in.bb out.bed'],
  [[0x87, 0x89, 0xf2, 0xeb], 'a bigBed file', 'convert it: bigBedToBed in.bb out.bed'],
  [[0x43, 0x27, 0x41, 0x1a], 'a 2bit genome file', 'give a tab-separated text file'],
  [[0x1a, 0x41, 0x27, 0x43], 'a 2bit genome file', 'give a tab-separated text file'],
  [
    [0x50, 0x4b, 0x03, 0x04],
    'a zip archive or an Excel workbook (.xlsx)',
    'unzip it, or save the sheet as tab-delimited text',
  ],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel workbook (.xls)', 'save the sheet as tab-delimited text'],
  [[0x42, 0x5a, 0x68], 'a bzip2 file', 'unpack it: bunzip2 FILE'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'an xz file', 'unpack it: unxz FILE'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'a Zstandard file', 'unpack it: unzstd FILE'],
  [[0xff, 0xfe], 'UTF-16 text', 'save it as UTF-8 (plain "Text (tab delimited)")'],
  [[0xfe, 0xff], 'UTF-16 text', 'save it as UTF-8 (plain "Text (tab delimited)")'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF document', 'give a tab-separated text file'],
  [[0x89, 0x48, 0x44, 0x46], 'an HDF5 file', 'give a tab-separated text file'],
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
  for (const [signature, what, fix] of SIGNATURES) {
    if (signature.every((byte, index) => head[index] === byte)) return { what, fix };
  }
  const zero = head.subarray(0, 4096).indexOf(0);
  if (zero >= 0) {
    return { what: `a binary file (a NUL byte at position ${zero})`, fix: 'give a tab-separated text file' };
  }
  return undefined;
}

/** Recognises text of a kind that is not BED-like (a web page, VCF, SAM, wiggle, FASTA, JSON). */
export function foreignText(head: Uint8Array): ForeignFormat | undefined {
  const text = Buffer.from(head.subarray(0, 512)).toString('latin1');
  for (const [pattern, what, fix] of TEXT_FORMATS) if (pattern.test(text)) return { what, fix };
  return undefined;
}
