import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** URL of a module of the built package, as a string of JavaScript. */
export function built(module: string): string {
  return JSON.stringify(pathToFileURL(join(import.meta.dirname, '..', 'dist', module)).href);
}

/**
 * Runs an ES module, given as text, in a process of its own.
 * @param environment is added to this process's
 * @returns what it prints, as JSON
 */
export function runInChild(
  script: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): unknown {
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}
