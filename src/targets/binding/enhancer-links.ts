import { chromosomeCodes } from '../../genome/chromosome-names.ts';
import type { EnhancerLinks } from '../../formats/genes/enhancer-links-reader.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import type { Contributions } from './contributions.ts';
import type { GeneList } from './gene-list.ts';

/**
 * Every peak whose summit lies in an enhancer adds the link's score to the gene, at its first transcript.
 * @returns also the genes of the links that the gene models do not have
 */
export function linkContributions(
  genes: GeneList,
  peaks: PeakColumns,
  links: EnhancerLinks,
): { contributions: Contributions; unknownGenes: string[] } {
  const { models } = genes;
  const rowOf = new Map<string, number>();
  for (let row = models.count - 1; row >= 0; row--) {
    for (const name of [models.transcript[row], models.geneId[row], models.symbol[row]])
      if (name !== '') rowOf.set(name, row);
  }
  const codes = chromosomeCodes(peaks.chromosomeNames, links.chromosomeNames);
  const order = Uint32Array.from({ length: peaks.count }, (_, peak) => peak);
  const codeOf = (peak: number): number => codes[peaks.chromosome[peak]];
  order.sort((a, b) => codeOf(a) - codeOf(b) || peaks.summit[a] - peaks.summit[b] || a - b);
  const peak: number[] = [];
  const row: number[] = [];
  const distance: number[] = [];
  const weight: number[] = [];
  const unknown = new Set<string>();
  links.gene.forEach((gene, link) => {
    const transcript = rowOf.get(gene);
    if (transcript === undefined) {
      unknown.add(gene);
      return;
    }
    let low = 0;
    let high = order.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = codeOf(order[middle]);
      if (
        other < links.chromosome[link] ||
        (other === links.chromosome[link] && peaks.summit[order[middle]] < links.start[link])
      )
        low = middle + 1;
      else high = middle;
    }
    for (let at = low; at < order.length; at++) {
      const candidate = order[at];
      if (codeOf(candidate) !== links.chromosome[link] || peaks.summit[candidate] >= links.end[link]) break;
      peak.push(candidate);
      row.push(transcript);
      distance.push((peaks.summit[candidate] - models.tss[transcript]) * models.strand[transcript]);
      weight.push(links.score[link]);
    }
  });
  return {
    contributions: {
      peak: Uint32Array.from(peak),
      row: Uint32Array.from(row),
      distance: Int32Array.from(distance),
      weight: Float64Array.from(weight),
      combine: 'sum',
    },
    unknownGenes: [...unknown],
  };
}
