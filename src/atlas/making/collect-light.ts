import { readLightPeaks } from '../../formats/chip-atlas/light-peaks-reader.ts';
import { InputError } from '../../errors.ts';
import type { Assembly } from '../../genome/assembly.ts';
import { MergedRegions } from '../../genome/intervals.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import type { ReadResult } from './build-tasks.ts';
import { RunWriter, type GenomeBins } from './peak-runs.ts';
import { ScoreCounts, type Collected } from './score-ranks.ts';

/** A light peak file of ChIP-Atlas and the experiments to take from it. */
export interface LightSource {
  readonly kind: 'light';
  readonly path: string;
  /** Accessions, by experiment number. */
  readonly experiments: readonly string[];
}

/**
 * Spills the peaks of a light file in one pass. Signals are ranked afterwards, from the number of peaks with
 * each score, and their codes are filled in when the records are sorted.
 * @param onRead is called once per experiment; what could not be placed is told with the first one
 */
export async function collectLight(
  source: LightSource,
  assembly: Assembly,
  blacklist: PeakColumns | undefined,
  spill: { readonly path: string; readonly bins: GenomeBins; readonly capacity: number },
  onRead: (result: ReadResult) => void,
): Promise<Collected> {
  const { path, experiments } = source;
  const regions = blacklist === undefined ? undefined : new MergedRegions(blacklist);
  const writer = new RunWriter(spill.path, spill.bins, spill.capacity);
  const counts = new ScoreCounts(experiments.length);
  const blacklisted = new Uint32Array(experiments.length);
  const dropped = new Map<string, number>();
  const targets: number[] = [];
  let beyondEnd = 0;
  let clipped = 0;
  await readLightPeaks(path, experiments, (batch) => {
    while (targets.length < batch.chromosomeNames.length)
      targets.push(assembly.find(batch.chromosomeNames[targets.length]));
    for (let i = 0; i < batch.count; i++) {
      const chromosome = targets[batch.chromosome[i]];
      if (chromosome < 0) {
        const name = batch.chromosomeNames[batch.chromosome[i]];
        dropped.set(name, (dropped.get(name) ?? 0) + 1);
        continue;
      }
      const size = assembly.sizes[chromosome];
      let end = batch.end[i];
      if (end > size) {
        if (batch.start[i] >= size) {
          beyondEnd++;
          continue;
        }
        clipped++;
        end = size;
      }
      const experiment = batch.experiment[i];
      if (regions?.overlap(chromosome, batch.start[i], end) === true) {
        blacklisted[experiment]++;
        continue;
      }
      const score = batch.score[i];
      counts.add(experiment, score);
      const width = end - batch.start[i];
      writer.add(assembly.offsets[chromosome] + batch.start[i], width, width >> 1, score, experiment * 256);
    }
  });
  const runs = writer.finish();
  if (runs.length === 0) {
    throw new InputError('no peak of this file belongs to an experiment of the selection', {
      file: path,
      expected: `peaks of ${experiments.slice(0, 3).join(', ')} ... on ${assembly.name}`,
      ...(dropped.size === 0 ? {} : { found: `chromosomes ${[...dropped.keys()].slice(0, 5).join(', ')}` }),
    });
  }
  const codes = counts.codes((ranks, experiment) => {
    const first = experiment === 0;
    onRead({
      experiment,
      path,
      peaks: counts.peaks[experiment],
      blacklisted: blacklisted[experiment],
      ...ranks,
      format: 'chip-atlas-bed5',
      dropped: first ? [...dropped].map(([name, peaks]) => ({ name, peaks })) : [],
      beyondEnd: first ? beyondEnd : 0,
      clipped: first ? clipped : 0,
      hasSignal: true,
      notices: [],
    });
  });
  return { runs, codes };
}
