import { about, type Notice } from '../../messages/message.ts';
import type { StudyRun } from '../run-study.ts';

/** Every caution of a run with the step that it comes from; the same words of one file, or one step, once. */
export function cautionsOf({ outcomes, notices }: Pick<StudyRun, 'outcomes' | 'notices'>): Notice[] {
  const ofSteps = outcomes.flatMap(({ step, result }) => about({ step: step.title }, result?.notices ?? []));
  const cautions = [...notices, ...ofSteps].filter(({ severity }) => severity === 'caution');
  // What is said of one file is said once, however many steps read it.
  const named = (notice: Notice): string => {
    const { key, values, about: place } = notice;
    return JSON.stringify([key, values, place?.file ?? place?.step]);
  };
  return [...new Map(cautions.map((notice) => [named(notice), notice])).values()];
}
