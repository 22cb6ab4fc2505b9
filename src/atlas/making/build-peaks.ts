import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly } from '../../genome/assembly.ts';
import type { GeneModels } from '../../genome/genes.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { ATLAS_FILES, describeGenome } from '../manifest.ts';
import { PeaksFileWriter, type PeakBatch, type PeaksFileSummary } from '../peaks-file/peaks-file-writer.ts';
import { inOrder, thisThread, WorkerThread, type Thread } from '../threads.ts';
import { BuildTasks, type BuildSettings, type ReadResult, type ReadTask } from './build-tasks.ts';
import { collectLight, type LightSource } from './collect-light.ts';
import { binsOf, planSorting, type SortTask } from './peak-runs.ts';
import type { Collected } from './score-ranks.ts';

/** Peaks that all threads together hold before they spill: 40 bytes each. */
const PEAKS_IN_MEMORY = 6_000_000;
const MOST_PEAKS_PER_RUN = 2_000_000;
/** Peaks that all threads together sort at a time. */
const PEAKS_IN_SORTS = 2_000_000;
/** More threads would only wait for the one that writes, and each needs memory. */
const MOST_THREADS = 8;

export interface BuildPeaksOptions {
  readonly assembly: Assembly;
  readonly threads: number;
  readonly blacklist?: PeakColumns;
  readonly genes?: GeneModels;
  /** Folder for peaks.bin and scores.bin, and meanwhile for the spilled runs. */
  readonly folder: string;
  /** Called after each step with the fraction of the work that is done. */
  readonly onProgress?: (fraction: number) => void;
}

/** Where the peaks come from: one file per experiment, or one file of all. */
export type PeakSource = { readonly kind: 'files'; readonly tasks: readonly ReadTask[] } | LightSource;

/**
 * Reads every experiment, sorts all peaks by position and writes the peaks file. Memory is bounded by the
 * number of threads, not by the number of peaks.
 * @param experiments how many there are
 * @param onRead is called once per experiment, in the order of their numbers
 */
export async function buildPeaks(
  source: PeakSource,
  experiments: number,
  options: BuildPeaksOptions,
  onRead: (result: ReadResult) => void,
): Promise<PeaksFileSummary> {
  const { assembly, folder, blacklist, genes, onProgress } = options;
  const threadCount = Math.max(1, Math.min(options.threads, MOST_THREADS, experiments));
  const last = assembly.chromosomeNames.length - 1;
  const bins = binsOf(assembly.offsets[last] + assembly.sizes[last]);
  const capacity = Math.min(MOST_PEAKS_PER_RUN, Math.ceil(PEAKS_IN_MEMORY / threadCount));
  const spillPaths = Array.from({ length: threadCount + 1 }, (_, i) => join(folder, `runs-${i}.tmp`));
  const threads = startThreads(
    spillPaths.slice(1).map((spillPath) => ({
      genome: describeGenome(assembly),
      blacklist,
      genes,
      bins,
      spillPath,
      capacity,
    })),
  );
  let writer: PeaksFileWriter | undefined;
  try {
    const collected =
      source.kind === 'files'
        ? await collectFiles(source.tasks, threads, onRead, onProgress)
        : await collectLight(source, assembly, blacklist, { path: spillPaths[0], bins, capacity }, onRead);
    writer = new PeaksFileWriter(join(folder, ATLAS_FILES.peaks), { genome: assembly, experiments });
    await writeSorted(
      writer,
      threads,
      collected,
      planSorting(collected.runs, bins, Math.ceil(PEAKS_IN_SORTS / threadCount)),
      onProgress,
    );
    const summary = writer.finish();
    writer = undefined;
    return summary;
  } finally {
    writer?.abort();
    await Promise.all(threads.map((thread) => thread.close()));
    for (const path of spillPaths) rmSync(path, { force: true });
  }
}

/** A thread for each of the settings: this one where there is one, else workers. */
function startThreads(settings: readonly BuildSettings[]): Thread<BuildTasks>[] {
  return settings.length > 1
    ? settings.map((each) => new WorkerThread<BuildTasks>('making/build-worker', each))
    : [thisThread(new BuildTasks(settings[0]))];
}

async function collectFiles(
  tasks: readonly ReadTask[],
  threads: readonly Thread<BuildTasks>[],
  onRead: (result: ReadResult) => void,
  onProgress: ((fraction: number) => void) | undefined,
): Promise<Collected> {
  await inOrder(
    threads,
    tasks.length,
    (thread, i) => thread.ask('read', tasks[i]),
    (result, i) => {
      onRead(result);
      onProgress?.((0.6 * (i + 1)) / tasks.length);
    },
  );
  return { runs: (await Promise.all(threads.map((thread) => thread.ask('finish')))).flat() };
}

async function writeSorted(
  writer: PeaksFileWriter,
  threads: readonly Thread<BuildTasks>[],
  collected: Collected,
  plan: readonly SortTask[],
  onProgress: ((fraction: number) => void) | undefined,
): Promise<void> {
  const knowsRuns = new Set<Thread<BuildTasks>>();
  const sort = (thread: Thread<BuildTasks>, i: number): Promise<PeakBatch> => {
    const { firstBin, endBin } = plan[i];
    const news = knowsRuns.has(thread) ? undefined : collected;
    knowsRuns.add(thread);
    return thread.ask('sort', { firstBin, endBin, ...news });
  };
  await inOrder(threads, plan.length, sort, (sorted, i) => {
    writer.append(sorted);
    onProgress?.(0.6 + (0.4 * (i + 1)) / plan.length);
  });
}
