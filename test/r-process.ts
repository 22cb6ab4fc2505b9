import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The reference BLAS, at every place where Debian keeps one for an architecture (the loader passes over foreign ones).
 * Packages that start threads of their own fail beside OpenBLAS (affy: "return code from pthread_create() is 22"), and
 * its kernels, so its last digits, differ from processor to processor.
 */
function referenceBlas(): string[] {
  const libraries = '/usr/lib';
  if (!existsSync(libraries)) return [];
  return readdirSync(libraries)
    .map((name) => join(libraries, name, 'blas', 'libblas.so.3'))
    .filter((path) => existsSync(path));
}

/** Runs Rscript, with the reference BLAS where the machine has it. Every test starts R through this function. */
export function runRscript(args: readonly string[], input = ''): SpawnSyncReturns<string> {
  const preloaded = [...referenceBlas(), process.env['LD_PRELOAD'] ?? ''].filter((path) => path !== '');
  return spawnSync('Rscript', args, {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: preloaded.length === 0 ? process.env : { ...process.env, LD_PRELOAD: preloaded.join(':') },
  });
}

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
  const run = runRscript(['--vanilla', '-'], script);
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
