import { inEnglish } from '../messages/message.ts';
import type { RanStudy, RunAndWriteOptions } from '../report/run-and-write.ts';
import { say, tell, type TellOptions } from './options.ts';

/** Says of a study's steps what became of them, and what was mended in its folder. */
export function runTeller(options: TellOptions): Pick<RunAndWriteOptions, 'onEnd' | 'onMended'> {
  const says = say(options);
  return {
    onEnd: ({ step, state, reason, reused }) =>
      says(`${reused ? 'kept' : state} ${step.name}${reason === null ? '' : `: ${inEnglish(reason)}`}`),
    onMended: (notice) => tell([notice], options),
  };
}

/** Says which steps a run left out, and what may be wrong with its results. */
export function tellRun(
  { skipped, notices }: Pick<RanStudy, 'skipped' | 'notices'>,
  options: TellOptions,
): void {
  for (const { name, state, reason } of skipped) say(options)(`${state} ${name}: ${inEnglish(reason)}`);
  tell(notices, options);
}
