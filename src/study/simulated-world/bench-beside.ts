// Tables beside the study that are there to fool whoever reads them as they look.
import type { Random } from '../../statistics/random.ts';
import { cqWells, knockDownCultures, knockedDown, tidy, type Culture } from './bench-plates.ts';
import { BENCH_TRAPS } from './bench-plan.ts';
import { QUERY } from './world-plan.ts';

/** What a culture that happened to hold less of a gene holds of it, and what the paralogue of a lost factor rises to. */
const [BY_CHANCE, RISEN] = [0.5, 3] as const;
const SECOND_LINE = 'KMS-12-BM';

/** The same whether anything is planted or not: nothing of this is in the study. */
export function drawBeside(random: Random): ReadonlyMap<string, string> {
  return new Map([
    [BENCH_TRAPS.wells, wellsAsExperiments(random.split('wells as experiments'))],
    [BENCH_TRAPS.viability, viabilityAsInhibition(random.split('viability as inhibition'))],
    [BENCH_TRAPS.compensated, compensated(random.split('compensated knock-down'))],
    [BENCH_TRAPS.patient, onePatient(random.split('one patient'))],
  ]);
}

const perturbedCultures = ({ FOS, ...left }: Culture['left'], experiments: number): Culture[] =>
  knockDownCultures(['FOS'], Object.keys(left), experiments, (from, to) => (from === to ? FOS : left[to]));

/** One culture of each arm, its wells numbered as replicates: IRF4 happens to be lower in one of the two, and wells agree on it. */
function wellsAsExperiments(random: Random): string {
  const wells = cqWells(perturbedCultures({ FOS: knockedDown(random), IRF4: BY_CHANCE }, 1), random);
  const rows = wells.map(({ perturbation, gene, cq }, at) => [
    ...[(at % 3) + 1, QUERY.myeloma, perturbation, gene, cq.toFixed(2)],
  ]);
  return tidy(['replicate', 'cell', 'perturbation', 'target', 'cq'], rows);
}

/** Two drugs that take each other's effect away: read as inhibition, the cells that live look like more than expected. */
function viabilityAsInhibition(random: Random): string {
  const bars = [
    [0, 0, 100],
    [1, 0, 50],
    [0, 20, 60],
    [1, 20, 95],
  ] as const;
  const rows = [1, 2, 3].flatMap((day) =>
    bars.flatMap(([dose, second, alive]) =>
      [1, 2, 3].map(() => [
        ...[`day ${day}`, QUERY.myeloma, 'lenalidomide', dose, 'T-5224', second],
        (alive * (1 + 0.03 * random.normal())).toFixed(1),
      ]),
    ),
  );
  return tidy(['experiment', 'cell', 'drug', 'dose', 'second_drug', 'second_dose', 'inhibition'], rows);
}

/** A second line in which another factor of the family takes the place of FOS: the knock-down works, and IRF4 stays. */
function compensated(random: Random): string {
  const left = { FOS: knockedDown(random), FOSB: RISEN, IRF4: 1 };
  const rows = cqWells(perturbedCultures(left, 4), random).map(({ experiment, perturbation, gene, cq }) => [
    ...[experiment, SECOND_LINE, perturbation, gene, cq.toFixed(2)],
  ]);
  return tidy(['experiment', 'cell', 'perturbation', 'target', 'cq'], rows);
}

/** A patient whose cells were enough for one experiment. */
function onePatient(random: Random): string {
  const left = { FOS: knockedDown(random), IRF4: 0.3 };
  const rows = cqWells(perturbedCultures(left, 1), random).map(({ perturbation, gene, cq }) => [
    ...['P03', 'CD138+', perturbation, gene, cq.toFixed(2)],
  ]);
  return tidy(['donor', 'cell', 'perturbation', 'target', 'cq'], rows);
}
