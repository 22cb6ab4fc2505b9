import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine } from './contenders.ts';

/** A command and the processor time of each of its runs, ms. */
export interface StartUp {
  readonly command: string;
  readonly milliseconds: number[];
}

/** Processor time of `node -e 0` and of the commands that need no atlas, in turn; each process tells its own. */
export function startUps(rounds: number): StartUp[] {
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-start-'));
  const hook = join(folder, 'processor-time.cjs');
  writeFileSync(
    hook,
    `process.on('exit', () => {
       const { user, system } = process.cpuUsage();
       require('node:fs').writeSync(2, String((user + system) / 1000));
     });`,
  );
  const commands = [
    ['node -e 0', ['-e', '0']],
    ['chipmate --version', [commandLine, '--version']],
    ['chipmate --help', [commandLine, '--help']],
    ['chipmate overlap --help', [commandLine, 'overlap', '--help']],
  ] as const;
  const results = commands.map(([command]): StartUp => ({ command, milliseconds: [] }));
  for (let round = 0; round < rounds; round++) {
    commands.forEach(([, call], i) => {
      const run = spawnSync(process.execPath, ['--require', hook, ...call], { encoding: 'utf8' });
      results[i].milliseconds.push(Number(run.stderr));
    });
  }
  rmSync(folder, { recursive: true });
  return results;
}
