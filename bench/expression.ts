// Side by side: chipmate expression and R with limma on the same simulated arrays, and chipmate targets and
// BETA's potential written down plainly on the same simulated peaks. Whole processes, starts and reading included.
// Usage: npm run build && npx tsx bench/expression.ts [--probes 50000] [--arrays 200] [--peaks 50000]
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createRandom } from '../src/statistics/random.ts';

const { values } = parseArgs({
  options: {
    probes: { type: 'string', default: '50000' },
    arrays: { type: 'string', default: '200' },
    peaks: { type: 'string', default: '50000' },
  },
});
const probes = Number(values.probes);
const arrays = Number(values.arrays);
const peakCount = Number(values.peaks);
const commandLine = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist', 'cli', 'chipmate.cjs');
const folder = mkdtempSync(join(tmpdir(), 'chipmate-bench-'));
const random = createRandom(1);
const names = Array.from({ length: arrays }, (_, i) => `s${i}`);

async function writeArrays(path: string): Promise<void> {
  const out = createWriteStream(path);
  out.write(`probe\t${names.join('\t')}\n`);
  for (let probe = 0; probe < probes; probe++) {
    const mean = 4 + 9 * random.uniform();
    const row = names.map((_, i) =>
      (mean + 0.3 * random.normal() + (probe % 100 === 0 && 2 * i < arrays ? 1 : 0)).toFixed(4),
    );
    if (!out.write(`P${probe}_at\t${row.join('\t')}\n`))
      await new Promise<void>((go) => out.once('drain', () => go()));
  }
  await new Promise<void>((done) => out.end(() => done()));
}

/** Genes and peaks on one chromosome set of equal lengths, as BED. */
function writePeaks(peakPath: string, genePath: string): void {
  const length = 120_000_000;
  const place = (): [string, number] => [`chr${1 + random.integer(22)}`, 1000 + random.integer(length)];
  const genes: string[] = [];
  for (let gene = 0; gene < 50_000; gene++) {
    const [chrom, start] = place();
    genes.push(
      `${chrom}\t${start}\t${start + 20_000}\tG${Math.floor(gene / 2)}\t0\t${gene % 2 === 0 ? '+' : '-'}\n`,
    );
  }
  const peaks: string[] = [];
  for (let peak = 0; peak < peakCount; peak++) {
    const [chrom, start] = place();
    peaks.push(`${chrom}\t${start}\t${start + 400}\tp${peak}\t${(100 * random.uniform()).toFixed(2)}\n`);
  }
  writeFileSync(genePath, genes.join(''));
  writeFileSync(peakPath, peaks.join(''));
}

/** Wall and processor seconds of a whole process. */
function time(title: string, command: string, args: readonly string[]): void {
  const start = performance.now();
  const run = spawnSync('/usr/bin/env', ['time', '-f', '%U %S', command, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  const wall = (performance.now() - start) / 1000;
  if (run.status !== 0) {
    console.log(`${title}: not run (${run.stderr.trim().split('\n').pop() ?? ''})`);
    return;
  }
  const [user, system] = run.stderr.trim().split('\n').pop()!.split(' ').map(Number);
  console.log(`${title}: ${wall.toFixed(2)} s, of processors ${(user + system).toFixed(2)} s`);
}

await writeArrays(join(folder, 'arrays.tsv'));
writeFileSync(
  join(folder, 'sheet.tsv'),
  'sample\tgroup\tbatch\n' +
    names.map((name, i) => `${name}\t${2 * i < arrays ? 't' : 'c'}\tb${i % 4}\n`).join(''),
);
writeFileSync(
  join(folder, 'fit.R'),
  `suppressMessages(library(limma))
x <- as.matrix(read.delim("arrays.tsv", row.names = 1)); s <- read.delim("sheet.tsv")
x <- normalizeQuantiles(x[, s$sample]); s$group <- factor(s$group, levels = c("c", "t"))
fit <- eBayes(lmFit(x, model.matrix(~group + batch, s)))
write.table(topTable(fit, coef = 2, number = Inf, confint = TRUE), "r.tsv", sep = "\\t", quote = FALSE)
`,
);
writeFileSync(
  join(folder, 'beta.py'),
  `import math
peaks = {}
for line in open("peaks.bed"):
    f = line.rstrip().split("\\t")
    peaks.setdefault(f[0], []).append([f[0], int(f[1]), int(f[2]), f[3], float(f[4])])
out = open("beta.tsv", "w")
for line in open("genes.bed"):
    c, a, b, name, _, strand = line.rstrip().split("\\t")
    tss = int(a) if strand == "+" else int(b)
    near = [abs((p[1] + p[2]) // 2 - tss) / 100000 for p in peaks.get(c, []) if abs((p[1] + p[2]) // 2 - tss) < 100000]
    out.write("%s\\t%.3f\\n" % (name, sum(math.exp(-0.5 - 4 * t) for t in near)))
`,
);
writePeaks(join(folder, 'peaks.bed'), join(folder, 'genes.bed'));
console.log(`simulated: ${probes} probes x ${arrays} arrays, quantile normalisation, ~ group + batch`);
const node = process.execPath;
time('chipmate expression', node, [
  commandLine,
  'expression',
  'arrays.tsv',
  '--design',
  'sheet.tsv',
  '--contrast',
  't-c',
  '--normalize',
  'quantile',
  '-q',
  '-o',
  'ours.tsv',
]);
time('R with limma', 'Rscript', ['--vanilla', 'fit.R']);
console.log(`simulated: ${peakCount} peaks, 50000 transcripts`);
time('chipmate targets', node, [
  commandLine,
  'targets',
  'peaks.bed',
  '--genes',
  'genes.bed',
  '-q',
  '-o',
  'targets.tsv',
]);
time("BETA's potential, plain Python", 'python3', ['beta.py']);
rmSync(folder, { recursive: true, force: true });
