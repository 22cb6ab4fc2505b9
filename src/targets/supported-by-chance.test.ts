import { expect, test } from 'vitest';
import type { FalseShares } from './change/false-share.ts';
import { supportedByChance } from './supported-by-chance.ts';

const shares = (direction: 'up' | 'down', genes: number[], falseShare: number[]) =>
  ({
    direction,
    genes: Uint32Array.from(genes),
    falseShare: Float64Array.from(falseShare),
  }) as FalseShares & {
    direction: 'up' | 'down';
  };
const word = (supported: boolean) => ({
  verdict: supported ? ('supported' as const) : ('suggested' as const),
});

test('of the supported genes of a direction the largest false share tells how many are there by chance', () => {
  // Measured genes are the list's genes 1, 3, 4, 6 and 7; gene 4 is not supported though its share is large.
  const verdicts = [0, 1, 2, 3, 4, 5, 6, 7].map((gene) => word([1, 3, 6, 7].includes(gene)));
  const both = [shares('up', [0, 1, 2], [0.1, 0.2, 0.9]), shares('down', [3, 4], [0.05, 0.25])];
  const found = supportedByChance(both, [1, 3, 4, 6, 7], verdicts);
  expect(found.supported).toBe(4);
  expect(found.expected).toBeCloseTo(2 * 0.2 + 2 * 0.25, 12);
});

test('nothing is expected where nothing is supported', () => {
  expect(supportedByChance([shares('up', [0], [0.1])], [0], [word(false)])).toEqual({
    supported: 0,
    expected: 0,
  });
});
