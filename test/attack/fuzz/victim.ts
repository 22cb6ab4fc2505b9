import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, openSync, closeSync, readSync, rmSync } from 'node:fs';
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

/** A process in which readers are attacked, watched: an input that takes too long ends it, and the next request begins another. */
export class Victim {
  readonly #folder = mkdtempSync(join(tmpdir(), 'chipmate-fuzz-'));
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
      let [seen, since] = ['', performance.now()];
      const watch = setInterval(() => {
        const now = this.#standsAt();
        if (now.text !== seen || now.index < 0) [seen, since] = [now.text, performance.now()];
        else if (performance.now() - since > this.#limit)
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
