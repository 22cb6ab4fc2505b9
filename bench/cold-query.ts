import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ATLAS_FILES } from '../src/atlas/manifest.ts';
import type { ReadCounters } from '../src/atlas/peaks-file/block-reader.ts';
import { built, runInChild } from './child.ts';

/** What the first query of a process read whose peaks file is not in the page cache. */
export interface ColdQuery {
  readonly milliseconds: number;
  readonly fileBytes: number;
  readonly reads: ReadCounters;
}

/**
 * Drops the peaks file from the page cache and counts in a new process, with as many reads at once as the
 * command line asks Node for.
 * @returns undefined where the system cannot drop a file from its cache
 */
export function coldQuery(atlas: string, query: string): ColdQuery | undefined {
  const peaks = join(atlas, ATLAS_FILES.peaks);
  const drop = ['oflag=nocache', 'conv=notrunc,fdatasync', 'count=0', 'status=none'];
  if (spawnSync('dd', [`of=${peaks}`, ...drop]).status !== 0) return undefined;
  const script = `
    const [path, query] = process.argv.slice(1);
    const { openPeaksFile } = await import(${built('atlas/peaks-file/open-peaks-file.js')});
    const { OverlapEngine } = await import(${built('atlas/peaks-file/overlap-engine.js')});
    const { linearQuery } = await import(${built('atlas/peaks-file/linear-query.js')});
    const { readPeakFile } = await import(${built('formats/peaks/peak-reader.js')});
    const { peaks } = await readPeakFile(query);
    const file = openPeaksFile(path);
    const engine = new OverlapEngine(file);
    const { intervals } = linearQuery(peaks, file.genome);
    const before = performance.now();
    await engine.count(intervals, { what: 'queries' });
    const milliseconds = performance.now() - before;
    console.log(JSON.stringify({ milliseconds, fileBytes: file.header.fileWords * 4, reads: engine.reads }));
    await engine.close();`;
  return runInChild(script, [peaks, query], { UV_THREADPOOL_SIZE: '16' }) as ColdQuery;
}
