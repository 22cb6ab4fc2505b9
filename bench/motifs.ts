// npx tsx bench/motifs.ts [--megabases N] [--rounds N] [--library FILE]
// One motif of 15 columns (simulated) on both strands at P 1e-4 through simulated sequence: the WASM kernel, its twin, and a plain scan
// in C (bench/motifs-scalar.c, gcc -O3), in turn; all must find the same. Then a whole library through 20,000 sequences of 200 bp, and its
// families (`motifs enrich`): 20,000 such windows against themselves shuffled.
// Processor seconds of one thread; medians.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { motifEnrich } from '../src/analyses/motifs/motif-enrichment.ts';
import type { SequenceFile } from '../src/formats/sequence/sequence-file.ts';
import { motifFromText, readMotifs } from '../src/formats/motifs/motif-reader.ts';
import { JavascriptScanKernel } from '../src/motifs/javascript-scan-kernel.ts';
import type { ScanKernel } from '../src/motifs/scan-memory.ts';
import { scannedMotif, type ScannedMotif } from '../src/motifs/scanned-motif.ts';
import { scanSequence } from '../src/motifs/scan-sequence.ts';
import { wasmScanKernel } from '../src/motifs/wasm-scan-kernel.ts';
import { createRandom } from '../src/statistics/random.ts';

const { values: options } = parseArgs({
  options: {
    megabases: { type: 'string', default: '50' },
    rounds: { type: 'string', default: '7' },
    library: {
      type: 'string',
      default: '../shared/data/motifs/JASPAR2024_CORE_vertebrates_non-redundant_pfms_transfac.txt.gz',
    },
  },
});
const rounds = Number(options.rounds);
const length = Number(options.megabases) * 1e6;
const code = readFileSync(new URL('../src/motifs/scan-kernel.wasm', import.meta.url));
const random = createRandom(1);
const sequence = Uint8Array.from({ length }, () => random.integer(4));

/** Columns of 15 to 25 sites, most of them of one base. */
function simulatedMotif(): ScannedMotif {
  const column = (): string => {
    const sites = Array.from({ length: 4 }, () => random.integer(4));
    sites[random.integer(4)] += 5 + random.integer(15);
    return sites.join(' ');
  };
  return scannedMotif(motifFromText(`m=${Array.from({ length: 15 }, column).join(';')}`, 'bench'), 0);
}

function cpuSeconds(work: () => number): { seconds: number; hits: number } {
  const before = process.cpuUsage();
  const hits = work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, hits };
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Processor seconds of the scan in C, undefined where there is no gcc. */
function scalarScan(motif: ScannedMotif): { seconds: number[]; hits: number } | undefined {
  const binary = join(mkdtempSync(join(tmpdir(), 'chipmate-bench-')), 'motifs-scalar');
  const source = fileURLToPath(new URL('motifs-scalar.c', import.meta.url));
  if (spawnSync('gcc', ['-O3', source, '-o', binary]).status !== 0) return undefined;
  const scores = (short: Int32Array): number[] =>
    Array.from({ length: motif.width }, (_, column) => [
      ...Array.from(short.subarray(column * 4, column * 4 + 4), (value) => -value),
      -1e7,
    ]).flat();
  const head = [
    rounds,
    motif.width,
    -motif.most,
    length,
    ...scores(motif.short),
    ...scores(motif.shortReverse),
  ];
  const input = Buffer.concat([Buffer.from(Int32Array.from(head).buffer), sequence]);
  const run = spawnSync(binary, { input, encoding: 'utf8' });
  const lines = run.stdout
    .trim()
    .split('\n')
    .map((line) => line.split(' ').map(Number));
  return { seconds: lines.map(([seconds]) => seconds), hits: lines[0][1] };
}

function report(what: string, seconds: readonly number[], hits: number): void {
  const speed = (value: number): string => (length / 1e6 / value).toFixed(0);
  console.log(
    `${what}\t${speed(median(seconds))} Mbp/s (${speed(Math.max(...seconds))}-${speed(Math.min(...seconds))})\t${hits} hits`,
  );
}

const motif = simulatedMotif();
const kernels: ScanKernel[] = [wasmScanKernel(code, [motif]), new JavascriptScanKernel([motif])];
const times = kernels.map((): number[] => []);
const hits = kernels.map(() => 0);
for (let round = 0; round < rounds; round++)
  kernels.forEach((kernel, i) => {
    const run = cpuSeconds(() => scanSequence(kernel, sequence, [motif]).motif.length);
    times[i].push(run.seconds);
    hits[i] = run.hits;
  });
const scalar = scalarScan(motif);
kernels.forEach(({ name }, i) => report(name, times[i], hits[i]));
if (scalar !== undefined) {
  report('C, plain', scalar.seconds, scalar.hits);
  console.log(`WASM is ${(median(scalar.seconds) / median(times[0])).toFixed(1)} times as fast as C, plain`);
}
if (new Set([...hits, ...(scalar === undefined ? [] : [scalar.hits])]).size > 1)
  throw new Error('the hits differ');

const library = await readMotifs([options.library]);
const ready = cpuSeconds(() => library.id.map((_, i) => scannedMotif(library, i)).length);
const motifs = library.id.map((_, i) => scannedMotif(library, i)).filter(({ most }) => most >= 0);
const windows = new Uint8Array(20_000 * 201).fill(4);
for (let i = 0; i < 20_000; i++) windows.set(sequence.subarray(i * 200, i * 200 + 200), i * 201);
const kernel = wasmScanKernel(code, motifs);
const scans = Array.from({ length: Math.min(3, rounds) }, () =>
  cpuSeconds(() => scanSequence(kernel, windows, motifs).motif.length),
);
console.log(
  `${motifs.length} of ${library.id.length} motifs have sites; made ready in ${ready.seconds.toFixed(2)} s`,
);
console.log(
  `20,000 x 200 bp: ${median(scans.map(({ seconds }) => seconds)).toFixed(2)} s, ${scans[0].hits} hits`,
);

const slices: SequenceFile = {
  ...{ file: 'simulated', format: 'FASTA', names: Array.from({ length: 20_000 }, (_, i) => `w${i}`) },
  sizes: new Uint32Array(20_000).fill(200),
  bases: (number, start, end) => sequence.slice(number * 200 + start, number * 200 + end),
  masked: () => 0,
  close: () => undefined,
};
const enrichment = cpuSeconds(
  () =>
    motifEnrich({
      foreground: { name: 'simulated', notices: [], sequences: slices },
      ...{ background: 'shuffled', notices: [], library },
      kernel: (some) => wasmScanKernel(code, some),
    }).table.columns[0].values.length,
);
console.log(
  `motifs enrich, 20,000 x 200 bp and as many shuffled: ${enrichment.seconds.toFixed(2)} s, ${enrichment.hits} families, ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
);
