// A refusal without a key is English on a Japanese page. What has none yet is counted here, by the folder of `src/`.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));
/** The command line speaks English; the other two hand on what others say. */
const LEFT_OUT = ['cli', 'errors.ts', 'messages'];

/** Sites without a key, of each folder. Whoever gives one a key (`refused('key', ...)`) lowers the number; nobody raises one. */
const WITHOUT_KEY: Readonly<Record<string, number>> = {
  analyses: 79,
  assays: 3,
  atlas: 76,
  expression: 28,
  figures: 1,
  'formats/chip-atlas': 8,
  'formats/expression': 46,
  'formats/folders': 15,
  'formats/genes': 27,
  'formats/motifs': 29,
  'formats/peaks': 7,
  'formats/plates': 2,
  'formats/sequence': 11,
  'formats/text': 9,
  'formats/workbooks': 7,
  genome: 4,
  motifs: 2,
  partners: 2,
  questions: 2,
  report: 5,
  server: 1,
  study: 28,
};

/** Calls of `new InputError` in a source that name no key of the catalogue. */
function withoutKey(path: string, text: string): number {
  let count = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && isInputError(node.expression) && !hasKey(node.arguments?.[1])) count += 1;
    ts.forEachChild(node, visit);
  };
  if (text.includes('new InputError(')) visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest));
  return count;
}

function isInputError(called: ts.Expression): boolean {
  return ts.isIdentifier(called) && called.text === 'InputError';
}

function hasKey(details: ts.Expression | undefined): boolean {
  return (
    details !== undefined &&
    ts.isObjectLiteralExpression(details) &&
    details.properties.some(({ name }) => name !== undefined && ts.isIdentifier(name) && name.text === 'key')
  );
}

function counted(): Record<string, number> {
  const counts: Record<string, number> = {};
  const entries = readdirSync(SRC, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile() || !entry.name.endsWith('.ts') || entry.name.endsWith('.test.ts')) continue;
    const path = join(entry.parentPath, entry.name);
    const [folder, room] = relative(SRC, path).split(sep);
    if (LEFT_OUT.includes(folder)) continue;
    const name = folder === 'formats' ? `${folder}/${room}` : folder;
    const count = withoutKey(path, readFileSync(path, 'utf8'));
    if (count > 0) counts[name] = (counts[name] ?? 0) + count;
  }
  return counts;
}

test('refusals without a key become fewer: lower the number that you see here, and never raise one', () => {
  expect(counted()).toEqual(WITHOUT_KEY);
});

test.each([
  ["throw new InputError('no peak', { file })", 1],
  ["throw new InputError('no peak', { key: 'peaks.none', file })", 0],
  ["throw new InputError('no peak')", 1],
  ["throw refused('peaks.none', {}, { file })", 0],
  ["const key = 1; throw new InputError('no peak', { ...place })", 1],
])('%s', (text, count) => {
  expect(withoutKey('example.ts', text)).toBe(count);
});
