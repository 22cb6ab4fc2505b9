import { readBytes } from '../text/byte-source.ts';

/** Reads a list of gene names: the first word of every line; empty lines and lines that begin with # are skipped. */
export async function readGeneList(path: string): Promise<string[]> {
  const lines = (await readBytes(path)).toString('utf8').split(/\r?\n/);
  return lines
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.trim().split(/[\t, ]/)[0] || []);
}
