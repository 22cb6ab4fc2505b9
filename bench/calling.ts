// Side by side: chipmate peaks call and macs2 callpeak on the same made-up reads of a chip and its control. Whole processes, reading included.
// Usage: npm run build && npx tsx bench/calling.ts [--reads 10000000] [--runs 3] [--threads 2] [--format bam|bed] [--alone]
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { knownAssembly } from '../src/genome/assembly.ts';
import { createRandom } from '../src/statistics/random.ts';

const { values } = parseArgs({
  options: {
    reads: { type: 'string', default: '10000000' },
    runs: { type: 'string', default: '3' },
    threads: { type: 'string', default: '2' },
    format: { type: 'string', default: 'bam' },
    alone: { type: 'boolean', default: false },
  },
});
const reads = Number(values.reads);
const READ = 50;
const FRAGMENT = 200;
/** One site for so many bases, as of a factor with 30,000 sites in a genome. */
const BASES_PER_SITE = 100_000;
const SHARE_AT_SITES = 0.2;
const commandLine = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist', 'cli', 'chipmate.cjs');
const folder = mkdtempSync(join(tmpdir(), 'chipmate-bench-'));
const random = createRandom(1);
const hg38 = knownAssembly('hg38')!;
const chromosomes = hg38.chromosomeNames
  .map((name, at) => ({ name, length: hg38.sizes[at] }))
  .filter(({ name }) => /^chr\d+$/.test(name));
const bases = chromosomes.reduce((sum, { length }) => sum + length, 0);

/** Reads in the order of the genome, as BED or SAM lines. */
async function writeReads(path: string, enriched: boolean): Promise<void> {
  const bam = values.format === 'bam';
  const text = `${path}.${bam ? 'sam' : 'bed'}`;
  const out = createWriteStream(text);
  const put = async (lines: readonly string[]): Promise<void> => {
    if (!out.write(lines.join(''))) await new Promise<void>((go) => out.once('drain', () => go()));
  };
  if (bam) await put(chromosomes.map(({ name, length }) => `@SQ\tSN:${name}\tLN:${length}\n`));
  const bad = 'ACGT'.repeat(READ).slice(0, READ);
  for (const { name, length } of chromosomes) {
    const number = Math.round((reads * length) / bases);
    const sites = Math.round(length / BASES_PER_SITE);
    const places = new Float64Array(number);
    for (let read = 0; read < number; read++) {
      const reverse = random.uniform() < 0.5;
      let start = 1000 + Math.floor(random.uniform() * (length - 2000));
      if (enriched && random.uniform() < SHARE_AT_SITES) {
        const site = 50_000 + Math.floor(random.uniform() * (sites - 1)) * BASES_PER_SITE;
        start = site - Math.floor(random.uniform() * FRAGMENT) + (reverse ? FRAGMENT - READ : 0);
      }
      places[read] = 2 * start + (reverse ? 1 : 0);
    }
    places.sort();
    for (let from = 0; from < number; from += 10_000) {
      const lines = Array.from(places.subarray(from, from + 10_000), (place, at) => {
        const start = Math.floor(place / 2);
        const reverse = place % 2 === 1;
        return bam
          ? `r${from + at}\t${reverse ? 16 : 0}\t${name}\t${start + 1}\t30\t${READ}M\t*\t0\t0\t${bad}\t${'I'.repeat(READ)}\n`
          : `${name}\t${start}\t${start + READ}\tr\t0\t${reverse ? '-' : '+'}\n`;
      });
      await put(lines);
    }
  }
  await new Promise<void>((done) => out.end(() => done()));
  if (!bam) return;
  const made = spawnSync('samtools', ['view', '-@', '1', '-b', '-o', `${path}.bam`, text]);
  if (made.status !== 0) throw new Error(String(made.stderr));
  rmSync(text);
}

interface Run {
  readonly seconds: number;
  readonly processor: number;
  readonly megabytes: number;
}

/** Whole processes, timed by GNU time. */
function timed(program: string, args: readonly string[]): Run {
  const started = performance.now();
  const run = spawnSync('/usr/bin/python3', ['-c', WRAPPER, program, ...args], {
    encoding: 'utf8',
    cwd: folder,
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(run.stderr);
  const seconds = (performance.now() - started) / 1000;
  const [processor, megabytes] = run.stdout.trim().split('\n').at(-1)!.split(' ').map(Number);
  return { seconds, processor, megabytes };
}
/** Runs a program and prints its processor seconds and peak memory. */
const WRAPPER = `
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
u = resource.getrusage(resource.RUSAGE_CHILDREN)
print(u.ru_utime + u.ru_stime, u.ru_maxrss / 1024)
sys.exit(code)`;

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

try {
  const [chip, control] = [join(folder, 'chip'), join(folder, 'input')];
  await writeReads(chip, true);
  await writeReads(control, false);
  const file = (path: string): string => `${path}.${values.format}`;
  const ours = join(folder, 'ours.narrowPeak');
  const call = [
    'peaks',
    'call',
    file(chip),
    '--control',
    file(control),
    '--genome-size',
    '2.7e9',
    '-o',
    ours,
  ];
  const compatible = [...call, '--compatible', 'macs2', '--threads', values.threads, '--quiet'];
  const macs = [
    ...['callpeak', '-t', file(chip), '-c', file(control), '-g', '2.7e9', '-n', 'macs'],
    ...['-f', values.format.toUpperCase(), '--outdir', folder],
  ];
  const runs: { chipmate: Run; macs2: Run | undefined }[] = [];
  for (let run = 0; run < Number(values.runs); run++) {
    rmSync(ours, { force: true });
    const chipmate = timed(process.execPath, [commandLine, ...compatible]);
    runs.push({ chipmate, macs2: values.alone ? undefined : timed('macs2', macs) });
    console.log(JSON.stringify(runs.at(-1)));
  }
  const places = (path: string): string[] =>
    readFileSync(path, 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .map((row) => [row[0], row[1], row[2], row[9]].join(' '));
  const peaks = places(ours);
  const of = (which: 'chipmate' | 'macs2', what: keyof Run): number =>
    median(runs.map((run) => run[which]?.[what] ?? NaN));
  console.log(`${2 * reads} reads (${values.format}), ${values.threads} threads, ${peaks.length - 1} peaks`);
  for (const which of ['chipmate', 'macs2'] as const)
    console.log(
      `${which}: ${of(which, 'seconds').toFixed(1)} s, ${of(which, 'processor').toFixed(1)} s of processor time, ${of(which, 'megabytes').toFixed(0)} MB`,
    );
  if (!values.alone) {
    const ratios = runs.map(({ chipmate, macs2 }) => macs2!.seconds / chipmate.seconds);
    console.log(`ratio ${median(ratios).toFixed(2)} (${ratios.map((ratio) => ratio.toFixed(2)).join(', ')})`);
    const theirs = new Set(places(join(folder, 'macs_peaks.narrowPeak')));
    console.log(`the same start, end and summit: ${peaks.filter((peak) => theirs.has(peak)).length}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
