// Exports as the machines write them, made up here.
import { expect, test } from 'vitest';
import { refusal } from '../../../test/support/answers.ts';
import { STYLES, xlsxFile, type XmlCell, type XmlSheet } from '../../../test/support/workbooks.ts';
import { inEnglish } from '../../messages/message.ts';
import { labelAt, quantityAt, LABELS, QUANTITIES, type Readings } from '../../tables/readings.ts';
import { parseReadings } from './readings-reader.ts';

type Kind = Parameters<typeof parseReadings>[1];

function read(
  content: string | Buffer,
  kind: Kind = 'qpcr',
  more: { map?: string | Buffer; sheet?: string } = {},
): Readings {
  const map = more.map === undefined ? {} : { map: { bytes: Buffer.from(more.map), name: 'map.tsv' } };
  return parseReadings({ bytes: Buffer.from(content), name: 'data' }, kind, { ...map, sheet: more.sheet });
}

/** Rows as objects: the value or its word, and what is said of it. */
function rows(readings: Readings): Record<string, unknown>[] {
  return Array.from({ length: readings.count }, (_, row) => {
    const cells: Record<string, unknown> = { value: readings.word[row] ?? readings.value[row] };
    for (const label of LABELS)
      if (labelAt(readings, label, row) !== null) cells[label] = labelAt(readings, label, row);
    for (const quantity of QUANTITIES)
      if (!Number.isNaN(quantityAt(readings, quantity, row)))
        cells[quantity] = quantityAt(readings, quantity, row);
    return cells;
  });
}

const said = ({ notices = [] }: Readings): string => notices.map(inEnglish).join('\n');
const tsv = (...lines: string[]): string => lines.map((line) => `${line.replaceAll('|', '\t')}\n`).join('');
const one = (kind: Kind, sheet: Omit<XmlSheet, 'name'>, map?: string): Readings =>
  read(xlsxFile([{ name: 'Sheet1', ...sheet }]), kind, { map });

// ---- cyclers

const CFX = [
  ',Well,Fluor,Target,Content,Sample,Biological Set Name,Cq,Cq Mean,Cq Std. Dev,Starting Quantity (SQ),Log Starting Quantity,SQ Mean',
  ',A01,SYBR,IRF4,Unkn-1,siFOS,,23.4567,23.5,0.1,1234.5,3.1,1230',
  ',A02,SYBR,IRF4,Std-1,,,18.25,18.25,0,100000,5,100000',
  ',A03,SYBR,IRF4,NTC-1,,,N/A,0,0,N/A,N/A,N/A',
  ',A04,SYBR,IRF4,NRT,siFOS,,NaN,0,0,,,',
];

test('CFX: Quantification Cq Results, the mean of the Cq being none', () => {
  const readings = read(CFX.join('\n'));
  expect(rows(readings)).toEqual([
    { value: 23.4567, sample: 'siFOS', well: 'A1', target: 'IRF4', role: 'unknown' },
    { value: 18.25, well: 'A2', target: 'IRF4', role: 'standard', quantity: 100000 },
    { value: 'N/A', well: 'A3', target: 'IRF4', role: 'no template' },
    { value: 'NaN', sample: 'siFOS', well: 'A4', target: 'IRF4', role: 'no RT' },
  ]);
  expect(readings.measure).toBe('cq');
  expect(said(readings)).toMatch(/not used: Fluor, Biological Set Name, Cq Mean, Cq Std\. Dev/);
  expect(readings.place(1)).toEqual({ file: 'data', line: 3 });
});

test('CFX: the summary with lines about the run above it, semicolons and comma decimals', () => {
  const text = [
    'File Name;run.pcrd',
    'Created By User;admin',
    '',
    'Well;Fluor;Target;Content;Sample;Cq;SQ',
    'A01;SYBR;MYC;Unkn;siCtrl;21,5;N/A',
    'B01;SYBR;MYC;Unkn;siFOS;22,125;N/A',
  ].join('\r\n');
  expect(rows(read(text)).map(({ value, sample }) => [value, sample])).toEqual([
    [21.5, 'siCtrl'],
    [22.125, 'siFOS'],
  ]);
});

