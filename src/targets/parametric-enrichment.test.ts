import { describe, expect, test } from 'vitest';
import { pageStatistics } from './parametric-enrichment.ts';

describe('PAGE', () => {
  test('z, p and q of hand-made sets', () => {
    const log2FoldChange = Float64Array.of(2, 1, 0, -1, -2, NaN);
    const result = pageStatistics(log2FoldChange, {
      experiments: 3,
      experiment: [0, 0, 0, 1, 1, 1],
      gene: [0, 1, 1, 4, 5, 2],
    });
    // R: x <- c(2,1,0,-1,-2); z <- (mean(x[1:2]) - mean(x)) * sqrt(2) / sd(x); 2 * pnorm(-abs(z))
    expect([...result.genes]).toEqual([2, 2, 0]);
    expect(result.z[0]).toBeCloseTo(1.341640786, 9);
    expect(result.z[1]).toBeCloseTo(-0.894427191, 9);
    expect(result.log10P[0]).toBeCloseTo(Math.log10(0.1797124949), 8);
    expect(result.log10Q[0]).toBeCloseTo(Math.log10(2 * 0.1797124949), 8);
    expect(result.z[2]).toBeNaN();
    expect(result.log10Q[2]).toBeNaN();
  });
});
