import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError, type InputErrorDetails } from '../../errors.ts';
import { writeFileAtomically } from '../../formats/text/file-writer.ts';
import { formatResult, RESULT_DIGITS } from '../../formats/text/result-json.ts';
import { message, type Message } from '../../messages/message.ts';
import type { StudyFile } from '../file/read-study.ts';
import { digestFile, digestText, type FileDigest } from './digest.ts';
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
}

/**
 * Runs the steps whose needs are met, each as soon as it can, keeping every finished result on disk. A failing step
 * stops only those that need it. Outcomes come in the plan's order whatever order the steps ran in.
 */
export async function runPlan(steps: readonly Step[], options: RunOptions): Promise<StepOutcome[]> {
  mkdirSync(options.cache, { recursive: true });
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
    await Promise.race(running.values());
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
  try {
    inputs = await Promise.all(step.inputs.map((name) => digestFile(options.file.locate(name), name)));
    key = keyOf(step, inputs, outcomes, options.version);
    const place = join(options.cache, `${slug(step.name)}-${key.slice(0, 16)}.json`);
    const kept = readKept(place, key);
    if (kept !== undefined) {
      return { step, key, inputs, state: 'done', reason: null, result: kept.result, reused: true };
    }
    options.onStart?.(step);
    const computed = await step.run({
      file: options.file,
      resources: options.resources,
      threads: options.threads,
      ...resultsFor(outcomes),
    });
    const text = formatResult({ key, result: computed });
    writeFileAtomically(place, text);
    // Read back what was written: a result of this run and one of the cache are then the same.
    const { result } = keptIn(text);
    return { step, key, inputs, state: 'done', reason: null, result, reused: false };
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

function readKept(place: string, key: string): Kept | undefined {
  if (!existsSync(place)) return undefined;
  try {
    const kept = keptIn(readFileSync(place, 'utf8'));
    return kept.key === key ? kept : undefined;
  } catch {
    // A file that a crash or a full disk left unreadable counts as absent.
    return undefined;
  }
}

interface Kept {
  readonly key: string;
  readonly result: StepResult;
}

/** A result as it was written: of the same key, and therefore of the kind and version of step that wrote it. */
function keptIn(text: string): Kept {
  return JSON.parse(text) as Kept;
}

function slug(name: string): string {
  return name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
}
