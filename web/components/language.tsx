import { createContext, type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { english, type MessageKey } from '../../src/messages/english/index.ts';
import { japanese } from '../../src/messages/japanese/index.ts';
import { fillIn, numbered, PLACEHOLDER, type Message, type Notice } from '../../src/messages/message.ts';

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
function plain(value: string | number): string {
  return typeof value === 'number' && Number.isInteger(value) ? value.toLocaleString('en-US') : String(value);
}

/** The file, else the step, that a notice is about, before its sentence. */
function placeOf({ about }: Message & Pick<Notice, 'about'>): string {
  if (about?.file === undefined) return about?.step === undefined ? '' : `${about.step}: `;
  return `${about.file}${about.line === undefined ? '' : `:${about.line}`}: `;
}

/** Values that list names, which Japanese sets apart by its own comma. */
const LISTS = /^(?:names|genes|others|where|bound|groups|figures)$/;

function inLanguage(values: Values, language: Language): Values {
  if (language === 'en') return values;
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' && LISTS.test(name) ? value.replaceAll(', ', '、') : value,
  ]);
  return Object.fromEntries(entries) as Values;
}

const CATALOGUES = { en: english, ja: japanese };

/** The first language of the reader that the report speaks. */
export function languageFrom(preferred: readonly string[]): Language {
  return preferred.some((tag) => tag.toLowerCase().startsWith('ja')) ? 'ja' : 'en';
}

/** @param showPlace how a place such as chr6:391,600-391,900 stands in a sentence */
export function makeTranslator(
  language: Language,
  simulated: boolean,
  showPlace: (place: string) => ComponentChildren = (place) => place,
): Translator {
  const catalogue = CATALOGUES[language];
  const shown = (name: string, value: string): ComponentChildren =>
    name.startsWith('gene') ? <i>{value}</i> : name === 'place' ? showPlace(value) : value;
  return {
    language,
    simulated,
    text: (key, values = {}) => fillIn(catalogue[key], inLanguage(values, language), plain),
    rich: (message) => {
      const text: string = catalogue[message.key];
      const values = inLanguage(message.values, language);
      const place = placeOf(message);
      const parts: ComponentChildren[] = place === '' ? [] : [<span class="muted">{place}</span>];
      let end = 0;
      for (const { 0: whole, 1: name, 2: one, 3: several, index } of text.matchAll(PLACEHOLDER)) {
        const value = numbered(values[name], one, several, plain);
        parts.push(text.slice(end, index), shown(name, value));
        end = index + whole.length;
      }
      return [...parts, text.slice(end)];
    },
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
