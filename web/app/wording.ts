// Words of the command line as a page says them: an option is the field that takes the same.
import { english, type MessageKey } from '../../src/messages/english/index.ts';
import { labels as inEnglish } from '../../src/messages/english/faces/labels.ts';
import { labels as inJapanese } from '../../src/messages/japanese/faces/labels.ts';
import type { Language } from '../components/language.tsx';

const LABELS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: inEnglish,
  ja: inJapanese,
};
const QUOTES = { en: ['“', '”'], ja: ['「', '」'] };
/** What a page cannot be given. */
const STANDARD_INPUT = /; - is standard input|（- は標準入力）/g;
/** An option, and what stands for its value. */
const OPTION = /(?<![\w-])--([a-z][\da-z-]*)(?: (?:FILE|DIR|NAME|WORD|BED|N)\b)?/g;

/** The name of a choice's field. @param name as in code, such as `queryAntigen` */
export function fieldName(name: string, language: Language): string {
  const option = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return LABELS[language][`label.${option}`] ?? name;
}

/** A text whose options are fields; a command line stays as it is typed. */
export function withFields(text: string, language: Language): string {
  if (/\bchipmate [a-z]/.test(text)) return text;
  const [open, close] = QUOTES[language];
  return text.replace(STANDARD_INPUT, '').replace(OPTION, (option, name: string) => {
    const label = LABELS[language][`label.${name}`];
    return label === undefined ? option : `${open}${label}${close}`;
  });
}

/** The heading of a question. */
export function titleOf(name: string): MessageKey {
  const words = name.replaceAll(' ', '-');
  const key = `question.${words}`;
  return Object.hasOwn(english, key) ? (key as MessageKey) : 'app.question';
}
