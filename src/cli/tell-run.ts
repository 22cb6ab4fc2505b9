import { inEnglish } from '../messages/message.ts';
import type { RanStudy } from '../report/run-and-write.ts';
import type { StepOutcome } from '../study/plan/run-plan.ts';
import { say, tell, type TellOptions } from './options.ts';

/** Says of a study's steps what became of them. */
export function stepTeller(options: TellOptions): (outcome: StepOutcome) => void {
  const says = say(options);
  return ({ step, state, reason, reused }) =>
    says(`${reused ? 'kept' : state} ${step.name}${reason === null ? '' : `: ${inEnglish(reason)}`}`);
}

/** Says which steps a run left out, and what may be wrong with its results. */
export function tellRun(
  { skipped, notices }: Pick<RanStudy, 'skipped' | 'notices'>,
  options: TellOptions,
): void {
  for (const { name, state, reason } of skipped) say(options)(`${state} ${name}: ${inEnglish(reason)}`);
  tell(notices, options);
}
