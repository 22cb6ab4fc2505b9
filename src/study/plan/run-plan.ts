import { InputError, type InputErrorDetails } from '../../errors.ts';
import { makeFolder } from '../../formats/text/file-writer.ts';
import { RESULT_DIGITS } from '../../tables/result-number.ts';
import { message, note, type Message, type Notice } from '../../messages/message.ts';
import type { StudyFile } from '../file/read-study.ts';
import { digestFile, digestText, type FileDigest } from './digest.ts';
import { keepResult, keptResult, type KeptAs } from './kept-results.ts';
import type { Resources } from './resources.ts';
import { resultsFor, type Finished, type Step, type StepResult } from './step.ts';

export type StepState = 'done' | 'skipped' | 'failed' | 'not yet evaluated';

/** A refusal in parts: a page writes their names in the reader's language. */
export type Refusal = Pick<InputErrorDetails, 'file' | 'line' | 'expected' | 'found' | 'fix'> & {
  readonly problem: string;
};

/** What became of a step. */
export interface StepOutcome extends Finished {
  readonly state: StepState;
  readonly reason: Message | null;
  /** Why it failed, in parts, where an input is at fault. */
  readonly refusal?: Refusal;
  /** Digest of everything the result depends on: the cache's key. */
  readonly key: string;
  readonly inputs: readonly FileDigest[];
  /** Whether the result was read from an earlier run. */
  readonly reused: boolean;
}

export interface RunOptions {
  readonly file: StudyFile;
  readonly resources: Resources;
  /** Folder in which finished results are kept for the next run. */
  readonly cache: string;
  readonly version: string;
  readonly threads: number;
  /** Steps that may run at the same time; defaults to 2. */
  readonly together?: number;
  onStart?(step: Step): void;
  onEnd?(outcome: StepOutcome): void;
  /** Told of kept results that were damaged. */
  onMended?(notice: Notice): void;
}

/**
 * Runs the steps whose needs are met, each as soon as it can, keeping every finished result on disk. A failing step
 * stops only those that need it. Outcomes come in the plan's order whatever order the steps ran in.
 * @throws InputError where results cannot be kept
 */
export async function runPlan(steps: readonly Step[], options: RunOptions): Promise<StepOutcome[]> {
  makeFolder(options.cache);
  const outcomes = new Map<Step, StepOutcome>();
  const waiting = new Set(steps);
  const running = new Map<Step, Promise<void>>();
  const together = options.together ?? 2;
  const settled = (step: Step): boolean => outcomes.has(step) || !steps.includes(step);
  while (waiting.size > 0 || running.size > 0) {
    for (const step of waiting) {
      if (running.size >= together) break;
      if (![...step.needs, ...(step.wants ?? [])].every(settled)) continue;
      waiting.delete(step);
      const work = runStep(step, outcomes, options).then((outcome) => {
        outcomes.set(step, outcome);
        running.delete(step);
        options.onEnd?.(outcome);
      });
      running.set(step, work);
    }
    if (running.size === 0) throw new Error('the plan has steps that wait for one another');
    try {
      await Promise.race(running.values());
    } catch (error) {
      // What cannot be kept ends the run; nothing of it goes on behind its back.
      await Promise.allSettled(running.values());
      throw error;
    }
  }
  return steps.flatMap((step) => outcomes.get(step) ?? []);
}

async function runStep(
  step: Step,
  outcomes: ReadonlyMap<Step, StepOutcome>,
  options: RunOptions,
): Promise<StepOutcome> {
  const base = { step, key: '', inputs: [], result: undefined, reused: false };
  const unmet = step.needs.find((need) => outcomes.get(need)?.state !== 'done');
  if (unmet !== undefined)
    return { ...base, state: 'skipped', reason: message('reason.needs', { step: unmet.title }) };
  let key = '';
  let inputs: FileDigest[] = [];
  let computed: StepResult;
  const as = (): KeptAs => ({ step: step.name, key });
  try {
    inputs = await Promise.all(step.inputs.map((name) => digestFile(options.file.locate(name), name)));
    key = keyOf(step, inputs, outcomes, options.version);
    const kept = keptResult(options.cache, as());
    if (kept === 'damaged') options.onMended?.(note('study.kept-damaged', { step: step.title }));
    else if (kept !== 'absent')
      return { step, key, inputs, state: 'done', reason: null, result: kept, reused: true };
    options.onStart?.(step);
    computed = await step.run({
      file: options.file,
      resources: options.resources,
      threads: options.threads,
      ...resultsFor(outcomes),
    });
  } catch (error) {
    const refused = error instanceof InputError;
    const problem = refused ? onOneLine(error) : `${String(error)} (a bug of chipmate)`;
    return {
      ...base,
      key,
      inputs,
      state: 'failed',
      reason: message('reason.error', { problem }),
      refusal: refused ? refusalOf(error) : undefined,
    };
  }
  // A disk that is full is no fault of the step: the run ends, and what it was to replace stays.
  const result = keepResult(options.cache, as(), computed);
  return { step, key, inputs, state: 'done', reason: null, result, reused: false };
}

/** The message as a reason, which is one sentence: its parts beside each other. */
function onOneLine({ message: text }: InputError): string {
  return text.replace(/\n +(\w+:) +/g, '; $1 ');
}

function refusalOf({ problem, details }: InputError): Refusal {
  const { file, line, expected, found, fix } = details;
  return { problem, file, line, expected, found, fix };
}

function keyOf(
  step: Step,
  inputs: readonly FileDigest[],
  outcomes: ReadonlyMap<Step, StepOutcome>,
  version: string,
): string {
  const from = [...step.needs, ...(step.wants ?? [])].map((each) => {
    const outcome = outcomes.get(each);
    return [each.name, outcome?.state === 'done' ? outcome.key : null];
  });
  const parts = {
    program: version,
    digits: RESULT_DIGITS,
    kind: step.kind.name,
    version: step.kind.version,
    parameters: step.parameters,
    inputs: inputs.map(({ file, sha256 }) => [file, sha256]),
    from,
  };
  return digestText(JSON.stringify(parts));
}
