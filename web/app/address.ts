// The state of the page is its address: which question, and what was chosen.
import type { Choice, Choices } from '../../src/analyses/inputs/choices.ts';

/** What was chosen, as the server takes it: files and atlases by number. */
export type Chosen = Readonly<Record<string, unknown>>;

/** Where the page is: a question with its choices, or the start. */
export interface Place {
  readonly question: string | null;
  readonly parameters: URLSearchParams;
}

/** @param hash what is no place of the app, such as the target of a link within the page, is the start */
export function placeOf(hash: string): Place {
  if (!hash.startsWith('#/')) return { question: null, parameters: new URLSearchParams() };
  const [path, search = ''] = hash.replace(/^#\/?/, '').split('?');
  return { question: path === '' ? null : path, parameters: new URLSearchParams(search) };
}

/** The address of a question. */
export function addressOf(question: string, chosen: Chosen): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(chosen))
    for (const each of [value].flat()) if (isPlain(each)) parameters.append(name, String(each));
  return `#/${question}?${parameters.toString()}`;
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

function valueOf({ type }: Choice, texts: readonly string[]): unknown {
  switch (type) {
    case 'flag':
      return texts[0] === 'true';
    case 'integer':
    case 'number':
    case 'file':
      return Number(texts[0]);
    case 'files':
    case 'folders':
      return texts.map(Number);
    case 'texts':
      return texts;
    case 'text':
    case 'one of':
    case 'folder':
      return texts[0];
  }
}
