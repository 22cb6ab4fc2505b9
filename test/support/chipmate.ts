import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

/** The built command line, run with `process.execPath`. */
export const commandLine = fileURLToPath(new URL('../../dist/cli/chipmate.cjs', import.meta.url));

/** What a run of the command line left behind. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line in a folder. */
export function chipmate(
  args: readonly string[],
  options: { cwd?: string; input?: string; env?: NodeJS.ProcessEnv } = {},
): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [commandLine, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    ...options,
  });
  return { status, stdout, stderr };
}

/** Starts the built command line and goes on meanwhile; `ended` holds its signal where it was killed. */
export function startChipmate(
  args: readonly string[],
  cwd: string,
): { child: ChildProcess; ended: Promise<Run & { readonly signal: NodeJS.Signals | null }> } {
  const child = spawn(process.execPath, [commandLine, ...args], { cwd });
  const exit = new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
    child.on('exit', (...how) => resolve(how)),
  );
  const ended = Promise.all([exit, child.stdout.toArray(), child.stderr.toArray()]).then(
    ([[status, signal], stdout, stderr]) => ({
      ...{ status, signal },
      ...{ stdout: stdout.join(''), stderr: stderr.join('') },
    }),
  );
  return { child, ended };
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new temporary folder with these files: path -> content. It is removed when the tests of the file have ended. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-test-'));
  folders.push(folder);
  writeFiles(folder, files);
  return folder;
}

/** Writes files into a folder: path -> content. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** The rows of a table of the command line, by column name. */
export function rowsOf(text: string): Record<string, string>[] {
  const [header, ...lines] = text.trimEnd().split('\n');
  const names = header.split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, i) => [names[i], cell])));
}
