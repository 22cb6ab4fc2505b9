import type { Assembly } from '../src/genome/assembly.ts';

/** Name of a simulated experiment. */
export function nameOf(experiment: number): string {
  return `SIM${experiment}`;
}

/**
 * BED lines of peaks sorted by linear start.
 * @param rest columns 4 and on of a peak, tab-separated; undefined for BED3
 */
export function bedText(
  peaks: { readonly count: number; readonly start: Uint32Array; readonly width: Uint32Array },
  assembly: Assembly,
  rest?: (i: number) => string,
): string {
  const lines: string[] = [];
  let chromosome = 0;
  for (let i = 0; i < peaks.count; i++) {
    const linear = peaks.start[i];
    while (chromosome + 1 < assembly.offsets.length && assembly.offsets[chromosome + 1] <= linear) {
      chromosome++;
    }
    const start = linear - assembly.offsets[chromosome];
    const place = `${assembly.chromosomeNames[chromosome]}\t${start}\t${start + peaks.width[i]}`;
    lines.push(rest === undefined ? place : `${place}\t${rest(i)}`);
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}
