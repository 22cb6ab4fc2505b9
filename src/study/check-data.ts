import { InputError } from '../errors.ts';
import { readManifest } from '../atlas/manifest.ts';
import { AntigenNames } from '../genome/antigen-aliases.ts';
import type { GeneModels } from '../genome/genes.ts';
import { nearestNames } from '../genome/names.ts';
import { about, type Notice } from '../messages/message.ts';
import { openResources, type Resources } from './plan/resources.ts';
import type { StepContext } from './plan/step.ts';
import type { StudyFile } from './read-study.ts';
import { planStudy, type StudyPlan } from './run-study.ts';

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
  const notices: Notice[] = [];
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
    for (const folder of file.study.atlas ?? [])
      await attempt(() => refuseOtherGenome(file, folder, resources));
    const plan = await attempt(() => planStudy(file, resources));
    if (problems.length > 0 || plan === undefined) return { problems, notices, plan: undefined };
    problems.push(...unknownGenes(file, await resources.genes()));
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
    return { problems, notices, plan };
  } finally {
    await resources.close();
  }
}

/** @throws InputError for an atlas of another assembly than the study's */
function refuseOtherGenome(file: StudyFile, folder: string, { assembly }: Pick<Resources, 'assembly'>): void {
  const { genome } = readManifest(file.locate(folder));
  if (genome.name === assembly.name) return;
  throw new InputError(`the atlas ${folder} is of another genome`, {
    file: file.path,
    expected: assembly.name,
    found: genome.name,
    fix: 'use peaks and an atlas of one assembly',
  });
}

/** Genes of interest that the gene models do not have. */
function unknownGenes(file: StudyFile, models: GeneModels | undefined): InputError[] {
  if (models === undefined) return [];
  const known = new Map(models.symbol.map((symbol) => [symbol.toLowerCase(), symbol]));
  const names = new AntigenNames();
  return file.study.genes_of_interest.flatMap((gene, index) => {
    if (known.has(gene.toLowerCase()) || known.has((names.symbol(gene) ?? '').toLowerCase())) return [];
    const line = file.lineOf(['genes_of_interest', index]);
    const [near] = nearestNames(gene, [...known.values()], 1);
    return [
      new InputError(`the gene models have no gene called '${gene}'`, {
        file: file.path,
        ...(line === undefined ? {} : { line }),
        expected: 'an approved symbol, such as BSG for CD147',
        ...(near === undefined ? {} : { fix: `did you mean '${near}'?` }),
      }),
    ];
  });
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
