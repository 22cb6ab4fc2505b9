// npm run bench:chip-atlas -- [--part list,light,enrich] [--rows N] [--experiments N] [--atlas DIR --query FILE] [--folder DIR]
// How long ChIP-Atlas' own files take to come in, and its commonest question to be answered. All data are simulated,
// but for an atlas and a query that are given.
import { spawnSync } from 'node:child_process';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { createGzip } from 'node:zlib';
import { openCatalogue, type CatalogueQuery } from '../src/atlas/catalogue/open-catalogue.ts';
import { knownAssembly } from '../src/genome/assembly.ts';
import { createRandom } from '../src/statistics/random.ts';
import { BedWriter, nameOf } from './bed-text.ts';
import { SimulatedExperiments } from './simulated-experiments.ts';
import { writeSimulatedAtlas } from './simulated-atlas.ts';
import { writeSimulatedList } from './simulated-list.ts';
import { sortedPeaks } from './sorted-peaks.ts';

const { values: options } = parseArgs({
  options: {
    part: { type: 'string', default: 'list,light,enrich' },
    rows: { type: 'string', default: '400000' },
    experiments: { type: 'string', default: '216,864' },
    atlas: { type: 'string' },
    query: { type: 'string' },
    folder: { type: 'string' },
    threads: { type: 'string', default: String(availableParallelism()) },
  },
});
const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'chipmate-chip-atlas-'));
mkdirSync(folder, { recursive: true });
const commandLine = join(import.meta.dirname, '..', 'dist', 'cli', 'main.js');
const assembly = knownAssembly('hg38');
if (assembly === undefined) throw new Error('hg38 is not built in');
const genome = assembly;
const simulated = new SimulatedExperiments(genome, createRandom(42));
const rowsOfTable: string[][] = [];
const ROUNDS = 5;

function note(what: string, result: string, remark = ''): void {
  rowsOfTable.push([what, result, remark]);
  process.stderr.write(`${what}: ${result} ${remark}\n`);
}

