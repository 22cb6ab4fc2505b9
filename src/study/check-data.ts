import { InputError } from '../errors.ts';
import { about, type Notice } from '../messages/message.ts';
import { unknownGenesOfInterest } from './genes-of-interest.ts';
import { openResources } from './plan/resources.ts';
import type { StepContext } from './plan/step.ts';
import type { StudyFile } from './read-study.ts';
import { planSteps, type StudyPlan } from './run-study.ts';

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
 */
export async function checkData(file: StudyFile): Promise<CheckedStudy> {
  const problems: InputError[] = [];
  const notices: Notice[] = [...file.notices];
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
    const plan = planSteps(file, { genes: genes !== undefined });
    notices.push(...unknownGenesOfInterest(file.study.genes_of_interest, genes));
    const results = new Map<string, unknown>();
    const failed = new Set<string>();
    for (const step of plan.steps) {
      const { name, check, place } = step;
      if (step.needs.some((need) => failed.has(need))) {
        failed.add(name);
        continue;
      }
      if (check === undefined) continue;
      const context: StepContext = { file, resources, threads: 1, result: (need) => results.get(need) };
      const before = problems.length;
      await attempt(async () => {
        try {
          if (check !== 'by running') notices.push(...about({ step: name }, await check(context)));
          else {
            const result = await step.run(context);
            results.set(name, result);
            notices.push(...about({ step: name }, (result as { notices: readonly Notice[] }).notices));
          }
        } catch (error) {
          throw error instanceof InputError ? placed(error, file, place ?? []) : error;
        }
      });
      if (problems.length > before) failed.add(name);
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
    ...(line === undefined ? {} : { line }),
  });
}
