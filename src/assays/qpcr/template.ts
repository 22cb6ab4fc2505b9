// A table to copy: an experiment of three days, FOS knocked down with and without lenalidomide. The numbers are made up.
import { createRandom } from '../../statistics/random.ts';
import type { Table } from '../../tables/table.ts';

const HEAD = ['experiment', 'cell', 'perturbation', 'drug', 'target', 'role', 'quantity', 'cq'] as const;

/** Mean Cq of each gene in siCtrl with DMSO, and what knock-down, drug and both together add. */
const GENES = [
  { gene: 'FOS', cq: 24.6, knockDown: 2.1, drug: 0.1, together: 0 },
  { gene: 'IRF4', cq: 22.1, knockDown: 1.3, drug: 1.1, together: 0.9 },
  { gene: 'SLAMF7', cq: 23.4, knockDown: 0.9, drug: 0.7, together: 0 },
  { gene: 'ACTB', cq: 16.9, knockDown: 0, drug: 0, together: 0 },
  { gene: 'GAPDH', cq: 17.3, knockDown: 0, drug: 0, together: 0 },
] as const;

const ARMS = [
  ['siCtrl', 'DMSO'],
  ['siFOS', 'DMSO'],
  ['siCtrl', 'lenalidomide'],
  ['siFOS', 'lenalidomide'],
] as const;

const DAYS = [0.12, -0.2, 0.05] as const;
const DILUTIONS = [1e5, 1e4, 1e3, 1e2] as const;
/** Cycles of a tenfold dilution. */
const SLOPE = 3.38;

const SEED = 9;

/** The example as a table of texts. */
export function qpcrTemplate(): Table {
  const [head, ...rows] = templateRows();
  return { columns: head.map((name, at) => ({ name, values: rows.map((row) => row[at]) })) };
}

/** Rows of the example, the header first. */
function templateRows(): string[][] {
  const rows: string[][] = [[...HEAD]];
  const random = createRandom(SEED);
  const noise = (size: number): number => size * random.normal();
  for (const [day, shift] of DAYS.entries())
    for (const [perturbation, drug] of ARMS) {
      const loaded = noise(0.1);
      for (const { gene, cq, knockDown, drug: ofDrug, together } of GENES) {
        const [down, treated] = [perturbation === 'siFOS' ? 1 : 0, drug === 'lenalidomide' ? 1 : 0];
        const mean = cq + shift + loaded + down * knockDown + treated * ofDrug + down * treated * together;
        const own = mean + noise(0.1);
        for (let well = 0; well < 2; well++)
          rows.push([
            ...[`day ${day + 1}`, 'MM.1S', perturbation, drug, gene, 'unknown', ''],
            (own + noise(0.06)).toFixed(2),
          ]);
      }
    }
  for (const { gene, cq } of GENES)
    for (const [step, quantity] of DILUTIONS.entries())
      rows.push([
        '',
        '',
        '',
        '',
        gene,
        'standard',
        String(quantity),
        (cq - 4 + SLOPE * step + noise(0.1)).toFixed(2),
      ]);
  for (const { gene } of GENES) rows.push(['', '', '', '', gene, 'no template', '', 'Undetermined']);
  return rows;
}
