import { join } from 'node:path';
import { InputError } from '../errors.ts';
import { openResultFolder } from '../formats/folders/result-folder.ts';
import { removePartialFiles } from '../formats/text/file-writer.ts';
import { inEnglish, type Notice } from '../messages/message.ts';
import { visible } from '../messages/plain-text.ts';
import { cautionsOf } from '../study/evidence/cautions.ts';
import type { StepOutcome } from '../study/plan/run-plan.ts';
import { markRun } from '../study/plan/run-mark.ts';
import type { SkippedStep, Step } from '../study/plan/step.ts';
import type { StudyFile } from '../study/file/read-study.ts';
import { runStudy, type StudyPlan } from '../study/run-study.ts';
import { resultsOf, type StudyResults } from '../study/study-results.ts';
import { readVersion } from '../version.ts';
import { earlierResults } from './earlier-results.ts';
import type { ReportData } from './report-data.ts';
import { STUDY_FILES, writeStudy, type FigureCopies } from './write-study.ts';

export interface RunAndWriteOptions {
  readonly threads: number;
  /** Told once what will be run, before it is. */
  readonly onPlan?: (plan: StudyPlan) => void;
  /** Told of each step as it begins: one whose result was kept does not. */
  readonly onStart?: (step: Step) => void;
  /** Told of each step as it ends. */
  readonly onEnd?: (outcome: StepOutcome) => void;
  /** Told what was mended in the folder, which is no part of the results. */
  readonly onMended?: (notice: Notice) => void;
  /** Make copies of every figure. */
  readonly copies?: FigureCopies;
}

/** What a run left behind. */
export interface RanStudy {
  /** Path of the report. */
  readonly report: string;
  readonly data: ReportData;
  readonly failed: readonly { readonly name: string; readonly problem: string }[];
  readonly skipped: readonly SkippedStep[];
  /** What was said of the study file, and what may be wrong with the results. */
  readonly notices: readonly Notice[];
  readonly results: StudyResults;
}

/**
 * Runs a study and writes everything into its folder, which no other process may write into meanwhile. What somebody else put
 * there is never replaced or removed.
 * @throws InputError for a study that can run nothing, and for a folder that holds anything else; steps that fail are listed
 */
export async function runAndWrite(
  file: StudyFile,
  folder: string,
  { copies, ...options }: RunAndWriteOptions,
): Promise<RanStudy> {
  const results = openResultFolder(folder, {
    by: 'study run',
    whole: true,
    alone: 'results of a study',
    earlier: () => earlierResults(folder),
  });
  let unmark: (() => void) | undefined;
  try {
    unmark = markRun(results.state);
    for (const notice of results.notices) options.onMended?.(notice);
    removePartialFiles(folder, Object.values(STUDY_FILES));
    removePartialFiles(results.state);
    const run = await runStudy(file, folder, { version: readVersion(), ...options });
    const failed = run.outcomes
      .filter(({ state }) => state === 'failed')
      .map(({ step, reason, refusal }) => ({ name: step.name, problem: problemOf(reason, refusal) }));
    return {
      report: join(folder, STUDY_FILES.report),
      data: writeStudy(run, results, copies),
      failed,
      skipped: run.skipped,
      notices: [...file.notices, ...cautionsOf(run)],
      results: resultsOf(run),
    };
  } finally {
    unmark?.();
    results.close();
  }
}

/** Why a step failed: the whole message of what was refused, with its lines. */
function problemOf(reason: StepOutcome['reason'], refusal: StepOutcome['refusal']): string {
  if (refusal !== undefined) return new InputError(refusal.problem, refusal).message;
  return reason === null ? '' : inEnglish(reason);
}

/** One error for all steps that failed. @param path the study file */
export function throwFailures(failed: RanStudy['failed'], path: string): void {
  if (failed.length === 0) return;
  const why = failed.flatMap(({ name, problem }) => `${visible(name)}: ${problem}`.split('\n'));
  throw new InputError([`${failed.length} of the steps failed`, ...why], {
    file: path,
    fix: 'the report shows why under Methods; the other results are kept and the next run tries these again',
  });
}