const QUANTSTUDIO = [
  '* Block Type = 384-Well Block',
  '* Experiment Name = knock-down',
  '',
  '[Sample Setup]',
  'Well|Well Position|Sample Name|Target Name',
  '1|A1|siFOS|IRF4',
  '',
  '[Results]',
  'Well|Well Position|Omit|Sample Name|Target Name|Task|Reporter|Quencher|RQ|C\u0442|C\u0442 Mean|C\u0442 SD|Quantity',
  '1|A1|false|siFOS|IRF4|UNKNOWN|SYBR|None||24.125|24.2|0.1|',
  '2|A2|true|siFOS|IRF4|UNKNOWN|SYBR|None||31.5|24.2|0.1|',
  '384|P24|false|NTC|IRF4|NTC|SYBR|None||Undetermined|||',
  '3|A3|false|std|IRF4|STANDARD|SYBR|None||20.5|||1000',
  '',
  'Analysis Type|Singleplex',
  'Endogenous Control|GAPDH',
  '',
  '[Melt Curve Raw Data]',
  'Well|Reading|Ct',
  '1|1|9',
];

test('QuantStudio and StepOne: the section of results alone, its Cт, omitted wells, and settings below', () => {
  const readings = read(tsv(...QUANTSTUDIO));
  expect(rows(readings)).toEqual([
    { value: 24.125, sample: 'siFOS', well: 'A1', target: 'IRF4', role: 'unknown' },
    { value: 'omitted', sample: 'siFOS', well: 'A2', target: 'IRF4', role: 'unknown' },
    { value: 'Undetermined', sample: 'NTC', well: 'P24', target: 'IRF4', role: 'no template' },
    { value: 20.5, sample: 'std', well: 'A3', target: 'IRF4', role: 'standard', quantity: 1000 },
  ]);
  expect(said(readings)).toContain('1 well left out in the program of the machine');
  expect(readings.place(3)).toEqual({ file: 'data', line: 13 });
});

test('QuantStudio as a workbook: the sheet Results of several', () => {
  const sheets = [
    {
      name: 'Sample Setup',
      rows: [
        ['Well', 'Ct'],
        [1, 5],
      ],
    },
    {
      name: 'Results',
      rows: [
        ['Block Type', '96fast'],
        [],
        ['Well', 'Well Position', 'Sample Name', 'Target Name', 'CT'],
        [1, 'A1', 'siFOS', 'IRF4', 24.5],
        [2, 'A2', 'siFOS', 'IRF4', 'Undetermined'],
      ],
    },
  ];
  const readings = read(xlsxFile(sheets));
  expect(rows(readings).map(({ value }) => value)).toEqual([24.5, 'Undetermined']);
  expect(readings.place(0)).toEqual({ file: "data, sheet 'Results', cell E4" });
});

test('LightCycler: a line of the experiment above, Pos, Name and Cp; its concentration is no dose', () => {
  const readings = read(
    tsv(
      'Experiment: plate 7  Selected Filter: SYBR Green I / HRM Dye (465-510)',
      'Include|Color|Pos|Name|Cp|Concentration|Standard|Status',
      'True|255|A1|siFOS IRF4|24.31|1.2E3|0|',
      'True|255|A2|standard 1|18.02|1E5|100000|',
      'False|255|A3|siFOS IRF4|29.9|||',
      'True|255|B1|water||||',
    ),
  );
  expect(rows(readings)).toEqual([
    { value: 24.31, sample: 'siFOS IRF4', well: 'A1', role: 'unknown' },
    { value: 18.02, sample: 'standard 1', well: 'A2', role: 'standard', quantity: 100000 },
    { value: 'omitted', sample: 'siFOS IRF4', well: 'A3', role: 'unknown' },
    { value: '', sample: 'water', well: 'B1', role: 'unknown' },
  ]);
});

test.each(['0', '-1', '999', '> 40', 'No Ct', 'Undetermined', '検出せず'])('%s is no Cq', (word) => {
  const readings = read(tsv('target|cq', 'IRF4|23', `IRF4|${word}`));
  expect(readings.value[1]).toBeNaN();
  expect(readings.word[1]).toBe(word);
});

// ---- tidy tables

