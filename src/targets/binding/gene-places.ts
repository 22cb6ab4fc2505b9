import type { Assembly } from '../../genome/assembly.ts';
import type { GeneList } from './gene-list.ts';

/**
 * Where every gene lies: from the first to the last base of its transcripts on the chromosome of its first one.
 * @returns places as chr:first-last, 1-based, under the assembly's names; empty on sequences that it does not have
 */
export function genePlaces({ models, names, geneOf, firstRow }: GeneList, assembly: Assembly): string[] {
  const start = new Float64Array(names.length).fill(Infinity);
  const end = new Float64Array(names.length);
  for (let row = 0; row < models.count; row++) {
    const gene = geneOf[row];
    if (models.chromosome[row] !== models.chromosome[firstRow[gene]]) continue;
    start[gene] = Math.min(start[gene], models.start[row]);
    end[gene] = Math.max(end[gene], models.end[row]);
  }
  return names.map((_, gene) => {
    const name = models.chromosomeNames[models.chromosome[firstRow[gene]]];
    const chromosome = assembly.chromosomeNames[assembly.find(name)] ?? '';
    return chromosome === '' ? '' : `${chromosome}:${start[gene] + 1}-${end[gene]}`;
  });
}
