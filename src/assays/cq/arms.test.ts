import { expect, test } from 'vitest';
import { armsOf, controlsFor, perturbationKind } from './arms.ts';
import type { Culture } from './cultures.ts';

const culture = (perturbation: string | null, drug: string | null = null): Culture => ({
  ...{ unit: 'a', cell: null, time: NaN, perturbation, drug, sample: null },
});

test.each([
  ['siFOS', 'knock-down'],
  ['shIKZF3-2', 'knock-down'],
  ['FOS siRNA', 'knock-down'],
  ['sictrl', 'knock-down'],
  ['sgPRDM1', 'knock-out'],
  ['FOS KO', 'knock-out'],
  ['OE-FOS', 'over-expression'],
  ['pcDNA3-FOS', 'over-expression'],
  ['SIX1', null],
  ['CRBN', null],
  ['shock', null],
])('%s: %s', (name, kind) => expect(perturbationKind(name)).toBe(kind));

test('each perturbation is compared with the controls of its kind', () => {
  const arms = armsOf(
    ['siCtrl', 'siFOS', 'empty vector', 'pcDNA-FOS'].map((name) => culture(name)),
    [],
    't',
  );
  expect(controlsFor('siFOS', arms)).toEqual(['siCtrl']);
  expect(controlsFor('pcDNA-FOS', arms)).toEqual(['empty vector']);
});

test('an arm that no name tells is asked for, and may be said', () => {
  const cultures = [culture('A'), culture('B')];
  expect(() => armsOf(cultures, [], 't')).toThrow('--control');
  expect(armsOf(cultures, ['B'], 't')).toMatchObject({ perturbationControls: ['B'], byName: [] });
  expect(armsOf(cultures, ['b'], 't')).toMatchObject({ perturbationControls: ['B'] });
  expect(() => armsOf(cultures, ['C'], 't')).toThrow('no arm is called C');
});

test('one arm alone is nothing to compare', () => {
  expect(() => armsOf([culture('siFOS')], [], 't')).toThrow('one arm alone');
  expect(() => armsOf([{ ...culture('x'), perturbation: null }], [], 't')).toThrow('no arm is named');
});

test('cells of a table without a drug are its control', () => {
  const { drugControls } = armsOf([culture('siFOS'), culture('siFOS', 'lenalidomide')], [], 't');
  expect(drugControls).toEqual([null]);
});
