import { createContext, type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { english, type MessageKey } from '../../src/messages/english/index.ts';
import { visible } from '../../src/messages/plain-text.ts';
import {
  fillIn,
  numbered,
  PLACEHOLDER,
  spaced,
  valueAt,
  type Message,
  type Notice,
  type Value,
} from '../../src/messages/message.ts';

export type Language = 'en' | 'ja';
type Values = Message['values'];

/** A language with its texts: a page decides when it loads them. */
export interface Spoken {
  readonly language: Language;
  readonly texts: Readonly<Record<MessageKey, string>>;
}

/** Puts messages of the catalogue into the reader's language. */
export interface Translator {
  readonly language: Language;
  readonly simulated: boolean;
  /** A message as plain text, for labels, titles and figures. */
  readonly text: (key: MessageKey, values?: Values) => string;
  /** A message with genes in italics. */
  readonly rich: (message: Message) => ComponentChildren;
}

/** Values that list names, which Japanese sets apart by its own comma. */
const LISTS = /^(?:names|genes|others|where|bound|groups)$/;

function inLanguage(values: Values, language: Language): Values {
  if (language === 'en') return values;
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' && LISTS.test(name) ? value.replaceAll(', ', LIST.ja) : value,
  ]);
  return Object.fromEntries(entries) as Values;
}

/** What stands between the members of a list. */
const LIST = { en: ', ', ja: '、' };
const COLON = { en: ': ', ja: '：' };

/** The first language of the reader that the report speaks. */
export function languageFrom(preferred: readonly string[]): Language {
  return preferred.some((tag) => tag.toLowerCase().startsWith('ja')) ? 'ja' : 'en';
}

/**
 * @param showPlace how a place such as chr6:391,600-391,900 stands in a sentence
 * @param reworded a text of the catalogue as these pages say it
 */
export function makeTranslator(
  { language, texts }: Spoken,
  simulated: boolean,
  showPlace: (place: string) => ComponentChildren = (place) => place,
  reworded: (text: string) => string = (text) => text,
): Translator {
  const text: Translator['text'] = (key, values = {}) =>
    reworded(fillIn(texts[key], inLanguage(values, language), plain));
  /** A value as a sentence shows it: counts with their thousands set apart, texts in the reader's language. */
  const plain = (value: Value): string => {
    if (typeof value === 'object')
      return [value]
        .flat()
        .map((inner) => text(inner.key, inner.values))
        .join(LIST[language]);
    return typeof value === 'number' && Number.isInteger(value)
      ? value.toLocaleString('en-US')
      : visible(String(value));
  };
  const shown = (name: string, value: string): ComponentChildren =>
    name.startsWith('gene') ? <i>{value}</i> : name === 'place' ? showPlace(value) : value;
  return {
    language,
    simulated,
    text,
    rich: (message) => {
      const words = spaced(reworded(texts[message.key]), message.values);
      const values = inLanguage(message.values, language);
      const place = placeOf(message, plain, COLON[language]);
      const parts: ComponentChildren[] = place === '' ? [] : [<span class="muted">{place}</span>];
      let end = 0;
      for (const { 0: whole, 1: name, 2: one, 3: several, index } of words.matchAll(PLACEHOLDER)) {
        const value = numbered(valueAt(values, name, index), one, several, plain);
        parts.push(words.slice(end, index), shown(name, value));
        end = index + whole.length;
      }
      return [...parts, words.slice(end)];
    },
  };
}

/** The file, else the step, that a notice is about, before its sentence. */
function placeOf(
  { about }: Message & Pick<Notice, 'about'>,
  plain: (value: Value) => string,
  colon: string,
): string {
  if (about?.file === undefined) return about?.step === undefined ? '' : `${plain(about.step)}${colon}`;
  return `${visible(about.file)}${about.line === undefined ? '' : `:${about.line}`}${colon}`;
}

export const LanguageContext = createContext<Translator>(
  makeTranslator({ language: 'en', texts: english }, false),
);

export function useLanguage(): Translator {
  return useContext(LanguageContext);
}

/** A message as a paragraph's content. */
export function Say({ message }: { message: Message }) {
  return <>{useLanguage().rich(message)}</>;
}
