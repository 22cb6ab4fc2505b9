import { english, type MessageKey } from './english/index.ts';
import { quotable } from './plain-text.ts';

/** What a text is filled with: words and numbers, or other texts of the catalogue, such as the names of steps. */
export type Value = string | number | Message | readonly Message[];

/** A sentence of the catalogue with its values: a face puts it into the reader's language. */
export interface Message {
  readonly key: MessageKey;
  readonly values: Readonly<Record<string, Value>>;
}

/** What a notice is about, as far as it is about one thing. */
export interface About {
  /** File as the user named it. */
  readonly file?: string;
  /** Line of the file, 1-based. */
  readonly line?: number;
  /** Row of a table: the factor or gene that it is about. */
  readonly row?: string;
  /** Name of a step of a study. */
  readonly step?: Message;
}

/**
 * Something that the user must know about a result. A *note* says how it came about; a *caution* says why it may be
 * wrong, and nothing hides it. What keeps a question from being answered at all is an `InputError`.
 */
export interface Notice extends Message {
  readonly severity: 'note' | 'caution';
  readonly about?: About;
}

/** Names of the values that a text needs. */
type Names<Text extends string> = Text extends `${string}{${infer Inner}}${infer Rest}`
  ? (Inner extends `${infer Name}|${string}` ? Name : Inner) | Names<Rest>
  : never;

/** The values of a text: all of them, and no others. */
export type ValuesOf<Key extends MessageKey> = {
  readonly [Name in Names<(typeof english)[Key]>]: Value;
};

/** A text without placeholders takes no values. */
type Arguments<Key extends MessageKey> = [Names<(typeof english)[Key]>] extends [never]
  ? [values?: Readonly<Record<string, never>>]
  : [values: ValuesOf<Key>];

/** A message; the placeholders of its text are filled from `values`. */
export function message<Key extends MessageKey>(key: Key, ...[values]: Arguments<Key>): Message {
  return { key, values: values ?? {} };
}

/** A notice that says how a result came about. */
export function note<Key extends MessageKey>(key: Key, ...[values]: Arguments<Key>): Notice {
  return { key, severity: 'note', values: values ?? {} };
}

/** A notice that says why a result may be wrong. */
export function caution<Key extends MessageKey>(key: Key, ...[values]: Arguments<Key>): Notice {
  return { key, severity: 'caution', values: values ?? {} };
}

/** The notices with what they are about; what is known of it already stays. */
export function about(place: About, notices: readonly Notice[]): Notice[] {
  return notices.map((notice) => ({ ...notice, about: { ...place, ...notice.about } }));
}

/** The parts of a text: words, and values by name with the noun that follows a number. */
export const PLACEHOLDER = /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g;

/** What stands for a name that nobody has said, in sheets and studies. */
export const NOT_SAID = '?';

export function isSaid(name: string): boolean {
  return name.trim() !== NOT_SAID;
}

/** What a sentence calls what was not named, by its placeholder. */
const UNNAMED: Readonly<Record<string, readonly [within: MessageKey, first: MessageKey]>> = {
  factor: ['unnamed.factor', 'unnamed.factor-first'],
  antigen: ['unnamed.factor', 'unnamed.factor-first'],
  other: ['unnamed.factor', 'unnamed.factor-first'],
  primary: ['unnamed.factor', 'unnamed.factor-first'],
  cell: ['unnamed.cells', 'unnamed.cells-first'],
};

function isUnnamed(values: Message['values'], name: string): boolean {
  const value = values[name] as Value | undefined;
  return typeof value === 'string' && !isSaid(value) && Object.hasOwn(UNNAMED, name);
}

/** The value of a placeholder: of a name that nobody has said, the words for it. @param index where it stands in the text */
export function valueAt(values: Message['values'], name: string, index: number): Value | undefined {
  return isUnnamed(values, name) ? { key: UNNAMED[name][index === 0 ? 1 : 0], values: {} } : values[name];
}

/** A text whose blanks beside a name are those beside words: Japanese sets names apart, and words not. */
export function spaced(text: string, values: Message['values']): string {
  const unnamed = Object.keys(UNNAMED).filter((name) => isUnnamed(values, name));
  return unnamed.reduce(
    (words, name) =>
      words.replaceAll(
        new RegExp(
          `(?<=[\\u3001-\\u9fff\\uff01-\\uff5e]) (?=\\{${name}\\})|(?<=\\{${name}\\}) (?=[\\u3001-\\u9fff])`,
          'g',
        ),
        '',
      ),
    text,
  );
}

/** Fills the placeholders of a text. @param plain how a value is written */
export function fillIn(text: string, values: Message['values'], plain: (value: Value) => string): string {
  return spaced(text, values).replace(
    PLACEHOLDER,
    (_, name: string, one: string | undefined, several: string | undefined, index: number) =>
      numbered(valueAt(values, name, index), one, several, plain),
  );
}

/** A value as it is written, with its noun where the text gives one. */
export function numbered(
  value: Value | undefined,
  one: string | undefined,
  several: string | undefined,
  plain: (value: Value) => string,
): string {
  if (value === undefined) return '';
  return one === undefined ? plain(value) : `${plain(value)} ${Number(value) === 1 ? one : several}`;
}

/**
 * A message as plain English text on one line, for the terminal; a notice begins with the step and the file that it is about.
 * What the values quote is shown as `InputError` shows it.
 */
export function inEnglish({ key, values, about: place }: Message & { readonly about?: About }): string {
  const text = fillIn(english[key], values, plainEnglish);
  const line = place?.line === undefined ? '' : `, line ${place.line}`;
  const step = place?.step === undefined ? undefined : inEnglish(place.step);
  const before = [step, place?.file === undefined ? undefined : `${quotable(place.file)}${line}`];
  return [...before, text].filter((part) => part !== undefined).join(': ');
}

/** A value as plain English text. */
export function plainEnglish(value: Value): string {
  return typeof value === 'object' ? [value].flat().map(inEnglish).join(', ') : quotable(String(value));
}
