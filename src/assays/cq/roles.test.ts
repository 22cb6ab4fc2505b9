import { expect, test } from 'vitest';
import { readingsOf } from '../../../test/support/readings.ts';
import { roleAt } from './roles.ts';

test.each([
  [{ role: 'unknown' }, 'sample'],
  [{ role: 'Unkn-01' }, 'sample'],
  [{ role: 'Std-3' }, 'standard'],
  [{ role: 'NTC' }, 'no template'],
  [{ role: 'no template' }, 'no template'],
  [{ role: '-RT' }, 'no RT'],
  [{ role: 'no RT' }, 'no RT'],
  [{ role: 'stain' }, 'other'],
  [{ sample: 'H2O' }, 'no template'],
  [{ sample: 'MM.1S', perturbation: 'NTC' }, 'sample'],
  [{}, 'sample'],
])('%o is a %s', (labels, role) => {
  expect(roleAt(readingsOf([{ ...labels, value: 20 }]), 0)).toBe(role);
});
