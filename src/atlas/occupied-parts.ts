// Parts of the genome in which the experiments of an atlas have peaks: a background for random regions.
import { chromosomeAt } from '../genome/linear-regions.ts';
import type { AllowedParts } from '../genome/random-regions.ts';
import type { Atlas } from './open-atlas.ts';
import { scanPeaks } from './peaks-file/scan-peaks.ts';

/**
 * The bins of the genome in which any experiment of the atlas has a peak: where reads can be placed at all. Gaps,
 * centromeres and contigs without peaks are left out without any further file.
 * @param width of a bin in bp
 */
export function reachableParts(atlas: Atlas, width = 10_000): AllowedParts {
  const { genome } = atlas;
  const bins = genome.chromosomeNames.map((_, code) => new Uint8Array(Math.ceil(genome.sizes[code] / width)));
  for (const { shard } of atlas.shards) {
    let code = 0;
    scanPeaks(shard.peaks, false, (block) => {
      for (let i = 0; i < block.count; i++) {
        code = chromosomeAt(genome, block.start[i], code);
        bins[code][Math.floor((block.start[i] - genome.offsets[code]) / width)] = 1;
      }
    });
  }
  const chromosome: number[] = [];
  const start: number[] = [];
  const end: number[] = [];
  bins.forEach((marks, code) => {
    for (let bin = 0; bin < marks.length; bin++) {
      if (marks[bin] === 0) continue;
      const from = bin;
      while (bin + 1 < marks.length && marks[bin + 1] === 1) bin++;
      chromosome.push(code);
      start.push(from * width);
      end.push(Math.min(genome.sizes[code], (bin + 1) * width));
    }
  });
  return {
    chromosome: Uint16Array.from(chromosome),
    start: Int32Array.from(start),
    end: Int32Array.from(end),
  };
}
