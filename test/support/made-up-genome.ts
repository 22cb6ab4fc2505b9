import { blockFasta } from '../../src/formats/sequence/block-fasta-writer.ts';
import type { Assembly } from '../../src/genome/assembly.ts';
import { createRandom } from '../../src/statistics/random.ts';

/** A stretch of a chromosome, 0-based half-open. */
export interface Stretch {
  readonly chromosome: string;
  readonly start: number;
  readonly end: number;
}

/** A genome of random bases at some stretches, which may overlap, and of N elsewhere: bgzip FASTA with its `.fai`. */
export function madeUpGenome(
  assembly: Assembly,
  stretches: readonly Stretch[],
  seed = 1,
): { readonly packed: Buffer; readonly index: string } {
  const random = createRandom(seed);
  const sorted = stretches
    .filter(({ chromosome }) => assembly.find(chromosome) >= 0)
    .sort((a, b) => assembly.find(a.chromosome) - assembly.find(b.chromosome) || a.start - b.start);
  const names = [...new Set(sorted.map(({ chromosome }) => chromosome))];
  return blockFasta(
    names.map((name) => {
      const parts: { start: number; letters: Buffer }[] = [];
      let known = 0;
      for (const { chromosome, start, end } of sorted) {
        const from = Math.max(known, start);
        if (chromosome !== name || end <= from) continue;
        const letters = Array.from({ length: end - from }, () => 'ACGT'[random.integer(4)]).join('');
        parts.push({ start: from, letters: Buffer.from(letters) });
        known = end;
      }
      return { name, description: 'simulated', size: assembly.sizes[assembly.find(name)], parts };
    }),
  );
}