test('a tidy table by its own names of columns', () => {
  const readings = read(
    tsv(
      '# made-up numbers',
      'experiment|target|perturbation|drug|second_dose|input_fraction|cq',
      '1|IRF4|siFOS|DMSO|1.5|0.01|23.5',
    ),
    'chip-qpcr',
  );
  expect(rows(readings)).toEqual([
    {
      value: 23.5,
      experiment: '1',
      target: 'IRF4',
      perturbation: 'siFOS',
      drug: 'DMSO',
      secondDose: 1.5,
      inputFraction: 0.01,
    },
  ]);
  expect(said(readings)).toBe('');
});

test('names that people use, in English and Japanese', () => {
  expect(rows(read(tsv('Biological Replicate|Gene Name|siRNA|Ct', '2|MYC|siFOS|20')))).toEqual([
    { value: 20, experiment: '2', target: 'MYC', perturbation: 'siFOS' },
  ]);
  expect(
    rows(
      read(tsv('実験|細胞株|薬剤|濃度（µM）|時間|生存率（%）', '1|MM.1S|レナリドミド|10|72|45.5'), 'dose'),
    ),
  ).toEqual([{ value: 45.5, experiment: '1', cell: 'MM.1S', drug: 'レナリドミド', dose: 10, time: 72 }]);
});

test('a technical replicate is no experiment; a replicate is, and that is said', () => {
  const technical = read(tsv('technical replicate|target|cq', '1|IRF4|20', '2|IRF4|21'));
  expect(technical.labels.experiment).toBeUndefined();
  const replicate = read(tsv('replicate|target|cq', '1|IRF4|20'));
  expect(rows(replicate)[0]).toMatchObject({ experiment: '1' });
  expect(said(replicate)).toMatch(/column replicate is taken as independent experiments/);
  expect(replicate.unclearExperiments).toBe(true);
  for (const name of ['experiment', 'biological replicate'])
    expect(read(tsv(`${name}|target|cq`, '1|IRF4|20')).unclearExperiments).toBeUndefined();
});

test('a treatment is a drug, unless all of it are siRNA', () => {
  expect(rows(read(tsv('treatment|target|cq', 'DMSO|A|20', 'siX|A|21')))[0]).toMatchObject({ drug: 'DMSO' });
  const knockDown = read(tsv('treatment|target|cq', 'siCtrl|A|20', 'shFOS-1|A|21'));
  expect(rows(knockDown)[1]).toEqual({ value: 21, target: 'A', perturbation: 'shFOS-1' });
  expect(said(knockDown)).toMatch(/treatment names siRNA/);
});

test('Mathews and SynergyFinder: rows and columns of a matrix with their units', () => {
  const readings = read(
    'block_id,drug_row,drug_col,conc_r,conc_c,response,conc_r_unit,conc_c_unit\n1,ispinesib,ibrutinib,2500.0,50.0,7.8,nM,µM\n',
    'combination',
  );
  expect(rows(readings)).toEqual([
    { value: 7.8, plate: '1', drug: 'ispinesib', secondDrug: 'ibrutinib', dose: 2500, secondDose: 50 },
  ]);
  expect(readings.units).toEqual({ dose: 'nM', secondDose: 'µM' });
  expect(readings.measure).toBe('response');
});

// ---- numbers

test.each<[string[], number[] | RegExp]>([
  [
    ['23,5', '24'],
    [23.5, 24],
  ],
  [
    ['1.234,5', '7'],
    [1234.5, 7],
  ],
  [
    ['1,234.5', '7.25'],
    [1234.5, 7.25],
  ],
  [
    ['1,234,567', '2'],
    [1234567, 2],
  ],
  [
    ['1e-3', '2.5E2'],
    [0.001, 250],
  ],
  [
    ['１２', '3.5'],
    [12, 3.5],
  ],
  [
    ['12 %', '3.5%'],
    [12, 3.5],
  ],
  [
    ['1,234', '2,345'],
    /line 2: a comma here is a decimal, or parts thousands[^]*found: {4}1,234[^]*write 1\.234 or 1234/,
  ],
  [['23,5', '23.5'], /line 2: points and commas are both decimals[^]*23,5, and 23\.5/],
  [['23..5', '1'], /line 2: this is no number[^]*found: {4}23\.\.5/],
  [['abc', '1'], /line 2: this is no number/],
])('values %j', async (values, expected) => {
  const text = tsv('target|intensity', ...values.map((value) => `A|${value}`));
  if (expected instanceof RegExp) expect(await refusal(() => read(text, 'blot'))).toMatch(expected);
  else expect([...read(text, 'blot').value]).toEqual(expected);
});

