import { message } from '../../messages/message.ts';
import type { SkippedStep, StepKind } from '../plan/step.ts';

/** Parts of a study that are accepted and checked but that this version does not evaluate. */
export const reservedSteps: StepKind = (file) => {
  const { study } = file;
  const names = [
    ...(study.motifs === undefined ? [] : ['motifs']),
    ...study.assays.map(({ type, name, file: table }) => `${type} ${name ?? table}`),
    ...study.samples.filter(({ file }) => file !== undefined).map(({ name }) => `sample ${name}`),
    ...study.chip_seq
      .filter(({ peaks, reads }) => peaks !== undefined && reads !== undefined)
      .map(({ name }) => `reads ${name}`),
  ];
  return names.map((name): SkippedStep => ({
    name,
    state: 'not yet evaluated',
    reason: message('reason.reserved'),
  }));
};
