import { writeStudy, type WrittenStudy } from '../report/write-study.ts';
import { inEnglish } from '../messages/message.ts';
import { cautionsOf } from '../study/cautions.ts';
import type { StudyFile } from '../study/read-study.ts';
import { runStudy } from '../study/run-study.ts';
import { resultsOf, type StudyResults } from '../study/study-results.ts';
import { readVersion } from '../version.ts';
import { say, tell, type TellOptions } from './options.ts';

/** What a run left behind. */
export interface RanStudy extends WrittenStudy {
  readonly failed: readonly { readonly name: string; readonly problem: string }[];
  readonly results: StudyResults;
}

/** Runs a study, telling what it does, and writes everything into its folder. */
export async function runAndWrite(
  file: StudyFile,
  folder: string,
  threads: number,
  options: TellOptions,
): Promise<RanStudy> {
  const says = say(options);
  const run = await runStudy(file, folder, {
    version: readVersion(),
    threads,
    onEnd: ({ step, state, reason, reused }) =>
      says(`${reused ? 'kept' : state} ${step.name}${reason === null ? '' : `: ${inEnglish(reason)}`}`),
  });
  for (const { name, state, reason } of run.skipped) says(`${state} ${name}: ${inEnglish(reason)}`);
  tell(cautionsOf(run), options);
  const failed = run.outcomes
    .filter(({ state }) => state === 'failed')
    .map(({ step, reason }) => ({ name: step.name, problem: reason === null ? '' : inEnglish(reason) }));
  return { ...writeStudy(run, folder), failed, results: resultsOf(run) };
}
