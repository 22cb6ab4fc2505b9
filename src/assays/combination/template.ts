// A made-up table of the commonest combination: vehicle, drug, inhibitor and both, in three experiments with three wells each.
import { createRandom } from '../../statistics/random.ts';
import type { Table } from '../../tables/table.ts';

/** Doses of both and the part of the cells that is left alive. */
const BARS = [
  { dose: 0, secondDose: 0, left: 1 },
  { dose: 1, secondDose: 0, left: 0.72 },
  { dose: 0, secondDose: 20, left: 0.8 },
  { dose: 1, secondDose: 20, left: 0.36 },
] as const;
const SEED = 8;

/** The template as a table; its columns are those that the assay reads. */
export function combinationTemplate(): Table {
  const random = createRandom(SEED);
  const rows = [1, 2, 3].flatMap((experiment) => {
    const signal = 20_000 * (1 + 0.1 * random.normal());
    return BARS.flatMap(({ dose, secondDose, left }) => {
      const own = left * (1 + 0.03 * random.normal());
      return [1, 2, 3].map(() => ({
        ...{ experiment, dose, secondDose },
        value: Math.round(signal * own * (1 + 0.03 * random.normal())),
      }));
    });
  });
  return {
    columns: [
      { name: 'experiment', values: rows.map(({ experiment }) => `exp ${experiment}`) },
      { name: 'cell', values: rows.map(() => 'MM.1S') },
      { name: 'drug', values: rows.map(() => 'lenalidomide') },
      { name: 'dose', values: rows.map(({ dose }) => dose) },
      { name: 'dose_unit', values: rows.map(() => 'µM') },
      { name: 'second_drug', values: rows.map(() => 'T-5224') },
      { name: 'second_dose', values: rows.map(({ secondDose }) => secondDose) },
      { name: 'second_dose_unit', values: rows.map(() => 'µM') },
      { name: 'value', values: rows.map(({ value }) => value) },
    ],
  };
}
