// Runs the commands of a page as they stand there, against a made-up ChIP-Atlas.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine } from './chipmate.ts';

export interface PageRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Number of `sh` blocks that the page has. */
  readonly blocks: number;
}

/**
 * Runs every `sh` block of a Markdown page in one bash; `chipmate atlas fetch` asks the server at `base`.
 * @param before further lines of bash, such as stand-ins for other programs
 */
export async function runPage(page: string, folder: string, base: string, before = ''): Promise<PageRun> {
  const blocks = [...readFileSync(page, 'utf8').matchAll(/```sh\n([^]*?)```/g)].map((match) => match[1]);
  const script = [
    'set -euo pipefail',
    `chipmate() { if [ "$1 $2" = "atlas fetch" ]; then "${process.execPath}" "${commandLine}" "$@" --base "${base}"; else "${process.execPath}" "${commandLine}" "$@"; fi; }`,
    before,
    ...blocks,
  ].join('\n');
  const child = spawn('bash', ['-c', script], { cwd: folder });
  const [stdout, stderr, code] = await Promise.all([
    child.stdout.toArray(),
    child.stderr.toArray(),
    new Promise<number | null>((resolve) => child.on('exit', resolve)),
  ]);
  return { code, stdout: stdout.join(''), stderr: stderr.join(''), blocks: blocks.length };
}

/** Columns of a table that a page's command wrote. */
export function tableOf(folder: string, name: string): Map<string, string[]> {
  const [names, ...rows] = readFileSync(join(folder, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  return new Map(names.map((header, i) => [header, rows.map((cells) => cells[i])]));
}
