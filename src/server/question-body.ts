// What a page sends for a question: checked against what the question declares, files and atlases by number alone.
import { choose, type Choice, type Choices, type Choosing } from '../analyses/inputs/choices.ts';
import type { InputError } from '../errors.ts';
import { refused } from '../messages/refused.ts';

/** Longest text, and most members of a list, of one choice. */
const MOST = 1000;

/** What numbers of a body stand for. */
export interface Known {
  /** Path of a file that was handed over. @throws InputError for a number that none has */
  readonly file: (number: unknown) => string;
  /** Folder of an atlas that the server was started with. @throws InputError for a number that none has */
  readonly atlas: (number: unknown) => string;
  /** Folder of genomes that the server was started with. */
  readonly genomes?: string;
  /** Paths of all reads in the folders that the server was started with. */
  readonly reads?: () => readonly string[];
}

/**
 * The choices of a body, with paths in place of numbers.
 * @throws InputError for what is not declared, of another type, or known by no number
 */
export function chosenInBody<Table extends Choices>(
  choices: Table,
  body: unknown,
  known: Known,
): Choosing<Table> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw wrong('a body of choices');
  const entries = Object.entries(body).map(([name, value]) => {
    if (!Object.hasOwn(choices, name)) throw wrong(`one of ${Object.keys(choices).join(', ')}`, name);
    return [name, valueOf(choices[name], name, value, known)];
  });
  const chosen = Object.fromEntries(entries) as Record<string, unknown>;
  // Neither is where reads lie: a sheet of a page names files of these folders, and no path.
  for (const [name, choice] of Object.entries(choices))
    if (choice.type === 'files' && choice.served === 'reads') chosen[name] = known.reads?.() ?? [];
  // Where genomes lie is no choice of a page.
  if (known.genomes !== undefined && Object.hasOwn(choices, 'genomes')) chosen['genomes'] = known.genomes;
  choose(choices, chosen as Choosing<Table>);
  return chosen as Choosing<Table>;
}

function valueOf(choice: Choice, name: string, value: unknown, known: Known): unknown {
  switch (choice.type) {
    case 'file':
      return fileOf(choice, value, known);
    case 'files':
      return listOf(value, name).map((each) => fileOf(choice, each, known));
    case 'folder':
      if (choice.served === true) return known.atlas(value);
      throw wrong('no folder: a page cannot name one', name);
    case 'folders':
      return listOf(value, name).map(known.atlas);
    case 'texts':
      return listOf(value, name).map((text) => short(text, name));
    case 'text':
    case 'one of':
      return short(value, name);
    case 'flag':
    case 'integer':
    case 'number':
      return value;
  }
}

/** A file by its number, one of the words that stand for none, or such a word and a number. */
function fileOf({ words = [] }: { words?: readonly string[] }, value: unknown, known: Known): string {
  if (typeof value !== 'string') return known.file(value);
  if (words.includes(value) && !value.endsWith(':')) return value;
  const before = words.find((word) => word.endsWith(':') && value.startsWith(word));
  if (before !== undefined) {
    const number = value.slice(before.length);
    return `${before}${known.file(/^\d+$/.test(number) ? Number(number) : undefined)}`;
  }
  throw wrong(['a file that was handed over', ...words].join(', '));
}

function listOf(value: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(value) || value.length > MOST) throw wrong(`a list of at most ${MOST}`, name);
  return value;
}

function short(value: unknown, name: string): string {
  if (typeof value !== 'string' || value.length > MOST)
    throw wrong(`text of at most ${MOST} characters`, name);
  return value;
}

function wrong(expected: string, found?: string): InputError {
  return refused('body.wrong', {}, { expected, found });
}
