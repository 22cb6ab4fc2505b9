import type { Table } from '../../tables/table.ts';
import { bedName } from '../peaks/track-text.ts';

/**
 * Sites of motifs as BED6: the motif's id as name, and 100 x -log10 P, at most 1000, as score.
 * @param table with the columns chrom, start, end, strand, motif and minus_log10_p
 */
export function motifSiteBed(table: Table): string {
  const values = (name: string): ArrayLike<unknown> =>
    table.columns.find((column) => column.name === name)?.values ?? [];
  const [chrom, start, end, motif, p, strand] = [
    ...['chrom', 'start', 'end', 'motif', 'minus_log10_p', 'strand'],
  ].map(values);
  return Array.from(chrom, (name, i) => {
    const score = Math.min(1000, Math.round(100 * Number(p[i])));
    return `${bedName(String(name))}\t${Number(start[i])}\t${Number(end[i])}\t${bedName(String(motif[i]))}\t${score}\t${String(strand[i])}\n`;
  }).join('');
}
