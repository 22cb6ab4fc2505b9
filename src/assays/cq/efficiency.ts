// How much a primer pair amplifies in a cycle, from a dilution series.
import { mean } from '../../statistics/descriptive.ts';
import { studentTQuantile } from '../../statistics/distributions/student-t.ts';
import { power } from '../../statistics/power.ts';
import { labelAt, quantityAt, type Readings } from '../../tables/readings.ts';
import { cqState } from './cq-values.ts';
import { roleAt } from './roles.ts';

/** A line of Cq over log10 of the quantity. */
export interface StandardCurve {
  readonly slope: number;
  readonly intercept: number;
  /** Copies of each template after a cycle: 2 where all are copied. */
  readonly efficiency: number;
  /** 95 % interval of the efficiency, from that of the slope; NaN for two points. */
  readonly low: number;
  readonly high: number;
  readonly rSquared: number;
  readonly points: number;
  /** Different quantities. */
  readonly steps: number;
}

/**
 * Least squares line through a dilution series.
 * @param quantity known amounts above 0, in any unit, n points
 * @param cq n cycles
 *
 * **Source:** Pfaffl MW (2001), Nucleic Acids Res 29:e45, E = 10^(-1/slope). **R:** `lm(cq ~ log10(quantity))`
 */
export function standardCurve(quantity: readonly number[], cq: readonly number[]): StandardCurve {
  const x = quantity.map((amount) => Math.log10(amount));
  const [centreX, centreY] = [mean(x), mean(cq)];
  let [xx, xy, yy] = [0, 0, 0];
  for (const [i, at] of x.entries()) {
    const [dx, dy] = [at - centreX, cq[i] - centreY];
    [xx, xy, yy] = [xx + dx * dx, xy + dx * dy, yy + dy * dy];
  }
  const slope = xy / xx;
  const points = x.length;
  const residual = Math.max(0, yy - slope * xy);
  const error = Math.sqrt(residual / (points - 2) / xx);
  const reach = points > 2 ? studentTQuantile(0.975, points - 2) * error : NaN;
  return {
    ...{ slope, intercept: centreY - slope * centreX, efficiency: perCycle(slope) },
    // A steeper line is a smaller efficiency.
    ...{ low: perCycle(slope - reach), high: slope + reach < 0 ? perCycle(slope + reach) : Infinity },
    rSquared: yy === 0 ? NaN : 1 - residual / yy,
    ...{ points, steps: new Set(quantity).size },
  };
}

function perCycle(slope: number): number {
  return power(10, -1 / slope);
}

/** The dilution series of a table, by gene: wells of standards with a quantity above 0 and a cycle. */
export function standardCurves(readings: Readings): Map<string, StandardCurve> {
  const series = new Map<string, { quantity: number[]; cq: number[] }>();
  for (let row = 0; row < readings.count; row++) {
    const gene = labelAt(readings, 'target', row);
    const amount = quantityAt(readings, 'quantity', row);
    if (gene === null || !(amount > 0) || roleAt(readings, row) !== 'standard') continue;
    if (cqState(readings, row) !== 'cycle') continue;
    const own = series.get(gene) ?? { quantity: [], cq: [] };
    own.quantity.push(amount);
    own.cq.push(readings.value[row]);
    series.set(gene, own);
  }
  return new Map(
    [...series]
      .filter(([, { quantity }]) => new Set(quantity).size > 1)
      .map(([gene, { quantity, cq }]) => [gene, standardCurve(quantity, cq)]),
  );
}
