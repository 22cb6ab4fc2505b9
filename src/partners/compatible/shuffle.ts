import type { Assembly } from '../../genome/assembly.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import type { Random } from '../../statistics/random.ts';

/**
 * The intervals at random places of the whole genome, each with its length: chromosomes by their size, places
 * uniform, gaps and everything else included.
 *
 * **Source:** what `bedtools shuffle` does by default, with chipmate's own random numbers.
 */
export function shuffledOverGenome(query: PeakColumns, genome: Assembly, random: Random): PeakColumns {
  const chromosome = new Uint16Array(query.count);
  const start = new Int32Array(query.count);
  const end = new Int32Array(query.count);
  for (let i = 0; i < query.count; i++) {
    const length = query.end[i] - query.start[i];
    let at = 0;
    let room = 0;
    do {
      let base = random.uniform() * genome.totalSize;
      for (at = 0; base >= genome.sizes[at]; at++) base -= genome.sizes[at];
      room = genome.sizes[at] - length;
    } while (room < 0);
    chromosome[i] = at;
    start[i] = random.integer(room + 1);
    end[i] = start[i] + length;
  }
  const summit = start.map((first, i) => first + query.summit[i] - query.start[i]);
  return { ...query, chromosomeNames: genome.chromosomeNames, chromosome, start, end, summit };
}
