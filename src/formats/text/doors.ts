import { InputError, type InputErrorDetails } from '../../errors.ts';
import { refused } from '../../messages/refused.ts';

// The one door through which numbers and names of files come in: what is out of range, not finite, missing or cut off is refused
// with its file and line, so that no array of small numbers wraps around and no name is `undefined`.

/** Largest coordinate that fits a signed 32-bit number, as in BAM and bigBed. */
export const LARGEST_POSITION = 2_147_483_647;
/** Largest score that a column of 32-bit numbers holds. */
export const LARGEST_SCORE = 4_294_967_295;
/** Characters beyond which nothing is read as a number: the longest double has some 330 digits. */
export const LONGEST_NUMBER = 400;
/** Characters beyond which nothing is read as a name. */
const LONGEST_NAME = 4_000;
/** What moves a terminal's cursor, breaks a line, turns the direction of writing, or stands at the beginning of a file. */
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/;

/** A decimal number, with each character belonging to one part of the pattern alone: linear time. */
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Whether a text is written as one decimal number, which may be larger than any that is kept (`1e999`). */
export function looksDecimal(text: string): boolean {
  return text.length <= LONGEST_NUMBER && DECIMAL.test(text);
}

/** Whether a text is one decimal number of a finite value. */
export function isDecimal(text: string): boolean {
  return looksDecimal(text) && Number.isFinite(Number(text));
}

/** Where a value stands in its file. */
export interface Place {
  readonly file: string;
  readonly line?: number;
}

/**
 * A position or length on a chromosome, 0 to 2^31 - 1.
 * @param what names the value in the message, as in `start`
 * @throws InputError for everything else
 */
export function position(text: string | undefined, what: string, { file, line }: Place): number {
  const number = whole(text);
  if (number <= LARGEST_POSITION) return number;
  throw wrongNumber(text, what, 'a whole number of bp, at most 2147483647', file, line);
}

/** A whole number, 0 to 2^53 - 1. @throws InputError for everything else */
export function wholeCount(text: string | undefined, what: string, { file, line }: Place): number {
  const number = whole(text);
  if (number <= Number.MAX_SAFE_INTEGER) return number;
  throw wrongNumber(text, what, 'a whole number of 0 or more', file, line);
}

/** A score, 0 to 2^32 - 1, with or without decimals. @throws InputError for everything else */
export function score(text: string | undefined, what: string, { file, line }: Place): number {
  const number = decimal(text);
  if (number >= 0 && number <= LARGEST_SCORE) return number;
  throw wrongNumber(text, what, 'a number from 0 to 4294967295', file, line);
}

/** A finite number. @throws InputError for everything else */
export function finite(text: string | undefined, what: string, { file, line }: Place): number {
  const number = decimal(text);
  if (Number.isFinite(number)) return number;
  throw wrongNumber(text, what, 'a finite number', file, line);
}

/** A name: there, not blank, text without control characters. @throws InputError for everything else */
export function name(text: string | undefined, what: string, { file, line }: Place): string {
  const fault = nameFault(text);
  if (text !== undefined && fault === undefined) return text;
  throw wrongName(what, fault ?? 'is missing', {
    ...{ file, line },
    expected: 'a name',
    found: text === undefined ? 'nothing: the line ends before it' : JSON.stringify(text),
  });
}

/** What may be wrong with a name, as the end of a sentence. */
export type NameFault = keyof typeof NAME_FAULTS;
const NAME_FAULTS = {
  'is missing': 'name.missing',
  'is empty': 'name.empty',
  'is longer than 4000 characters': 'name.too-long',
  'holds control characters': 'name.control',
  'is not UTF-8 text': 'name.not-utf8',
  'stands twice': 'name.twice',
} as const;

/** The refusal of a name. @param what names it in the message, as in `name of a sample` */
export function wrongName(
  what: string,
  fault: NameFault,
  details: Omit<InputErrorDetails, 'key' | 'values'>,
): InputError {
  return refused(NAME_FAULTS[fault], { what }, { fix: undefined, ...details });
}

/** What keeps a text from being a name; undefined where nothing does. */
export function nameFault(text: string | undefined): NameFault | undefined {
  if (text === undefined) return 'is missing';
  if (text.trim() === '') return 'is empty';
  if (text.length > LONGEST_NAME) return 'is longer than 4000 characters';
  if (CONTROL.test(text)) return 'holds control characters';
  if (text.includes('\ufffd')) return 'is not UTF-8 text';
  return undefined;
}

/** NaN for what is no whole number. */
function whole(text: string | undefined): number {
  return text !== undefined && text.length <= LONGEST_NUMBER && /^\d+$/.test(text) ? Number(text) : NaN;
}

/** NaN for what is no decimal number. */
function decimal(text: string | undefined): number {
  return text !== undefined && isDecimal(text) ? Number(text) : NaN;
}

function wrongNumber(
  text: string | undefined,
  what: string,
  expected: string,
  file: string,
  line: number | undefined,
): InputError {
  const found = text === undefined ? 'nothing: the line ends before it' : JSON.stringify(text);
  const isNumber = isDecimal(text ?? '');
  const key = !isNumber
    ? 'number.none'
    : /whole/.test(expected) && !/^-?\d+$/.test(text ?? '')
      ? 'number.not-whole'
      : 'number.range';
  return refused(key, { what }, { file, line, expected, found, fix: undefined });
}
