import { expect, test } from 'vitest';
import { decodeSequence, encodeSequence, reverseComplement } from '../../genome/sequence.ts';
import { createRandom } from '../../statistics/random.ts';
import { basesOf, fitLengths, motifWindows, takeWindows, type MotifWindows } from './motif-windows.ts';

function sideBySide(...letters: string[]) {
  const offset = [0];
  for (const each of letters) offset.push(offset[offset.length - 1] + each.length);
  return { codes: encodeSequence(letters.join('')), offset };
}

const texts = (windows: MotifWindows): string[] =>
  Array.from({ length: windows.count }, (_, i) => decodeSequence(basesOf(windows, i)));

test('windows stand apart, each on the strand that comes first; those of unknown bases are left out', () => {
  const { windows, leftOut } = motifWindows(
    sideBySide('TTGCA', 'ACGCGT', 'NNNNNNNNNN', 'ACGTACGTAN', 'ANNGTACGTA', 'N'),
    [7, 8, 9, 10, 11, 12],
  );
  expect(texts(windows)).toEqual(['TGCAA', 'ACGCGT', 'ACGTACGTAN']);
  expect([...windows.turned]).toEqual([1, 0, 0]);
  expect([...windows.row]).toEqual([7, 8, 10]);
  expect(leftOut).toBe(3);
  expect([...windows.offset]).toEqual([0, 6, 13, 24]);
  expect([5, 12, 23].map((at) => windows.codes[at])).toEqual([4, 4, 4]);
  expect(windows.gc[0]).toBe(0.4);
  expect(windows.cpg[1]).toBe((2 * 6) / (2 * 2));
  expect(windows.cpg[0]).toBe(0);
});

test('the other strand gives the same windows', () => {
  const random = createRandom(3);
  const letters = Array.from({ length: 40 }, () =>
    Array.from({ length: 1 + random.integer(9) }, () => 'ACGTN'[random.integer(37) % 5]).join(''),
  );
  const turned = letters.map((each) => decodeSequence(reverseComplement(encodeSequence(each))));
  const [a, b] = [letters, turned].map((each) => motifWindows(sideBySide(...each), undefined, 1).windows);
  expect(texts(b)).toEqual(texts(a));
  expect([b.gc, b.cpg]).toEqual([a.gc, a.cpg]);
  const differs = [...a.turned.keys()].filter((i) => a.turned[i] === b.turned[i]);
  // Only what reads the same on both strands, and what has no base but N.
  for (const i of differs) expect(texts(a)[i]).toBe(decodeSequence(reverseComplement(basesOf(a, i))));
});

test('some of the windows, and lengths that fit', () => {
  const { windows } = motifWindows(sideBySide('TTGCA', 'ACGCGT', 'AAAC'));
  const taken = takeWindows(windows, [2, 0]);
  expect(texts(taken)).toEqual(['AAAC', 'TGCAA']);
  expect([[...taken.row], [...taken.turned]]).toEqual([
    [2, 0],
    [0, 1],
  ]);
  const fitted = fitLengths(sideBySide('AACGT', 'AC', 'GGCCTTA', 'TTT'), 3, 4);
  expect(fitted).toMatchObject({ cut: 2, short: 1, row: Uint32Array.of(0, 2, 3) });
  expect(Array.from(fitted.bases.offset)).toEqual([0, 4, 8, 11]);
  expect(decodeSequence(fitted.bases.codes)).toBe('AACGGCCTTTT');
});