test('bands judged by eye are words', () => {
  const readings = read(
    tsv('lane|target|intensity', '1|IKZF1|yes', '2|IKZF1|weak', '3|IKZF1|-', '4|IKZF1|無'),
    'blot',
  );
  expect(readings.word).toEqual(['yes', 'weak', '-', '無']);
});

test('a dose in the units of its rows becomes one unit, exactly', () => {
  const readings = read(tsv('dose|unit|value', '100|nM|1', '10|uM|2', '0.1|µmol/L|3', '0||4'), 'dose');
  expect([...(readings.quantities.dose ?? [])]).toEqual([100, 10000, 100, 0]);
  expect(readings.units.dose).toBe('nM');
  expect(said(readings)).toBe('dose: nM, µM converted to nM');
  expect(rows(read(tsv('dose|value', '10 µM|1', '3 nM|2'), 'dose')).map(({ dose }) => dose)).toEqual([
    10000, 3,
  ]);
});

test.each([
  [['dose|unit|value', '1|nM|1', '1|ng/ml|2'], /line 3: units of one column do not fit[^]*nM and ng\/ml/],
  [['dose|value', '1 nM|1', '5|2'], /line 3: this number has no unit/],
  [['dose (nM)|value', '1 µM|1'], /line 2: units of one column do not fit/],
  [['dose|unit|value', '1|nM|1', '1|apples|2'], /line 3: this is no unit that is known/],
  [['dose (nM)|dose (µM)|value', '1|2|3'], /line 1: the column dose \(µM\) occurs twice/],
  [['dose|value', 'much|1'], /line 2: this is no number[^]*\(dose\)/],
])('%j is refused', async (lines, message) => {
  expect(await refusal(() => read(tsv(...lines), 'dose'))).toMatch(message);
});

test.each([
  [['dose (µM)|value', '5|1'], { dose: 'µM' }],
  [['dose_nM|value', '5|1'], { dose: 'nM' }],
  [['dose, ng/ml|value', '5|1'], { dose: 'ng/ml' }],
  [['hours|viability (%)', '5|1'], { time: 'h', value: '%' }],
  [['time (min)|value', '5|1'], { time: 'min' }],
  [['dose|unit|value', '5|shots|1'], { dose: 'shots' }],
])('%j has units', (lines, units) => expect(read(tsv(...lines), 'dose').units).toEqual(units));

test('a row that lost or gained a separator is refused', async () => {
  expect(await refusal(() => read(tsv('target|sample|cq', 'A|s|20', 'A|20')))).toMatch(
    /line 3: the row does not fit the columns[^]*3 fields[^]*2 fields/,
  );
  expect(await refusal(() => read(tsv('target|cq', 'A|20|x')))).toMatch(/line 2: the row does not fit/);
  expect(await refusal(() => read(tsv('target|cq', 'A\u0007b|20')))).toMatch(
    /line 2: the name holds control/,
  );
});

test('swapped columns are told where they stand', async () => {
  expect(await refusal(() => read(tsv('cq|target', 'IRF4|23.5', 'MYC|24')))).toMatch(
    /line 2: this is no number[^]*IRF4[^]*are columns swapped/,
  );
  expect(await refusal(() => read(tsv('cq|quantity|target', '1e5|23.5|A')))).toMatch(
    /line 2: this is no Cq[^]*1e5/,
  );
  expect(await refusal(() => read(tsv('cq|target', '23.5|21.25')))).toMatch(/names of targets are numbers/);
});

// ---- images and cytometers

