import { expect, test } from 'vitest';
import { readingsOf } from '../../../test/support/readings.ts';
import { asSpelled, oneSpelling } from './spellings.ts';

test('case alone makes no other gene, a hyphen does', () => {
  const rows = ['IRF4', 'irf4', 'Irf4', 'IRF-4'].map((target) => ({ target, value: 20 }));
  const { readings, merged } = oneSpelling(readingsOf(rows));
  expect(readings.labels.target?.levels).toEqual(['IRF4', 'IRF-4']);
  expect([...(readings.labels.target?.codes ?? [])]).toEqual([0, 0, 0, 1]);
  expect(merged).toEqual(['IRF4, irf4, Irf4']);
});

test('what is said is taken as the table spells it; what it does not have stays', () => {
  expect(asSpelled(['dmso', 'len'], ['DMSO', 'Dmso', 'T-5224'])).toEqual(['DMSO', 'Dmso', 'len']);
});
