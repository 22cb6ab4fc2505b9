import { expect, test } from 'vitest';
import { decodeSequence, encodeSequence, type Sequences } from '../sequence.ts';
import { basesOfWindows, windowsAround } from './sequence-windows.ts';

const LETTERS = ['AACCGGTTNNac', 'TTTT'];
const asked: number[] = [];
const sequences: Sequences = {
  names: ['chr1', 'chr2'],
  sizes: LETTERS.map(({ length }) => length),
  bases: (sequence, start, end) => {
    asked.push(100 * sequence + start);
    return encodeSequence(LETTERS[sequence].slice(start, end));
  },
  masked: (sequence, start, end) => LETTERS[sequence].slice(start, end).replace(/[^a-z]/g, '').length,
};

test('windows are as wide as asked for, cut at ends of sequences, and none beyond them', () => {
  // The places' own chromosomes: 0 is not among the sequences, 1 is chr2, 2 is chr1.
  const places = { chromosome: [2, 1, 0, 2, 2, 1, 2], position: [5, 3, 1, 11, 0, 4, 6] };
  const windows = windowsAround(places, [-1, 1, 0], sequences.sizes, 5);
  expect(windows).toMatchObject({ clipped: 3, elsewhere: 1, beyondEnd: 1 });
  expect([...windows.row]).toEqual([0, 1, 3, 4, 6]);
  expect([...windows.start]).toEqual([3, 1, 9, 0, 4]);
  expect([...windows.end]).toEqual([8, 4, 12, 3, 9]);
  const { codes, offset, unknown, masked } = basesOfWindows(sequences, windows);
  const texts = [...windows.row.keys()].map((i) => decodeSequence(codes.subarray(offset[i], offset[i + 1])));
  expect(texts).toEqual(['CGGTT', 'TTT', 'NAC', 'AAC', 'GGTTN']);
  expect({ unknown, masked }).toEqual({ unknown: 2, masked: 2 });
  expect(asked).toEqual([0, 3, 4, 9, 101]);
});

test('an even width has its middle behind the middle; no place is no window', () => {
  const windows = windowsAround({ chromosome: [0], position: [5] }, [0], [12], 4);
  expect([windows.start[0], windows.end[0], windows.clipped]).toEqual([3, 7, 0]);
  const none = windowsAround({ chromosome: [], position: [] }, [0], [12], 4);
  expect(basesOfWindows(sequences, none)).toMatchObject({ unknown: 0, masked: 0, codes: new Uint8Array(0) });
});