test('ImageJ: Results with RawIntDen, summaries below left out; the gel tool with Area and Percent', () => {
  const readings = read(
    tsv(
      ' |Label|Area|Mean|Min|Max|IntDen|RawIntDen',
      '1|blot.tif|100|50|1|90|5000|5001',
      '2|blot.tif|100|60|1|90|6000|6001',
      '3|Mean|100|55|1|90|5500|5501',
      '4|SD|0|5|0|0|500|500',
    ),
    'blot',
  );
  expect(rows(readings)).toEqual([
    { value: 5001, sample: 'blot.tif', lane: '1' },
    { value: 6001, sample: 'blot.tif', lane: '2' },
  ]);
  expect(said(readings)).toMatch(/3, 4: rows that sum up others|Mean, SD/);
  expect(rows(read(tsv(' |Area|Percent', '1|12000.5|40.5', '2|17600|59.5'), 'blot'))).toEqual([
    { value: 12000.5, lane: '1' },
    { value: 17600, lane: '2' },
  ]);
});

test('Image Lab: a block for each lane, the adjusted volume', () => {
  const header = ',Band No.,Band Label,Mol. Wt. (KDa),Relative Front,Adj. Volume (Int),Volume (Int),Band %';
  const readings = read(
    [
      'Lane 1',
      header,
      ',1,IKZF1,58.1,0.2,120000,150000,60',
      ',2,ACTB,42.0,0.5,80000,90000,40',
      'Lane 2',
      header,
      ',1,IKZF1,58.0,0.2,20000,50000,20',
    ].join('\n'),
    'blot',
  );
  expect(rows(readings)).toEqual([
    { value: 120000, target: 'IKZF1', lane: '1' },
    { value: 80000, target: 'ACTB', lane: '1' },
    { value: 20000, target: 'IKZF1', lane: '2' },
  ]);
});

test('FlowJo: a column for each statistic of a population', () => {
  const readings = read(
    tsv(
      '|Cells/Live | Freq. of Parent (%)'.replaceAll(' | ', ' \u0001 ') +
        '|Cells/Live/SLAMF7+ \u0001 Freq. of Parent (%)|Cells/Live \u0001 Median (Comp-PE-A :: SLAMF7)',
      'siCtrl.fcs|91.5|60.25 %|5120',
      'siFOS.fcs|90|20|1210',
      'Mean|90.75|40|3165',
      'SD|1|2|3',
    ).replaceAll('\u0001', '|'),
    'blot',
  );
  expect(rows(readings).slice(0, 3)).toEqual([
    {
      value: 91.5,
      sample: 'siCtrl.fcs',
      target: 'Live',
      population: 'Cells/Live',
      statistic: 'percent of parent',
    },
    {
      value: 60.25,
      sample: 'siCtrl.fcs',
      target: 'SLAMF7+',
      population: 'Cells/Live/SLAMF7+',
      statistic: 'percent of parent',
    },
    { value: 5120, sample: 'siCtrl.fcs', target: 'SLAMF7', population: 'Cells/Live', statistic: 'median' },
  ]);
  expect(readings.count).toBe(6);
});

test('FACSDiva: events, percentages and medians of each gate', () => {
  const readings = read(
    'Specimen Name,Tube Name,All Events #Events,P1 %Parent,P1 PE-A Median\nspec,siCtrl,10000,55.5,812\n',
    'blot',
  );
  expect(rows(readings)).toEqual([
    { value: 10000, sample: 'siCtrl', target: 'All Events', population: 'All Events', statistic: 'count' },
    { value: 55.5, sample: 'siCtrl', target: 'P1', population: 'P1', statistic: 'percent of parent' },
    { value: 812, sample: 'siCtrl', target: 'PE-A', population: 'P1', statistic: 'median' },
  ]);
});

// ---- plates

const NUMBERS = Array.from({ length: 12 }, (_, i) => i + 1);
const plate = (
  value: (row: number, column: number) => XmlCell,
  rowsOfPlate = 8,
  columns = 12,
): XmlCell[][] => [
  [null, ...Array.from({ length: columns }, (_, i) => i + 1)],
  ...Array.from({ length: rowsOfPlate }, (_, row) => [
    String.fromCharCode(65 + row),
    ...Array.from({ length: columns }, (__, column) => value(row, column)),
  ]),
];

