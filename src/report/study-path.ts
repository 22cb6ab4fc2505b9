import { PATH_STAGES, STAGE_OF_FINDING, type PathStage } from '../study/plan/stages.ts';
import type { AssayType } from '../study/bench/assay-analyses.ts';
import { familiesSeen, type CandidateEvidence } from '../study/evidence/verdicts.ts';
import type { StudyRun } from '../study/run-study.ts';
import { assayStep } from '../study/steps/assay-step.ts';
import type { Study } from '../study/file/study-schema.ts';

export type StageState = 'done' | 'failed' | 'skipped' | 'not yet evaluated' | 'not tested';

/** The box that an assay of a type is meant for: its findings may fill others. */
export const STAGE_OF_ASSAY = {
  qpcr: 'knockdown',
  'chip-qpcr': 'promoter',
  blot: 'interaction',
  growth: 'growth',
  dose: 'combination',
  combination: 'combination',
  replicate: 'replication',
} as const satisfies Readonly<Record<AssayType, PathStage>>;

/** Families of evidence that a partner and a target need for a conclusion. */
const FAMILIES = 2;

/** What the evidence says of all candidates. */
interface Evidence {
  readonly partners: readonly Pick<CandidateEvidence, 'items'>[];
  readonly targets: readonly Pick<CandidateEvidence, 'items'>[];
}

/** Which stages the study has reached. What it names and this version does not evaluate is told apart from what it lacks. */
export function pathOf(
  run: Pick<StudyRun, 'file' | 'outcomes' | 'resultsOf'>,
  { partners, targets }: Evidence,
): { stage: PathStage; state: StageState }[] {
  const { study } = run.file;
  const found = new Set(
    run.resultsOf(assayStep).flatMap(({ findings }) => findings.map(({ kind }) => STAGE_OF_FINDING[kind])),
  );
  const isConcluded = [partners, targets].every((candidates) =>
    candidates.some((each) => familiesSeen(each) >= FAMILIES),
  );
  return PATH_STAGES.map((stage): { stage: PathStage; state: StageState } => {
    if (stage === 'conclusion') return { stage, state: isConcluded ? 'done' : 'not tested' };
    const states = run.outcomes.flatMap(({ step, state }) => {
      if (step.kind !== assayStep) return step.kind.stage === stage ? [state] : [];
      // A table that was evaluated fills the boxes of its findings alone.
      const entry = study.assays.find((each) => each === step.of);
      const isMeant = entry !== undefined && STAGE_OF_ASSAY[entry.type] === stage;
      return isMeant && state !== 'done' ? [state] : [];
    });
    const all = found.has(stage) ? [...states, 'done'] : states;
    const state = (['failed', 'done', 'skipped'] as const).find((each) => all.includes(each));
    return { stage, state: state ?? (isNamed(stage, study) ? 'not yet evaluated' : 'not tested') };
  });
}

/** Whether the study file names data of a stage that are not evaluated. */
function isNamed(stage: PathStage, study: Study): boolean {
  if (stage === 'sites') return study.chip_seq.some(({ reads }) => reads !== undefined);
  return stage === 'replication' && study.samples.some(({ file }) => file !== undefined);
}
