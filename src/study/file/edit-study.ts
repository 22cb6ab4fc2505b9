import { isCollection, isScalar, isSeq, type Document } from 'yaml';
import { InputError } from '../../errors.ts';
import { readYaml } from './read-yaml.ts';
import { yamlText } from './yaml-text.ts';

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
 * The text of a study file with some values changed. Comments and the order of keys stay; where one value, or a list within brackets,
 * takes the place of another, every other letter of the file does, too. Whether the result is a study is for `parseStudy` to say.
 * @param path what messages call the text
 * @throws InputError for text that is no YAML, and for a place that there is not
 */
export function editStudy(text: string, edits: readonly StudyEdit[], path: string): string {
  return edits.reduce((before, edit) => spliced(before, edit, path) ?? rewritten(before, edit, path), text);
}

/** A value on one line; undefined for what has none of its own. */
function inLine(value: EditValue): string | undefined {
  if (typeof value === 'string') return yamlText(value);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** The text with the value alone replaced; undefined where that cannot be done. */
function spliced(text: string, { place, value }: StudyEdit, path: string): string | undefined {
  const { document } = readYaml(text, path);
  const old = document.getIn(place, true);
  let now: string | undefined;
  if (isScalar(old) && old.anchor === undefined) now = inLine(value);
  else if (isSeq(old) && old.flow === true && Array.isArray(value)) {
    const items = (value as readonly EditValue[]).map(inLine);
    if (items.length > 0 && !items.includes(undefined)) now = `[${items.join(', ')}]`;
  }
  const range = isScalar(old) || isSeq(old) ? old.range : undefined;
  if (now === undefined || range === undefined || range === null || range[0] === range[1]) return undefined;
  return `${text.slice(0, range[0])}${now}${text.slice(range[1])}`;
}

/** The document with the change, written anew. */
function rewritten(text: string, { place, value }: StudyEdit, path: string): string {
  const { document } = readYaml(text, path);
  try {
    if (value === null) document.deleteIn(place);
    else put(document, place, value);
  } catch {
    // The library's words are about its own nodes.
    throw new InputError('this place of the study file cannot be changed by the form', {
      file: path,
      found: place.join(' '),
      fix: 'change it in the text',
    });
  }
  // Lines stay as long as they were written.
  return document.toString({ lineWidth: 0 });
}

/** What stood beside the value that goes stays. */
function put(document: Document, place: EditPlace, value: EditValue): void {
  const old = document.getIn(place, true);
  const node = document.createNode(value, { flow: isCollection(old) && old.flow === true });
  if (isCollection(old) || isScalar(old)) {
    node.comment = old.comment;
    node.commentBefore = old.commentBefore;
  }
  document.setIn(place, node);
}
