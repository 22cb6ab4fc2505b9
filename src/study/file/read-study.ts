import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Document, LineCounter } from 'yaml';
import type { z } from 'zod';
import { InputError } from '../../errors.ts';
import { pathAtHand } from '../../formats/folders/genomes-folder.ts';
import { foreignFormat } from '../../formats/text/foreign-format.ts';
import { textLines } from '../../formats/text/text-lines.ts';
import { nearestNames } from '../../genome/names.ts';
import type { Notice } from '../../messages/message.ts';
import { LISTED_PROBLEMS, throwProblems } from './problems.ts';
import { readYaml } from './read-yaml.ts';
import { withArms } from './arms.ts';
import { renameOldKeys } from './renamed-keys.ts';
import { keysAt, studySchema, type Study } from './study-schema.ts';

/** Bytes of the largest study file: hundreds of entries have a tenth of it. */
const LARGEST_STUDY = 256 * 1024;
/** Characters of a value that a message quotes. */
const LONGEST_FOUND = 300;

/** A study file that has the right shape. */
export interface StudyFile {
  readonly path: string;
  readonly text: string;
  readonly study: Study;
  /** What is to be said of the file itself: keys that bear a former name. */
  readonly notices: readonly Notice[];
  /** Absolute path of a file that the study names relative to itself. */
  locate(path: string): string;
  /** Line of a place of the file, 1-based, for messages. */
  lineOf(path: readonly PropertyKey[]): number | undefined;
}

/**
 * Reads a study file and checks its shape (not yet the files it names).
 * @throws InputError naming the line, what was expected there and the nearest known key
 */
export function readStudy(path: string): StudyFile {
  const bytes = readLimited(path);
  const foreign = foreignFormat(bytes);
  if (foreign !== undefined)
    throw new InputError(`this is ${foreign.what}`, {
      file: path,
      expected: 'a study file, as text in UTF-8',
    });
  if (!isUtf8(bytes)) {
    const line = [...textLines(bytes)].find(({ start, end }) => !isUtf8(bytes.subarray(start, end)));
    throw new InputError('the study file is not UTF-8 text', {
      file: path,
      line: line?.number,
      expected: 'text in UTF-8',
      fix: 'save it as UTF-8 in the editor',
    });
  }
  return parseStudy(bytes.toString('utf8'), path);
}

