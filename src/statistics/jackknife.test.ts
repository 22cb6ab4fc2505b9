import { describe, expect, it } from 'vitest';
import { blockJackknife } from './jackknife.ts';
import { createRandom } from './random.ts';
import { studentTQuantile } from './distributions/student-t.ts';

describe('block jackknife', () => {
  it('of a mean in blocks of one is its standard error', () => {
    const x = [3, 1, 4, 1, 5, 9, 2, 6];
    const sums = Float64Array.from(x.flatMap((value) => [value, 1]));
    const result = blockJackknife(sums, 2, ([sum, n]) => sum / n);
    const mean = 31 / 8;
    const standardError = Math.sqrt(x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 7 / 8);
    expect(result.estimate).toBeCloseTo(mean, 14);
    expect(result.biasCorrected).toBeCloseTo(mean, 12);
    expect(result.standardError).toBeCloseTo(standardError, 12);
    expect(result.high - result.estimate).toBeCloseTo(studentTQuantile(0.975, 7) * standardError, 12);
  });

  it('takes the bias out of the variance divided by n', () => {
    const x = [3, 1, 4, 1, 5, 9, 2, 6];
    const sums = Float64Array.from(x.flatMap((value) => [value, value * value, 1]));
    const result = blockJackknife(sums, 3, ([sum, squares, n]) => squares / n - (sum / n) ** 2);
    expect(result.biasCorrected).toBeCloseTo((result.estimate * 8) / 7, 12);
  });

  it('covers the truth in about 95 of 100 simulated data sets whose blocks are correlated and unequal', () => {
    const random = createRandom(5);
    let covered = 0;
    for (let trial = 0; trial < 1000; trial++) {
      const sums: number[] = [];
      const weights: number[] = [];
      for (let block = 0; block < 40; block++) {
        const size = 5 + random.integer(20);
        const shift = random.normal();
        let sum = 0;
        for (let i = 0; i < size; i++) sum += 10 + shift + random.normal();
        sums.push(sum, size);
        weights.push(size);
      }
      const { low, high } = blockJackknife(Float64Array.from(sums), 2, ([sum, n]) => sum / n, { weights });
      if (low <= 10 && 10 <= high) covered++;
    }
    expect(covered).toBeGreaterThan(920);
    expect(covered).toBeLessThan(970);
  });

  it('leaves empty blocks out and says when it cannot tell', () => {
    const sums = Float64Array.of(3, 1, 0, 0, 5, 1);
    const result = blockJackknife(sums, 2, ([sum, n]) => sum / n, { weights: [1, 0, 1] });
    expect(result.blocks).toBe(2);
    expect(result.estimate).toBe(4);
    expect(blockJackknife(Float64Array.of(3, 1), 2, ([sum, n]) => sum / n).standardError).toBeNaN();
    expect(blockJackknife(Float64Array.of(0, 1, 2, 1), 2, ([sum]) => Math.log(sum)).standardError).toBeNaN();
  });
});
