import { InputError } from '../errors.ts';
import { inEnglish, type Notice } from '../messages/message.ts';
import { cautionsOf } from '../study/evidence/cautions.ts';
import type { StepOutcome } from '../study/plan/run-plan.ts';
import type { SkippedStep } from '../study/plan/step.ts';
import type { StudyFile } from '../study/file/read-study.ts';
import { runStudy } from '../study/run-study.ts';
import { resultsOf, type StudyResults } from '../study/study-results.ts';
import { readVersion } from '../version.ts';
import { writeStudy, type WrittenStudy } from './write-study.ts';

export interface RunAndWriteOptions {
  readonly threads: number;
  /** Told of each step as it ends. */
  readonly onEnd?: (outcome: StepOutcome) => void;
  /** Makes a PNG copy of every figure. */
  readonly toPng?: (svg: string) => Uint8Array;
}

/** What a run left behind. */
export interface RanStudy extends WrittenStudy {
  readonly failed: readonly { readonly name: string; readonly problem: string }[];
  readonly skipped: readonly SkippedStep[];
  /** What was said of the study file, and what may be wrong with the results. */
  readonly notices: readonly Notice[];
  readonly results: StudyResults;
}

/**
 * Runs a study and writes everything into its folder.
 * @throws InputError for a study that can run nothing; steps that fail are listed
 */
export async function runAndWrite(
  file: StudyFile,
  folder: string,
  { threads, onEnd, toPng }: RunAndWriteOptions,
): Promise<RanStudy> {
  const run = await runStudy(file, folder, {
    version: readVersion(),
    threads,
    onEnd,
  });
  const failed = run.outcomes
    .filter(({ state }) => state === 'failed')
    .map(({ step, reason }) => ({ name: step.name, problem: reason === null ? '' : inEnglish(reason) }));
  return {
    ...writeStudy(run, folder, toPng),
    failed,
    skipped: run.skipped,
    notices: [...file.notices, ...cautionsOf(run)],
    results: resultsOf(run),
  };
}

/** One error for all steps that failed. @param path the study file */
export function throwFailures(failed: RanStudy['failed'], path: string): void {
  if (failed.length === 0) return;
  const why = failed.flatMap(({ name, problem }) => `${name}: ${problem}`.split('\n'));
  throw new InputError([`${failed.length} of the steps failed`, ...why], {
    file: path,
    fix: 'the report shows why under Methods; the other results are kept and the next run tries these again',
  });
}
