import { expect, test } from 'vitest';
import { chooseReferences, referencesAmong } from './references.ts';

test('reference genes are known by the names of laboratories', () => {
  expect(referencesAmong(['β-actin', 'GAPDH', '18S rRNA', 'Hprt1', 'IRF4', 'FOS', 'ACTN4'])).toEqual([
    ...['β-actin', 'GAPDH', '18S rRNA', 'Hprt1'],
  ]);
});

test('a gene that the user names is one; one that was not measured is refused', () => {
  expect(chooseReferences(['IRF4', 'CTSB'], ['CTSB'], 't')).toEqual(['CTSB']);
  expect(() => chooseReferences(['IRF4', 'ACTB'], ['TBP'], 't')).toThrow('TBP was not measured');
});

test('no reference gene, and nothing but reference genes, are refused', () => {
  expect(() => chooseReferences(['IRF4'], [], 't')).toThrow('no reference gene was measured');
  expect(() => chooseReferences(['ACTB', 'GAPDH'], [], 't')).toThrow('nothing but reference genes');
});
