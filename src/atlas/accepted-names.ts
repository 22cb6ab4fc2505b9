import { InputError } from '../errors.ts';
import { nearestNames } from '../genome/names.ts';

const MOST_NAMES = 12;

/**
 * Keys of the names that are asked for.
 * @param wanted names; one that is none may be several, separated by commas
 * @param present names that exist
 * @param key the form in which two spellings of a name are equal
 * @param unknown sentence about a name that does not exist, the option that names it, and what helps
 * @throws InputError with near names, or else with examples, where a name does not exist
 */
export function acceptedKeys(
  wanted: readonly string[],
  present: readonly string[],
  key: (name: string) => string,
  unknown: { readonly problem: (name: string) => string; readonly facet: string; readonly fix: string },
): Set<string> {
  const names = new Map<string, string>();
  for (const name of new Set(present)) names.set(key(name), name);
  const accepted = new Set<string>();
  for (const name of wanted) {
    // Names such as "mESCs, differentiated" hold commas; only what is not a name itself is a list.
    for (const part of names.has(key(name)) ? [name] : name.split(',')) {
      if (!names.has(key(part))) throw unknownName(part.trim(), [...names.values()], unknown);
      accepted.add(key(part));
    }
  }
  return accepted;
}

function unknownName(
  name: string,
  present: readonly string[],
  {
    problem,
    facet,
    fix,
  }: { readonly problem: (name: string) => string; readonly facet: string; readonly fix: string },
): InputError {
  const near = nearestNames(name, present, MOST_NAMES);
  const shown = near.length > 0 ? near : [...present].sort().filter((value) => value !== '');
  return new InputError(problem(name), {
    key: 'atlas.no-name',
    values: { facet, name },
    expected: `${near.length > 0 ? 'perhaps' : 'for instance'} ${shown.slice(0, MOST_NAMES).join(', ')}`,
    fix,
  });
}
