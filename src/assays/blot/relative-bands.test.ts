import { expect, test } from 'vitest';
import { readingsOf, type Row } from '../../../test/support/readings.ts';
import { armsOf } from '../design/arms.ts';
import { bandSets, type BandSet } from './relative-bands.ts';
import { dilutionSeries } from './standards.ts';

/** A lane: its protein and the loading control below it. */
function lane(perturbation: string, protein: number, more: Partial<Row> = {}, actin = 100): Row[] {
  const own = { perturbation, experiment: 'a', gel: 'g1', lane: perturbation, ...more };
  return [
    { ...own, target: 'IRF4', value: protein },
    { ...own, target: 'ACTB', value: actin },
  ];
}

function setOf(rows: readonly Row[], loading = ['ACTB']): BandSet {
  const readings = readingsOf(rows);
  const [set] = bandSets(readings, armsOf(readings), loading, dilutionSeries(readings));
  return set;
}

const difference = ({ values }: BandSet, unit: string): number =>
  (values[1].get(unit) ?? NaN) - (values[0].get(unit) ?? NaN);

// methods.md 3.13: net = band - background; over the loading control's net; relative on the log scale
test('net bands over their loading control, treated beside control', () => {
  const set = setOf([
    ...lane('siCtrl', 900, { background: 100 }, 300),
    ...lane('siFOS', 500, { background: 100 }, 500),
  ]);
  expect(difference(set, 'a')).toBeCloseTo(Math.log2(400 / 400 / (800 / 200)), 12);
});

test('a band or loading control that is not above its background is left out and named', () => {
  const set = setOf([
    ...lane('siCtrl', 900, { background: 100 }, 300),
    ...lane('siFOS', 90, { background: 100 }, 300),
    ...lane('siFOS', 900, { background: 100, lane: '3' }, 100),
  ]);
  expect(set.notPositive).toEqual([2, 5]);
  expect(difference(set, 'a')).toBeNaN();
});

test('saturated bands are those above 95 % of the ceiling, also of the loading control', () => {
  const set = setOf([
    ...lane('siCtrl', 951, { ceiling: 1000 }, 950),
    ...lane('siFOS', 100, { ceiling: 1000 }, 999),
  ]);
  expect(set.saturated).toEqual([0, 3]);
});

test('lanes of different gels are not compared without a common sample', () => {
  const set = setOf([...lane('siCtrl', 800), ...lane('siFOS', 400, { gel: 'g2' })]);
  expect(set.gelsApart).toEqual(['a']);
  expect(difference(set, 'a')).toBeNaN();
});

test('a lysate that lies on both gels joins them; one of the same name from another experiment does not', () => {
  const rows = [...lane('siCtrl', 800, { sample: 'c' }), ...lane('siFOS', 800, { gel: 'g2', sample: 't' })];
  const reference = (gel: string, value: number, experiment?: string): Row[] =>
    lane('siCtrl', value, {
      gel,
      lane: 'r',
      sample: 'ref',
      ...(experiment === undefined ? {} : { experiment }),
    });
  const joined = setOf([...rows, ...reference('g1', 100, 'r'), ...reference('g2', 400, 'r')]);
  expect(difference(joined, 'a')).toBeCloseTo(-2, 12);
  const others = setOf([...rows, ...reference('g1', 100, 'r'), ...reference('g2', 400, 's')]);
  expect(others.gelsApart).toEqual(['a']);
});

test('the control lane of the same gel is taken where there is one', () => {
  const set = setOf([
    ...lane('siCtrl', 800),
    ...lane('siCtrl', 100, { gel: 'g2', lane: 'c2' }),
    ...lane('siFOS', 50, { gel: 'g2' }),
  ]);
  expect(difference(set, 'a')).toBeCloseTo(-1, 12);
});

test('a lane without its loading control is left out and named', () => {
  const rows = [...lane('siCtrl', 800), ...lane('siFOS', 400).slice(0, 1)];
  expect(setOf(rows).unloaded).toEqual([2]);
  expect(difference(setOf(rows, []), 'a')).toBeCloseTo(-1, 12);
});

test('groups of other experiments are compared on one gel alone', () => {
  const on = (gel: string) =>
    setOf([
      ...lane('siCtrl', 800, { experiment: 'a' }),
      ...lane('siCtrl', 700, { experiment: 'b' }),
      ...lane('siFOS', 400, { experiment: 'c', gel }),
    ]);
  expect([...on('g1').values[1].keys()]).toEqual(['c']);
  expect(on('g2').values[1].size).toBe(0);
  expect(on('g2').gelsApart).toEqual(['c']);
});
