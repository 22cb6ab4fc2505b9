// A combination with all that was made of it, and the tables that show it.
import { holm } from '../../statistics/combine/multiple-testing.ts';
import type { Random } from '../../statistics/random.ts';
import { tableOf, type Table } from '../../tables/table.ts';
import { judgedColumns, type Judged } from '../../tables/verdicts.ts';
import {
  combinationColumns,
  combinationModelColumns,
  combinationPairColumns,
} from './combination-columns.ts';
import type { Combination } from './dose-matrix.ts';
import {
  matricesOf,
  modelSummaries,
  saysOf,
  ZERO_FOR_SHAM,
  type Model,
  type Summaries,
} from './model-summaries.ts';
import { pairEffects, type PairEffect } from './pair-effects.ts';
import {
  askedOf,
  judgedQuestions,
  QUESTIONS,
  type Asked,
  type Doubt,
  type Question,
} from './three-questions.ts';
import { wholeExperiments } from './whole-experiments.ts';

export interface Answered {
  /** With the experiments that were asked. */
  readonly combination: Combination;
  /** Experiments that lack an arm. */
  readonly leftOut: readonly string[];
  /** Whether both are one drug. */
  readonly self: boolean;
  /** Pairs of doses over which the questions are asked. */
  readonly places: readonly number[];
  readonly asked: readonly Asked[];
  /** log10 p of each question after Holm's correction over combinations. */
  readonly log10Q: readonly number[];
  readonly judged: readonly Judged[];
  readonly models: Summaries;
  readonly pairs: readonly PairEffect[];
}

/**
 * Asks everything of every combination.
 * @param bootstraps matrices drawn anew for the intervals of models @param isSelf whether both are one drug
 */
export function answered(
  combinations: readonly Combination[],
  {
    bootstraps,
    random,
    doubt,
    isSelf,
  }: {
    readonly bootstraps: number;
    readonly random: Random;
    readonly doubt: Doubt;
    readonly isSelf: (combination: Combination) => boolean;
  },
): Answered[] {
  const found = combinations.map((all) => {
    const { combination, places, leftOut } = wholeExperiments(all);
    const asked = places.length === 0 ? [] : askedOf(combination, places);
    const name = [combination.cell, combination.perturbation, combination.first, combination.second].join(
      '\t',
    );
    return {
      ...{ combination, places, asked, leftOut, self: isSelf(combination) },
      models: modelSummaries(combination, bootstraps, random.split(name)),
      pairs: pairEffects(combination),
    };
  });
  const holmOf = (log10P: (asked: readonly Asked[]) => number | undefined): Float64Array =>
    holm(Float64Array.from(found, ({ asked, self }) => (self ? NaN : (log10P(asked) ?? NaN))));
  const corrected = QUESTIONS.map((_, question) => holmOf((asked) => asked[question]?.log10P));
  const besideBetter = holmOf((asked) => asked.find(({ question }) => question === BETTER)?.effect.log10P);
  return found.map((one, i) => {
    const { self, asked } = one;
    const log10Q = asked.map((_, question) => corrected[question][i]);
    const doubts = { ...doubt, self, betterLog10Q: besideBetter[i] };
    return { ...one, log10Q, judged: judgedQuestions(asked, log10Q, doubts) };
  });
}

const BETTER = 'better of the two' satisfies Question;

type Row = Pick<Answered, 'combination'>;

function who(rows: readonly Row[]): Record<'cell' | 'perturbation' | 'drug' | 'added', (string | null)[]> {
  return {
    cell: rows.map(({ combination }) => combination.cell),
    perturbation: rows.map(({ combination }) => combination.perturbation),
    drug: rows.map(({ combination }) => combination.first),
    added: rows.map(({ combination }) => combination.second),
  };
}

export function questionTable(all: readonly Answered[]): Table {
  const rows = all.flatMap(({ combination, places, asked, log10Q, judged }) =>
    asked.map((one, i) => ({ combination, places, ...one, log10Q: log10Q[i], judged: judged[i] })),
  );
  return tableOf(combinationColumns, {
    ...who(rows),
    question: rows.map(({ question }) => question),
    inhibition: rows.map(({ observed }) => observed),
    reference: rows.map(({ observed, effect }) => observed - effect.estimate),
    difference: rows.map(({ effect }) => effect.estimate),
    ciLow: rows.map(({ effect }) => effect.low),
    ciHigh: rows.map(({ effect }) => effect.high),
    n: rows.map(({ effect }) => Math.min(effect.n, effect.nControl)),
    pairs: rows.map(({ places }) => places.length),
    minusLog10P: rows.map(({ log10P }) => -log10P),
    minusLog10Q: rows.map(({ log10Q }) => -log10Q),
    ...judgedColumns(rows.map(({ judged }) => judged)),
  });
}

const SCALES: Readonly<Record<Model, string>> = {
  Bliss: 'percentage points',
  HSA: 'percentage points',
  Loewe: 'percentage points',
  ZIP: 'percentage points',
  'Chou-Talalay': '-log2 index',
  'log scale': 'log2 ratio',
};

export function modelTable(all: readonly Answered[]): Table {
  const rows = all.flatMap(({ combination, models }) => models.rows.map((row) => ({ combination, ...row })));
  return tableOf(combinationModelColumns, {
    ...who(rows),
    model: rows.map(({ model }) => model),
    estimate: rows.map(({ estimate }) => estimate),
    scale: rows.map(({ model }) => SCALES[model]),
    ciLow: rows.map(({ low }) => low),
    ciHigh: rows.map(({ high }) => high),
    drawnLow: rows.map(({ drawnLow }) => drawnLow),
    drawnHigh: rows.map(({ drawnHigh }) => drawnHigh),
    says: rows.map(saysOf),
    zeroForSham: rows.map(({ model }) => ZERO_FOR_SHAM.includes(model)),
    pairs: rows.map(({ pairs }) => pairs),
  });
}

export function pairTable(all: readonly Answered[]): Table {
  const rows = all.flatMap(({ combination, models, pairs }) => {
    const width = combination.secondDoses.length;
    const { inhibition } = matricesOf(combination).all;
    return pairs.map(({ place, effect, log10Q }) => ({
      ...{ combination, place, effect, log10Q, at: models.at },
      doses: [
        combination.firstDoses[Math.floor(place / width)],
        combination.secondDoses[place % width],
      ] as const,
      both: inhibition[place],
      alone: [inhibition[place - (place % width)], inhibition[place % width]] as const,
    }));
  });
  const of = (model: Model): number[] => rows.map(({ at, place }) => at[model][place]);
  return tableOf(combinationPairColumns, {
    ...who(rows),
    drugDose: rows.map(({ doses }) => doses[0]),
    addedDose: rows.map(({ doses }) => doses[1]),
    inhibition: rows.map(({ both }) => both),
    drugAlone: rows.map(({ alone }) => alone[0]),
    addedAlone: rows.map(({ alone }) => alone[1]),
    bliss: rows.map(({ effect }) => effect.estimate),
    ciLow: rows.map(({ effect }) => effect.low),
    ciHigh: rows.map(({ effect }) => effect.high),
    n: rows.map(({ effect }) => Math.min(effect.n, effect.nControl)),
    minusLog10P: rows.map(({ effect }) => -effect.log10P),
    minusLog10Q: rows.map(({ log10Q }) => -log10Q),
    hsa: of('HSA'),
    loewe: of('Loewe'),
    zip: of('ZIP'),
    combinationIndex: of('Chou-Talalay').map((value) => Math.exp(-Math.LN2 * value)),
  });
}
