import { expect, test } from 'vitest';
import { binaryCdf, simulatedSets, textCdf } from '../../../test/support/simulated-arrays.ts';
import { parseCdf } from './cdf-reader.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const sets = simulatedSets();

test('text and binary CDF name the same perfect-match cells', () => {
  const text = parseCdf(bytes(textCdf(sets)), 'x.cdf');
  const binary = parseCdf(binaryCdf(sets), 'x.cdf');
  expect(binary).toEqual(text);
  expect(text.setNames.slice(0, 2)).toEqual(['1000_at', '1001_at']);
  expect(text.cell.length).toBe(11 * sets.length);
  expect([text.cell[0], text.cell[11], text.set[11]]).toEqual([0, 11, 1]);
  expect(() => parseCdf(bytes(textCdf(sets).slice(0, 5000)), 'x.cdf')).toThrow(/cut short/);
  expect(() => parseCdf(binaryCdf(sets).subarray(0, 5000), 'x.cdf')).toThrow(/cut short/);
});
