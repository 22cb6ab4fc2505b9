import type { Table } from '../../tables/table.ts';

const COLUMNS = ['unit', 'kind', 'status', 'perturbation', 'target', 'estimate', 'sd', 'n'];
/** Made-up numbers of a knock-down in five lines and two patients, each of whom gave cells once. */
const ROWS: readonly (readonly (string | number | null)[])[] = [
  ['MM.1S', 'line', 'sensitive', 'siFOS', 'IRF4', -1.12, 0.21, 3],
  ['H929', 'line', 'sensitive', 'siFOS', 'IRF4', -0.94, 0.3, 3],
  ['OPM2', 'line', 'sensitive', 'siFOS', 'IRF4', -0.81, 0.25, 4],
  ['U266', 'line', 'resistant', 'siFOS', 'IRF4', -0.48, 0.35, 3],
  ['RPMI-8226', 'line', 'resistant', 'siFOS', 'IRF4', -0.59, 0.28, 3],
  ['P01', 'patient', 'relapsed', 'siFOS', 'IRF4', -0.7, null, 1],
  ['P02', 'patient', 'relapsed', 'siFOS', 'IRF4', -1.3, null, 1],
  ['MM.1S', 'line', 'sensitive', 'siFOS', 'SLAMF7', -0.97, 0.18, 3],
  ['H929', 'line', 'sensitive', 'siFOS', 'SLAMF7', -1.21, 0.16, 3],
  ['OPM2', 'line', 'sensitive', 'siFOS', 'SLAMF7', -0.88, 0.31, 3],
  ['U266', 'line', 'resistant', 'siFOS', 'SLAMF7', 0.86, 0.11, 3],
  ['RPMI-8226', 'line', 'resistant', 'siFOS', 'SLAMF7', 1.02, 0.12, 3],
];

/** A filled-in table of effects. */
export function replicateTemplate(): Table {
  return {
    columns: COLUMNS.map((name, column) => ({ name, values: ROWS.map((row) => row[column]) })),
  };
}