/** The bytes of a study file. @throws InputError for one that cannot be read or is larger than any study */
function readLimited(path: string): Buffer {
  const bytes = Buffer.alloc(LARGEST_STUDY + 1);
  let length = 0;
  try {
    const descriptor = openSync(path, 'r');
    try {
      for (let got = -1; got !== 0 && length < bytes.length; length += got)
        got = readSync(descriptor, bytes, length, bytes.length - length, null);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError('the study file cannot be read', {
      file: path,
      ...(code === 'EISDIR' ? { expected: 'a file', found: 'a folder' } : {}),
      fix: 'chipmate study init writes a commented one',
    });
  }
  if (length <= LARGEST_STUDY) return bytes.subarray(0, length);
  throw tooLarge(path);
}

function tooLarge(file: string): InputError {
  return new InputError('this file is larger than any study', {
    file,
    expected: `at most ${LARGEST_STUDY / 1024} kB of text`,
    fix: 'name data as files of their own',
  });
}

/** The same for text that is already in memory. */
export function parseStudy(text: string, path: string): StudyFile {
  if (text.length > LARGEST_STUDY) throw tooLarge(path);
  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/.exec(text);
  if (control !== null)
    throw new InputError('the study file holds control characters', {
      file: path,
      line: text.slice(0, control.index).split('\n').length,
      expected: 'text',
      found: `the character ${control[0].charCodeAt(0)}`,
      fix: 'remove it; the file may be damaged or no text',
    });
  const { document, lines } = readYaml(text, path);
  const lineOf = (place: readonly PropertyKey[]): number | undefined => lineAt(document, lines, place);
  const notices = renameOldKeys(document.contents, { path, lines });
  // How often aliases are used was measured.
  const plain: unknown = document.toJS({ maxAliasCount: -1 });
  const parsed = studySchema.safeParse(plain);
  if (!parsed.success) throwProblems(shapeProblems(parsed.error.issues, { path, lineOf, plain }));
  return {
    path,
    text,
    study: withArms(parsed.data as Study),
    notices,
    locate: (file) => pathAtHand(file) ?? resolve(dirname(path), file),
    lineOf,
  };
}

/** A study file whose shape is told. */
interface Told {
  readonly path: string;
  readonly lineOf: (place: readonly PropertyKey[]) => number | undefined;
  /** The file's values, as they are. */
  readonly plain: unknown;
}

/** All that is wrong with the shape, as far as it will be listed, and one more. */
function shapeProblems(issues: readonly z.core.$ZodIssue[], told: Told): InputError[] {
  const problems: InputError[] = [];
  for (const issue of issues) {
    if (problems.length > LISTED_PROBLEMS) break;
    problems.push(...shapeErrors(issue, told));
  }
  return problems;
}

function shapeErrors(issue: z.core.$ZodIssue, { path, lineOf, plain }: Told): InputError[] {
  const place = issue.path
    .map((step) => (typeof step === 'number' ? `[${step + 1}]` : String(step)))
    .join(' ');
  if (issue.path.length === 0 && issue.code === 'invalid_type') {
    return [
      new InputError('this file describes no study', {
        file: path,
        expected: 'key: value pairs, such as factor: IKZF1',
        found: plain === null ? 'an empty file' : 'something else',
        fix: 'chipmate study init writes a template that explains every key',
      }),
    ];
  }
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(issue.path);
    return issue.keys.slice(0, LISTED_PROBLEMS + 1).map((key) => {
      const near = nearestNames(key, known, 1)[0];
      return new InputError(`'${key}' is not a key of ${place === '' ? 'a study' : place}`, {
        file: path,
        line: lineOf([...issue.path, key]),
        expected: known.join(', '),
        found: key,
        fix: near === undefined ? 'remove it or comment it out with #' : `did you mean '${near}'?`,
      });
    });
  }
  const value = valueAt(plain, issue.path);
  const missing = value === undefined;
  // The misspelt key itself is told, with this one as its fix.
  if (missing && hasMisspeltSibling(plain, issue.path)) return [];
  const choices = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  const near = typeof value === 'string' ? nearestNames(value, choices, 1)[0] : undefined;
  return [
    new InputError(missing ? `'${place}' is missing` : `'${place}' has the wrong form`, {
      file: path,
      line: lineOf(missing ? issue.path.slice(0, -1) : issue.path),
      expected:
        choices.length > 1
          ? `one of ${choices.join(', ')}`
          : issue.message.replace(/^Invalid input: expected /, '').replace(/, received .*$/, ''),
      ...(missing ? {} : { found: shown(value) }),
      fix:
        near === undefined
          ? 'chipmate study init writes a template that explains every key'
          : `did you mean '${near}'?`,
    }),
  ];
}

/** Whether beside a missing key stands one that is near to it and that the study does not know. */
function hasMisspeltSibling(plain: unknown, path: readonly PropertyKey[]): boolean {
  const beside = valueAt(plain, path.slice(0, -1));
  if (typeof beside !== 'object' || beside === null) return false;
  const known = keysAt(path.slice(0, -1));
  const strangers = Object.keys(beside)
    .filter((key) => !known.includes(key))
    .slice(0, LISTED_PROBLEMS);
  return strangers.some((stranger) => nearestNames(stranger, known, 1)[0] === path.at(-1));
}

/** What stands at a place; undefined for nothing. */
function valueAt(plain: unknown, path: readonly PropertyKey[]): unknown {
  let value = plain;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}

function lineAt(document: Document, lines: LineCounter, place: readonly PropertyKey[]): number | undefined {
  for (let depth = place.length; depth >= 1; depth--) {
    const parent = depth === 1 ? document.contents : document.getIn(place.slice(0, depth - 1), true);
    const items = (parent as { items?: unknown[] } | null)?.items;
    if (items === undefined) continue;
    const step = place[depth - 1];
    const item = typeof step === 'number' ? items[step] : items.find((pair) => keyOf(pair) === step);
    const range = rangeOf(item);
    if (range !== undefined) return lines.linePos(range).line;
  }
  return document.contents?.range ? lines.linePos(document.contents.range[0]).line : undefined;
}

function keyOf(pair: unknown): unknown {
  return (pair as { key?: { value?: unknown } } | undefined)?.key?.value;
}

function rangeOf(item: unknown): number | undefined {
  const node = item as { range?: number[]; key?: { range?: number[] } } | undefined;
  return node?.key?.range?.[0] ?? node?.range?.[0];
}

/** A value as messages quote it. */
function shown(value: unknown): string {
  return typeof value === 'number' ? String(value) : JSON.stringify(value).slice(0, LONGEST_FOUND);
}
