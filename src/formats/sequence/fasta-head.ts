import { fileHead } from '../text/file-head.ts';

/** Whether a file begins as FASTA does, plain or in gzip; standard input is not looked at. */
export function startsAsFasta(path: string): boolean {
  return /^\uFEFF?\s*>/.test(fileHead(path, 4096)?.toString('utf8', 0, 4096) ?? '');
}
