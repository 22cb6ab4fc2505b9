import { expect, test } from 'vitest';
import { baseShares } from './promoter-bases.ts';
import { encodeSequence } from '../sequence.ts';

test('GC and CpG of the windows that are known well enough', () => {
  const shares = baseShares(['ACGCGT', 'AANC', 'NNNC', 'CNNG', ''].map(encodeSequence));
  // ACGCGT has two CpG, AANC none; CNNG has none either, for what lies between is not known.
  expect(shares).toEqual({ windows: 3, gc: 7 / 11, cpg: 2 / 11 });
  expect(baseShares([encodeSequence('NN')])).toEqual({ windows: 0, gc: NaN, cpg: NaN });
});
