import { editStudy, type EditValue, type StudyEdit } from '../file/edit-study.ts';
import { studyTemplate } from '../file/study-template.ts';
import { STUDY_FILE } from './projects.ts';

/** What a new study starts from; files as they are named in its folder. */
export interface NewStudy {
  readonly title: string;
  readonly factor: string;
  readonly genome: string;
  readonly cell: string;
  /** Day of the study, as 2026-11-23. */
  readonly date: string;
  /** Folder of an atlas. */
  readonly atlas?: string;
  readonly simulated: boolean;
  /** One file for each replicate. */
  readonly peaks: readonly string[];
  /** A finished table of differential expression. */
  readonly table?: string;
}

/** The text of a new study: the commented template with what is known, whatever characters that has. */
export function newStudyText(start: NewStudy): string {
  const { title, factor, genome, cell, date } = start;
  const edits: StudyEdit[] = [];
  const put = (value: EditValue | undefined, ...place: (string | number)[]): void => {
    if (value !== undefined) edits.push({ place, value });
  };
  put(title, 'study');
  put(factor.includes(',') ? factor.split(',').map((name) => name.trim()) : factor, 'factor');
  put(genome, 'genome');
  if (start.simulated) put(true, 'simulated');
  if (start.atlas !== undefined) put([start.atlas], 'atlas');
  put(cell, 'chip_seq', 0, 'name');
  put(cell, 'chip_seq', 0, 'cell');
  put(start.peaks.length === 0 ? null : [...start.peaks], 'chip_seq', 0, 'peaks');
  if (start.peaks.length === 0 && start.table !== undefined) put(null, 'chip_seq');
  if (start.table !== undefined) put([{ name: start.table.split('.')[0], table: start.table }], 'expression');
  return editStudy(studyTemplate({ factor, genome, cell, date }), edits, STUDY_FILE);
}
