// Reads of two groups of samples, in which every site keeps a part of its binding, aligned to a genome and to a spike-in's at once.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '../../src/statistics/random.ts';

export interface DifferentialWorld {
  readonly sheet: string;
  readonly peaks: string;
}

const SITES = 150;
const DEPTH = 12_000;
/** Reads outside of sites before anything is lost, for each read in them. */
const OUTSIDE = 0.08;
const SPIKED = 1500;
const LENGTH = 2_000_000;

/**
 * Writes a sheet `samples.tsv` (sample, reads, group), one BED file for each sample and `peaks.bed`. All samples are sequenced to one depth.
 * @param left binding of every site in the group treated
 */
export function differentialWorld(
  folder: string,
  { left = 1, seed = 1, replicates = 3 }: { left?: number; seed?: number; replicates?: number } = {},
): DifferentialWorld {
  const random = createRandom(seed);
  const sites = Array.from({ length: SITES }, (_, i) => ({
    start: 5_000 + 13_000 * i,
    strength: Math.exp(0.6 * random.normal()),
  }));
  const total = sites.reduce((sum, { strength }) => sum + strength, 0);
  const rows = ['sample\treads\tgroup'];
  for (const [group, part] of [
    ['control', 1],
    ['treated', left],
  ] as const)
    for (let replicate = 1; replicate <= replicates; replicate++) {
      const name = `${group}${replicate}`;
      const depth = DEPTH / (part + OUTSIDE);
      const lines: string[] = [];
      const read = (chromosome: string, place: number): void => {
        const isReverse = random.integer(2) === 1;
        lines.push(`${chromosome}\t${place}\t${place + 36}\t.\t0\t${isReverse ? '-' : '+'}`);
      };
      for (const { start, strength } of sites) {
        const mean = depth * part * (strength / total) * Math.exp(0.1 * random.normal());
        const count = Math.max(0, Math.round(mean + Math.sqrt(mean) * random.normal()));
        for (let i = 0; i < count; i++) read('chr1', start + random.integer(400));
      }
      for (let i = 0; i < depth * OUTSIDE; i++) read('chr1', random.integer(LENGTH - 100));
      const spiked = Math.round((SPIKED * (1 + OUTSIDE) * depth) / DEPTH);
      for (let i = 0; i < spiked; i++) read('dm6_chr2L', random.integer(100_000));
      writeFileSync(join(folder, `${name}.bed`), `${lines.join('\n')}\n`);
      rows.push(`${name}\t${name}.bed\t${group}`);
    }
  const sheet = join(folder, 'samples.tsv');
  writeFileSync(sheet, `${rows.join('\n')}\n`);
  const peaks = join(folder, 'peaks.bed');
  writeFileSync(peaks, sites.map(({ start }) => `chr1\t${start}\t${start + 436}\n`).join(''));
  return { sheet, peaks };
}
