// npm run build && npx tsx bench/atlas-build.ts [--experiments 200,1000] [--threads N] [--seed N] [--folder DIR]
// How long an atlas takes to build from plain BED text and how much memory it needs, at several sizes: seconds per
// million peaks and peak memory must not grow with the atlas. All data are simulated.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { knownAssembly } from '../src/genome/assembly.ts';
import { createRandom } from '../src/statistics/random.ts';
import { SimulatedExperiments } from './simulated-experiments.ts';
import { writeSimulatedSheet } from './simulated-atlas.ts';

const { values: options } = parseArgs({
  options: {
    experiments: { type: 'string', default: '200,1000' },
    threads: { type: 'string', default: String(availableParallelism()) },
    seed: { type: 'string', default: '42' },
    folder: { type: 'string' },
  },
});
const assembly = knownAssembly('hg38');
if (assembly === undefined) throw new Error('hg38 is not built in');
const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'chipmate-build-'));
const built = (name: string): string => pathToFileURL(join(import.meta.dirname, '..', 'dist', name)).href;

/** Builds in a process of its own, which tells its own time, processor time and peak memory. */
const child = `
const [sheet, atlas, threads] = process.argv.slice(1);
const { buildAtlas } = await import('${built('atlas/build/build-atlas.js')}');
const { knownAssembly } = await import('${built('genome/assembly.js')}');
const before = performance.now();
const { peaks } = await buildAtlas(sheet, atlas, { assembly: knownAssembly('hg38'), threads: Number(threads), replace: true });
const seconds = (performance.now() - before) / 1000;
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
console.log(JSON.stringify({ peaks, seconds, processor: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 }));
`;

interface Measured {
  readonly peaks: number;
  readonly seconds: number;
  readonly processor: number;
  readonly megabytes: number;
}

process.stdout.write(
  `| experiments (simulated) | peaks | threads | seconds | seconds per million | processor seconds per million | peak memory, MB |\n|---|---|---|---|---|---|---|\n`,
);
for (const experiments of options.experiments.split(',').map(Number)) {
  const at = join(folder, String(experiments));
  mkdirSync(at, { recursive: true });
  const simulated = new SimulatedExperiments(assembly, createRandom(Number(options.seed)));
  const sheet = writeSimulatedSheet(simulated, experiments, at);
  const run = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', child, sheet, join(at, 'atlas'), options.threads],
    { encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Error(run.stderr);
  const { peaks, seconds, processor, megabytes } = JSON.parse(run.stdout) as Measured;
  const millions = peaks / 1e6;
  const cells = [
    experiments,
    peaks,
    options.threads,
    seconds.toFixed(1),
    (seconds / millions).toFixed(3),
    (processor / millions).toFixed(3),
    megabytes.toFixed(0),
  ];
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
  rmSync(at, { recursive: true, force: true });
}
if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
