// How much of the chromatin was precipitated, in percent of the input.
import { power } from '../../statistics/power.ts';

/** What one IP and its input say. */
export interface PercentInput {
  readonly cqInput: number;
  readonly cqIp: number;
  /** By how much the input reaction holds less than all chromatin would, for the same part of an IP: see `dilutionFactor`. */
  readonly dilution: number;
  /** Copies after a cycle. */
  readonly efficiency: number;
}

/**
 * The dilution factor of an input: part put aside, further dilution, and template volumes, which count where they differ.
 * @param parts `inputFraction` 0.01 for 1 %; `diluted` 10 for a further 1:10; volumes of template in the reactions, any unit
 */
export function dilutionFactor({
  inputFraction,
  diluted = 1,
  inputVolume = 1,
  ipVolume = 1,
}: {
  readonly inputFraction: number;
  readonly diluted?: number;
  readonly inputVolume?: number;
  readonly ipVolume?: number;
}): number {
  return ((diluted / inputFraction) * ipVolume) / inputVolume;
}

/** Cq that all of the chromatin would have: earlier by log of the dilution factor to the base of the efficiency. */
export function adjustedInput({
  cqInput,
  dilution,
  efficiency,
}: Pick<PercentInput, 'cqInput' | 'dilution' | 'efficiency'>): number {
  return cqInput - Math.log2(dilution) / Math.log2(efficiency);
}

/** log2 of the percentage of input. **Source:** 100 E^(adjusted Cq of the input - Cq of the IP), as makers of ChIP kits have it */
export function log2PercentInput(asked: PercentInput): number {
  return Math.log2(100) + (adjustedInput(asked) - asked.cqIp) * Math.log2(asked.efficiency);
}

/** Percent of input. @internal the tests compare it with worked examples */
export function percentInput(asked: PercentInput): number {
  return power(2, log2PercentInput(asked));
}
