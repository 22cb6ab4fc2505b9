// The state of the page is its address: which question or page, and what was chosen.
import type { Choice, Choices } from '../../src/analyses/inputs/choices.ts';

/** What was chosen, as the server takes it: files and atlases by number. */
export type Chosen = Readonly<Record<string, unknown>>;

/** Where the reader is: a question with its choices, a page of its own, or the start. */
export interface Place {
  /** Name of a question or of a page; null for the start. */
  readonly page: string | null;
  readonly parameters: URLSearchParams;
}

/** @param hash what is no place of the app, such as the target of a link within the page, is the start */
export function placeOf(hash: string): Place {
  if (!hash.startsWith('#/')) return { page: null, parameters: new URLSearchParams() };
  const [path, search = ''] = hash.replace(/^#\/?/, '').split('?');
  return { page: path === '' ? null : decodeURIComponent(path), parameters: new URLSearchParams(search) };
}

/** The address of a question or a page. */
export function addressOf(page: string, chosen: Chosen): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(chosen))
    for (const each of [value].flat()) if (isPlain(each)) parameters.append(name, String(each));
  return `#/${encodeURIComponent(page)}?${parameters.toString()}`;
}

/** Whether a value can stand in an address. */
function isPlain(value: unknown): value is string | number | boolean {
  return (
    (typeof value === 'string' && value !== '') || typeof value === 'number' || typeof value === 'boolean'
  );
}

/** What an address chose; what the question does not take is left out. */
export function chosenIn(choices: Choices, parameters: URLSearchParams): Chosen {
  const entries = Object.entries(choices).flatMap(([name, choice]): [string, unknown][] => {
    const texts = parameters.getAll(name);
    return texts.length === 0 ? [] : [[name, valueOf(choice, texts)]];
  });
  return Object.fromEntries(entries);
}

function valueOf(choice: Choice, texts: readonly string[]): unknown {
  // A word that stands for no file is no number.
  const file = (text: string): number | string =>
    'words' in choice && choice.words !== undefined && !/^\d+$/.test(text) ? text : Number(text);
  switch (choice.type) {
    case 'flag':
      return texts[0] === 'true';
    case 'integer':
    case 'number':
    case 'folder':
      return Number(texts[0]);
    case 'folders':
      return texts.map(Number);
    case 'file':
      return file(texts[0]);
    case 'files':
      return texts.map(file);
    case 'texts':
      return texts;
    case 'text':
    case 'one of':
      return texts[0];
  }
}
