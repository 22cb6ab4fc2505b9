import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const commandLine = join(
  dirname(dirname(fileURLToPath(import.meta.url))),
  'dist',
  'cli',
  'chipmate.cjs',
);

/** Counts per experiment, by name; experiments without a hit may be absent. */
export type Counts = ReadonlyMap<string, number>;

/** One run of a contender. */
export interface Run {
  /** Wall time, ms. */
  readonly milliseconds: number;
  readonly counts: Counts;
}

/**
 * What the ChIP-Atlas service runs for an overlap: one intersection with the sorted peaks of all experiments,
 * from which the unique query intervals of each experiment are counted.
 * **Source:** Oki et al. 2018, EMBO Rep. 19:e46255; github.com/inutano/chip-atlas
 */
export function bedtoolsPipeline(bed: string, query: string, sizes: string): Run {
  const pipeline = [
    `bedtools intersect -sorted -g '${sizes}' -a '${bed}' -b '${query}' -wa -wb`,
    'cut -f 4-7',
    `awk -F '\\t' '!seen[$0]++ { count[$1]++ } END { for (name in count) print name "\\t" count[name] }'`,
  ].join(' | ');
  return timed('bash', ['-o', 'pipefail', '-c', pipeline], (text) =>
    rows(text).map(([name, count]) => [name, Number(count)]),
  );
}

/** The whole process of `chipmate overlap`. */
export function commandLineOverlap(atlas: string, query: string, more: readonly string[] = []): Run {
  return timed(
    process.execPath,
    [commandLine, 'overlap', query, '--atlas', atlas, '--quiet', ...more],
    (text) => {
      const [header, ...body] = rows(text);
      const name = header.indexOf('experiment');
      const hits = header.indexOf('query_peaks_hit');
      return body.map((row) => [row[name], Number(row[hits])]);
    },
  );
}

function rows(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
}

function timed(program: string, call: string[], read: (text: string) => [string, number][]): Run {
  const before = performance.now();
  const run = spawnSync(program, call, {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    env: { ...process.env, LC_ALL: 'C' },
  });
  const milliseconds = performance.now() - before;
  if (run.status !== 0) throw new Error(`${program} ${call.join(' ')}\n${run.stderr}`);
  return { milliseconds, counts: new Map(read(run.stdout)) };
}
