import { InputError, type InputErrorDetails } from '../../errors.ts';

/** Keys and positions that lead to a place of a study file. */
export type KeyPath = readonly PropertyKey[];

/** Notes a problem at a place of a study file. */
export type Report = (place: KeyPath, problem: string, details: InputErrorDetails) => void;

/** One error for all problems of a study, so that a user mends them in one go. */
export function throwProblems(problems: readonly InputError[]): void {
  if (problems.length === 0) return;
  if (problems.length === 1) throw problems[0];
  const listed = problems.flatMap(({ message }) => message.split('\n'));
  throw new InputError([`${problems.length} things in the study need mending`, ...listed]);
}
