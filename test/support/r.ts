import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
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

/**
 * Evaluates R expressions beside tables of numbers, which the script reads with `read.delim("NAME")`.
 * @param script R code that runs before the expressions
 * @param expressions what to return, by name
 * @param tables columns of numbers by file name
 */
export function runR<Name extends string>(
  script: string,
  expressions: Readonly<Record<Name, string>>,
  tables: Readonly<Record<string, Readonly<Record<string, ArrayLike<number>>>>>,
): Record<Name, number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-r-'));
  try {
    for (const [name, columns] of Object.entries(tables))
      writeFileSync(join(folder, name), tableText(columns));
    const names = Object.keys(expressions) as Name[];
    const setup = `suppressMessages({\nsetwd(${JSON.stringify(folder)})\n${script}\n})`;
    const values = evaluateInR(
      names.map((name) => expressions[name]),
      setup,
    );
    return Object.fromEntries(names.map((name, i) => [name, values[i]])) as Record<Name, number[]>;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tableText(columns: Readonly<Record<string, ArrayLike<number>>>): string {
  const names = Object.keys(columns);
  const lines = [names.join('\t')];
  for (let row = 0; row < columns[names[0]].length; row++)
    lines.push(
      names.map((name) => (Number.isNaN(columns[name][row]) ? 'NA' : String(columns[name][row]))).join('\t'),
    );
  return lines.join('\n') + '\n';
}
