// Programs that work on one stream: each reads what the one before it writes. No shell is asked, and none of them outlives chipmate.
import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { refused } from '../../../messages/refused.ts';

/** A program and what it is told. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

/** What a program said that ended well. */
export interface Told {
  /** Of the last one of a chain what it wrote. */
  readonly output: string;
  /** First of the lines in which it warns. */
  readonly warnings: readonly string[];
}

/** Lines of a program that failed which are shown, and characters of them. */
const LAST_LINES = 5;
const MOST_SAID = 16_384;
/** Warnings of one program that are handed on. */
const MOST_WARNINGS = 3;
const MOST_OUTPUT = 1 << 20;
const WARNING = /^\s*(?:\[W::|warn)/i;

/**
 * Runs programs side by side, each reading what the one before it writes.
 * @param cwd where they run
 * @param beside work of this process that goes on meanwhile, without which it all is in vain
 * @throws InputError where one cannot be started or fails, with its last lines, and what the work beside throws; all others are ended first
 */
export async function runChain(
  commands: readonly Command[],
  cwd: string,
  beside: Promise<unknown> = Promise.resolve(),
): Promise<Told[]> {
  /** Those of which something still writes: a program that was killed may have started others. */
  const open = new Set<ChildProcess>();
  const endAll = (): void => {
    for (const child of open) end(child);
  };
  const failures: (() => Error)[] = [];
  const fail = (error: () => Error): void => {
    failures.push(error);
    endAll();
  };
  // Before the folder where they work is removed.
  process.prependListener('exit', endAll);
  try {
    let before: Readable | undefined;
    const running = commands.map((command, at) => {
      const child = start(command, cwd, at > 0);
      open.add(child);
      child.on('close', () => open.delete(child));
      if (before !== undefined) connect(before, child);
      before = child.stdout!;
      return watch(command, child, fail, at === commands.length - 1);
    });
    const guarded = beside.catch((error: unknown) => fail(() => error as Error));
    const told = await Promise.all(running);
    await guarded;
    if (failures.length > 0) throw failures[0]();
    return told;
  } finally {
    process.off('exit', endAll);
    endAll();
  }
}

/** A group of its own, so that a program that starts others ends with them. */
function start({ program, args }: Command, cwd: string, reads: boolean): ChildProcess {
  return spawn(program, args, {
    cwd,
    stdio: [reads ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
    env: { ...process.env, LC_ALL: 'C' },
  });
}

function end(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill();
    else {
      // Where there are groups there is this signal, and no program lingers over it.
      // eslint-disable-next-line no-restricted-syntax
      process.kill(-child.pid, 'SIGKILL');
    }
  } catch {
    // It has ended by itself.
  }
}

function connect(from: Readable, child: ChildProcess): void {
  const to: Writable = child.stdin!;
  // Who stops reading has failed or has all it wants: its end tells which.
  to.on('error', () => from.destroy());
  child.on('exit', () => from.destroy());
  from.pipe(to);
}

/** Ends when the program and all that it started have. @param fail is told why it failed: the first of a chain is the reason */
function watch(
  { program }: Command,
  child: ChildProcess,
  fail: (error: () => Error) => void,
  isLast: boolean,
): Promise<Told> {
  let said = '';
  let output = '';
  let line = '';
  const warnings: string[] = [];
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-MOST_SAID);
    const lines = (line + text).split('\n');
    line = (lines.pop() ?? '').slice(-MOST_SAID);
    for (const each of lines)
      if (WARNING.test(each) && warnings.length < MOST_WARNINGS) warnings.push(each.trim());
  });
  // What the others write is for the next one.
  if (isLast)
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-MOST_OUTPUT);
    });
  return new Promise((resolve) => {
    child.on('error', ({ message }) => {
      fail(() => refused('programs.not-started', { program }, { found: message }));
      resolve({ output, warnings });
    });
    child.on('exit', (status, signal) => {
      // What it said last may still be on its way.
      if (status !== 0) fail(() => failure(program, said, status, signal));
    });
    child.on('close', () => resolve({ output, warnings }));
  });
}

function failure(program: string, text: string, status: number | null, signal: string | null): Error {
  const lines = text
    .split(/[\r\n]+/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
  const found = lines.slice(-LAST_LINES).join(' / ');
  const said = found === '' ? {} : { found };
  if (signal !== null) return refused('programs.killed', { program, signal }, said);
  return refused('programs.failed', { program, status: status ?? '?' }, said);
}
