// What the agreement tests compare with: real data beside the checkout and programs on the PATH.
// Where one is absent the test is skipped with a sentence; in CI `nothing-skipped.test.ts` demands all of them.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';
import { runRscript } from './r.ts';

const dataFolder =
  process.env['CHIPMATE_TEST_DATA'] ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));

/** Path of a file of the real data, whether it exists or not. */
export function realData(...parts: string[]): string {
  return join(dataFolder, ...parts);
}

/** Whether the folder of real data lies beside the checkout. */
export const realDataPresent = existsSync(realData('encode-hg19', 'experiments.tsv'));

/** Whether a program can be started. */
export function programPresent(name: string): boolean {
  return spawnSync(name, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** Whether R can load a package. */
export function rPackagePresent(name: string): boolean {
  return runRscript(['-e', `library(${name})`]).status === 0;
}

/** A Python that can import a module, or undefined. */
export function pythonWith(module: string): string | undefined {
  return ['python3', '/usr/bin/python3'].find(
    (python) => spawnSync(python, ['-c', `import ${module}`], { stdio: 'ignore' }).status === 0,
  );
}

/** A group of tests that is skipped, saying why, where its reference is absent. */
export function describeWith(present: boolean, reference: string, title: string, tests: () => void): void {
  if (present) describe(title, tests);
  else describe.skip(`${title} (skipped: ${reference} is not here)`, tests);
}
