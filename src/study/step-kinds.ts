import type { StepKind } from './plan/step.ts';
import { agreementStep } from './steps/agreement-step.ts';
import { annotateStep } from './steps/annotate-step.ts';
import { assayStep } from './steps/assay-step.ts';
import { candidateFactsStep } from './steps/candidate-facts-step.ts';
import { changedGenesStep } from './steps/changed-genes-step.ts';
import { contrastStep } from './steps/contrast-step.ts';
import { expressionStep } from './steps/expression-step.ts';
import { lociStep } from './steps/loci-step.ts';
import { motifsStep } from './steps/motifs-step.ts';
import { partnersStep } from './steps/partners-step.ts';
import { peaksStep } from './steps/peaks-step.ts';
import { reservedSteps } from './steps/reserved-steps.ts';
import { targetsStep } from './steps/targets-step.ts';

/**
 * Every kind of step, in the order in which a reader expects them; a kind comes after those whose steps it needs or wants. A new
 * kind joins here.
 */
export const STEP_KINDS: readonly StepKind[] = [
  peaksStep,
  annotateStep,
  expressionStep,
  partnersStep,
  agreementStep,
  contrastStep,
  targetsStep,
  changedGenesStep,
  motifsStep,
  lociStep,
  candidateFactsStep,
  assayStep,
  reservedSteps,
];
