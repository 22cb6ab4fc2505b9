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

test('a text CDF whose cells, blocks or units are not what it says', () => {
  const text = textCdf(sets);
  const damaged = (from: string | RegExp, to: string): (() => unknown) => {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    return () => parseCdf(bytes(changed), 'x.cdf');
  };
  for (const size of ['-1', '1e9', 'x', ''])
    expect(damaged('Rows=40', `Rows=${size}`)).toThrow(/line 6: Rows is no size of an array/);
  expect(damaged('Cols=44', '')).toThrow(/does not say how many columns and rows/);
  expect(damaged('Cell1=0\t0', 'Cell1=0\t1e1')).toThrow(/line \d+: this cell lies outside the array/);
  expect(damaged('Cell1=0\t0', 'Cell1=44\t0')).toThrow(/outside the array[^]*44, 0/);
  expect(damaged('Cell3=1\t0', 'Cell3=0\t0')).toThrow(/line \d+: this cell stands twice/);
  expect(damaged(/(Cell1=0\t0)\t.*/, '$1')).toThrow(/line \d+: this cell ends before its bases/);
  expect(damaged('Name=1000_at', 'Nome=1000_at')).toThrow(/belongs to no probe set/);
  expect(damaged('Name=1001_at', 'Nome=1001_at')).toThrow(/belongs to no probe set/);
  expect(damaged('Name=1000_at', 'Name=')).toThrow(/name of a probe set is empty/);
  expect(damaged('Name=1000_at', 'Name=10\u001b[31m')).toThrow(/control characters/);
  expect(damaged(/(Block1\][^[]*NumCells=)22/, '$123')).toThrow(/cut short[^]*23 cells[^]*22/);
  expect(damaged(/(Block1\][^[]*NumCells=)22/, '$1-5')).toThrow(/NumCells is no whole number/);
  // Cut between two units: every block that is there is whole.
  expect(() => parseCdf(bytes(text.slice(0, text.indexOf('[Unit40]'))), 'x.cdf')).toThrow(
    /cut short[^]*80 units[^]*39 units/,
  );
});

test('a binary CDF with counts and places that the file does not hold is refused at once', () => {
  const whole = binaryCdf(sets);
  expect(() => parseCdf(new Uint8Array(0), 'x.cdf')).toThrow(/no CDF file[^]*an empty file/);
  for (const length of [5, 24, 25, 300, 6000, whole.length - 1])
    expect(() => parseCdf(whole.subarray(0, length), 'x.cdf')).toThrow(/cut short|no CDF file/);
  const begun = performance.now();
  const positions = 24 + 64 * sets.length;
  const unit = positions + 4 * sets.length;
  for (const at of [8, 12, 16, 20, positions, positions + 4, unit + 7, unit + 24]) {
    for (const value of [-1, 1_000_000, 2_147_483_647, -2_147_483_648]) {
      const changed = Buffer.from(whole);
      changed.writeInt32LE(value, at);
      expect(() => parseCdf(changed, 'x.cdf')).toThrow(/cut short|negative|outside|no size|larger|version/);
    }
  }
  // Every unit is the same one: a small file would stand for a large one.
  const shared = Buffer.from(whole);
  for (let number = 0; number < sets.length; number++) shared.writeInt32LE(unit, positions + 4 * number);
  shared.writeInt32LE(Math.floor((whole.length - unit - 102) / 14), unit + 24);
  expect(() => parseCdf(shared, 'x.cdf')).toThrow(/overlap|outside|twice/);
  expect(performance.now() - begun).toBeLessThan(5000);
});
