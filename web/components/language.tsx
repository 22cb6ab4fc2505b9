import { createContext, type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { english, type MessageKey } from '../../src/study/messages/english.ts';
import { japanese } from '../../src/study/messages/japanese.ts';
import type { Message } from '../../src/study/messages/message.ts';

export type Language = 'en' | 'ja';
type Values = Message['values'];

/** Puts messages of the catalogue into the reader's language. */
export interface Translator {
  readonly language: Language;
  readonly simulated: boolean;
  /** A message as plain text, for labels, titles and figures. */
  readonly text: (key: MessageKey, values?: Values) => string;
  /** A message with genes in italics. */
  readonly rich: (message: Message) => ComponentChildren;
}

/** A value as a sentence shows it: counts with their thousands set apart. */
function plain(value: string | number | undefined): string {
  return typeof value === 'number' && Number.isInteger(value)
    ? value.toLocaleString('en-US')
    : String(value ?? '');
}

const CATALOGUES = { en: english, ja: japanese };

/** The first language of the reader that the report speaks. */
export function languageFrom(preferred: readonly string[]): Language {
  return preferred.some((tag) => tag.toLowerCase().startsWith('ja')) ? 'ja' : 'en';
}

export function makeTranslator(language: Language, simulated: boolean): Translator {
  const catalogue = CATALOGUES[language];
  return {
    language,
    simulated,
    text: (key, values = {}) =>
      catalogue[key].replace(/\{(\w+)\}/g, (_, name: string) => plain(values[name])),
    rich: ({ key, values }) =>
      catalogue[key].split(/(\{\w+\})/).map((part) => {
        const name = /^\{(\w+)\}$/.exec(part)?.[1];
        if (name === undefined) return part;
        const value = plain(values[name]);
        return name.startsWith('gene') ? <i>{value}</i> : value;
      }),
  };
}

export const LanguageContext = createContext<Translator>(makeTranslator('en', false));

export function useLanguage(): Translator {
  return useContext(LanguageContext);
}

/** A message as a paragraph's content. */
export function Say({ message }: { message: Message }) {
  return <>{useLanguage().rich(message)}</>;
}
