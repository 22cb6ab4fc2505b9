// npm run bench -- [--experiments N] [--query N] [--rounds N] [--seed N] [--folder DIR] [--parts LIST] [-o FILE]
// Parts, any of them separated by commas, each in its own section of the answer:
//   query  the command line and a running process against the bedtools pipeline that ChIP-Atlas uses and, with up
//          to 200 experiments, against @databio/gtars, in turn; all counts must be equal
//   cold   what the first query reads when the peaks file is not in the page cache
//   size   bytes per peak of every column
//   start  processor time of commands that need no atlas, above that of node alone
//   build  seconds, processor seconds and memory of building the atlas from BED text (not unless asked for)
// With --folder the simulated data stay there, so that parts can be run one by one. All data are simulated.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openAtlas } from '../src/atlas/open-atlas.ts';
import type { Atlas } from '../src/atlas/open-atlas.ts';
import { readPeakFile } from '../src/formats/peaks/peak-reader.ts';
import type { PeakColumns } from '../src/genome/peak-columns.ts';
import { knownAssembly } from '../src/genome/assembly.ts';
import { createRandom } from '../src/statistics/random.ts';
import { BedWriter } from './bed-text.ts';
import { coldQuery } from './cold-query.ts';
import { bedtoolsPipeline, commandLineOverlap } from './contenders.ts';
import type { Counts, Run } from './contenders.ts';
import { createGtars } from './gtars.ts';
import { measureBuild } from './measured-build.ts';
import { buildReport, coldReport, queryReport, sizeReport, startUpReport } from './report.ts';
import type { Contender } from './report.ts';
import { SimulatedExperiments } from './simulated-experiments.ts';
import { writeSimulatedAtlas, writeSimulatedSheet } from './simulated-atlas.ts';
import type { AtlasFacts } from './simulated-atlas.ts';
import { startUps } from './start-up.ts';
import { streamSizes } from './stream-sizes.ts';

const { values: options } = parseArgs({
  options: {
    experiments: { type: 'string', default: '200' },
    query: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '42' },
    folder: { type: 'string' },
    parts: { type: 'string', default: 'query,cold,size,start' },
    output: { type: 'string', short: 'o' },
  },
});
const experiments = Number(options.experiments);
const rounds = Number(options.rounds);
const mostGtarsExperiments = 200;
/** Short measurements are repeated within a round. */
const repeats = { commandLine: 5, running: 10 };
const coldRuns = 3;
const startUpRuns = 15;

const assembly = knownAssembly('hg38');
if (assembly === undefined) throw new Error('hg38 is not built in');
const simulated = new SimulatedExperiments(assembly, createRandom(Number(options.seed)));
const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'chipmate-bench-'));
mkdirSync(folder, { recursive: true });
const paths = {
  atlas: join(folder, 'atlas'),
  bed: join(folder, 'peaks.bed'),
  sizes: join(folder, 'chrom.sizes'),
  query: join(folder, `query-${options.query}.bed`),
  facts: join(folder, 'facts.json'),
};

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function prepare(): AtlasFacts {
  const query = simulated.query(Number(options.query));
  const queryFile = new BedWriter(paths.query, simulated.assembly);
  queryFile.write(query, () => new Uint8Array(0));
  queryFile.close();
  const sizes = simulated.assembly.chromosomeNames.map(
    (name, i) => `${name}\t${simulated.assembly.sizes[i]}\n`,
  );
  writeFileSync(paths.sizes, sizes.join(''));
  if (!existsSync(paths.facts)) {
    say(`simulating ${experiments} experiments ...`);
    writeFileSync(
      paths.facts,
      JSON.stringify(writeSimulatedAtlas(simulated, experiments, paths.atlas, paths.bed)),
    );
  }
  return JSON.parse(readFileSync(paths.facts, 'utf8')) as AtlasFacts;
}

class Measured implements Contender {
  readonly name: string;
  readonly milliseconds: number[] = [];
  counts: Counts = new Map();

  constructor(name: string) {
    this.name = name;
  }

  take({ milliseconds, counts }: Run): void {
    this.milliseconds.push(milliseconds);
    this.counts = counts;
  }
}

