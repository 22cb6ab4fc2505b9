import { fileHead, rawHead } from '../text/file-head.ts';
import { isBlockGzip } from '../text/gzip-blocks.ts';

/** Whether a file begins as FASTA does, plain or in gzip; standard input is not looked at. */
export function startsAsFasta(path: string): boolean {
  return /^\uFEFF?\s*>/.test(fileHead(path, 4096)?.toString('utf8', 0, 4096) ?? '');
}

/** Whether a file is FASTA in blocks of bgzip. */
export function isBlockFasta(path: string): boolean {
  const head = rawHead(path, 18);
  return head !== undefined && isBlockGzip(head) && startsAsFasta(path);
}
