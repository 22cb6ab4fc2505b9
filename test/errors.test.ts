import { expect, test } from 'vitest';
import { InputError } from '../src/errors.ts';

const HOSTILE = 'a\u001b]0;title\u0007\nchipmate: all is fine\u202e';
const SHOWN = 'a\\u001b]0;title\\u0007\\nchipmate: all is fine\\u202e';

test('every part of a message is one visible line, whatever it quotes', () => {
  const texts = { file: HOSTILE, expected: HOSTILE, found: HOSTILE, fix: HOSTILE };
  const error = new InputError(HOSTILE, {
    line: 3,
    ...texts,
    key: 'upload.gone',
    values: { name: HOSTILE, n: 4 },
  });
  expect(error.message).toBe(
    `${SHOWN}, line 3: ${SHOWN}\n  expected: ${SHOWN}\n  found:    ${SHOWN}\n  fix:      ${SHOWN}`,
  );
  expect(error.problem).toBe(SHOWN);
  expect(error.details).toEqual({
    ...{ line: 3, file: SHOWN, expected: SHOWN, found: SHOWN, fix: SHOWN, key: 'upload.gone' },
    values: { name: SHOWN, n: 4 },
  });
});

test('a message that is made again from its parts is the same', () => {
  const first = new InputError(HOSTILE, { file: 'f'.repeat(5000), found: HOSTILE.repeat(500) });
  expect(new InputError(first.problem, first.details)).toEqual(first);
});

test('no cell of a file makes a message endless', () => {
  const long = 'A'.repeat(300_000);
  const { message, details } = new InputError(long, {
    file: 'x.tsv',
    expected: long,
    found: long,
    fix: long,
  });
  expect(message.length).toBeLessThan(8200);
  expect(details.found).toMatch(/^A+\.\.\. \(300,000 characters\)$/);
  const lines = Array.from({ length: 5000 }, (_, i) => `fault ${i}`);
  expect(new InputError(lines).message.split('\n')).toHaveLength(201);
  expect(new InputError(lines).message).toMatch(/\n\.\.\. and 4800 more lines$/);
});

test('a message of several lines keeps its own line breaks, and no others', () => {
  const error = new InputError(['2 things need mending', `one: ${HOSTILE}`, 'two']);
  expect(error.message).toBe(`2 things need mending\none: ${SHOWN}\ntwo`);
});

test('an error that quotes nothing says what it was told to say', () => {
  const error = new InputError('no peaks', {
    file: 'a.bed',
    expected: 'tabs: "a\\tb"',
    fix: 'C:\\new\\table.tsv',
  });
  expect(error.message).toBe('a.bed: no peaks\n  expected: tabs: "a\\tb"\n  fix:      C:\\new\\table.tsv');
  expect(error.details).toEqual({ file: 'a.bed', expected: 'tabs: "a\\tb"', fix: 'C:\\new\\table.tsv' });
});
