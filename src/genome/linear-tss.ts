import type { Assembly } from './assembly.ts';
import type { GeneModels } from './genes.ts';

/** Linear coordinates of all TSSs, ascending. */
export function linearTss(genes: GeneModels, assembly: Assembly): Float64Array {
  const chromosomes = genes.chromosomeNames.map((name) => assembly.find(name));
  const positions: number[] = [];
  for (let i = 0; i < genes.count; i++) {
    const chromosome = chromosomes[genes.chromosome[i]];
    if (chromosome >= 0) positions.push(assembly.offsets[chromosome] + genes.tss[i]);
  }
  return Float64Array.from(positions).sort();
}
