import { writeStudy, type WrittenStudy } from '../report/write-study.ts';
import { inEnglish } from '../messages/message.ts';
import type { StudyFile } from '../study/read-study.ts';
import { runStudy } from '../study/run-study.ts';
import { resultsOf, type StudyResults } from '../study/study-results.ts';
import { readVersion } from '../version.ts';

/** Runs a study, telling what it does, and writes everything into its folder. */
export async function runAndWrite(
  file: StudyFile,
  folder: string,
  threads: number,
  tell: (sentence: string) => void,
): Promise<WrittenStudy & { readonly failed: readonly string[]; readonly results: StudyResults }> {
  const run = await runStudy(file, folder, {
    version: readVersion(),
    threads,
    onEnd: ({ step, state, reason, reused }) =>
      tell(`${reused ? 'kept' : state} ${step.name}${reason === null ? '' : `: ${inEnglish(reason)}`}`),
  });
  for (const { name, state, reason } of run.skipped) tell(`${state} ${name}: ${inEnglish(reason)}`);
  const failed = run.outcomes.filter(({ state }) => state === 'failed').map(({ step }) => step.name);
  return { ...writeStudy(run, folder), failed, results: resultsOf(run) };
}
