import { InputError } from '../../errors.ts';
import { about, type Notice } from '../../messages/message.ts';
import { otherCellsSaid } from '../cells-of-experiments.ts';
import { unknownGenesOfInterest } from '../genes-of-interest.ts';
import { openResources } from '../plan/resources.ts';
import { resultsFor, type Finished, type Step, type StepContext } from '../plan/step.ts';
import { namesNotSaid } from './names-not-said.ts';
import { samplesSaid } from './check-samples.ts';
import type { StudyFile } from './read-study.ts';
import { planSteps, type StudyPlan } from '../run-study.ts';
import { STEP_KINDS } from '../step-kinds.ts';

/** What a study's data would make of it, before anything runs. */
export interface CheckedStudy {
  readonly problems: readonly InputError[];
  /** All that the run would say of the inputs. */
  readonly notices: readonly Notice[];
  /** What would run; undefined where that cannot be told. */
  readonly plan: StudyPlan | undefined;
}

/**
 * Opens the data that a study names as its steps would, and gathers what they would refuse and say: peaks of another
 * genome, samples that are not in the matrix, groups that the contrast does not find, an atlas of another assembly, a
 * cell class that it lacks, an atlas that has neither the cell type nor the sites.
 * The study's own form is checked before (`checkStudy`).
 * @param kinds kinds of steps to make of the study
 */
export async function checkData(file: StudyFile, kinds = STEP_KINDS): Promise<CheckedStudy> {
  const problems: InputError[] = [];
  const notices: Notice[] = [
    ...file.notices,
    ...namesNotSaid(file.study),
    ...otherCellsSaid(file.study),
    ...samplesSaid(file.study.samples),
  ];
  const attempt = async <Result>(work: () => Promise<Result> | Result): Promise<Result | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(error);
      return undefined;
    }
  };
  const resources = await attempt(() => openResources(file, 1));
  if (resources === undefined) return { problems, notices, plan: undefined };
  try {
    await attempt(resources.refuseOtherGenome);
    // Faulty gene models are one problem; what else there is to mend is told in the same go.
    const genes = await attempt(resources.genes);
    const plan = planSteps(file, { genes: genes !== undefined }, kinds);
    notices.push(...unknownGenesOfInterest(file.study.genes_of_interest, genes));
    const finished = new Map<Step, Finished>();
    const failed = new Set<Step>();
    const later = new Set<Step>();
    for (const step of plan.steps) {
      const { title, check, place } = step;
      if (step.needs.some((need) => failed.has(need))) {
        failed.add(step);
        continue;
      }
      if (check === 'when it runs' || step.needs.some((need) => later.has(need))) {
        later.add(step);
        continue;
      }
      if (check === undefined) continue;
      const context: StepContext = { file, resources, threads: 1, ...resultsFor(finished) };
      const before = problems.length;
      await attempt(async () => {
        try {
          if (check !== 'by running') notices.push(...about({ step: title }, await check(context)));
          else {
            const result = await step.run(context);
            finished.set(step, { step, result });
            notices.push(...about({ step: title }, result.notices));
          }
        } catch (error) {
          throw error instanceof InputError ? placed(error, file, place ?? []) : error;
        }
      });
      if (problems.length > before) failed.add(step);
    }
    // The same fault may keep several steps from running.
    const told = new Map(problems.map((problem) => [problem.message, problem]));
    return { problems: [...told.values()], notices, plan };
  } finally {
    await resources.close();
  }
}

/** The same fault with its place in the study file, where it names no file of its own. */
function placed(error: InputError, file: StudyFile, place: readonly PropertyKey[]): InputError {
  if (error.details.file !== undefined) return error;
  const line = file.lineOf(place);
  return new InputError(error.message.split('\n')[0], {
    ...error.details,
    file: file.path,
    line: line ?? error.details.line,
  });
}
