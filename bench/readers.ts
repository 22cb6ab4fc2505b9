// How fast peak files are read: chipmate's scanner, a reader that splits strings, and `zcat | wc -l`, in turn, in one run.
// npx tsx bench/readers.ts [FILE.narrowPeak.gz ...]   (without files: 2,000,000 generated peaks)
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { parsePeakBytes, readPeakFile } from '../src/formats/peaks/peak-reader.ts';
import { createRandom } from '../src/statistics/random.ts';

const ROUNDS = 7;

/** A narrowPeak file as MACS writes it. */
function generatedPeaks(count: number): string {
  const random = createRandom(1);
  const lines: string[] = [];
  for (let row = 0; row < count; row++) {
    const start = 10_000 + row * 100 + random.integer(50);
    const width = 150 + random.integer(600);
    const strength = random.uniform() * 40;
    lines.push(
      `chr${1 + Math.floor((22 * row) / count)}\t${start}\t${start + width}\tsample_peak_${row + 1}\t${Math.floor(10 * strength)}\t.\t` +
        `${(strength / 3).toFixed(5)}\t${(strength + 2).toFixed(5)}\t${strength.toFixed(5)}\t${random.integer(width)}`,
    );
  }
  return lines.join('\n') + '\n';
}

/** What a script would do: one string per line and field. */
function splitPeaks(text: string): number {
  const starts: number[] = [];
  const signals: number[] = [];
  const summits: number[] = [];
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const fields = line.split('\t');
    starts.push(Number(fields[1]));
    signals.push(Number(fields[6]));
    summits.push(Number(fields[1]) + Number(fields[9]));
  }
  return starts.length;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

const folder = mkdtempSync(join(tmpdir(), 'chipmate-readers-'));
try {
  const text =
    process.argv.length > 2
      ? Buffer.concat(process.argv.slice(2).map((path) => gunzipSync(readFileSync(path))))
      : Buffer.from(generatedPeaks(2_000_000));
  const path = join(folder, 'peaks.narrowPeak.gz');
  writeFileSync(path, gzipSync(text));
  const zcat = spawnSync('zcat', ['--version']).error === undefined;
  const ways: Record<string, () => Promise<number>> = {
    'bytes in memory: chipmate': async () => parsePeakBytes(text, 'bench').peaks.count,
    'bytes in memory: split strings': async () => splitPeaks(text.toString('latin1')),
    'gz file: chipmate': async () => (await readPeakFile(path)).peaks.count,
    'gz file: gunzipSync and split strings': async () =>
      splitPeaks(gunzipSync(readFileSync(path)).toString('latin1')),
    ...(zcat && {
      'gz file: zcat | wc -l': async () =>
        Number(execFileSync('sh', ['-c', 'zcat "$1" | wc -l', 'sh', path], { encoding: 'utf8' })),
    }),
  };
  const rates = new Map(Object.keys(ways).map((name) => [name, [] as number[]]));
  const counts = new Set<number>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, read] of Object.entries(ways)) {
      const begun = performance.now();
      counts.add(await read());
      rates.get(name)?.push(text.length / 1e3 / (performance.now() - begun));
    }
  }
  if (counts.size !== 1) throw new Error(`the readers disagree: ${[...counts].join(', ')} peaks`);
  console.log(
    `${[...counts].join('')} peaks, ${(text.length / 1e6).toFixed(0)} MB of text, ${cpus().length} x ${cpus()[0].model}, Node ${process.version}, median of ${ROUNDS} rounds in turn`,
  );
  console.log('reader\tMB/s\tminimum\tmaximum');
  for (const [name, all] of rates) {
    console.log(
      [name, median(all), Math.min(...all), Math.max(...all)]
        .map((cell) => (typeof cell === 'number' ? cell.toFixed(0) : cell))
        .join('\t'),
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
