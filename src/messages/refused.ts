import { InputError, type InputErrorDetails } from '../errors.ts';
import { refusals, type RefusalKey } from './english/refusals/index.ts';
import { fillIn, plainEnglish, type ValuesOf } from './message.ts';

/** A refusal whose English sentence is that of the catalogue. @param details what else there is to say; a fix of its own comes first */
export function refused<Key extends RefusalKey>(
  key: Key,
  values: ValuesOf<`refused.${Key}`> & InputErrorDetails['values'],
  details: Omit<InputErrorDetails, 'key' | 'values'> = {},
): InputError {
  const text = (name: keyof typeof refusals): string => fillIn(refusals[name], values, plainEnglish);
  return new InputError(text(`refused.${key}`), { fix: text(`fix.${key}`), ...details, key, values });
}
