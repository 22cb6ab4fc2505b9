// A table to copy: three chromatins with and without FOS, precipitated for Ikaros and with IgG. The numbers are made up.
import { createRandom } from '../../statistics/random.ts';
import type { Table } from '../../tables/table.ts';

const HEAD = [
  ...[
    'experiment',
    'cell',
    'perturbation',
    'fraction',
    'antibody',
    'target',
    'input_fraction',
    'volume',
    'cq',
  ],
] as const;
const DAYS = [0.1, -0.15, 0.2] as const;
/** log2 percent of input of Ikaros: with FOS, without it; of IgG everywhere. */
const AMPLICONS = [
  { name: 'IRF4 promoter', input: 25.1, bound: 0.9, without: -1.1 },
  { name: 'SLAMF7 promoter', input: 25.4, bound: 0.2, without: 0.1 },
  { name: 'BCL2 promoter', input: 24.8, bound: -3.9, without: -4 },
  { name: 'negative region', input: 25, bound: -4.1, without: -4.1 },
] as const;
const BACKGROUND = -4.6;
const INPUT_FRACTION = 0.01;

const SEED = 23;

/** The example as a table of texts. */
export function chipQpcrTemplate(): Table {
  const rows: string[][] = [];
  const random = createRandom(SEED);
  const noise = (size: number): number => size * random.normal();
  for (const [day, shift] of DAYS.entries())
    for (const perturbation of ['siCtrl', 'siFOS'])
      for (const { name, input, bound, without } of AMPLICONS) {
        const cqInput = input + shift + noise(0.1);
        const cqOf = (log2Percent: number): number =>
          cqInput + Math.log2(INPUT_FRACTION) + Math.log2(100) - log2Percent + noise(0.2);
        const ikaros = perturbation === 'siCtrl' ? bound : without;
        const parts = [
          ['input', '', cqInput],
          ['IP', 'IKZF1', cqOf(ikaros)],
          ['IP', 'IgG', cqOf(BACKGROUND)],
        ] as const;
        for (const [fraction, antibody, cq] of parts)
          for (let well = 0; well < 2; well++)
            rows.push([
              ...[`chromatin ${day + 1}`, 'MM.1S', perturbation, fraction, antibody, name],
              ...[fraction === 'input' ? String(INPUT_FRACTION) : '', '2', (cq + noise(0.06)).toFixed(2)],
            ]);
      }
  return { columns: HEAD.map((name, at) => ({ name, values: rows.map((row) => row[at]) })) };
}
