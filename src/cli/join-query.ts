import type { Assembly } from '../genome/assembly.ts';
import { chromosomeCodes } from '../genome/chromosome-names.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import type { ClassPeaks } from '../partners/compatible/colocalization-table.ts';

/** The peaks of a class with the user's own as one more experiment, the last. */
export function joinQuery(peaks: ClassPeaks, query: PeakColumns, genome: Assembly): ClassPeaks {
  const codes = chromosomeCodes(query.chromosomeNames, genome.chromosomeNames);
  const own = Array.from({ length: query.count }, (_, i) => i)
    .filter((i) => codes[query.chromosome[i]] >= 0)
    .map((i) => {
      const offset = genome.offsets[codes[query.chromosome[i]]];
      const strength = [query.score[i], query.signal[i], 0].find((value) => !Number.isNaN(value)) ?? 0;
      return { start: offset + query.start[i], end: offset + query.end[i], strength };
    })
    .sort((a, b) => a.start - b.start);
  const total = peaks.start.length + own.length;
  const start = new Uint32Array(total);
  const end = new Uint32Array(total);
  const experiment = new Uint16Array(total);
  const score = new Float32Array(total);
  for (let at = 0, i = 0, j = 0; at < total; at++) {
    if (j < own.length && (i === peaks.start.length || own[j].start < peaks.start[i])) {
      start[at] = own[j].start;
      end[at] = own[j].end;
      experiment[at] = peaks.experiments;
      score[at] = own[j++].strength;
    } else {
      start[at] = peaks.start[i];
      end[at] = peaks.end[i];
      experiment[at] = peaks.experiment[i];
      score[at] = peaks.score[i++];
    }
  }
  return { experiments: peaks.experiments + 1, start, end, experiment, score };
}
