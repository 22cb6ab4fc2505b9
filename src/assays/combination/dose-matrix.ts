// Readings become matrices of two drugs: for each pair, cell and arm the inhibition of every experiment at every pair of doses.
import { mean } from '../../statistics/descriptive.ts';
import { labelAt, quantityAt, type Readings } from '../../tables/readings.ts';
import { controlsAmong } from '../design/controls.ts';
import { unitLabel } from '../design/units.ts';
import type { Series } from '../dose/response-direction.ts';

/** Which of two agents: 0 the drug, 1 what is added to it. */
export type Agent = 0 | 1;

/** What is in a well, as far as its table says. */
export interface Agents {
  /** Name of an agent in a well; null for a control and where none is named. */
  readonly name: (row: number, agent: Agent) => string | null;
  /** Its dose: 0 where it is absent, 1 where the table has no doses and it is there; NaN where it is not told. */
  readonly dose: (row: number, agent: Agent) => number;
  /** Whether a knock-down takes the place of the second drug. */
  readonly byPerturbation: boolean;
}

/** Two drugs, or a drug and a knock-down, over doses. */
export interface Combination {
  readonly cell: string | null;
  readonly perturbation: string | null;
  readonly first: string;
  readonly second: string;
  /** Ascending, the first is 0. */
  readonly firstDoses: Float64Array;
  readonly secondDoses: Float64Array;
  /** Independent experiments or donors. */
  readonly units: readonly string[];
  /** Mean inhibition in %: units x first doses x second doses; NaN where nothing was measured. */
  readonly inhibition: Float64Array;
  /** Each well with its row of the readings, its place in the matrix and its unit. */
  readonly wells: readonly MatrixWell[];
}

export interface MatrixWell {
  readonly row: number;
  readonly unit: number;
  readonly place: number;
  readonly inhibition: number;
}

/** Reads names and doses of both agents; a perturbation is the second one where there is no column of a second drug. */
export function agentsOf(readings: Readings): Agents {
  const { labels, quantities } = readings;
  const byPerturbation = labels.secondDrug === undefined && labels.perturbation !== undefined;
  const label = ['drug', byPerturbation ? 'perturbation' : 'secondDrug'] as const;
  const controls = label.map(
    (each, agent) =>
      new Set(
        controlsAmong(labels[each]?.levels ?? [], byPerturbation && agent === 1 ? 'perturbation' : 'drug'),
      ),
  );
  const name = (row: number, agent: Agent): string | null => {
    const own = labelAt(readings, label[agent], row);
    return own === null || controls[agent].has(own) ? null : own;
  };
  const quantity = ['dose', 'secondDose'] as const;
  const dose = (row: number, agent: Agent): number => {
    const given =
      quantities[quantity[agent]] === undefined ? NaN : quantityAt(readings, quantity[agent], row);
    if (name(row, agent) === null) return given > 0 ? NaN : 0;
    const hasDoses = quantities[quantity[agent]] !== undefined && !(byPerturbation && agent === 1);
    return hasDoses ? given : 1;
  };
  return { name, dose, byPerturbation };
}

/** Rows by cell and arm, and in each by the pair of agents; a well that names one agent alone belongs to all pairs with it. */
export function rowsByPair(
  readings: Readings,
  rows: readonly number[],
  agents: Agents,
): {
  readonly names: Pick<Combination, 'cell' | 'perturbation' | 'first' | 'second'>;
  readonly rows: number[];
}[] {
  const arms = new Map<string, number[]>();
  for (const row of rows) {
    const arm = [
      labelAt(readings, 'cell', row),
      agents.byPerturbation ? null : labelAt(readings, 'perturbation', row),
    ];
    const key = JSON.stringify(arm);
    arms.set(key, [...(arms.get(key) ?? []), row]);
  }
  return [...arms].flatMap(([key, own]) => {
    const [cell, perturbation] = JSON.parse(key) as [string | null, string | null];
    const pairs = new Map<string, [string, string]>();
    for (const row of own) {
      const [first, second] = [agents.name(row, 0), agents.name(row, 1)];
      if (first !== null && second !== null) pairs.set(JSON.stringify([first, second]), [first, second]);
    }
    return [...pairs.values()].map(([first, second]) => ({
      names: { cell, perturbation, first, second },
      rows: own.filter((row) => {
        const [a, b] = [agents.name(row, 0), agents.name(row, 1)];
        return (a === null || a === first) && (b === null || b === second);
      }),
    }));
  });
}

/** @param inhibition of every row in %, NaN where there is none */
export function combinationOf(
  readings: Readings,
  { names, rows }: ReturnType<typeof rowsByPair>[number],
  agents: Agents,
  inhibition: Float64Array,
): Combination {
  const label = unitLabel(readings);
  const told = rows.filter(
    (row) => !Number.isNaN(inhibition[row]) && !Number.isNaN(agents.dose(row, 0) + agents.dose(row, 1)),
  );
  const dosesOf = (agent: Agent): Float64Array =>
    Float64Array.from(new Set([0, ...told.map((row) => agents.dose(row, agent))])).sort();
  const [firstDoses, secondDoses] = [dosesOf(0), dosesOf(1)];
  const unitOf = (row: number): string => (label === null ? '' : (labelAt(readings, label, row) ?? ''));
  const units = [...new Set(told.map(unitOf))];
  const wells = told.map((row) => ({
    row,
    unit: units.indexOf(unitOf(row)),
    place:
      firstDoses.indexOf(agents.dose(row, 0)) * secondDoses.length + secondDoses.indexOf(agents.dose(row, 1)),
    inhibition: inhibition[row],
  }));
  const size = firstDoses.length * secondDoses.length;
  const values = Array.from({ length: units.length * size }, (): number[] => []);
  for (const { unit, place, inhibition: own } of wells) values[unit * size + place].push(own);
  return {
    ...names,
    ...{ firstDoses, secondDoses, units, wells },
    inhibition: Float64Array.from(values, (own) => (own.length === 0 ? NaN : mean(own))),
  };
}

/** Values as they are read of each agent alone, to tell viability from inhibition. */
export function singleSeries(readings: Readings, rows: readonly number[], agents: Agents): Series[] {
  return rowsByPair(readings, rows, agents).flatMap(({ rows: own }) =>
    ([0, 1] as const).map((agent) => {
      const other = agent === 0 ? 1 : 0;
      const alone = own.filter((row) => agents.dose(row, other) === 0 && !Number.isNaN(readings.value[row]));
      return {
        doses: Float64Array.from(alone, (row) => agents.dose(row, agent)),
        values: Float64Array.from(alone, (row) => readings.value[row]),
      };
    }),
  );
}
