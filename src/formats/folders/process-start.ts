import { readFileSync } from 'node:fs';

/**
 * When a process began, in the words of its system; undefined where it does not exist or the system does not tell. Numbers of
 * processes are given again after a restart and, in containers, at every start: number and beginning together are not.
 */
export function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const stat = statOf(pid);
    return stat === undefined ? undefined : `${bootOf()} ${stat.started}`;
  }
  if (process.platform === 'win32') return undefined;
  // Asked for here: most verbs start without it.
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  return (stdout as string | null)?.trim() || undefined;
}

/**
 * Whether a process of this machine is running.
 * @param started what `startOf` said of it; undefined where nobody noted it
 */
export function isRunning(pid: number, started?: string): boolean {
  if (pid === process.pid) return started === undefined || started === startOf(pid);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  // A killed process whose parent has not asked for its end still has its number, for example in a container.
  if (process.platform === 'linux' && statOf(pid)?.state === 'Z') return false;
  return started === undefined || (startOf(pid) ?? started) === started;
}

/** State and beginning (in clock ticks since the machine started) of a process of Linux. */
function statOf(pid: number): { state: string; started: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in parentheses, may hold anything; the fields behind it do not.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0], started: fields[19] };
  } catch {
    return undefined;
  }
}

function bootOf(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}
