import { join } from 'node:path';
import { readManifest } from '../atlas/manifest.ts';
import { InputError } from '../errors.ts';
import type { Assembly } from '../genome/assembly.ts';
import { unknownGenesOfInterest } from './genes-of-interest.ts';
import type { Notice } from '../messages/message.ts';
import { digestFile } from './plan/digest.ts';
import { provenanceOf, type Provenance } from './plan/provenance.ts';
import { openResources, type Resources } from './plan/resources.ts';
import { runPlan, type RunOptions, type StepOutcome } from './plan/run-plan.ts';
import { isStep, type Known, type SkippedStep, type Step } from './plan/step.ts';
import type { StudyFile } from './read-study.ts';
import { agreementSteps } from './steps/agreement-step.ts';
import { contrastSteps } from './steps/contrast-step.ts';
import { expressionSteps } from './steps/expression-step.ts';
import { lociSteps } from './steps/loci-step.ts';
import { partnersSteps } from './steps/partners-step.ts';
import { peaksSteps } from './steps/peaks-step.ts';
import { reservedSteps } from './steps/reserved-steps.ts';
import { changedGenesSteps } from './steps/changed-genes-step.ts';
import { targetsSteps } from './steps/targets-step.ts';

/** Every kind of step, in the order in which a reader expects them. A new kind joins here. */
const STEP_KINDS = [
  peaksSteps,
  partnersSteps,
  agreementSteps,
  contrastSteps,
  expressionSteps,
  targetsSteps,
  changedGenesSteps,
  lociSteps,
  reservedSteps,
];

/** What a study would do. */
export interface StudyPlan {
  readonly steps: readonly Step[];
  readonly skipped: readonly SkippedStep[];
}

/**
 * What a study would do with the data that it has.
 * @throws InputError for gene models that cannot be read
 */
export async function planStudy(file: StudyFile, resources: Pick<Resources, 'genes'>): Promise<StudyPlan> {
  return planSteps(file, { genes: (await resources.genes()) !== undefined });
}

/** The steps of a study by what is known of its data. */
export function planSteps(file: StudyFile, known: Known): StudyPlan {
  const entries = STEP_KINDS.flatMap((kind) => kind(file, known));
  return {
    steps: entries.filter(isStep),
    skipped: entries.filter((entry): entry is SkippedStep => !isStep(entry)),
  };
}

/** A finished run: every step's outcome and how the results came about. */
export interface StudyRun {
  readonly file: StudyFile;
  readonly assembly: Assembly;
  readonly outcomes: readonly StepOutcome[];
  readonly skipped: readonly SkippedStep[];
  readonly provenance: Provenance;
  /** What is to be said of the study itself, beside what its steps say. */
  readonly notices: readonly Notice[];
}

/**
 * Runs everything that the study's inputs allow.
 * @param folder where finished results are kept; a second run goes on from them
 * @throws InputError for a study that can run nothing; a failing step does not throw, its outcome says so
 */
export async function runStudy(
  file: StudyFile,
  folder: string,
  options: Pick<RunOptions, 'version' | 'threads' | 'onStart' | 'onEnd'>,
): Promise<StudyRun> {
  const resources = openResources(file, options.threads);
  const { steps, skipped } = await planStudy(file, resources);
  if (steps.length === 0) {
    throw new InputError('this study can run nothing', {
      file: file.path,
      expected: 'peaks, an expression experiment, or both',
      fix: 'chipmate study init writes a template that explains every key',
    });
  }
  resources.refuseOtherGenome();
  const notices = [
    ...file.notices,
    ...unknownGenesOfInterest(file.study.genes_of_interest, await resources.genes()),
  ];
  const cache = join(folder, '.chipmate');
  const outcomes = await runPlan(steps, { ...options, file, resources, cache }).finally(resources.close);
  const provenance = provenanceOf(
    { outcomes, skipped },
    {
      version: options.version,
      simulated: file.study.simulated || comparesWithSimulated(file),
      seed: file.study.seed,
      date: file.study.date ?? null,
      study: digestFile(file.path, 'study.yaml'),
    },
  );
  return { file, assembly: resources.assembly, outcomes, skipped, provenance, notices };
}

/** A study that compares with a simulated atlas is simulated, whether its file says so or not. */
function comparesWithSimulated(file: StudyFile): boolean {
  return (file.study.atlas ?? []).some((folder) =>
    readManifest(file.locate(folder)).sources.some(({ source, release }) =>
      /simulated/i.test(`${source} ${release}`),
    ),
  );
}
