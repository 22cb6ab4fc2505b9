import { expect, test } from 'vitest';
import { inEvidenceOrder } from './evidence-order.ts';

test('partners stand in the order of all evidence, those without any after them as they came', () => {
  const evidence = [{ name: 'PRDM1' }, { name: 'FOS' }];
  expect(inEvidenceOrder(['MAX', 'FOS', 'JUN', 'PRDM1'], String, evidence)).toEqual([
    'PRDM1',
    'FOS',
    'MAX',
    'JUN',
  ]);
});
