// A made-up table of dose-response: two arms, seven doses, three experiments with two wells each.
import { createRandom } from '../../statistics/random.ts';
import type { Table } from '../../tables/table.ts';

const ARMS = [
  { perturbation: 'siCtrl', middle: 6, lower: 12 },
  { perturbation: 'siFOS', middle: 1.8, lower: 8 },
] as const;
const DOSES = [0, 0.1, 0.3, 1, 3, 10, 30] as const;
const SEED = 20;

/** The template as a table; its columns are those that the assay reads. */
export function doseTemplate(): Table {
  const random = createRandom(SEED);
  const rows = [1, 2, 3].flatMap((experiment) => {
    const signal = 0.9 + 0.1 * random.normal();
    const blank = { experiment, perturbation: null, dose: null, role: 'blank' };
    const blanks = [0, 1].map(() => ({ ...blank, value: 0.06 + 0.003 * random.normal() }));
    const wells = ARMS.flatMap(({ perturbation, middle, lower }) => {
      const own = Math.log(middle) + 0.12 * random.normal();
      return DOSES.flatMap((dose) =>
        [1, 2].map(() => {
          const share = 1 / (1 + Math.exp(1.1 * (Math.log(dose) - own)));
          const viability = (lower + (100 - lower) * share) * (1 + 0.04 * random.normal());
          return { experiment, perturbation, dose, role: null, value: 0.06 + (signal * viability) / 100 };
        }),
      );
    });
    return [...blanks, ...wells];
  });
  return {
    columns: [
      { name: 'experiment', values: rows.map(({ experiment }) => `exp ${experiment}`) },
      { name: 'role', values: rows.map(({ role }) => role) },
      { name: 'cell', values: rows.map(({ role }) => (role === null ? 'MM.1S' : null)) },
      { name: 'perturbation', values: rows.map(({ perturbation }) => perturbation) },
      { name: 'drug', values: rows.map(({ role }) => (role === null ? 'lenalidomide' : null)) },
      { name: 'dose', values: rows.map(({ dose }) => dose) },
      { name: 'dose_unit', values: rows.map(() => 'µM') },
      { name: 'value', values: rows.map(({ value }) => Number(value.toFixed(3))) },
    ],
  };
}
