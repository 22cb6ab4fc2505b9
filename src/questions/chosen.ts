import type { Choices, Choosing } from '../analyses/inputs/choices.ts';

/** Of everything that was chosen what one analysis leaves to the user. */
export function chosenOf<Table extends Choices>(choices: Table, chosen: Choosing<Table>): Choosing<Table> {
  const own = Object.entries(chosen).filter(([name]) => Object.hasOwn(choices, name));
  return Object.fromEntries(own) as Choosing<Table>;
}
