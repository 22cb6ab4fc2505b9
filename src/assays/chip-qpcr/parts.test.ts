import { expect, test } from 'vitest';
import { readingsOf } from '../../../test/support/readings.ts';
import { negativeAmong, partAt } from './parts.ts';

test.each([
  [{ fraction: 'input' }, 'input', null],
  [{ fraction: '1% input' }, 'input', null],
  [{ fraction: 'IP', antibody: 'IgG' }, 'IgG', null],
  [{ fraction: 'IgG', antibody: 'rabbit IgG' }, 'IgG', null],
  [{ antibody: 'normal rabbit IgG' }, 'IgG', null],
  [{ fraction: 'IP', antibody: 'IKZF1' }, 'IP', 'IKZF1'],
  [{ fraction: 'H3K27ac' }, 'IP', 'H3K27ac'],
])('%o', (labels, kind, antibody) => {
  expect(partAt(readingsOf([{ ...labels, value: 20 }]), 0)).toEqual({ kind, antibody });
});

test('a row without fraction and antibody is nothing', () => {
  expect(partAt(readingsOf([{ target: 'a', value: 20 }]), 0)).toBeNull();
});

test('negative regions by their names', () => {
  expect(
    negativeAmong(['IRF4 promoter', 'gene desert chr12', 'NC1', 'neg', 'NEGR1 promoter', 'NCOR1']),
  ).toEqual([...['gene desert chr12', 'NC1', 'neg']]);
});
