import { built, runInChild } from './child.ts';

/** One build of an atlas in a process of its own, which tells its own times and peak memory. */
export interface MeasuredBuild {
  readonly peaks: number;
  readonly threads: number;
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly megabytes: number;
}

export function measureBuild(sheet: string, atlas: string, threads: number): MeasuredBuild {
  const script = `
    const [sheet, atlas, threads] = process.argv.slice(1);
    const { buildAtlas } = await import(${built('atlas/making/build-atlas.js')});
    const { knownAssembly } = await import(${built('genome/assembly.js')});
    const assembly = knownAssembly('hg38');
    const before = performance.now();
    const { peaks } = await buildAtlas(sheet, atlas, { assembly, threads: Number(threads), replace: true });
    const seconds = (performance.now() - before) / 1000;
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    const processorSeconds = (userCPUTime + systemCPUTime) / 1e6;
    console.log(JSON.stringify({ peaks, threads: Number(threads), seconds, processorSeconds, megabytes: maxRSS / 1024 }));`;
  return runInChild(script, [sheet, atlas, String(threads)]) as MeasuredBuild;
}
