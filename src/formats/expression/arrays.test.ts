import { expect, test } from 'vitest';
import {
  binaryCdf,
  binaryCel,
  CHIP,
  commandConsoleCel,
  simulatedIntensities,
  simulatedSets,
  textCdf,
  textCel,
} from '../../../test/simulated-arrays.ts';
import { inEnglish } from '../../messages/message.ts';
import { parseAgilent } from './agilent-reader.ts';
import { parseCdf } from './cdf-reader.ts';
import { parseCel } from './cel-reader.ts';
import { parseGenePix } from './genepix-reader.ts';

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

const agilent = [
  'TYPE\ttext\tinteger',
  'FEPARAMS\tProtocol_Name\tScan',
  'DATA\tGE2\t1',
  '*',
  'TYPE\tinteger\ttext\ttext\ttext\tinteger\tfloat\tfloat\tboolean\tfloat\tfloat',
  'FEATURES\tFeatureNum\tProbeName\tSystematicName\tGeneName\tControlType\tgMedianSignal\tgBGMedianSignal\tgIsSaturated\trMedianSignal\trBGMedianSignal',
  'DATA\t1\tGE_BrightCorner\tx\tx\t1\t9000\t50\t0\t9000\t40',
  'DATA\t2\tA_23_P1\tNM_1\tFOS\t0\t500\t50\t0\t900\t40',
  'DATA\t3\tA_23_P2\tNM_2\tJUN\t0\t65500\t50\t1\t40\t45',
  '',
].join('\n');

test('Agilent features: controls out, median minus background, saturation told', () => {
  const array = parseAgilent(bytes(agilent), 'a.txt');
  expect(array.probes).toEqual(['A_23_P1', 'A_23_P2']);
  expect(array.genes).toEqual(['FOS', 'JUN']);
  expect([...array.green]).toEqual([450, 65_450]);
  expect([...array.red!]).toEqual([860, -5]);
  expect(array.notices.map(inEnglish)).toEqual(['a.txt: 1 saturated feature']);
  const oneColor = agilent
    .split('\n')
    .map((line) => (/^(?:FEATURES|DATA\t\d)/.test(line) ? line.split('\t').slice(0, 9).join('\t') : line));
  expect(parseAgilent(bytes(oneColor.join('\n')), 'a.txt').red).toBeUndefined();
  expect(() => parseAgilent(bytes(agilent.slice(0, -30)), 'a.txt')).toThrow(/line 9[^]*cut short/);
  expect(() => parseAgilent(bytes(agilent.replace('FEATURES', 'STATS')), 'a.txt')).toThrow(
    /table of spots is missing/,
  );
});

test('GenePix spots: blocks are print tips, bad spots are missing', () => {
  const file = [
    'ATF\t1.0',
    '1\t8',
    '"Type=GenePix Results 3"',
    '"Block"\t"Column"\t"Row"\t"Name"\t"ID"\t"F635 Mean"\t"B635 Median"\t"F532 Mean"\t"B532 Median"\t"Flags"',
    '1\t1\t1\t"FOS"\t"P1"\t500\t100\t300\t50\t0',
    '2\t1\t1\t"JUN"\t"P2"\t500\t100\t300\t50\t-100',
  ].join('\r\n');
  const array = parseGenePix(bytes(file), 'a.gpr');
  expect(array.probes).toEqual(['P1', 'P2']);
  expect([...array.red!]).toEqual([400, NaN]);
  expect([...array.green]).toEqual([250, NaN]);
  expect([...array.printTip!]).toEqual([1, 2]);
  expect(() => parseGenePix(bytes(file.replaceAll('F635 Mean', 'F650 Mean')), 'a.gpr')).toThrow(
    /F635 Mean is missing/,
  );
});
