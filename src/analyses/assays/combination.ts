import { assayFigure, type AssayFigure } from '../../assays/figures/assay-figure.ts';
import {
  answered,
  modelTable,
  pairTable,
  questionTable,
  type Answered,
} from '../../assays/combination/answered.ts';
import { combinationPictures } from '../../assays/combination/combination-figures.ts';
import {
  agentsOf,
  combinationOf,
  rowsByPair,
  singleSeries,
  type Agents,
  type Combination,
} from '../../assays/combination/dose-matrix.ts';
import type { Finding } from '../../assays/design/finding.ts';
import { percentOfControl } from '../../assays/design/percent-of-control.ts';
import { atMostSuggested, doubtOfUnits } from '../../assays/design/unit-doubts.ts';
import { unitLabel } from '../../assays/design/units.ts';
import { wellsOf } from '../../assays/dose/dose-curves.ts';
import { RESPONSES } from '../../assays/dose/response-direction.ts';
import { InputError } from '../../errors.ts';
import { nameKey } from '../../genome/antigens/antigen-aliases.ts';
import type { Notice } from '../../messages/message.ts';
import { createRandom } from '../../statistics/random.ts';
import type { Answer } from '../../tables/answer.ts';
import { quantityAt, type Readings } from '../../tables/readings.ts';
import type { Table } from '../../tables/table.ts';
import { saidOfCombination } from '../inputs/assays/combination-notices.ts';
import { saidOfUnits } from '../inputs/assays/design-notices.ts';
import { refuseSeveralTimes } from '../inputs/assays/one-time.ts';
import { refuseNoPercent, responseOf, saidOfPercent } from '../inputs/assays/response.ts';
import { choose, type Choices, type Choosing } from '../inputs/choices.ts';

/** What may be chosen when two drugs together are asked about. */
export const combinationChoices = {
  show: {
    type: 'one of',
    values: ['questions', 'models', 'pairs'],
    default: 'questions',
    unit: 'table',
    help: 'combination.choice.show',
  },
  response: { type: 'one of', values: RESPONSES, unit: 'name', help: 'response.choice' },
  sham: { type: 'flag', help: 'combination.choice.sham' },
  bootstraps: {
    type: 'integer',
    min: 100,
    max: 100_000,
    default: 1000,
    help: 'combination.choice.bootstraps',
  },
  seed: { type: 'integer', min: 0, default: 1, help: 'dose.choice.seed' },
} as const satisfies Choices;

/** Readings of one assay. */
export interface CombinationInput {
  readonly readings: Readings;
  /** What there was to say when they were read. */
  readonly notices?: readonly Notice[];
}

export interface CombinationAnswer extends Answer {
  /** What the table shows is one of these. */
  readonly tables: Readonly<Record<'questions' | 'models' | 'pairs', Table>>;
  readonly findings: readonly Finding[];
  readonly figures: readonly AssayFigure[];
}

/**
 * Is a drug with another one better than alone, than the better of both, than expected? Over independent experiments, by Bliss
 * independence; four other models beside it.
 * @throws InputError where no well holds both, doses are negative, times are several, or wells cannot be put in percent of a control
 */
