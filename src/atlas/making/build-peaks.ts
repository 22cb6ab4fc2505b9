import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly } from '../../genome/assembly.ts';
import type { GeneModels } from '../../genome/genes.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { ATLAS_FILES, describeGenome } from '../manifest.ts';
import { PeaksFileWriter, type PeaksFileSummary } from '../peaks-file/peaks-file-writer.ts';
import type { ReadResult, ReadTask } from './build-tasks.ts';
import { startBuildThreads, type BuildThread } from './build-threads.ts';
import { collectLight, type LightSource } from './collect-light.ts';
import type { ScoreCodes } from './score-ranks.ts';
import type { SortedPeaks } from './peak-records.ts';
import { binsOf, planSorting, type PeakRun, type SortTask } from './peak-runs.ts';

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
  const threads = startBuildThreads(
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

interface Collected {
  readonly runs: readonly PeakRun[];
  readonly codes?: ScoreCodes;
}

async function collectFiles(
  tasks: readonly ReadTask[],
  threads: readonly BuildThread[],
  onRead: (result: ReadResult) => void,
  onProgress: ((fraction: number) => void) | undefined,
): Promise<Collected> {
  await inOrder(
    threads,
    tasks.length,
    (thread, i) => thread.read(tasks[i]),
    (result, i) => {
      onRead(result);
      onProgress?.((0.6 * (i + 1)) / tasks.length);
    },
  );
  return { runs: (await Promise.all(threads.map((thread) => thread.finish()))).flat() };
}

async function writeSorted(
  writer: PeaksFileWriter,
  threads: readonly BuildThread[],
  collected: Collected,
  plan: readonly SortTask[],
  onProgress: ((fraction: number) => void) | undefined,
): Promise<void> {
  const knowsRuns = new Set<BuildThread>();
  const sort = (thread: BuildThread, i: number): Promise<SortedPeaks> => {
    const { firstBin, endBin } = plan[i];
    const request = { kind: 'sort', firstBin, endBin } as const;
    if (knowsRuns.has(thread)) return thread.sort(request);
    knowsRuns.add(thread);
    return thread.sort({ ...request, ...collected });
  };
  await inOrder(threads, plan.length, sort, (sorted, i) => {
    writer.append(sorted);
    onProgress?.(0.6 + (0.4 * (i + 1)) / plan.length);
  });
}

/**
 * Lets the threads work on items 0 to count - 1 and takes the results in that order; no thread runs more
 * than a few items ahead, so that few results wait in memory.
 */
async function inOrder<Result>(
  threads: readonly BuildThread[],
  count: number,
  work: (thread: BuildThread, item: number) => Promise<Result>,
  take: (result: Result, item: number) => void,
): Promise<void> {
  const ahead = 2 * threads.length;
  const waiting = new Map<number, Result>();
  const failures: { item: number; error: unknown }[] = [];
  let next = 0;
  let taken = 0;
  let wake: (() => void)[] = [];
  async function run(thread: BuildThread): Promise<void> {
    while (next < count && failures.length === 0) {
      if (next >= taken + ahead) {
        await new Promise<void>((resolve) => wake.push(resolve));
        continue;
      }
      let item = next++;
      try {
        waiting.set(item, await work(thread, item));
        let result: Result | undefined;
        while (failures.length === 0 && (result = waiting.get(taken)) !== undefined) {
          waiting.delete(taken);
          item = taken;
          take(result, taken);
          taken++;
        }
      } catch (error) {
        failures.push({ item, error });
      }
      for (const resume of wake) resume();
      wake = [];
    }
  }
  await Promise.all(threads.map(run));
  // Every item before a failing one had been begun: the first failure is the same for any number of threads.
  failures.sort((a, b) => a.item - b.item);
  if (failures.length > 0) throw failures[0].error;
}
