import { join } from 'node:path';
import { STATE_FOLDER } from '../formats/folders/replace-files.ts';
import { readManifest } from '../atlas/manifest.ts';
import { InputError } from '../errors.ts';
import type { Assembly } from '../genome/assembly.ts';
import { namesNotSaid } from './file/names-not-said.ts';
import { otherCellsSaid } from './cells-of-experiments.ts';
import { unknownGenesOfInterest } from './genes-of-interest.ts';
import { inEnglish, type Notice } from '../messages/message.ts';
import { digestFile } from './plan/digest.ts';
import { provenanceOf, type Provenance } from './plan/provenance.ts';
import { openResources, type Resources } from './plan/resources.ts';
import { runPlan, type RunOptions, type StepOutcome } from './plan/run-plan.ts';
import {
  resultsOfKind,
  stepsOfKind,
  type Known,
  type Planning,
  type SkippedStep,
  type Step,
  type StepKind,
  type StepResult,
} from './plan/step.ts';
import type { StudyFile } from './file/read-study.ts';
import { STEP_KINDS } from './step-kinds.ts';

/** What a study would do. */
export interface StudyPlan {
  readonly steps: readonly Step[];
  readonly skipped: readonly SkippedStep[];
}

/**
 * What a study would do with the data that it has.
 * @throws InputError for gene models that cannot be read
 */
export async function planStudy(
  file: StudyFile,
  resources: Pick<Resources, 'genes'>,
  kinds = STEP_KINDS,
): Promise<StudyPlan> {
  return planSteps(file, { genes: (await resources.genes()) !== undefined }, kinds);
}

/** The steps of a study by what is known of its data. */
export function planSteps(file: StudyFile, known: Known, kinds = STEP_KINDS): StudyPlan {
  const steps: Step[] = [];
  const skipped: SkippedStep[] = [];
  const find: Planning['find'] = (kind, of) => stepsOfKind(steps, kind).find((step) => step.of === of);
  for (const kind of kinds)
    for (const entry of kind.plan({ file, known, find })) {
      const name = inEnglish(entry.title);
      if ('run' in entry) steps.push({ ...entry, kind, name });
      else skipped.push({ ...entry, name });
    }
  return { steps, skipped };
}

/** A finished run: every step's outcome and how the results came about. */
export interface StudyRun {
  readonly file: StudyFile;
  readonly assembly: Assembly;
  /** The kinds of steps that it was made of. */
  readonly kinds: readonly StepKind[];
  readonly outcomes: readonly StepOutcome[];
  readonly skipped: readonly SkippedStep[];
  readonly provenance: Provenance;
  /** What is to be said of the study itself, beside what its steps say. */
  readonly notices: readonly Notice[];
  /** Results of the finished steps of a kind, in the plan's order. */
  readonly resultsOf: <Result extends StepResult>(kind: StepKind<Result>) => Result[];
}

/**
 * Runs everything that the study's inputs allow.
 * @param folder where finished results are kept; a second run goes on from them
 * @throws InputError for a study that can run nothing; a failing step does not throw, its outcome says so
 */
export async function runStudy(
  file: StudyFile,
  folder: string,
  options: Pick<RunOptions, 'version' | 'threads' | 'onStart' | 'onEnd' | 'onMended'> & {
    /** Kinds of steps to make of the study; every kind where left out. */
    readonly kinds?: readonly StepKind[];
    /** Told once what will be run. */
    readonly onPlan?: (plan: StudyPlan) => void;
  },
): Promise<StudyRun> {
  const { kinds = STEP_KINDS } = options;
  const resources = openResources(file, options.threads);
  const plan = await planStudy(file, resources, kinds);
  const { steps, skipped } = plan;
  if (steps.length === 0) {
    throw new InputError('this study can run nothing', {
      file: file.path,
      expected: 'peaks, an expression experiment, or a table of the bench',
      fix: 'chipmate study init writes a template that explains every key',
    });
  }
  resources.refuseOtherGenome();
  options.onPlan?.(plan);
  const notices = [
    ...file.notices,
    ...namesNotSaid(file.study),
    ...otherCellsSaid(file.study),
    ...unknownGenesOfInterest(file.study.genes_of_interest, await resources.genes()),
  ];
  const cache = join(folder, STATE_FOLDER);
  const outcomes = await runPlan(steps, { ...options, file, resources, cache }).finally(resources.close);
  const provenance = provenanceOf(
    { outcomes, skipped },
    {
      version: options.version,
      simulated: file.study.simulated || comparesWithSimulated(file),
      seed: file.study.seed,
      date: file.study.date ?? null,
      study: await digestFile(file.path, 'study.yaml'),
    },
  );
  return {
    ...{ file, assembly: resources.assembly, kinds, outcomes, skipped, provenance, notices },
    resultsOf: (kind) => resultsOfKind(outcomes, kind),
  };
}

/** A study that compares with a simulated atlas is simulated, whether its file says so or not. */
function comparesWithSimulated(file: StudyFile): boolean {
  return (file.study.atlas ?? []).some((folder) =>
    readManifest(file.locate(folder)).sources.some(({ source, release }) =>
      /simulated/i.test(`${source} ${release}`),
    ),
  );
}