export function combination(
  input: CombinationInput,
  asking: Choosing<typeof combinationChoices> = {},
): CombinationAnswer {
  const { readings } = input;
  const { show, response, sham = false, bootstraps, seed } = choose(combinationChoices, asking);
  const agents = agentsOf(readings);
  const { rows, lost } = tellingWells(readings, agents);
  refuseSeveralTimes(readings, rows);
  const seen = responseOf(singleSeries(readings, rows, agents), response);
  const percent = percentOfControl(readings, rows, {
    response: seen.response,
    isControl: (row) => agents.dose(row, 0) === 0 && agents.dose(row, 1) === 0,
    within: [
      ...(agents.byPerturbation
        ? (['cell', 'sample'] as const)
        : (['cell', 'sample', 'perturbation'] as const)),
      ...(unitLabel(readings) === 'donor' ? (['donor'] as const) : []),
      ...(['experiment', 'plate'] as const),
    ],
  });
  refuseNoPercent(readings, percent.fault);
  const inhibition = percent.viability.map((viability) => 100 - viability);
  const combinations = rowsByPair(readings, rows, agents).map((pair) =>
    combinationOf(readings, pair, agents, inhibition),
  );
  const doubt = { direction: seen.inDoubt };
  const isSelf = ({ first, second }: Combination): boolean => sham || nameKey(first) === nameKey(second);
  const units = doubtOfUnits(readings);
  const answers = answered(combinations, { bootstraps, random: createRandom(seed), doubt, isSelf });
  const all = answers.map((one) => ({
    ...one,
    judged: one.judged.map((judged) => atMostSuggested(judged, units)),
  }));
  const tables = { questions: questionTable(all), models: modelTable(all), pairs: pairTable(all) };
  const doseUnits = [
    readings.units.dose ?? '',
    readings.units.secondDose ?? readings.units.dose ?? '',
  ] as const;
  return {
    table: tables[show],
    tables,
    findings: all.flatMap((one) => findingsOf(one, agents, unitLabel(readings))),
    figures: all.flatMap((one) =>
      combinationPictures({
        ...{ combination: one.combination, units: doseUnits },
        ...{ bliss: one.models.at.Bliss, singles: one.models.singles },
      }).map(assayFigure),
    ),
    notices: [
      ...(input.notices ?? []),
      ...seen.notices,
      ...saidOfPercent(percent, lost),
      ...saidOfUnits(readings, rows.length, placesFilled(combinations)),
      ...all.flatMap((one) => saidOfCombination(readings, one, agents)),
    ],
  };
}

/** Wells with a number and told doses of both. @throws InputError where none of them holds both drugs */
function tellingWells(readings: Readings, agents: Agents): { rows: number[]; lost: number } {
  const wells = wellsOf(readings);
  const negative = wells.find((row) =>
    (['dose', 'secondDose'] as const).some((quantity) => quantityAt(readings, quantity, row) < 0),
  );
  if (negative !== undefined)
    throw new InputError('a dose is below 0', {
      ...readings.place(negative),
      expected: 'a dose, not its logarithm',
    });
  const rows = wells.filter(
    (row) => !Number.isNaN(readings.value[row] + agents.dose(row, 0) + agents.dose(row, 1)),
  );
  if (!rows.some((row) => agents.dose(row, 0) > 0 && agents.dose(row, 1) > 0))
    throw new InputError('no well holds both drugs', {
      file: readings.file,
      expected:
        'columns drug and second_drug (or a perturbation) with their doses, and wells with vehicle, each alone, and both',
    });
  return { rows, lost: wells.length - rows.length };
}

function placesFilled(combinations: readonly Combination[]): number {
  return combinations.reduce(
    (sum, { inhibition }) => sum + inhibition.filter((value) => !Number.isNaN(value)).length,
    0,
  );
}

function findingsOf(
  { combination: { first, second, cell, perturbation }, asked, judged }: Answered,
  agents: Agents,
  unit: ReturnType<typeof unitLabel>,
): Finding[] {
  const beyond = {
    'drug alone': `${first} alone`,
    'better of the two': 'the better of the two',
    expected: 'Bliss independence',
  } as const;
  return asked.map(({ question, effect, log10P }, i) => ({
    ...effect,
    log10P,
    ...judged[i],
    ...{ kind: 'combination', unit: 'percentage points', cell },
    donors: unit === 'donor' ? effect.n : 0,
    perturbation: agents.byPerturbation ? second : perturbation,
    drug: agents.byPerturbation ? first : `${first} + ${second}`,
    measured: `inhibition beyond ${beyond[question]}`,
  }));
}
