import { answerRequests } from '../../../atlas/threads.ts';
import { scanChromosome, type ScannedChromosome } from '../../../calling/peaks/scan-chromosome.ts';
import type { ScanTasks } from './scan-threads.ts';

answerRequests(
  (): ScanTasks => ({ scan: (chromosome) => scanChromosome(chromosome), close: () => undefined }),
  (_, answer) => {
    const { stretches: s, histogram: h } = answer as ScannedChromosome;
    const columns = [s.start, s.end, s.pileup, s.expected, s.score, h.score, h.bases];
    return columns.map((column) => column.buffer as ArrayBuffer);
  },
);
