// Studies in this process: what the command line would refuse and say of them, and what their report would hold.
import { join } from 'node:path';
import { inEnglish, type Notice } from '../../src/messages/message.ts';
import { runAndWrite, type RanStudy } from '../../src/report/run-and-write.ts';
import { checkData } from '../../src/study/file/check-data.ts';
import { checkStudy } from '../../src/study/file/check-study.ts';
import { readStudy } from '../../src/study/file/read-study.ts';

export interface Checked {
  /** Why the study is refused; empty where it may run. */
  readonly refused: readonly string[];
  /** All that is said of its inputs in English, one a line; cautions begin with the word. */
  readonly said: string;
  /** The names of the steps that would run. */
  readonly steps: readonly string[];
}

/** What is said, as the command line says it. */
export function saidOf(notices: readonly Notice[]): string {
  return notices
    .map((each) => `${each.severity === 'caution' ? 'caution: ' : ''}${inEnglish(each)}`)
    .join('\n');
}

/** What `study check` finds. */
export async function checkedStudy(folder: string, name: string): Promise<Checked> {
  const file = readStudy(join(folder, name));
  const problems = checkStudy(file);
  const checked = problems.length > 0 ? undefined : await checkData(file);
  return {
    refused: (checked?.problems ?? problems).map(({ message }) => message),
    said: saidOf(checked?.notices ?? []),
    steps: (checked?.plan?.steps ?? []).map((step) => step.name),
  };
}

/** What `study run` makes of a study that passes the check of its form. */
export function ranStudy(folder: string, name: string, output: string): Promise<RanStudy> {
  return runAndWrite(readStudy(join(folder, name)), join(folder, output), { threads: 1 });
}
