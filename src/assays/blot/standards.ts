// Is a signal proportional to the amount? From a dilution series of a standard on the same kind of blot.
import { labelAt, quantityAt, type Readings } from '../../tables/readings.ts';
import { mean, pearsonCorrelation } from '../../statistics/descriptive.ts';
import { square } from '../../statistics/power.ts';
import { isStandard, netAt } from './bands.ts';

/** A dilution series of one protein. */
export interface DilutionSeries {
  readonly target: string;
  readonly points: number;
  /** Of log2 signal over log2 amount: 1 is proportional, less is compressed. */
  readonly slope: number;
  readonly rSquared: number;
  readonly linear: boolean;
  /** Net intensities that the series spans. */
  readonly lowest: number;
  readonly highest: number;
}

const FEWEST = 3;
/** How far the slope may be from 1, and the least share of the variance on the line. */
const SLOPE = 0.2;
const ON_LINE = 0.98;

/** The dilution series of a table; bands that are not above their background belong to none. **R:** `lm(log2(signal) ~ log2(amount))` */
export function dilutionSeries(readings: Readings): DilutionSeries[] {
  const byTarget = new Map<string, { x: number; y: number; net: number }[]>();
  for (let row = 0; row < readings.count; row++) {
    const [amount, net] = [quantityAt(readings, 'quantity', row), netAt(readings, row)];
    const target = labelAt(readings, 'target', row);
    if (!isStandard(readings, row) || target === null || !(amount > 0) || !(net > 0)) continue;
    const own = byTarget.get(target) ?? [];
    own.push({ x: Math.log2(amount), y: Math.log2(net), net });
    byTarget.set(target, own);
  }
  return [...byTarget].flatMap(([target, own]) => {
    const [x, y] = [own.map((point) => point.x), own.map((point) => point.y)];
    if (new Set(x).size < FEWEST) return [];
    const [centre, level] = [mean(x), mean(y)];
    const squares = x.reduce((sum, value) => sum + square(value - centre), 0);
    const slope = x.reduce((sum, value, i) => sum + (value - centre) * (y[i] - level), 0) / squares;
    const rSquared = square(pearsonCorrelation(x, y));
    const nets = own.map((point) => point.net);
    return [
      {
        ...{ target, points: own.length, slope, rSquared },
        linear: Math.abs(slope - 1) <= SLOPE && rSquared >= ON_LINE,
        ...{ lowest: Math.min(...nets), highest: Math.max(...nets) },
      },
    ];
  });
}
