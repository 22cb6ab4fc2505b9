import { english, type MessageKey } from './english.ts';

/** A sentence of the catalogue with its values: the page puts it into the reader's language. */
export interface Message {
  readonly key: MessageKey;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A message; placeholders `{name}` of its text are filled from `values`. */
export function message(key: MessageKey, values: Message['values'] = {}): Message {
  return { key, values };
}

/** A message as plain English text, for the terminal. */
export function inEnglish({ key, values }: Message): string {
  return english[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
