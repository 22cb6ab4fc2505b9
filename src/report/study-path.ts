import { PATH_STAGES, type PathStage } from '../study/plan/stages.ts';
import type { StudyRun } from '../study/run-study.ts';
import type { Study } from '../study/file/study-schema.ts';

export type StageState = 'done' | 'failed' | 'skipped' | 'not yet evaluated' | 'not tested';

/** Which stages the study has reached. What it names and this version does not evaluate is told apart from what it lacks. */
export function pathOf({
  file,
  outcomes,
}: Pick<StudyRun, 'file' | 'outcomes'>): { stage: PathStage; state: StageState }[] {
  const computed = PATH_STAGES.map((stage): { stage: PathStage; state: StageState } => {
    const states = outcomes.filter(({ step }) => step.kind.stage === stage).map(({ state }) => state);
    const state = (['failed', 'done', 'skipped'] as const).find((each) => states.includes(each));
    return { stage, state: state ?? (isNamed(stage, file.study) ? 'not yet evaluated' : 'not tested') };
  });
  const reached = computed.some(({ state }) => state === 'done');
  return computed.map((entry) =>
    entry.stage === 'conclusion' && reached ? { ...entry, state: 'done' } : entry,
  );
}

/** Whether the study file names data of a stage that is reserved. */
function isNamed(stage: PathStage, study: Study): boolean {
  const has = (...types: string[]): boolean => study.assays.some(({ type }) => types.includes(type));
  const named: Partial<Record<PathStage, boolean>> = {
    sites: study.chip_seq.some(({ reads }) => reads !== undefined),
    knockdown: has('qpcr'),
    growth: has('growth'),
    interaction: has('blot', 'chip-qpcr'),
    combination: has('dose', 'combination'),
    replication: study.samples.some(({ file }) => file !== undefined),
  };
  return named[stage] ?? false;
}