async function ask(atlas: Atlas, query: PeakColumns, threads: number): Promise<Run> {
  const before = performance.now();
  const { queryHits } = await atlas.overlap(query, { threads });
  const milliseconds = performance.now() - before;
  return {
    milliseconds,
    counts: new Map(Array.from(queryHits, (hits, i) => [atlas.experiments.experiment[i], hits])),
  };
}

function checkEqual(reference: Contender, other: Contender): void {
  const names = new Set([...reference.counts.keys(), ...other.counts.keys()]);
  for (const name of names) {
    const [expected, found] = [reference.counts.get(name) ?? 0, other.counts.get(name) ?? 0];
    if (expected !== found) {
      throw new Error(`${name}: ${expected} by ${reference.name}, ${found} by ${other.name}`);
    }
  }
}

async function compareQueries(): Promise<string> {
  const pipeline = new Measured('bedtools intersect -sorted -wa -wb | cut | awk');
  const commandLine = new Measured('chipmate overlap, whole process');
  const running = [1, 2].map(
    (threads) => new Measured(`running process, ${threads} thread${threads > 1 ? 's' : ''}`),
  );
  const contenders = [pipeline, commandLine, ...running];
  const atlas = await openAtlas(paths.atlas, { threads: 2 });
  const { peaks: query } = await readPeakFile(paths.query);
  const gtars = new Measured('@databio/gtars, sets in memory');
  const gtarsQuery = simulated.query(Number(options.query));
  const runGtars =
    experiments <= mostGtarsExperiments ? await createGtars(simulated, experiments) : undefined;
  if (runGtars !== undefined) contenders.push(gtars);

  // Files enter the page cache, compilers warm up.
  commandLineOverlap(paths.atlas, paths.query);
  for (let i = 0; i < 10; i++) for (const threads of [1, 2]) await ask(atlas, query, threads);
  for (let round = 1; round <= rounds; round++) {
    say(`round ${round} of ${rounds}`);
    pipeline.take(bedtoolsPipeline(paths.bed, paths.query, paths.sizes));
    for (let i = 0; i < repeats.commandLine; i++) {
      commandLine.take(commandLineOverlap(paths.atlas, paths.query));
    }
    for (let i = 0; i < repeats.running; i++) {
      for (const [i, contender] of running.entries()) contender.take(await ask(atlas, query, i + 1));
    }
    if (runGtars !== undefined) {
      const before = performance.now();
      const counts = runGtars(gtarsQuery);
      gtars.take({ milliseconds: performance.now() - before, counts });
    }
  }
  await atlas.close();
  for (const contender of contenders.slice(1)) checkEqual(pipeline, contender);
  const unique = [...pipeline.counts.values()].reduce((sum, count) => sum + count, 0);
  return queryReport({ queryIntervals: query.count, unique, rounds }, contenders);
}

function readCold(): string {
  const runs = Array.from({ length: coldRuns }, () => coldQuery(paths.atlas, paths.query));
  const done = runs.filter((run) => run !== undefined);
  return done.length > 0 ? coldReport(done) : 'Files cannot be dropped from the page cache here.\n';
}

function build(): string {
  const sheet = join(folder, 'experiments.tsv');
  if (!existsSync(sheet)) {
    say(`writing ${experiments} BED files ...`);
    writeSimulatedSheet(simulated, experiments, folder);
  }
  const threads = [...new Set([1, availableParallelism()])];
  return buildReport(threads.map((each) => measureBuild(sheet, join(folder, 'built'), each)));
}

const facts = prepare();
const parts: Readonly<Record<string, () => string | Promise<string>>> = {
  query: compareQueries,
  cold: readCold,
  size: () => sizeReport(facts, streamSizes(paths.atlas)),
  start: () => startUpReport(startUps(startUpRuns)),
  build,
};
const processor = cpus()[0]?.model.trim() ?? 'unknown processor';
const sections = [
  `## ${experiments.toLocaleString('en')} simulated experiments, ${facts.peaks.toLocaleString('en')} peaks

${processor}, ${availableParallelism()} cores, Node ${process.version}.
`,
];
for (const part of options.parts.split(',')) {
  if (!Object.hasOwn(parts, part))
    throw new Error(`no part ${part}; there are ${Object.keys(parts).join(', ')}`);
  sections.push(await parts[part]());
}
if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
const text = sections.join('\n');
if (options.output === undefined) process.stdout.write(text);
else writeFileSync(options.output, text);
