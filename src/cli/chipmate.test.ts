import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandLine, folderWith } from '../../test/support/chipmate.ts';

/** Says, at its end, how many threads a process has. */
const probe = `process.on('exit', () => process.stderr.write(String(require('node:fs').readdirSync('/proc/self/task').length)));`;

test.runIf(process.platform === 'linux')(
  'the command line has the threads to wait for more than eight reads of a disk at once',
  () => {
    const folder = folderWith({ 'probe.cjs': probe });
    const threads = (environment: NodeJS.ProcessEnv): number => {
      const call = ['--require', join(folder, 'probe.cjs'), commandLine, '--version'];
      const run = spawnSync(process.execPath, call, { encoding: 'utf8', env: environment });
      expect(run.status).toBe(0);
      return Number(run.stderr);
    };
    const environment = { ...process.env };
    delete environment.UV_THREADPOOL_SIZE;
    const withOne = threads({ ...environment, UV_THREADPOOL_SIZE: '1' });
    expect(threads(environment) - withOne).toBeGreaterThanOrEqual(8);
  },
);
