import { InputError } from '../../errors.ts';
import { readYaml } from './read-yaml.ts';

/** A place of a study file: keys, and positions in lists. */
export type EditPlace = readonly (string | number)[];
/** What a form puts there; null takes the key, or the entry of a list, away. */
export type EditValue =
  string | number | boolean | null | readonly EditValue[] | { readonly [key: string]: EditValue };

/** One change that a form makes in a study file. */
export interface StudyEdit {
  readonly place: EditPlace;
  readonly value: EditValue;
}

/**
 * The text of a study file with some values changed; comments, the order of keys and what is not changed stay. Whether the result is a
 * study is for `parseStudy` to say.
 * @param path what messages call the text
 * @throws InputError for text that is no YAML, and for a place that there is not
 */
export function editStudy(text: string, edits: readonly StudyEdit[], path: string): string {
  const { document } = readYaml(text, path);
  for (const { place, value } of edits) {
    try {
      if (value === null) document.deleteIn(place);
      else document.setIn(place, value);
    } catch {
      // The library's words are about its own nodes.
      throw new InputError('this place of the study file cannot be changed by the form', {
        file: path,
        found: place.join(' '),
        fix: 'change it in the text',
      });
    }
  }
  // Lines stay as long as they were written.
  return document.toString({ lineWidth: 0 });
}
