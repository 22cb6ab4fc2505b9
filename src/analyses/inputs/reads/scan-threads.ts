// Chromosomes are walked along in several threads at a time.
import { availableParallelism } from 'node:os';
import { inOrder, thisThread, WorkerThread, type Thread } from '../../../atlas/threads.ts';
import type { ScanAll } from '../../../calling/call-peaks.ts';
import {
  scanChromosome,
  type ChromosomeToScan,
  type ScannedChromosome,
} from '../../../calling/peaks/scan-chromosome.ts';

/** What a thread can be asked for. */
export interface ScanTasks {
  scan(chromosome: ChromosomeToScan): ScannedChromosome;
  close(): void;
}

/** Threads cost more than they bring below so many reads. */
const READS_FOR_THREADS = 500_000;

/** @param threads as many as processors where it is left out */
export function scanInThreads(reads: number, threads = availableParallelism()): ScanAll {
  return async (count, drawn) => {
    const workers = reads < READS_FOR_THREADS ? 1 : Math.min(threads, count);
    const all: Thread<ScanTasks>[] =
      workers > 1
        ? Array.from(
            { length: workers },
            () => new WorkerThread<ScanTasks>('../analyses/inputs/reads/scan-worker', {}),
          )
        : [
            thisThread<ScanTasks>({
              scan: (chromosome) => scanChromosome(chromosome),
              close: () => undefined,
            }),
          ];
    const scanned: ScannedChromosome[] = [];
    try {
      await inOrder(
        all,
        count,
        (thread, at) => thread.ask('scan', drawn(at)),
        (one) => void scanned.push(one),
      );
    } finally {
      await Promise.all(all.map((thread) => thread.close()));
    }
    return scanned;
  };
}
