import { expect, test } from 'vitest';
import { decodeSequence, encodeSequence, gcContent, reverseComplement } from './sequence.ts';

test('letters are codes: both cases, U as T, whatever is no single base unknown', () => {
  expect([...encodeSequence('ACGTUacgtuNnRYX-\u{3b1}')]).toEqual([
    0, 1, 2, 3, 3, 0, 1, 2, 3, 3, 4, 4, 4, 4, 4, 4, 4,
  ]);
  expect(decodeSequence(encodeSequence('acgtnRACGU'))).toBe('ACGTNNACGT');
  expect(encodeSequence('')).toHaveLength(0);
  expect(decodeSequence(Uint8Array.of(3, 4, 255))).toBe('TNN');
});

test('the other strand is read backwards, and its other strand is the first', () => {
  expect(decodeSequence(reverseComplement(encodeSequence('AACGTNC')))).toBe('GNACGTT');
  const sequence = encodeSequence('GATTACANNCAT');
  expect(reverseComplement(reverseComplement(sequence))).toEqual(sequence);
  expect(decodeSequence(sequence)).toBe('GATTACANNCAT');
});

test('GC counts known bases alone', () => {
  expect(gcContent(encodeSequence('GGCANNNN'))).toBe(0.75);
  expect(gcContent(encodeSequence('AT'))).toBe(0);
  expect(gcContent(encodeSequence('NN'))).toBeNaN();
});
