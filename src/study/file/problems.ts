import { InputError, type InputErrorDetails } from '../../errors.ts';

/** Keys and positions that lead to a place of a study file. */
export type KeyPath = readonly PropertyKey[];

/** Notes a problem at a place of a study file; details that take time are asked for only where the problem is listed. */
export type Report = (
  place: KeyPath,
  problem: string,
  details: InputErrorDetails | (() => InputErrorDetails),
) => void;

/** Problems that are listed; what is beyond is counted. */
export const LISTED_PROBLEMS = 20;

/** One error for all problems of a study, so that a user mends them in one go. */
export function throwProblems(problems: readonly InputError[]): void {
  if (problems.length === 0) return;
  if (problems.length === 1) throw problems[0];
  const listed = problems.slice(0, LISTED_PROBLEMS).flatMap(({ message }) => message.split('\n'));
  const more = problems.length > LISTED_PROBLEMS;
  const count = more ? `more than ${LISTED_PROBLEMS}` : String(problems.length);
  const { file, line } = problems[0].details;
  const same = problems.every(({ details }) => details.file === file);
  throw new InputError(
    [`${count} things in the study need mending`, ...listed, ...(more ? ['and more of them'] : [])],
    same ? { file, line } : {},
  );
}
