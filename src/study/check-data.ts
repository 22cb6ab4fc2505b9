import { InputError } from '../errors.ts';
import { readManifest } from '../atlas/manifest.ts';
import { AntigenNames } from '../genome/antigen-aliases.ts';
import { nearestNames } from '../genome/names.ts';
import { openResources } from './plan/resources.ts';
import type { StudyFile } from './read-study.ts';
import { about, type Notice } from '../messages/message.ts';
import { expressionStepName, tryEntry } from './steps/expression-step.ts';
import { readPlacedPeaks } from './steps/peaks-step.ts';

/** What the data of a study would make its steps refuse, and what they would say. */
export interface CheckedData {
  readonly problems: readonly InputError[];
  readonly notices: readonly Notice[];
}

/**
 * Opens the data that a study names and tries what its steps would refuse: peaks of another genome, samples that are
 * not in the matrix, groups that the contrast does not find, an atlas of another assembly, a cell class that it lacks.
 * Expression experiments are analysed as their steps would, so that what those would say is said here already.
 * The study's own form is checked before (`checkStudy`).
 */
export async function checkData(file: StudyFile): Promise<CheckedData> {
  const problems: InputError[] = [];
  const notices: Notice[] = [];
  const attempt = async (work: () => unknown): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(error);
    }
  };
  const { study } = file;
  await attempt(() => openResources(file, 1));
  if (problems.length > 0) return { problems, notices };
  const resources = openResources(file, 1);
  for (const folder of study.atlas ?? []) {
    await attempt(() => {
      const { genome } = readManifest(file.locate(folder));
      if (genome.name === resources.assembly.name) return;
      throw new InputError(`the atlas ${folder} is of another genome`, {
        file: file.path,
        expected: resources.assembly.name,
        found: genome.name,
        fix: 'use peaks and an atlas of one assembly',
      });
    });
  }
  if (study.atlas !== undefined && problems.length === 0) {
    for (const entry of study.chip_seq)
      if (entry.peaks !== undefined) await attempt(() => resources.sites(entry));
  }
  for (const path of study.chip_seq.flatMap(({ peaks }) => peaks ?? []))
    await attempt(() => readPlacedPeaks(file.locate(path), resources.assembly));
  await attempt(async () => {
    const models = await resources.genes();
    if (models === undefined) return;
    const known = new Map(models.symbol.map((symbol) => [symbol.toLowerCase(), symbol]));
    const names = new AntigenNames();
    study.genes_of_interest.forEach((gene, index) => {
      if (known.has(gene.toLowerCase()) || known.has((names.symbol(gene) ?? '').toLowerCase())) return;
      const line = file.lineOf(['genes_of_interest', index]);
      const [near] = nearestNames(gene, [...known.values()], 1);
      problems.push(
        new InputError(`the gene models have no gene called '${gene}'`, {
          file: file.path,
          ...(line === undefined ? {} : { line }),
          expected: 'an approved symbol, such as BSG for CD147',
          ...(near === undefined ? {} : { fix: `did you mean '${near}'?` }),
        }),
      );
    });
  });
  for (const [index, entry] of study.expression.entries()) {
    await attempt(async () => {
      try {
        const said = await tryEntry(file, resources, entry);
        notices.push(...about({ step: expressionStepName(entry) }, said));
      } catch (error) {
        throw error instanceof InputError ? placed(error, file, ['expression', index, 'contrast']) : error;
      }
    });
  }
  await resources.close();
  return { problems, notices };
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
