// Parts of the genome in which the experiments of an atlas have peaks: backgrounds for random regions.
import type { Assembly } from '../genome/assembly.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import type { Atlas } from './open-atlas.ts';
import { scanPeaks } from './peaks-file/scan-peaks.ts';

/** Sorted disjoint parts of a genome; element i of every array describes part i. */
export interface GenomeParts {
  readonly chromosome: Uint16Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/**
 * The bins of the genome in which any experiment of the atlas has a peak: where reads can be placed at all. Gaps,
 * centromeres and contigs without peaks are left out without any further file.
 * @param width of a bin in bp
 */
export function reachableParts(atlas: Atlas, width = 10_000): GenomeParts {
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

/** Regions with overlapping and touching ones merged, in order of position. @param regions on the genome's chromosomes */
export function mergedRegions(regions: PeakColumns, genome: Assembly): PeakColumns {
  const linear = Array.from(regions.start, (start, i): [number, number] => {
    const offset = genome.offsets[regions.chromosome[i]];
    return [offset + start, offset + regions.end[i]];
  }).sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [from, to] of linear) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return linearRegions(
    merged.map(([from]) => from),
    merged.map(([, to]) => to),
    genome,
  );
}

/**
 * Regions in linear coordinates as columns.
 * @param start ascending
 */
export function linearRegions(
  start: ArrayLike<number>,
  end: ArrayLike<number>,
  genome: Assembly,
): PeakColumns {
  const count = start.length;
  const chromosome = new Uint16Array(count);
  const from = new Int32Array(count);
  const to = new Int32Array(count);
  let code = 0;
  for (let i = 0; i < count; i++) {
    code = chromosomeAt(genome, start[i], code);
    chromosome[i] = code;
    from[i] = start[i] - genome.offsets[code];
    to[i] = end[i] - genome.offsets[code];
  }
  return {
    count,
    chromosomeNames: genome.chromosomeNames,
    chromosome,
    start: from,
    end: to,
    summit: from.map((position, i) => (position + to[i]) >> 1),
    signal: new Float64Array(count).fill(NaN),
    score: new Float64Array(count).fill(NaN),
  };
}

/** Chromosome of a linear coordinate, looked for from a chromosome at or before it. */
function chromosomeAt(genome: Assembly, linear: number, from: number): number {
  let code = from;
  while (code + 1 < genome.offsets.length && linear >= genome.offsets[code + 1]) code++;
  return code;
}
