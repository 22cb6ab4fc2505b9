import { expect, test } from 'vitest';
import { decodeSequence, encodeSequence, type CodedSequence } from '../../genome/sequence.ts';
import { createRandom } from '../../statistics/random.ts';
import { motifWindows } from './motif-windows.ts';
import { shuffleBases, shuffledWindows } from './shuffle-bases.ts';

function pairs(codes: CodedSequence): string {
  const counts = new Array<number>(25).fill(0);
  for (let i = 1; i < codes.length; i++) counts[codes[i - 1] * 5 + codes[i]]++;
  return counts.join(' ');
}

test('every pair of neighbours is as often as before, and the ends stay', () => {
  const random = createRandom(1);
  let moved = 0;
  for (let round = 0; round < 200; round++) {
    const length = random.integer(60);
    const codes = Uint8Array.from({ length }, () => random.integer(round % 2 === 0 ? 5 : 3));
    const shuffled = shuffleBases(codes, random);
    expect(pairs(shuffled)).toBe(pairs(codes));
    expect([shuffled[0], shuffled.at(-1), shuffled.length]).toEqual([codes[0], codes.at(-1), length]);
    if (shuffled.some((code, i) => code !== codes[i])) moved++;
  }
  expect(moved).toBeGreaterThan(140);
});

test('all orders with the same pairs are equally likely', () => {
  // Every order of a word that has the same pairs, by going through all orders.
  const word = 'AACAGATAC';
  const wanted = pairs(encodeSequence(word));
  const orders = new Set<string>();
  const grow = (made: string, rest: string): void => {
    if (rest === '') {
      if (pairs(encodeSequence(made)) === wanted) orders.add(made);
      return;
    }
    for (let i = 0; i < rest.length; i++) grow(made + rest[i], rest.slice(0, i) + rest.slice(i + 1));
  };
  grow('A', word.slice(1));
  expect(orders.size).toBeGreaterThan(10);
  const random = createRandom(2);
  const found = new Map<string, number>();
  const draws = 400 * orders.size;
  for (let i = 0; i < draws; i++) {
    const order = decodeSequence(shuffleBases(encodeSequence(word), random));
    found.set(order, (found.get(order) ?? 0) + 1);
  }
  expect(new Set(found.keys())).toEqual(orders);
  let chiSquared = 0;
  for (const count of found.values()) chiSquared += ((count - 400) * (count - 400)) / 400;
  // Mean and standard deviation of a chi-squared number with as many degrees of freedom.
  const free = orders.size - 1;
  expect(chiSquared).toBeLessThan(free + 4 * Math.sqrt(2 * free));
});

test('copies of windows, the same for the same seed', () => {
  const codes = encodeSequence('ACGATTACAGGACATTAGACCCAGAGTATTGAC');
  const { windows } = motifWindows({ codes, offset: [0, 20, codes.length] });
  const copies = [1, 1, 2].map((seed) => shuffledWindows(windows, 3, createRandom(seed)));
  expect(copies[0].count).toBe(6);
  expect([...copies[0].gc]).toEqual([...windows.gc, ...windows.gc, ...windows.gc]);
  expect([...copies[0].cpg]).toEqual([...windows.cpg, ...windows.cpg, ...windows.cpg]);
  expect(copies[1].codes).toEqual(copies[0].codes);
  expect(copies[2].codes).not.toEqual(copies[0].codes);
});
