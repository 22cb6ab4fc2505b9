// The map of a plate plan, which assays read beside a machine's export.
import type { Columns } from '../../tables/table.ts';

export const platePlanColumns = {
  plate: { label: 'column.plan-plate', help: 'help.plan-plate', main: 1 },
  well: { label: 'column.plan-well', help: 'help.plan-well', main: 1 },
  role: { label: 'column.plan-role', help: 'help.plan-role', main: 1 },
  experiment: { label: 'column.plan-experiment', help: 'help.plan-experiment', main: 1 },
  target: { label: 'column.claim-measured', help: 'help.plan-target', optional: true, main: 1 },
  perturbation: { label: 'column.perturbation', help: 'help.claim-perturbation', optional: true, main: 1 },
  drug: { label: 'column.claim-drug', help: 'help.claim-drug', optional: true, main: 1 },
  dose: { label: 'column.plan-dose', help: 'help.plan-dose', optional: true, main: 1 },
  secondDrug: { label: 'column.plan-second-drug', help: 'help.claim-drug', optional: true, main: 1 },
  secondDose: { label: 'column.plan-second-dose', help: 'help.plan-dose', optional: true, main: 1 },
  antibody: { label: 'column.plan-antibody', help: 'help.plan-antibody', optional: true, main: 1 },
  fraction: { label: 'column.plan-fraction', help: 'help.plan-fraction', optional: true, main: 1 },
} as const satisfies Columns;
