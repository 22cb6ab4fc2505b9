import { expect, test } from 'vitest';
import {
  binaryCel,
  CHIP,
  commandConsoleCel,
  simulatedIntensities,
  simulatedSets,
  textCel,
} from '../../../test/support/simulated-arrays.ts';
import { InputError } from '../../errors.ts';
import { parseCel } from './cel-reader.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const sets = simulatedSets();
const intensity = simulatedIntensities(sets, 1);

test('CEL files of all three formats hold the same intensities', () => {
  for (const file of [bytes(textCel(intensity)), binaryCel(intensity), commandConsoleCel(intensity)]) {
    const cel = parseCel(file, 'x.CEL');
    expect([cel.columns, cel.rows, cel.chip]).toEqual([CHIP.columns, CHIP.rows, CHIP.name]);
    // Text holds one decimal, binary files single precision.
    expect(Float32Array.from(cel.intensity)).toEqual(intensity);
  }
});

test('CEL files cut short, and other files', () => {
  const text = textCel(intensity);
  expect(() => parseCel(bytes(text.slice(0, text.length / 2)), 'x.CEL')).toThrow(/cut short/);
  expect(() => parseCel(binaryCel(intensity).subarray(0, 900), 'x.CEL')).toThrow(/cut short/);
  expect(() => parseCel(commandConsoleCel(intensity).subarray(0, 900), 'x.CEL')).toThrow(/cut short/);
  expect(() => parseCel(Buffer.from('something else, longer than a header'), 'x.CEL')).toThrow(/no CEL file/);
});

test('what the header of a CEL file promises is compared with the file before it is believed', () => {
  const text = textCel(intensity);
  const damaged = (from: string | RegExp, to: string): (() => unknown) => {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    return () => parseCel(bytes(changed), 'x.CEL');
  };
  for (const size of ['-1', '1e9', 'x', '0', '', '99999', '1'.repeat(500)])
    expect(damaged('Cols=44', `Cols=${size}`)).toThrow(/line 5: Cols is no size of an array/);
  expect(damaged('Cols=44', 'Cols=65535')).toThrow(/cut short[^]*2621400 cells/);
  expect(damaged('Rows=40', 'Rows=41')).toThrow(/cut short[^]*1804 cells[^]*1760/);
  expect(damaged('Rows=40', 'Rows=39')).toThrow(/line \d+: this cell lies outside the array/);
  expect(damaged(/Cols=44\r\nRows=40\r\n/, '')).toThrow(/outside the array|does not say how many columns/);
});

test('cells of a text CEL file that stand twice or nowhere, and intensities that are none', () => {
  const lines = textCel(intensity).split('\r\n');
  const first = lines.findIndex((line) => line.startsWith('0\t0\t'));
  const withLine =
    (line: string): (() => unknown) =>
    () =>
      parseCel(bytes(lines.with(first + 5, line).join('\r\n')), 'x.CEL');
  expect(withLine('4\t0\t99\t1\t1')).toThrow(`line ${first + 6}: the cell 4, 0 stands twice`);
  expect(withLine('44\t0\t99\t1\t1')).toThrow(/outside the array/);
  expect(withLine('1.5\t0\t99\t1\t1')).toThrow(/outside the array/);
  // A character that separates nothing is part of its field, and no line that is neither a cell nor a key is passed over.
  expect(withLine('5\t0\t7\0\t1\t1')).toThrow(`line ${first + 6}: the intensity is no finite number`);
  expect(withLine('\u00a05\t0\t7\t1\t1')).toThrow(`line ${first + 6}: this cell lies outside the array`);
  expect(() => parseCel(bytes('[CEL]\n[HEADER]\nCols=9\nRows=9\n[INTENSITY]\n0\t0\t7\n'), 'x.CEL')).toThrow(
    'line 6: the CEL file is cut short',
  );
  expect(withLine('x')).toThrow(/cut short[^]*1760 cells[^]*1759/);
  for (const mean of ['NaN', 'abc', '1e999', '', 'Infinity', '9'.repeat(100_000)])
    expect(withLine(`5\t0\t${mean}`)).toThrow(`line ${first + 6}: the intensity is no finite number`);
});

test('binary CEL files: empty, every length cut, other versions, cells unlike the array, odd numbers', () => {
  expect(() => parseCel(new Uint8Array(0), 'x.CEL')).toThrow(/no CEL file[^]*an empty file/);
  for (const whole of [binaryCel(intensity), commandConsoleCel(intensity)]) {
    for (const length of [1, 4, 20, 25, 60, 400, 1000, whole.length - 1])
      expect(() => parseCel(whole.subarray(0, length), 'x.CEL')).toThrow(/cut short|no CEL file/);
    const odd = Buffer.from(whole);
    // The bytes of NaN, in either order.
    odd.fill(0xff, whole.length - 10, whole.length - 2);
    expect(() => parseCel(odd, 'x.CEL')).toThrow(/no finite number[^]*cell 4[123], 39/);
  }
  const with32 = (at: number, value: number): (() => unknown) => {
    const changed = Buffer.from(binaryCel(intensity));
    changed.writeInt32LE(value, at);
    return () => parseCel(changed, 'x.CEL');
  };
  expect(with32(4, 78)).toThrow(/another version[^]*byte 4/);
  expect(with32(8, -44)).toThrow(/do not make its number of cells/);
  expect(with32(12, 41)).toThrow(/do not make its number of cells/);
  expect(with32(16, 1_000_000_000)).toThrow(/cut short[^]*10000000000 bytes/);
  expect(with32(16, -1)).toThrow(/negative[^]*byte 16/);
  expect(with32(20, 2_000_000_000)).toThrow(/cut short/);
});

test('a Command Console file whose lengths are negative or whose data sets go round is refused at once', () => {
  const whole = commandConsoleCel(intensity);
  for (let at = 2; at + 4 <= 420; at += 2) {
    for (const value of [-1, -8, 2_147_483_647, 0]) {
      const changed = Buffer.from(whole);
      changed.writeInt32BE(value, at);
      // Whatever the place, it is read or refused in one sentence.
      try {
        expect(parseCel(changed, 'x.CEL').intensity.length).toBe(CHIP.columns * CHIP.rows);
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
      }
    }
  }
}, 20_000);
