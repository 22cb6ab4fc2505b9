import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refusal } from '../../../test/support/answers.ts';
import { finite, isDecimal, name, position, score, wholeCount } from './doors.ts';

const place = { file: 'f.tsv', line: 7 };

test('what fits comes back as it is', () => {
  expect(position('2147483647', 'start', place)).toBe(2147483647);
  expect(wholeCount('9007199254740991', 'count', place)).toBe(9007199254740991);
  expect(score('4294967295', 'score', place)).toBe(4294967295);
  expect(finite('-7.5e3', 'value', place)).toBe(-7500);
  expect(name('NKX3-1 α', 'gene', place)).toBe('NKX3-1 α');
});

test('what is out of range, not finite, missing or no number is refused with file and line', async () => {
  const faulty: [() => unknown, RegExp][] = [
    ...['2147483648', '-1', '1.5', '', ' 1', '1e3', '9'.repeat(500), undefined].map(
      (text): [() => unknown, RegExp] => [
        () => position(text, 'start', place),
        /^f\.tsv, line 7: the start is /,
      ],
    ),
    ...['4294967296', '-0.1', '1e999', 'NaN', 'Infinity'].map((text): [() => unknown, RegExp] => [
      () => score(text, 'score', place),
      /^f\.tsv, line 7: the score is /,
    ]),
    ...['1e999', '0x10', '1,5'].map((text): [() => unknown, RegExp] => [
      () => finite(text, 'value', place),
      /^f\.tsv, line 7: the value is not a number/,
    ]),
    [() => wholeCount('9007199254740993', 'count', place), /out of range/],
    [() => name(undefined, 'gene', place), /the gene is missing/],
    [() => name('  ', 'gene', place), /the gene is empty/],
    [() => name('a\u001b]0;x', 'gene', place), /holds control characters/],
    ...['a\u202eb', 'a\u2028b', '\ufeffFOS'].map((text): [() => unknown, RegExp] => [
      () => name(text, 'gene', place),
      /holds control characters/,
    ]),
    [() => position('1.5', 'start', place), /the start is not a whole number/],
    [() => name('\ufffd', 'gene', place), /is not UTF-8 text/],
  ];
  for (const [ask, message] of faulty) expect(await refusal(async () => ask())).toMatch(message);
});

test('a decimal is what JavaScript reads as a finite number from that text', () => {
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => isDecimal(String(x))));
  fc.assert(
    fc.property(fc.stringMatching(/^[-+.eE\d]{0,12}$/), (text) => {
      const read = Number(text);
      const tail = /[eE.]$/.test(text) && !/^[-+]?\d+\.$/.test(text);
      expect(isDecimal(text)).toBe(text !== '' && !tail && Number.isFinite(read));
    }),
  );
});
