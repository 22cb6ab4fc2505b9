import type { EnhancerLinks } from '../../formats/genes/enhancer-links-reader.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { intervalContributions, type Contributions } from './contributions.ts';
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
  const unknown = new Set<string>();
  const intervals = links.gene.flatMap((gene, link) => {
    const row = rowOf.get(gene);
    if (row === undefined) {
      unknown.add(gene);
      return [];
    }
    const [chromosome, start, end] = [links.chromosome[link], links.start[link], links.end[link]];
    return [{ row, chromosome, start, end, weight: links.score[link] }];
  });
  const contributions = intervalContributions(models, peaks, intervals, links.chromosomeNames);
  return { contributions, unknownGenes: [...unknown] };
}
