// Processes that are attacked: each is the leader of its group, so that a kill reaches all that it started.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The built command line. */
export const commandLine = fileURLToPath(new URL('../../../dist/cli/chipmate.cjs', import.meta.url));
/** Writes as the app does; what of, is its argument. */
export const appWriter = fileURLToPath(new URL('app-writer.mjs', import.meta.url));
/** Writes a signal into the file that it is given. */
export const signalWriter = fileURLToPath(new URL('write-signal.mjs', import.meta.url));
/** Aligns reads into the file that it is given, by programs that stand in for the real ones. */
export const readAligner = fileURLToPath(new URL('align-reads.mjs', import.meta.url));
const harmWriting = new URL('harm-writing.mjs', import.meta.url).href;

export interface Ended {
  readonly args: readonly string[];
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
  /** It did not end in time and was killed. */
  readonly hung: boolean;
  /** The most memory that it held (VmHWM), MB, where it was asked for; NaN elsewhere. */
  readonly memory: number;
}

export interface StartOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A program and its arguments that start chipmate, such as `unshare -n`. */
  readonly through?: readonly string[];
  /** Given to harm-writing.mjs, which is then loaded first. */
  readonly harm?: string;
  /** After so many ms it counts as hung; default 60,000. */
  readonly limit?: number;
  /** Run in place of the command line. */
  readonly program?: string;
  /** Looks at its memory every few ms. */
  readonly weigh?: boolean;
}

export interface Started {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  /** Kills the process and all that it started. */
  readonly kill: () => void;
}

/** Kills of what is running: each process leads a group of its own, which would outlive this one. */
const living = new Set<() => void>();
process.on('exit', () => {
  for (const kill of living) kill();
});
// Under vitest these signals are its own business.
if (process.env['VITEST'] === undefined)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

/** Starts chipmate. */
export function start(args: readonly string[], options: StartOptions): Started {
  const { cwd, env = {}, through = [], harm, limit = 60_000, program = commandLine, weigh = false } = options;
  const before = harm === undefined ? [] : ['--import', harmWriting];
  const command = [...through, process.execPath, ...before, program, ...args];
  const began = performance.now();
  const child = spawn(command[0], command.slice(1), {
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env, ...(harm === undefined ? {} : { ATTACK_WRITING: harm }) },
  });
  let hung = false;
  let memory = Number.NaN;
  const kill = (): void => {
    try {
      process.kill(-(child.pid ?? 0), 'SIGKILL');
    } catch {
      // It has ended.
    }
  };
  living.add(kill);
  const timer = setTimeout(() => {
    hung = true;
    kill();
  }, limit);
  const scale = weigh
    ? setInterval(() => {
        const now = peakMemory(child.pid ?? 0);
        if (now !== undefined) memory = Number.isNaN(memory) ? now : Math.max(memory, now);
        if (memory > 4000) kill();
      }, 20)
    : undefined;
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => stdout.push(piece));
  child.stderr.on('data', (piece: Buffer) => stderr.push(piece));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      clearInterval(scale);
      living.delete(kill);
      resolve({
        ...{ args, status, signal, hung, memory },
        ...{ stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() },
        milliseconds: performance.now() - began,
      });
    });
  });
  return { pid: child.pid ?? 0, ended, kill };
}

/** Runs chipmate to its end. */
export function run(args: readonly string[], options: StartOptions): Promise<Ended> {
  return start(args, options).ended;
}

/** Runs what has to succeed before anything can be attacked. */
export async function mustRun(args: readonly string[], options: StartOptions): Promise<Ended> {
  const ended = await run(args, options);
  if (ended.status !== 0) throw new Error(`chipmate ${args.join(' ')} in ${options.cwd}: ${said(ended)}`);
  return ended;
}

/** How a process ended, and begin and end of what it said, in one line. */
export function said({ status, signal, hung, stderr }: Ended): string {
  const how = hung ? 'hung' : signal === null ? `exit ${status}` : signal;
  const text = stderr.trim().replaceAll('\n', ' | ');
  return `${how}: ${text.length > 700 ? `${text.slice(0, 450)} ... ${text.slice(-250)}` : text}`;
}

/** The most memory that a process has held so far, MB; undefined where the system does not tell. */
function peakMemory(pid: number): number | undefined {
  try {
    const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return found === null ? undefined : Number(found[1]) / 1024;
  } catch {
    return undefined;
  }
}

/** Whether a refusal is one: exit 2, a sentence, no stack. */
export function isRefusal({ status, stderr }: Ended): boolean {
  return status === 2 && /^chipmate: /m.test(stderr) && !/\n\s+at .*:\d+:\d+/.test(stderr);
}
