import { fork, type ChildProcess } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Batch, BatchResult, Finding, FuzzJob } from './protocol.ts';

/** The process did not answer in time, or died: at which input. */
export class Stopped extends Error {
  readonly index: number;
  readonly how: 'hang' | 'end';

  constructor(index: number, how: 'hang' | 'end') {
    super(`${how} at input ${index}`);
    this.index = index;
    this.how = how;
  }
}

/** How many times the limit a process may take that does not work. */
const PATIENCE = 6;

/** Time that a process has worked, ms; NaN where the system does not tell. */
function processorTime(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /, '')
      .split(' ');
    // User and system time, in hundredths of a second.
    return 10 * (Number(fields[11]) + Number(fields[12]));
  } catch {
    return NaN;
  }
}

/** A process in which readers are attacked, watched: an input that takes too long ends it, and the next request begins another. */
export class Victim {
  readonly #folder = mkdtempSync(join(tmpdir(), 'attacked-readers-'));
  readonly #limit: number;
  #child: ChildProcess | undefined;

  /** @param limit ms that one input may take */
  constructor(limit = 5_000) {
    this.#limit = limit;
  }

  /** @throws Stopped */
  async batch(batch: Batch): Promise<BatchResult> {
    return (await this.#ask({ batch })) as BatchResult;
  }

  /** @throws Stopped */
  async minimal(job: FuzzJob, finding: Finding): Promise<Buffer> {
    return Buffer.from((await this.#ask({ minimal: [job, finding] })) as string, 'base64');
  }

  /** Ends the process; the next request begins another. */
  restart(): void {
    this.#child?.removeAllListeners();
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  close(): void {
    this.restart();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #ask(request: object): Promise<unknown> {
    // What the process before left there is not where the next one stands.
    if (this.#child === undefined) rmSync(join(this.#folder, 'progress'), { force: true });
    const child = (this.#child ??= fork(join(import.meta.dirname, 'child.ts'), [this.#folder], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    }));
    return new Promise((resolve, reject) => {
      let seen = '';
      let [since, worked] = [performance.now(), NaN];
      const watch = setInterval(() => {
        const now = this.#standsAt();
        const [time, work] = [performance.now(), processorTime(child.pid)];
        if (now.text !== seen || now.index < 0) [seen, since, worked] = [now.text, time, work];
        // On a busy machine a process waits for its turn: only its own work counts, unless it sleeps.
        else if (
          time - since > this.#limit &&
          !(work - worked < this.#limit && time - since < PATIENCE * this.#limit)
        )
          end(() => reject(new Stopped(now.index, 'hang')), true);
      }, 100);
      const end = (settle: () => void, over: boolean): void => {
        clearInterval(watch);
        child.removeAllListeners();
        if (over) this.restart();
        settle();
      };
      child.once('message', (answer: { result?: unknown; error?: string }) =>
        end(
          () => (answer.error === undefined ? resolve(answer.result) : reject(new Error(answer.error))),
          false,
        ),
      );
      child.once('exit', () => end(() => reject(new Stopped(this.#standsAt().index, 'end')), true));
      child.send(request);
    });
  }

  /** The input at hand, -1 for none. */
  #standsAt(): { index: number; text: string } {
    const stamp = new Float64Array(2);
    try {
      const file = openSync(join(this.#folder, 'progress'), 'r');
      const got = readSync(file, stamp, 0, 16, 0);
      closeSync(file);
      return got < 16 ? { index: -1, text: '' } : { index: stamp[0], text: stamp.join() };
    } catch {
      return { index: -1, text: '' };
    }
  }
}
