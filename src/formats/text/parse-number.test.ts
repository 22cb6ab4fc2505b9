import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseNumber } from './parse-number.ts';

function parse(text: string): number {
  const bytes = Buffer.from(text, 'latin1');
  return parseNumber(bytes, 0, bytes.length);
}

test('every number comes back bit by bit', () => {
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => parse(String(x)) === x));
  fc.assert(
    fc.property(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      (x) => parse(x.toFixed(6)) === Number(x.toFixed(6)),
    ),
  );
});

test('what is not one number is NaN', () => {
  for (const text of ['', '-', '.', '1.2.3', '7,31', '1e', 'NA', '0x10', ' 1']) expect(parse(text)).toBeNaN();
  expect(parse('.5')).toBe(0.5);
  expect(parse('+3.')).toBe(3);
  expect(parse('6.99E-11')).toBe(6.99e-11);
});
