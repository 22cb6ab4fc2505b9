// npm run build && npx tsx bench/atlas-build.ts [--experiments 200,1000] [--repeat N] [--threads N] [--seed N] [--folder DIR]
// How long an atlas takes to build from plain BED text and how much memory it needs, at several sizes: seconds per
// million peaks and peak memory must not grow with the atlas. --repeat N lists every simulated file N times, for
// larger atlases without more files. All data are simulated.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { knownAssembly } from '../src/genome/assembly.ts';
import { createRandom } from '../src/statistics/random.ts';
import { measureBuild } from './measured-build.ts';
import { buildReport } from './report.ts';
import { SimulatedExperiments } from './simulated-experiments.ts';
import { writeSimulatedSheet } from './simulated-atlas.ts';

const { values: options } = parseArgs({
  options: {
    experiments: { type: 'string', default: '200,1000' },
    repeat: { type: 'string', default: '1' },
    threads: { type: 'string', default: String(availableParallelism()) },
    seed: { type: 'string', default: '42' },
    folder: { type: 'string' },
  },
});
const assembly = knownAssembly('hg38');
if (assembly === undefined) throw new Error('hg38 is not built in');
const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'chipmate-build-'));

/** Lists every experiment of a sheet several times, under names of their own. */
function repeatRows(sheet: string, times: number): void {
  const [header, ...rows] = readFileSync(sheet, 'utf8').trimEnd().split('\n');
  const copies = Array.from({ length: times }, (_, i) => rows.map((row) => row.replace(/^\w+/, `$&x${i}`)));
  writeFileSync(sheet, `${[header, ...copies.flat()].join('\n')}\n`);
}

const builds = options.experiments.split(',').map((experiments) => {
  const at = join(folder, experiments);
  mkdirSync(at, { recursive: true });
  const simulated = new SimulatedExperiments(assembly, createRandom(Number(options.seed)));
  const sheet = writeSimulatedSheet(simulated, Number(experiments), at);
  repeatRows(sheet, Number(options.repeat));
  const build = measureBuild(sheet, join(at, 'atlas'), Number(options.threads));
  rmSync(at, { recursive: true, force: true });
  return build;
});
process.stdout.write(buildReport(builds));
if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
