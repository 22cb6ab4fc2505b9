// How a form shows the choices of a question: which stand first, and which of an atlas' names may be meant.
import type { Choice, Choices } from '../analyses/inputs/choices.ts';

/** Lists of names that an atlas has. */
export type NamesOf = 'antigens' | 'cells' | 'cellClasses' | 'antigenClasses';

/** What a form needs beside the declaration of the choices. */
export interface FormOf {
  /** Choices that most people look at; the others are folded away. */
  readonly first: readonly string[];
  /** Choices that are names of an atlas. */
  readonly names: Readonly<Record<string, NamesOf>>;
}

const FIRST: readonly string[] = [
  ...['queryAntigen', 'queryCell', 'partner', 'cell', 'a', 'b', 'aCell', 'bCell', 'expression', 'factorIs'],
  ...['places', 'antigen', 'gene', 'design', 'contrast', 'words', 'motifs', 'elements', 'map'],
  ...['genomeSize', 'sites', 'against', 'blacklist'],
];

const NAMES: Readonly<Record<string, NamesOf>> = {
  antigen: 'antigens',
  queryAntigen: 'antigens',
  partner: 'antigens',
  of: 'antigens',
  cell: 'cells',
  queryCell: 'cells',
  aCell: 'cells',
  bCell: 'cells',
  conditionOn: 'cells',
  a: 'cells',
  b: 'cells',
  cellClass: 'cellClasses',
  queryCellClass: 'cellClasses',
  antigenClass: 'antigenClasses',
};

/** The form of a question: what is needed stands first in any case. */
export function formOf(choices: Choices): FormOf {
  const named = Object.entries(NAMES).filter(
    ([name]) => Object.hasOwn(choices, name) && ['text', 'texts'].includes(choices[name].type),
  );
  return {
    first: Object.keys(choices).filter((name) => FIRST.includes(name) || isOfReads(choices[name])),
    names: Object.fromEntries(named),
  };
}

/** Whether a choice is of reads or signals that the user names. */
function isOfReads(choice: Choice): boolean {
  if (choice.type !== 'file' && choice.type !== 'files') return false;
  return choice.served === undefined && ['reads', 'signal'].includes(choice.unit ?? '');
}
