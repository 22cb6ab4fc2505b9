import { expect, test } from 'vitest';
import { indexTss } from '../../genome/nearest-tss.ts';
import { createRandom } from '../../statistics/random.ts';
import { gatheringAtTss } from './gathering-at-tss.ts';
import { modelsOf, peaksAt, type GeneRow } from '../../../test/support/hand-made-genes.ts';

test('peaks moved away from the genes are noticed', () => {
  const random = createRandom(5);
  const rows: GeneRow[] = Array.from({ length: 3000 }, (_, i) => [
    `G${i}`,
    '',
    'chr1',
    5_000_000 + Math.floor(200_000_000 * random.uniform()),
    1,
  ]);
  const index = indexTss(modelsOf(...rows));
  const near = rows.map(([, , chrom, tss]) => [chrom, tss + Math.round(300 * random.normal())] as const);
  expect(gatheringAtTss(index, peaksAt(...near)).suspicious).toBe(false);
  const moved = near.map(([chrom, summit]) => [chrom, summit + 70_000] as const);
  expect(gatheringAtTss(index, peaksAt(...moved)).suspicious).toBe(true);
});
