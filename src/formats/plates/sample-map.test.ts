import { expect, test } from 'vitest';
import { refusal } from '../../../test/support/answers.ts';
import { xlsxFile } from '../../../test/support/workbooks.ts';
import { inEnglish } from '../../messages/message.ts';
import { labelAt, LABELS, QUANTITIES, quantityAt, type Readings } from '../../tables/readings.ts';
import { parseReadings } from './readings-reader.ts';

const tsv = (...lines: string[]): string => lines.map((line) => `${line.replaceAll('|', '\t')}\n`).join('');

function read(
  table: string,
  map: string | Buffer,
  kind: Parameters<typeof parseReadings>[1] = 'qpcr',
): Readings {
  return parseReadings({ bytes: Buffer.from(table), name: 'plate.tsv' }, kind, {
    map: { bytes: Buffer.from(map), name: 'map.tsv' },
  });
}

function rows(readings: Readings): string[] {
  return Array.from({ length: readings.count }, (_, row) =>
    [
      ...LABELS.map((label) => labelAt(readings, label, row)),
      ...QUANTITIES.map((quantity) => quantityAt(readings, quantity, row)).filter(
        (value) => !Number.isNaN(value),
      ),
      readings.word[row] ?? readings.value[row],
    ]
      .filter((part) => part !== null)
      .join(' '),
  );
}

const PLATE = tsv(
  'Well|Target|Sample|Cq',
  'A01|IRF4|Unk|20',
  'A02|IRF4|Unk|21',
  'A03|IRF4|Unk|',
  'B01|MYC||25',
);

test('a map by well: labels and doses join the readings; an empty well that it does not name goes', () => {
  const map = tsv('well|experiment|siRNA|dose (nM)', 'A1|1|siFOS|10', 'a02|2|siCtrl|0', 'B1|1|siFOS|10');
  const readings = read(PLATE, map);
  expect(rows(readings)).toEqual([
    '1 Unk A1 IRF4 siFOS 10 20',
    '2 Unk A2 IRF4 siCtrl 0 21',
    '1 B1 MYC siFOS 10 25',
  ]);
  expect(readings.units).toEqual({ dose: 'nM' });
  expect(readings.place(2)).toEqual({ file: 'plate.tsv', line: 5 });
});

test('a map by sample, and by lane', () => {
  const table = tsv('sample|target|cq', 's1|IRF4|20', 's  2|IRF4|21');
  const readings = read(table, tsv('Sample Name|donor', 's1|P1', 's 2|P2', 's3|P3'));
  expect(rows(readings)).toEqual(['P1 s1 IRF4 20', 'P2 s  2 IRF4 21']);
  expect((readings.notices ?? []).map(inEnglish)).toEqual([
    'the map also names what the table does not have: s3',
  ]);
  const lanes = read(
    tsv(' |Area|Percent', '1|500|50', '2|600|60'),
    tsv('lane|target|experiment', '1|ACTB|1', '2|IKZF1|1'),
    'blot',
  );
  expect(rows(lanes)).toEqual(['1 ACTB 1 500', '1 IKZF1 2 600']);
});

test('a plate plan names the sample of each well; a second one its drug', () => {
  const plan = tsv('|1|2|3', 'A|siFOS|siCtrl|-', 'B|siFOS||');
  expect(rows(read(PLATE, plan))).toEqual(['siFOS A1 IRF4 20', 'siCtrl A2 IRF4 21', 'siFOS B1 MYC 25']);
  const two = tsv('sample||||', '|1|2|3', 'A|s1|s2|', 'B|s1||', '', 'dose (µM)', '|1|2|3', 'A|5|0|', 'B|5||');
  const readings = read(PLATE, two);
  expect(rows(readings)).toEqual(['s1 A1 IRF4 5 20', 's2 A2 IRF4 0 21', 's1 B1 MYC 5 25']);
  expect(readings.units.dose).toBe('µM');
});

test('names over merged wells of a plan stand in each of them', () => {
  const plan = xlsxFile([
    {
      name: 'plan',
      rows: [
        [null, 1, 2, 3],
        ['A', 'siFOS'],
        ['B', 'siCtrl', null, null],
      ],
      merged: ['B2:D2'],
    },
  ]);
  expect(rows(read(tsv('|1|2|3', 'A|0.5|0.6|0.7', 'B|0.1||'), plan, 'growth'))).toEqual([
    'siFOS A1 0.5',
    'siFOS A2 0.6',
    'siFOS A3 0.7',
    'siCtrl B1 0.1',
  ]);
});

test('wells that are counted are the same wells', () => {
  expect(
    rows(read(tsv('Well|Target|Ct', '1|A|20', '13|A|21'), tsv('well|sample', 'A1|s1', 'B1|s2'))),
  ).toEqual(['s1 1 A 20', 's2 13 A 21']);
  expect(
    rows(read(tsv('Well|Target|Ct', '1|A|20', '97|A|21'), tsv('well|sample', 'A1|s1', 'E1|s2'))),
  ).toEqual(['s1 1 A 20', 's2 97 A 21']);
});

test('standards and wells without template need no name', () => {
  const table = tsv('Well|Content|Target|Cq', 'A1|Unkn|X|20', 'A2|Std-1|X|21', 'A3|NTC|X|35');
  expect(rows(read(table, tsv('well|sample', 'A1|s1')))).toHaveLength(3);
});

test('two plates in one table are joined by plate and well', () => {
  const table = tsv('plate|well|target|cq', '1|A1|X|20', '2|A1|X|21');
  expect(rows(read(table, tsv('plate|well|sample', '1|A1|s1', '2|A1|s2')))).toEqual([
    's1 1 A1 X 20',
    's2 2 A1 X 21',
  ]);
});

test('where table and map differ the map is taken, and that is said', () => {
  const readings = read(PLATE, tsv('well|sample', 'A1|s1', 'A2|s2', 'B1|s3'));
  expect(rows(readings)[0]).toBe('s1 A1 IRF4 20');
  expect((readings.notices ?? []).map(inEnglish).join()).toMatch(
    /table and map differ, and the map is taken: sample/,
  );
});

test('everything that does not fit is told in one message', async () => {
  const map = tsv('well|sample', 'A1|s1', 'A1|s9', 'H12|s2', 'G1|s3');
  expect(await refusal(() => read(PLATE, map))).toBe(
    [
      'map.tsv: the map does not fit the table',
      '  expected: each well of the table once',
      '  found:    the map names H12, G1, which the table does not have; the map does not name A2, B1 of the table; the map says two things of A1',
      '  fix:      correct the map; a well that is not used has the sample -',
    ].join('\n'),
  );
});

test.each<[string, RegExp]>([
  [tsv('sample|donor', 'other|P1'), /does not name Unk/],
  [
    tsv('lane|donor', '1|P1'),
    /nothing joins the map to the table[^]*lane in the map; well, sample in plate\.tsv/,
  ],
  [tsv('well|sample', 'Z99|s1'), /map\.tsv, line 2: this is no well[^]*Z99/],
  [tsv('a|b', '1|2'), /map\.tsv, line 1: this is no map of samples/],
])('%j is refused', async (map, message) => expect(await refusal(() => read(PLATE, map))).toMatch(message));
