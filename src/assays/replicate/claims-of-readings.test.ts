import { expect, test } from 'vitest';
import { readingsOf, type Row } from '../../../test/support/readings.ts';
import { claimsOfReadings, type ReadingsChoice } from './claims-of-readings.ts';

const choice = (further: Partial<ReadingsChoice> = {}): ReadingsChoice => ({
  ...{ scale: 'as measured', samples: [] },
  ...further,
});

test('a pair of each donor is one difference, wells averaged, and a donor with one half is left out', () => {
  const rows: Row[] = [
    { donor: 'P01', sample: 'before', value: 1 },
    { donor: 'P01', sample: 'before', value: 3 },
    { donor: 'P01', sample: 'after', value: 1.5 },
    { donor: 'P02', sample: 'before', value: 4 },
    { donor: 'P02', sample: 'after', value: 3 },
    { donor: 'P03', sample: 'after', value: 3 },
  ];
  const { claims, unit, controls, leftOut } = claimsOfReadings(readingsOf(rows), choice());
  expect([unit, controls, leftOut]).toEqual(['donor', ['before'], ['P03']]);
  expect(claims[0].units.map(({ name, kind, estimate, n }) => [name, kind, estimate, n])).toEqual([
    ['P01', 'donor', -0.5, 1],
    ['P02', 'donor', -1, 1],
  ]);
});

test('experiments of a line are paired, each drug and target a claim of its own', () => {
  const rows = ['MM.1S', 'H929'].flatMap((cell) =>
    ['IRF4', 'BCL2'].flatMap((target) =>
      [1, 2, 3].flatMap((experiment): Row[] => [
        { cell, target, experiment: `e${experiment}`, perturbation: 'siCtrl', value: experiment },
        {
          cell,
          target,
          experiment: `e${experiment}`,
          perturbation: 'siFOS',
          value: experiment - 1 - experiment / 10,
        },
      ]),
    ),
  );
  const { claims } = claimsOfReadings(readingsOf(rows), choice());
  expect(claims.map(({ perturbation, measured, units }) => [perturbation, measured, units.length])).toEqual([
    ['siFOS', 'IRF4', 2],
    ['siFOS', 'BCL2', 2],
  ]);
  const [unit] = claims[0].units;
  expect(unit).toMatchObject({ name: 'MM.1S', kind: 'line', n: 3, degreesOfFreedom: 2 });
  expect(unit.estimate).toBeCloseTo(-1.2, 12);
  expect(unit.standardError).toBeCloseTo(0.1 / Math.sqrt(3), 12);
  expect(unit.points.map((point) => point.toFixed(2))).toEqual(['-1.10', '-1.20', '-1.30']);
});

test('samples name the halves of a pair; ratios are taken as log2', () => {
  const rows: Row[] = [
    { donor: 'p1 pre', sample: 'p1 pre', value: 8 },
    { donor: 'p1 post', sample: 'p1 post', value: 2 },
  ];
  const samples = [
    { name: 'P01', kind: 'patient', status: 'relapsed', pair: { before: 'P1-pre', after: 'P1-post' } },
  ] as const;
  const { claims } = claimsOfReadings(readingsOf(rows), choice({ samples, scale: 'log2' }));
  expect(claims[0].units).toMatchObject([{ name: 'P01', kind: 'patient', status: 'relapsed', estimate: -2 }]);
});

test.each([
  ['no donors', [{ drug: 'DMSO', value: 1 }], {}, 'nothing says which line or donor'],
  [
    'no control',
    [
      { donor: 'a', drug: 'x', value: 1 },
      { donor: 'a', drug: 'y', value: 1 },
    ],
    {},
    'nothing to compare',
  ],
  [
    'a logarithm of nothing',
    [
      { donor: 'a', drug: 'DMSO', value: 0 },
      { donor: 'a', drug: 'y', value: 1 },
    ],
    { scale: 'log2' },
    'has no logarithm',
  ],
] as const)('%s: refused', (_, rows, further, why) =>
  expect(() => claimsOfReadings(readingsOf(rows), choice(further))).toThrow(why),
);

test('a control is named where its name does not tell', () => {
  const rows: Row[] = [
    { donor: 'a', drug: 'x', value: 1 },
    { donor: 'a', drug: 'y', value: 3 },
  ];
  expect(claimsOfReadings(readingsOf(rows), choice({ control: 'x' })).claims[0]).toMatchObject({ drug: 'y' });
});
