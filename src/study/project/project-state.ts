import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../errors.ts';
import { builtInGenes } from '../../formats/genes/genes-reader.ts';
import { isLocked } from '../../formats/folders/lock.ts';
import { STATE_FOLDER } from '../../formats/folders/replace-files.ts';
import { readStudy } from '../file/read-study.ts';
import { runSchema } from '../plan/provenance.ts';
import { isMarked } from '../plan/run-mark.ts';
import { planSteps } from '../run-study.ts';
import type { Project } from './projects.ts';

/** What became of a project's study. */
export interface ProjectState {
  /** Title of the study; null where its file cannot be read. */
  readonly title: string | null;
  readonly simulated: boolean;
  readonly state: 'no study' | 'not run' | 'finished' | 'interrupted' | 'running';
  /** When its results were written, as ISO 8601; null where there are none. */
  readonly written: string | null;
  /** Whether the study file is another one than the results are of. */
  readonly changed: boolean;
  /** Steps that it has; null where that cannot be told. */
  readonly steps: number | null;
}

/** What a study is and how far it is, without opening its data. */
export function projectState(project: Project): ProjectState {
  if (!project.hasStudy)
    return { title: null, simulated: false, state: 'no study', written: null, changed: false, steps: null };
  const notes = join(project.results, STATE_FOLDER);
  const results = resultsOf(project);
  const running = isLocked(join(notes, 'lock'));
  const state = running
    ? 'running'
    : isMarked(notes)
      ? 'interrupted'
      : results === undefined
        ? 'not run'
        : 'finished';
  return {
    ...studyOf(project),
    state,
    written: results?.written ?? null,
    changed: results !== undefined && results.study !== digestOf(project.study),
  };
}

function studyOf({ study: path }: Project): Pick<ProjectState, 'title' | 'simulated' | 'steps'> {
  try {
    const file = readStudy(path);
    const { study } = file;
    const genes = study.genes !== undefined || builtInGenes(study.genome) !== undefined;
    return {
      title: study.study,
      simulated: study.simulated,
      steps: planSteps(file, { genes }).steps.length,
    };
  } catch (error) {
    if (error instanceof InputError) return { title: null, simulated: false, steps: null };
    throw error;
  }
}

function resultsOf({ results }: Project): { written: string; study: string } | undefined {
  const path = join(results, 'provenance.json');
  try {
    const found = runSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (!found.success) return undefined;
    return { written: statSync(path).mtime.toISOString(), study: found.data.study.sha256 };
  } catch {
    return undefined;
  }
}

/** What tells one content of a study file from another. */
export function digestOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
