// Studies that are run beside the server, one at a time in each folder: each in a process of its own, which can be ended at any point.
import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { asError } from '../../atlas/threads.ts';
import type { Notice } from '../../messages/message.ts';
import { isBeingRun } from '../../study/project/change-project.ts';
import type { Project } from '../../study/project/projects.ts';
import { bug, refusalBody, type RefusalBody } from '../answer-body.ts';
import type { RunReply, RunRequest, RunStep } from './study-run-worker.ts';

/** How far the run of a study is, or how it ended. */
export interface RunProgress {
  readonly state: 'running' | 'finished' | 'stopped' | 'refused';
  readonly steps: readonly RunStep[];
  readonly notices: readonly Notice[];
  /** Why it could not be run. */
  readonly refused: RefusalBody | { readonly bug: string } | null;
}

interface Run {
  progress: RunProgress;
  /** The process; undefined once it has ended. */
  process: ChildProcess | undefined;
  readonly ended: Promise<void>;
}

/** The runs that this server has begun, by the number of their study. */
export class StudyRuns {
  readonly #runs = new Map<number, Run>();
  readonly #changes = new EventEmitter().setMaxListeners(0);

  /** @throws InputError where the study is being run already */
  start(number: number, { name, study, results }: Project): void {
    if (this.isRunning(number)) throw isBeingRun(name);
    // Node 20 cannot start a process from TypeScript: sources use the built file.
    const file = 'study-run-worker.js';
    const place = import.meta.url.endsWith('.ts') ? `../../../dist/server/studies/${file}` : `./${file}`;
    const child = fork(fileURLToPath(new URL(place, import.meta.url)), { execArgv: [] });
    let over: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => (over = resolve));
    const progress: RunProgress = { state: 'running', steps: [], notices: [], refused: null };
    const run: Run = { progress, process: child, ended };
    this.#runs.set(number, run);
    child.on('message', (reply: RunReply) => {
      run.progress = after(run.progress, reply);
      this.#changes.emit(String(number));
      if ('finished' in reply || 'failure' in reply) child.disconnect();
    });
    child.on(
      'error',
      (error) => void (run.progress = { ...run.progress, state: 'refused', refused: bug(error) }),
    );
    child.on('exit', () => {
      run.process = undefined;
      if (run.progress.state === 'running') run.progress = { ...run.progress, state: 'stopped' };
      over();
      this.#changes.emit(String(number));
    });
    // One processor is left for the page.
    const request: RunRequest = { study, results, threads: Math.max(1, availableParallelism() - 1) };
    child.send(request);
  }

  /** How far a study is that this server runs or ran; undefined for any other. */
  progress(number: number): RunProgress | undefined {
    return this.#runs.get(number)?.progress;
  }

  isRunning(number: number): boolean {
    return this.#runs.get(number)?.process !== undefined;
  }

  /** Calls whenever a run has gone on. @returns what ends that */
  listen(number: number, changed: () => void): () => void {
    this.#changes.on(String(number), changed);
    return () => void this.#changes.off(String(number), changed);
  }

  /** Ends a run in the middle: what its steps finished is kept on the disk, and the next run goes on from there. */
  async stop(number: number): Promise<void> {
    const run = this.#runs.get(number);
    run?.process?.kill('SIGTERM');
    await run?.ended;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#runs.keys()].map((number) => this.stop(number)));
  }
}

function after(before: RunProgress, reply: RunReply): RunProgress {
  if ('plan' in reply) return { ...before, steps: reply.plan };
  if ('step' in reply) {
    const steps = before.steps.map((step) => (step.name === reply.step.name ? reply.step : step));
    return { ...before, steps };
  }
  if ('mended' in reply) return { ...before, notices: [...before.notices, reply.mended] };
  if ('finished' in reply)
    return { ...before, state: 'finished', notices: [...before.notices, ...reply.finished] };
  const error = asError(reply.failure);
  return { ...before, state: 'refused', refused: refusalBody(error) ?? bug(error) };
}
