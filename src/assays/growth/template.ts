// A filled-in example of what `assay growth` reads, with made-up numbers.
import { power } from '../../statistics/power.ts';
import { createRandom } from '../../statistics/random.ts';
import type { Table } from '../../tables/table.ts';

/** Doublings in a day of each arm: a knock-down, a drug and both, which do more than the sum of the two. */
const ARMS = [
  ['siCtrl', 'DMSO', 1],
  ['siFOS', 'DMSO', 0.75],
  ['siCtrl', 'lenalidomide', 0.7],
  ['siFOS', 'lenalidomide', 0.05],
] as const;
const EXPERIMENTS = ['2026-04-06', '2026-04-13', '2026-04-27'];
const HOURS = [0, 24, 48, 72];
const WELLS = 2;

/** Counts of cells in four groups, three experiments, four times, two wells of each. */
export function growthTemplate(): Table {
  const random = createRandom(1923895);
  const rows = EXPERIMENTS.flatMap((experiment) => {
    const seeded = 100_000 * (1 + 0.2 * random.normal());
    return ARMS.flatMap(([perturbation, drug, doublings]) => {
      const rate = doublings + 0.04 * random.normal();
      return HOURS.flatMap((time) =>
        Array.from({ length: WELLS }, () => {
          const cells = seeded * power(2, (rate * time) / 24) * (1 + 0.05 * random.normal());
          return { experiment, perturbation, drug, time, cells: Math.round(cells / 100) * 100 };
        }),
      );
    });
  });
  return {
    columns: [
      { name: 'experiment', values: rows.map(({ experiment }) => experiment) },
      { name: 'cell', values: rows.map(() => 'MM.1S') },
      { name: 'perturbation', values: rows.map(({ perturbation }) => perturbation) },
      { name: 'drug', values: rows.map(({ drug }) => drug) },
      { name: 'time', values: rows.map(({ time }) => time) },
      { name: 'target', values: rows.map(() => 'count') },
      { name: 'value', values: rows.map(({ cells }) => cells) },
    ],
  };
}
