import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { InputError } from '../../errors.ts';
import { nearestNames } from '../../genome/names.ts';
import type { Notice } from '../../messages/message.ts';
import { throwProblems } from './problems.ts';
import { renameOldKeys } from './renamed-keys.ts';
import { keysAt, studySchema, type Study } from './study-schema.ts';

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
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new InputError('the study file cannot be read', {
      file: path,
      fix: 'chipmate study init writes a commented one',
    });
  }
  return parseStudy(text, path);
}

/** The same for text that is already in memory. */
export function parseStudy(text: string, path: string): StudyFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineOf = (place: readonly PropertyKey[]): number | undefined => lineAt(document, lines, place);
  if (document.errors.length > 0) {
    const [error] = document.errors;
    throw new InputError(`this is not YAML: ${error.message.split('\n')[0]}`, {
      file: path,
      line: lines.linePos(error.pos[0]).line,
      expected: 'key: value pairs, lists with "- ", indented with spaces',
      fix: 'compare with the template that chipmate study init writes',
    });
  }
  const notices = renameOldKeys(document.contents, { path, lines });
  const parsed = studySchema.safeParse(document.toJS());
  if (!parsed.success)
    throwProblems(parsed.error.issues.flatMap((issue) => shapeErrors(issue, path, lineOf, document)));
  return {
    path,
    text,
    study: parsed.data as Study,
    notices,
    locate: (file) => resolve(dirname(path), file),
    lineOf,
  };
}

function shapeErrors(
  issue: z.core.$ZodIssue,
  path: string,
  lineOf: (place: readonly PropertyKey[]) => number | undefined,
  document: Document,
): InputError[] {
  const place = issue.path
    .map((step) => (typeof step === 'number' ? `[${step + 1}]` : String(step)))
    .join(' ');
  if (issue.path.length === 0 && issue.code === 'invalid_type') {
    return [
      new InputError('this file describes no study', {
        file: path,
        expected: 'key: value pairs, such as factor: IKZF1',
        found: document.contents === null ? 'an empty file' : 'something else',
        fix: 'chipmate study init writes a template that explains every key',
      }),
    ];
  }
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(issue.path);
    return issue.keys.map((key) => {
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
  const value: unknown = document.getIn(issue.path, false);
  const missing = value === undefined;
  // The misspelt key itself is told, with this one as its fix.
  if (missing && hasMisspeltSibling(document, issue.path)) return [];
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
      ...(missing ? {} : { found: JSON.stringify(value) }),
      fix:
        near === undefined
          ? 'chipmate study init writes a template that explains every key'
          : `did you mean '${near}'?`,
    }),
  ];
}

/** Whether beside a missing key stands one that is near to it and that the study does not know. */
function hasMisspeltSibling(document: Document, path: readonly PropertyKey[]): boolean {
  let plain: unknown = document.toJS();
  for (const step of path.slice(0, -1)) plain = (plain as Record<PropertyKey, unknown>)[step];
  if (typeof plain !== 'object' || plain === null) return false;
  const known = keysAt(path.slice(0, -1));
  const strangers = Object.keys(plain).filter((key) => !known.includes(key));
  return strangers.some((stranger) => nearestNames(stranger, known, 1)[0] === path.at(-1));
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