test('a plate of 96 and one of 384 wells', () => {
  const small = one('growth', {
    rows: [['Plate reader X'], ['Absorbance (570 nm)'], ...plate((r, c) => r + c / 100)],
  });
  expect([small.count, small.value[95], labelAt(small, 'well', 95)]).toEqual([96, 7.11, 'H12']);
  expect(small.measure).toBe('absorbance');
  expect(small.place(12)).toEqual({ file: "data, sheet 'Sheet1', cell B5" });
  const large = one('growth', { rows: plate((r, c) => r * 100 + c, 16, 24) });
  expect([large.count, labelAt(large, 'well', 383), large.value[383]]).toEqual([384, 'P24', 1523]);
});

test('a plate as text, with Tecan in its corner and wells that overflow or are empty', () => {
  const readings = read(tsv('<>|1|2|3', 'A|0.5|OVRFLW|', 'B|0.75||'), 'growth');
  expect(rows(readings)).toEqual([
    { value: 0.5, well: 'A1' },
    { value: 'OVRFLW', well: 'A2' },
    { value: 0.75, well: 'B1' },
  ]);
});

test('a plate that lacks a row within is refused', async () => {
  expect(await refusal(() => read(tsv('|1|2|3', 'A|1|2|3', 'B|1|2|3', 'D|1|2|3'), 'growth'))).toMatch(
    /line 4: a row of a plate does not follow/,
  );
});

test('rows without letters are a plate where they are as many as one has', () => {
  const lines = Array.from(
    { length: 8 },
    (_, row) => `${row === 0 ? '25.0' : ''}|${NUMBERS.map((n) => row + n / 100).join('|')}`,
  );
  const readings = read(
    tsv('Plate:|Plate1|1.3', `|Temperature(°C)|`, `|${NUMBERS.join('|')}`, ...lines, '~End'),
    'growth',
  );
  expect([readings.count, readings.value[13], labelAt(readings, 'well', 13)]).toEqual([96, 1.02, 'B2']);
});

test('plates under each other are plates by their titles, or times; others say drug and dose', () => {
  const block = (title: string, value: (r: number, c: number) => XmlCell): XmlCell[][] => [
    [title],
    ...plate(value, 2, 3),
    [],
  ];
  const readings = one('dose', {
    rows: [
      ...block('Plate 1', (r, c) => r + c),
      ...block('Plate 2', (r, c) => r * c + 0.5),
      ...block('dose (nM)', (_, c) => c * 10),
      ...block('drug', (r) => (r === 0 ? 'len' : 'DMSO')),
    ],
  });
  expect(readings.count).toBe(12);
  expect(rows(readings)[7]).toEqual({ value: 0.5, well: 'A2', plate: 'Plate 2', dose: 10, drug: 'len' });
  expect(readings.units.dose).toBe('nM');
  expect(said(readings)).toBe('2 plates in one sheet: Plate 1, Plate 2');
  const times = one('growth', {
    rows: [...block('0 h', () => 1), ...block('24 h', () => 2), ...block('day 2', () => 3)],
  });
  expect(rows(times)[17]).toEqual({ value: 3, well: 'B3', time: 48 });
});

test('a plate that is followed over time', () => {
  const readings = read(
    tsv('Time|T°|A1|A2|B1', '0:00:00|37|0.1|0.2|0.3', '0:30:00|37|0.15|0.25|0.35'),
    'growth',
  );
  expect(rows(readings)[4]).toEqual({ value: 0.25, well: 'A2', time: 0.5 });
  expect(readings.units.time).toBe('h');
});

// ---- sheets, merged cells, what a spreadsheet makes of names

test('two tables in a sheet are refused where the second begins', async () => {
  const rowsOfTwo = [['target', 'cq'], ['IRF4', 20], [], ['target', 'cq'], ['MYC', 21]];
  expect(await refusal(() => one('qpcr', { rows: rowsOfTwo }))).toMatch(
    /sheet 'Sheet1', cell A4: a second table begins here/,
  );
  expect(
    await refusal(() =>
      one('qpcr', {
        rows: [
          ['target', 'cq', null, 'target', 'cq'],
          ['A', 1, null, 'B', 2],
        ],
      }),
    ),
  ).toMatch(/cell D1: the column target occurs twice/);
});

test('an empty line between groups of rows does not end a table', () => {
  expect(read(tsv('target|cq', 'A|1', '', 'B|2')).count).toBe(2);
});

