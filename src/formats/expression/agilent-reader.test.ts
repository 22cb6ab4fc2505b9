import { expect, test } from 'vitest';
import { inEnglish } from '../../messages/message.ts';
import { parseAgilent } from './agilent-reader.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

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
  for (const type of ['x', '0.5', '1e0'])
    expect(() => parseAgilent(bytes(agilent.replace('FOS\t0', `FOS\t${type}`)), 'a.txt')).toThrow(
      'line 8: the ControlType is not a whole number',
    );
  expect(() => parseAgilent(bytes(agilent.slice(0, agilent.indexOf('DATA\t1\t'))), 'a.txt')).toThrow(
    'holds no spot',
  );
});
