import { InputError } from '../../errors.ts';
import type { Notice } from '../../messages/message.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { readChunks, sourceName } from '../text/byte-source.ts';
import { foreignFormat, foreignText } from '../text/foreign-format.ts';
import type { PeakColumnChoice, PeakFormat } from './peak-layout.ts';
import { PeakScanner } from './peak-scanner.ts';

/** A peak file as read: in its own order, with its own chromosome names. */
export interface PeakFile {
  readonly path: string;
  readonly format: PeakFormat;
  readonly peaks: PeakColumns;
  /** Lines of the file, of any kind. */
  readonly lines: number;
  /** What a careful reader would want to know about how the file was understood. */
  readonly notices: readonly Notice[];
}

export interface ReadPeakOptions extends PeakColumnChoice {
  /** Read standard input where the path is `-`; defaults to true. */
  readonly stdin?: boolean;
}

/**
 * Reads BED3-12, narrowPeak, broadPeak, MACS .xls and ChIP-Atlas files, plain or gzip, from a path or
 * standard input (`-`). The format is recognised from the content.
 * Starts are 0-based in the result; the summit is start + column 10 of a narrowPeak where that is 0 or
 * more, else the middle; the signal is column 7 of narrowPeak and broadPeak, `fold_enrichment` of MACS,
 * the score column elsewhere (NaN where there is none).
 * @throws InputError naming file, line, what was expected and what was found
 */
export async function readPeakFile(path: string, options: ReadPeakOptions = {}): Promise<PeakFile> {
  if (path === '-' && options.stdin === false) {
    throw new InputError('standard input cannot be read here', { file: '-', fix: 'give the path of a file' });
  }
  const name = sourceName(path);
  const scanner = new PeakScanner(name, options);
  let first = true;
  for await (const chunk of readChunks(path)) {
    if (first) refuseForeign(chunk, name);
    first = false;
    scanner.push(chunk);
  }
  return asPeakFile(scanner, name);
}

/**
 * The same from bytes that are already in memory and unpacked.
 * @param name what messages call them
 */
export function parsePeakBytes(bytes: Uint8Array, name: string, options: PeakColumnChoice = {}): PeakFile {
  refuseForeign(bytes, name);
  const head = bytes.subarray(0, 65_536);
  let lines = 0;
  for (let at = head.indexOf(10); at >= 0; at = head.indexOf(10, at + 1)) lines++;
  const scanner = new PeakScanner(
    name,
    options,
    ((lines + 1) / Math.max(1, head.length)) * bytes.length * 1.1,
  );
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  scanner.push(marked ? bytes.subarray(3) : bytes);
  return asPeakFile(scanner, name);
}

function refuseForeign(head: Uint8Array, file: string): void {
  const foreign = foreignFormat(head) ?? foreignText(head);
  if (foreign === undefined) return;
  const { what, fix, key, values } = foreign;
  throw new InputError(`this is ${what}`, {
    ...{ key, values, file, fix },
    expected: 'a BED-like text file',
  });
}

function asPeakFile(scanner: PeakScanner, path: string): PeakFile {
  const { peaks, layout, lines, notices } = scanner.finish();
  return { path, format: layout.format, peaks, lines, notices };
}
