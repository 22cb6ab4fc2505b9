import { message } from '../../messages/message.ts';
import { defineStep, type SkippedPlan, type StepResult } from '../plan/step.ts';

/** Parts of a study that are accepted and checked but that this version does not evaluate. */
export const reservedSteps = defineStep<StepResult>({
  name: 'reserved',
  version: 1,
  plan: ({ file }) => {
    const { samples, chip_seq } = file.study;
    const titles = [
      ...samples
        .filter(({ file: table }) => table !== undefined)
        .map(({ name }) => message('step.sample', { name })),
      ...chip_seq
        .filter(({ peaks, reads }) => peaks !== undefined && reads !== undefined)
        .map(({ name }) => message('step.reads', { name })),
    ];
    return titles.map((title): SkippedPlan => ({
      title,
      state: 'not yet evaluated',
      reason: message('reason.reserved'),
    }));
  },
});
