// npm run build && npx tsx bench/partners-large.ts [--experiments 4000] [--median 3030] [--query 8000] [--seed N] [--folder DIR]
// What partners cost in a cell class of the size of ChIP-Atlas' blood factors: seconds and memory of making the sites
// and of one ranking, each in a process of its own, and the size of what is kept. All data are simulated.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { knownAssembly } from '../src/genome/assembly.ts';
import { createRandom } from '../src/statistics/random.ts';
import { BedWriter } from './bed-text.ts';
import { writeSimulatedAtlas } from './simulated-atlas.ts';
import { SimulatedExperiments } from './simulated-experiments.ts';

const { values: options } = parseArgs({
  options: {
    experiments: { type: 'string', default: '4000' },
    median: { type: 'string', default: '3030' },
    query: { type: 'string', default: '8000' },
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '42' },
    folder: { type: 'string' },
  },
});
/** Factors per cell type, the first ones assayed most: about two experiments of each, as in the blood class of ChIP-Atlas. */
const FACTORS = 60;

const assembly = knownAssembly('hg38');
if (assembly === undefined) throw new Error('hg38 is not built in');
const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'chipmate-large-'));
mkdirSync(folder, { recursive: true });
const atlas = join(folder, 'atlas');
const bed = join(folder, 'query.bed');
const experiments = Number(options.experiments);
if (!existsSync(join(atlas, 'atlas.json'))) {
  const random = createRandom(Number(options.seed));
  const simulated = new SimulatedExperiments(assembly, random, Number(options.median));
  const names = random.split('names');
  const antigens = Array.from(
    { length: experiments },
    () => `factor ${Math.floor(FACTORS * names.uniform() ** 2)}`,
  );
  const { peaks } = writeSimulatedAtlas(simulated, experiments, atlas, undefined, (i) => antigens[i]);
  process.stderr.write(`${peaks} simulated peaks\n`);
  const query = simulated.query(Number(options.query));
  const file = new BedWriter(bed, assembly);
  const rest = Array.from({ length: 997 }, (_, i) => Buffer.from(`\tquery\t${i + 1}`));
  file.write(query, (i) => rest[(i * 7919) % rest.length]);
  file.close();
}

/** The command line in a process of its own, which tells its own time and peak memory. */
const child = `
process.argv.splice(1, 0, 'chipmate');
const before = performance.now();
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write(JSON.stringify({ processor: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 }));
});
await import('${pathToFileURL(join(import.meta.dirname, '..', 'dist', 'cli', 'main.js')).href}');
`;

interface Measured {
  readonly seconds: number;
  readonly processor: number;
  readonly megabytes: number;
}

function measured(...words: string[]): Measured {
  const before = performance.now();
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', child, ...words], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  const seconds = (performance.now() - before) / 1000;
  if (run.status !== 0) throw new Error(run.stderr);
  process.stderr.write(`${run.stderr}\n`);
  return {
    seconds,
    ...(JSON.parse(run.stderr.slice(run.stderr.lastIndexOf('{'))) as Omit<Measured, 'seconds'>),
  };
}

const rows: [string, Measured][] = [];
if (!existsSync(join(atlas, 'sites.bin'))) rows.push(['making the sites', measured('atlas', 'sites', atlas)]);
for (let round = 0; round < Number(options.rounds); round++)
  rows.push(['one ranking', measured('partners', bed, '--atlas', atlas, '-o', join(folder, 'partners.tsv'))]);
const bytes = (name: string) => statSync(join(atlas, name)).size;
process.stdout.write(
  `| simulated: ${experiments} experiments | seconds | processor seconds | peak memory, MB |\n|---|---|---|---|\n`,
);
for (const [name, { seconds, processor, megabytes }] of rows)
  process.stdout.write(
    `| ${name} | ${seconds.toFixed(2)} | ${processor.toFixed(2)} | ${megabytes.toFixed(0)} |\n`,
  );
process.stdout.write(
  `sites.bin ${bytes('sites.bin')} bytes, ${((100 * bytes('sites.bin')) / bytes('peaks.bin')).toFixed(1)} % of peaks.bin\n`,
);
if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
