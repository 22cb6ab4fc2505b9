import { optionName, type Choices, type Choosing } from '../analyses/inputs/choices.ts';
import type { Question } from './question.ts';

/** The command line that asks the same: a way to repeat it, or to ask it of a thousand files. */
export function commandLine<Table extends Choices>(
  name: string,
  { choices, given }: Pick<Question<Table>, 'choices' | 'given'>,
  chosen: Choosing<Table>,
): string {
  const valueOf = (key: string): unknown => chosen[key];
  const words = given.flatMap((key) => listOf(valueOf(key)).map(quoted));
  const options = Object.keys(choices)
    .filter((key) => !given.includes(key) && !('served' in choices[key] && choices[key].served === 'reads'))
    .flatMap((key) => {
      const value = valueOf(key);
      if (value === false) return 'off' in choices[key] ? [optionName(key).replace('--', '--no-')] : [];
      if (value === true) return [optionName(key)];
      return listOf(value).map((each) => `${optionName(key)} ${quoted(each)}`);
    });
  return ['chipmate', name, ...words, ...options].join(' ');
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

/** A word as shells of every system take it. */
function quoted(value: unknown): string {
  const text = String(value);
  return /^[\w@%+=:,./\\-]+$/.test(text) ? text : `"${text.replaceAll(/["\\$`]/g, '\\$&')}"`;
}