/** Wall time of whole processes of chipmate, and the largest memory that one of them needed (0 where unknown). */
function runs(times: number, ...args: string[]): { seconds: number; megabytes: number } {
  const seconds: number[] = [];
  let megabytes = 0;
  for (let i = 0; i < times; i++) {
    const before = performance.now();
    const watched = existsSync('/usr/bin/time');
    const call = [process.execPath, commandLine, ...args];
    const run = watched
      ? spawnSync('/usr/bin/time', ['-f', 'peak-memory %M', ...call], {
          encoding: 'utf8',
          maxBuffer: 2 ** 30,
        })
      : spawnSync(call[0], call.slice(1), { encoding: 'utf8', maxBuffer: 2 ** 30 });
    seconds.push((performance.now() - before) / 1000);
    if (run.status !== 0) throw new Error(run.stderr);
    megabytes = Math.max(megabytes, Number(/peak-memory (\d+)/.exec(run.stderr)?.[1] ?? 0) / 1024);
  }
  return { seconds: median(seconds), megabytes };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

function listOfExperiments(): void {
  const list = join(folder, 'experimentList.tab');
  if (!existsSync(list)) writeSimulatedList(list, Number(options.rows), 897, 1);
  const size = `${options.rows} rows, ${Math.round(statSync(list).size / 1e6)} MB`;
  const index = `${list}.index`;
  const made: number[] = [];
  let megabytes = 0;
  for (let i = 0; i < 3; i++) {
    rmSync(index, { force: true });
    const run = runs(1, 'atlas', 'search', list, 'SRX1000001', '-q');
    made.push(run.seconds);
    megabytes = Math.max(megabytes, run.megabytes);
  }
  note(
    `list of experiments (${size}): index made`,
    `${median(made).toFixed(2)} s`,
    `whole process, ${Math.round(megabytes)} MB`,
  );
  const queries: [name: string, query: CatalogueQuery, args: string[]][] = [
    ['one word', { words: [['MM.1S']] }, ['MM.1S']],
    ['part of a word', { words: [['H3K4']] }, ['H3K4']],
    ['an accession', { words: [['SRX1234567']] }, ['SRX1234567']],
    [
      'word, genome and class',
      {
        words: [['IKZF1']],
        facets: { genome: (name) => name === 'hg38', cellClass: (name) => name === 'Blood' },
      },
      ['IKZF1', '--genome', 'hg38', '--cell-class', 'Blood'],
    ],
    ['a part of every title', { words: [['GSM']] }, ['GSM', '--top', '20']],
  ];
  for (const [name, query, args] of queries) {
    const times: number[] = [];
    let found = 0;
    for (let i = 0; i < ROUNDS; i++) {
      const before = performance.now();
      const catalogue = openCatalogue(list);
      found = catalogue.search(query).length;
      times.push(performance.now() - before);
      catalogue.close();
    }
    const whole = runs(ROUNDS, 'atlas', 'search', list, ...args, '-q', '-o', join(folder, 'found.tsv'));
    note(
      `search: ${name}`,
      `${median(times).toFixed(0)} ms`,
      `opening and searching, ${found} rows; whole process with its table ${(1000 * whole.seconds).toFixed(0)} ms`,
    );
  }
}

/** The peaks of simulated experiments as ChIP-Atlas' light file and a list of these experiments. */
async function writeLight(experiments: number, data: string): Promise<number> {
  mkdirSync(data, { recursive: true });
  const list = Array.from({ length: experiments }, (_, i) =>
    [
      accession(i),
      'hg38',
      'TFs and others',
      `factor ${i % 300}`,
      'Blood',
      `cell ${i % 20}`,
      '',
      'NA',
      `simulated ${nameOf(i)}`,
    ].join('\t'),
  );
  writeFileSync(join(data, 'experimentList.tab'), `${list.join('\n')}\n`);
  const plain = join(data, 'light.bed');
  const writer = new BedWriter(plain, genome);
  const rest = Array.from({ length: experiments }, (_, i) =>
    Buffer.from(`\t${accession(i)}\t${51 + ((i * 37) % 900)}`),
  );
  let peaks = 0;
  for (const batch of sortedPeaks(simulated, experiments)) {
    writer.write(batch, (i) => rest[batch.experiment[i]]);
    peaks += batch.count;
  }
  writer.close();
  await pipeline(
    createReadStream(plain),
    createGzip(),
    createWriteStream(join(data, 'allPeaks_light.hg38.05.bed.gz')),
  );
  rmSync(plain);
  return peaks;
}

function accession(experiment: number): string {
  return `SRX${9_000_000 + experiment}`;
}

const built = (name: string): string => pathToFileURL(join(import.meta.dirname, '..', 'dist', name)).href;

/** What the import does: from the folder of downloaded files to an atlas, without its sites. */
const importScript = `
const [data, atlas, threads] = process.argv.slice(1);
const { chipAtlasSource } = await import('${built('atlas/making/chip-atlas-source.js')}');
const { writeAtlas } = await import('${built('atlas/making/build-atlas.js')}');
const { knownAssembly } = await import('${built('genome/assembly.js')}');
const { KnownNames } = await import('${built('genome/antigens/antigen-aliases.js')}');
const before = performance.now();
const selection = { genome: 'hg38', threshold: '05', filter: {}, names: new KnownNames() };
await writeAtlas(atlas, await chipAtlasSource(data, selection), {
  assembly: knownAssembly('hg38'), threads: Number(threads), replace: true, scoreIsMinus10Log10Q: true,
});
console.log(JSON.stringify({
  seconds: (performance.now() - before) / 1000, megabytes: process.resourceUsage().maxRSS / 1024,
}));
`;

function importInOwnProcess(data: string): { seconds: number; megabytes: number } {
  const call = ['--input-type=module', '-e', importScript, data, join(data, 'atlas'), options.threads];
  const run = spawnSync(process.execPath, call, { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as { seconds: number; megabytes: number };
}

async function lightPeaks(): Promise<void> {
  for (const experiments of options.experiments.split(',').map(Number)) {
    const data = join(folder, `light-${experiments}`);
    const peaks = await writeLight(experiments, data);
    const bytes = statSync(join(data, 'allPeaks_light.hg38.05.bed.gz')).size;
    const seconds: number[] = [];
    let megabytes = 0;
    for (let i = 0; i < 3; i++) {
      const run = importInOwnProcess(data);
      seconds.push(run.seconds);
      megabytes = Math.max(megabytes, run.megabytes);
    }
    note(
      `light peak file (${experiments} experiments, ${(peaks / 1e6).toFixed(2)} M peaks, ${(bytes / 1e6).toFixed(0)} MB gz)`,
      `${(peaks / 1e6 / median(seconds)).toFixed(2)} M peaks/s`,
      `${median(seconds).toFixed(1)} s, peak memory ${Math.round(megabytes)} MB, ${options.threads} threads`,
    );
    rmSync(data, { recursive: true });
  }
}

function enrichment(): void {
  let { atlas, query } = options;
  if (atlas === undefined || query === undefined) {
    atlas = join(folder, 'atlas-216');
    query = join(folder, 'regions.bed');
    writeSimulatedAtlas(simulated, 216, atlas, join(folder, 'peaks.bed'));
    const file = new BedWriter(query, genome);
    file.write(simulated.query(10_000), () => new Uint8Array(0));
    file.close();
  }
  for (const permutations of ['1', '10', '100']) {
    const { seconds, megabytes } = runs(
      ROUNDS,
      'enrich',
      query,
      '--atlas',
      atlas,
      '--permutations',
      permutations,
      '-q',
      '-o',
      join(folder, 'enrich.tsv'),
    );
    note(
      `enrich, ${permutations} random ${permutations === '1' ? 'copy' : 'copies'}`,
      `${seconds.toFixed(2)} s`,
      `whole process, ${Math.round(megabytes)} MB`,
    );
  }
}

const parts = options.part.split(',');
if (parts.includes('list')) listOfExperiments();
if (parts.includes('light')) await lightPeaks();
if (parts.includes('enrich')) enrichment();
process.stdout.write(
  `${cpus()[0].model}, ${availableParallelism()} threads, Node ${process.versions.node}; medians\n\n`,
);
process.stdout.write(
  `| what | | |\n|---|---|---|\n${rowsOfTable.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`,
);
if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