test('names in merged cells stand in every row; merged values are refused', async () => {
  const rowsOfMerged = [
    ['perturbation', 'target', 'cq'],
    ['siFOS', 'A', 20],
    [null, 'A', 21],
    ['siCtrl', 'A', 22],
  ];
  expect(
    rows(one('qpcr', { rows: rowsOfMerged, merged: ['A2:A3'] })).map(({ perturbation }) => perturbation),
  ).toEqual(['siFOS', 'siFOS', 'siCtrl']);
  expect(await refusal(() => one('qpcr', { rows: rowsOfMerged, merged: ['C2:C3'] }))).toMatch(
    /cell C2: cells of the table are merged/,
  );
  expect(await refusal(() => one('qpcr', { rows: rowsOfMerged, merged: ['B1:C1'] }))).toMatch(
    /cell B1: cells of the table are merged/,
  );
});

test('a name of which a spreadsheet made a date, or a power of ten, is refused with its cell', async () => {
  const date = { xml: ` s="${STYLES.date}"><v>44806</v>` };
  const power = { xml: ` s="${STYLES.power}"><v>100000</v>` };
  expect(
    await refusal(() =>
      one('qpcr', {
        rows: [
          ['target', 'cq'],
          [date, 20],
        ],
      }),
    ),
  ).toMatch(/cell A2: the spreadsheet made a date of what was typed[^]*2022-09-02[^]*Text/);
  expect(
    await refusal(() =>
      one('qpcr', {
        rows: [
          ['well', 'target', 'cq'],
          [power, 'A', 20],
        ],
      }),
    ),
  ).toMatch(/cell A2: the spreadsheet made a power of ten/);
  expect(
    await refusal(() =>
      one('qpcr', {
        rows: [
          ['target', 'cq'],
          ['A', date],
        ],
      }),
    ),
  ).toMatch(/cell B2: the spreadsheet made a date[^]*Number/);
  expect(
    await refusal(() =>
      one('qpcr', {
        rows: [
          ['target', 'cq'],
          ['A', { xml: '><f>B3</f>' }],
        ],
      }),
    ),
  ).toMatch(/cell B2: the spreadsheet made a formula/);
  // The day of an experiment is a good name.
  expect(
    rows(
      one('qpcr', {
        rows: [
          ['experiment', 'cq'],
          [date, 20],
        ],
      }),
    )[0],
  ).toEqual({ value: 20, experiment: '2022-09-02' });
  expect(
    one('blot', {
      rows: [
        ['target', 'intensity'],
        ['A', power],
      ],
    }).value[0],
  ).toBe(100000);
  expect(said(read(tsv('target|cq', '2-Sep|20')))).toMatch(/2-Sep: a spreadsheet may have made dates/);
});

test('of several sheets with a table one must be chosen', async () => {
  const sheets = ['day 1', 'day 2'].map((name, i) => ({
    name,
    rows: [
      ['target', 'cq'],
      ['A', 20 + i],
    ],
  }));
  const book = xlsxFile([...sheets, { name: 'old', hidden: true, rows: sheets[0].rows }]);
  expect(await refusal(() => read(book))).toMatch(
    /several sheets have such a table[^]*--sheet NAME[^]*day 1, day 2$/m,
  );
  expect(read(book, 'qpcr', { sheet: 'day 2' }).value[0]).toBe(21);
  expect(read(book, 'qpcr', { sheet: '1' }).value[0]).toBe(20);
  expect(await refusal(() => read(book, 'qpcr', { sheet: 'day 3' }))).toMatch(
    /no sheet 'day 3'[^]*day 1, day 2, old/,
  );
});

test.each<[string, Kind, RegExp]>([
  [
    'c_myc,GAPDH\n30.7,23.7\n',
    'qpcr',
    /data, line 1: there is no column of values[^]*cq, ct, cp[^]*c_myc, GAPDH/,
  ],
  ['', 'qpcr', /empty/],
  ['gene\tCq Mean\nA\t3\n', 'qpcr', /no column of values/],
])('%j is refused', async (text, kind, message) =>
  expect(await refusal(() => read(text, kind))).toMatch(message),
);
