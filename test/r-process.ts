import { spawnSync } from 'node:child_process';

/**
 * Evaluates R expressions in one R process and returns the numbers of each (NA and NaN both become NaN).
 * Packages are named in full (`limma::zscore`); `setup` runs first.
 */
export function evaluateInR(expressions: readonly string[], setup = ''): number[][] {
  const script = [
    setup,
    'show <- function(x) cat(paste(sprintf("%.17g", as.numeric(x)), collapse = " "), "\\n", sep = "")',
    ...expressions.map((expression) => `show(${expression})`),
  ].join('\n');
  const run = spawnSync('Rscript', ['--vanilla', '-'], {
    input: script,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(`R failed: ${run.stderr}`);
  const lines = run.stdout.split('\n').slice(0, -1);
  if (lines.length !== expressions.length)
    throw new Error(`R printed ${lines.length} lines for ${expressions.length} expressions`);
  return lines.map((line) =>
    line
      .trim()
      .split(' ')
      .map((word) => (word === 'Inf' ? Infinity : word === '-Inf' ? -Infinity : Number(word))),
  );
}
