import { expect, test } from 'vitest';
import {
  binaryCel,
  CHIP,
  commandConsoleCel,
  simulatedIntensities,
  simulatedSets,
  textCel,
} from '../../../test/support/simulated-arrays.ts';
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
