// Plates of viability assays as experiments are: each has potencies of its own, its wells scatter, and it is divided by its own vehicle.
import type { Random } from '../../src/statistics/random.ts';
import { readingsOf, type Row } from './readings.ts';
import type { Readings } from '../../src/tables/readings.ts';

export interface Plates {
  readonly experiments: number;
  readonly wells: number;
  /** Standard deviation of ln IC50 between experiments. */
  readonly between: number;
  /** Standard deviation of a well, as a part of its value and in % of the vehicle. */
  readonly noise: readonly [relative: number, absolute: number];
}

export const USUAL: Plates = { experiments: 3, wells: 3, between: 0.25, noise: [0.04, 1.5] };

/** What is left alive of one drug. */
export function leftAlive(dose: number, middle: number, slope = 1.2, lower = 0.05): number {
  return lower + (1 - lower) / (1 + Math.exp(slope * (Math.log(dose) - Math.log(middle))));
}

export interface SimulatedDrug {
  readonly doses: readonly number[];
  readonly middle: number;
  readonly slope?: number;
  readonly lower?: number;
}

/** @param together what is left alive of both, from what is left by each and their doses in units of their middles */
export function simulatedCombination(
  random: Random,
  [first, second]: readonly [SimulatedDrug, SimulatedDrug],
  together: (alone: readonly [number, number], relative: readonly [number, number]) => number,
  { experiments, wells, between, noise }: Plates = USUAL,
): Readings {
  const rows: Row[] = [];
  for (let experiment = 0; experiment < experiments; experiment++) {
    const signal = 1000 * Math.exp(0.1 * random.normal());
    const [one, other] = [first, second].map((drug) => drug.middle * Math.exp(between * random.normal()));
    for (const dose of first.doses)
      for (const secondDose of second.doses) {
        const alone = [
          leftAlive(dose, one, first.slope, first.lower),
          leftAlive(secondDose, other, second.slope, second.lower),
        ] as const;
        const left = together(alone, [dose / one, secondDose / other]);
        for (let well = 0; well < wells; well++)
          rows.push({
            ...{ experiment: `e${experiment}`, drug: 'a', secondDrug: 'b', dose, secondDose },
            value: signal * (left * (1 + noise[0] * random.normal()) + (noise[1] / 100) * random.normal()),
          });
      }
  }
  return readingsOf(rows);
}

/** Arms of one drug; their potencies differ from experiment to experiment, in part together. */
export function simulatedDoses(
  random: Random,
  arms: readonly { readonly perturbation: string; readonly drug: SimulatedDrug }[],
  { experiments, wells, between, noise }: Plates = USUAL,
): Readings {
  const rows: Row[] = [];
  for (let experiment = 0; experiment < experiments; experiment++) {
    const signal = 1000 * Math.exp(0.1 * random.normal());
    const shared = between * random.normal();
    for (const { perturbation, drug } of arms) {
      const middle = drug.middle * Math.exp((shared + between * random.normal()) / Math.SQRT2);
      for (const dose of drug.doses)
        for (let well = 0; well < wells; well++) {
          const left = leftAlive(dose, middle, drug.slope, drug.lower);
          rows.push({
            ...{ experiment: `e${experiment}`, perturbation, drug: 'a', dose },
            value: signal * (left * (1 + noise[0] * random.normal()) + (noise[1] / 100) * random.normal()),
          });
        }
    }
  }
  return readingsOf(rows);
}
