import { assayFigure, type AssayFigure } from '../../assays/figures/assay-figure.ts';
import { blotPictures, pictureFigure, type Picture } from '../../assays/blot/blot-figures.ts';
import { bandRows, coIpRows, eyeRows, stainRows, type BlotRow } from '../../assays/blot/blot-rows.ts';
import { loadingControls } from '../../assays/blot/bands.ts';
import { isReadByEye, seenByEye } from '../../assays/blot/by-eye.ts';
import { fractionAt, pulledDown } from '../../assays/blot/co-ip.ts';
import { isControlStain, stainedSets } from '../../assays/blot/flow.ts';
import { positiveCells } from '../../assays/blot/positive-cells.ts';
import { bandSets } from '../../assays/blot/relative-bands.ts';
import { dilutionSeries } from '../../assays/blot/standards.ts';
import { READINGS, type BlotReading } from '../../assays/blot/template.ts';
import { timeStrata } from '../../assays/blot/time-strata.ts';
import { armsOf, type Arms } from '../../assays/design/arms.ts';
import { effectTable, type EffectRow } from '../../assays/design/effect-table.ts';
import type { Finding } from '../../assays/design/finding.ts';
import { oneSpelling } from '../../assays/design/one-spelling.ts';
import { allAtMostSuggested, doubtOfUnits } from '../../assays/design/unit-doubts.ts';
import { unitLabel } from '../../assays/design/units.ts';
import { InputError } from '../../errors.ts';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { note, type Notice } from '../../messages/message.ts';
import type { Answer } from '../../tables/answer.ts';
import type { Readings } from '../../tables/readings.ts';
import {
  bandNotices,
  coIpNotices,
  effectNotices,
  saidOfFractions,
  stainNotices,
} from '../inputs/assays/blot-notices.ts';
import { saidOfNames } from '../inputs/assays/design-notices.ts';
import { choose, type Choices, type Choosing } from '../inputs/choices.ts';

/** What may be chosen when blots and stains are compared. */
export const blotChoices = {
  reading: { type: 'one of', values: READINGS, unit: 'which', help: 'blot.choice.reading' },
  control: { type: 'texts', unit: 'name', help: 'assay.choice.control' },
  loading: { type: 'texts', unit: 'name', help: 'blot.choice.loading' },
} as const satisfies Choices;

/** What blots need, opened. */
export interface BlotInput {
  readonly readings: Readings;
  /** A photograph of the first gel, shown with its lanes named. */
  readonly picture?: Picture | undefined;
  readonly names?: KnownNames;
  /** What there was to say when the input was opened. */
  readonly notices?: readonly Notice[];
}

export interface BlotAnswer extends Answer {
  /** What a study puts on its edges: the rows of one perturbation or drug, and what comes down together in cells without perturbation. */
  readonly findings: readonly Finding[];
  /** The photograph, and the effects with every experiment. */
  readonly figures: readonly AssayFigure[];
}

/**
 * Which proteins change, and which come down together? Densitometry, co-immunoprecipitation, blots that were read by eye, and flow
 * cytometry of surface proteins, over independent lysates.
 * @returns one row for each protein and treated arm, or each direction of a co-IP
 * @throws InputError where nothing can be compared
 */
export function blot(input: BlotInput, asking: Choosing<typeof blotChoices> = {}): BlotAnswer {
  const { names = new KnownNames(), picture } = input;
  const { control, loading = [], reading: said } = choose(blotChoices, asking);
  const { readings, joined } = oneSpelling(input.readings);
  const arms = armsOf(readings, control);
  const reading = said ?? readingOf(readings);
  if (readings.labels.target === undefined) throw withoutTargets(readings);
  const { times, stratumOf, readings: byTime } = timeStrata(readings);
  const { rows: found, notices } = read(reading, { readings: byTime, arms, loading, names });
  const rows = allAtMostSuggested(found, doubtOfUnits(readings)).map((row): BlotRow => ({
    ...row,
    ...stratumOf(row.cell),
  }));
  if (rows.length === 0) throw nothingToCompare(readings, reading);
  return {
    table: effectTable(rows.map((row) => shownRow(row, arms))),
    notices: [
      ...(input.notices ?? []),
      ...(said === undefined ? [note('blot.reading', { reading })] : []),
      ...(control === undefined && arms.controlNames.length > 0
        ? [note('assay.control-by-name', { control: arms.controlNames.join(', ') })]
        : []),
      ...joined.map((spellings) => note('assay.one-spelling', { names: spellings.join(', ') })),
      ...(times.length > 0 ? [note('blot.times', { times: times.join(', ') })] : []),
      ...notices,
      ...effectNotices(readings, arms, rows),
    ],
    findings: rows
      .filter((row) => isFinding(row, arms))
      .map((row) => findingOf(row, arms, unitLabel(readings) === 'donor')),
    figures: [
      ...(picture === undefined ? [] : [pictureFigure(readings, arms, picture)]),
      ...blotPictures(rows, arms).map(assayFigure),
    ],
  };
}

/** How a table was read, by what it holds. */
function readingOf(readings: Readings): BlotReading {
  const rows = Array.from({ length: readings.count }, (_, row) => row);
  if (isReadByEye(readings)) return 'eye';
  if (rows.some((row) => fractionAt(readings, row) === 'IP')) return 'co-IP';
  if (readings.units.value?.trim() === '%') return 'positive';
  return rows.some((row) => isControlStain(readings, row)) ? 'fluorescence' : 'bands';
}

interface ToRead {
  readonly readings: Readings;
  readonly arms: Arms;
  readonly loading: readonly string[];
  readonly names: KnownNames;
}

function read(
  reading: BlotReading,
  { readings, arms, loading: said, names }: ToRead,
): { readonly rows: readonly BlotRow[]; readonly notices: readonly Notice[] } {
  switch (reading) {
    case 'bands': {
      const loading = loadingControls(readings, said, names);
      if (said.length > 0 && loading.length === 0) throw withoutLoading(readings, said);
      const sets = bandSets(readings, arms, loading, dilutionSeries(readings));
      return {
        rows: bandRows(sets, arms, loading.length > 0),
        notices: bandNotices(readings, arms, sets, loading),
      };
    }
    case 'co-IP': {
      const pulled = pulledDown(readings, arms, names);
      return { rows: coIpRows(pulled, arms), notices: coIpNotices(readings, pulled, names) };
    }
    case 'eye':
      return {
        rows: eyeRows(seenByEye(readings, arms, names), arms),
        notices: [note('blot.by-eye'), ...saidOfNames(readings)],
      };
    case 'positive': {
      const { readings: percent, multiplied } = positiveCells(readings);
      const sets = stainedSets(percent, arms, reading);
      return {
        rows: stainRows(sets, arms, reading),
        notices: [...saidOfFractions(readings, multiplied), ...stainNotices(readings, sets, reading)],
      };
    }
    case 'fluorescence': {
      const sets = stainedSets(readings, arms, reading);
      return { rows: stainRows(sets, arms, reading), notices: stainNotices(readings, sets, reading) };
    }
  }
}

function shownRow(
  { cell, time = null, measured, bait, arm, against, unit, ...row }: BlotRow,
  { arms }: Arms,
): EffectRow {
  const within = arms.length > 1 ? `, ${arms[arm].name}` : '';
  const beside = against === null ? '' : `${arms[arm].name} - ${arms[against].name}`;
  const between =
    bait === null ? beside : against === null ? `${bait}-IP - IgG${within}` : `${beside}, ${bait}-IP`;
  const comparison = time === null ? between : `${between}, ${time}`;
  return { ...row, cell, measured, comparison, scale: row.test === null ? 'by eye' : unit };
}

/** What two treatments do together is the work of neither, and what changes of an interaction does not tell whether there is one. */
function isFinding({ bait, arm, against }: BlotRow, { arms, control }: Arms): boolean {
  const { perturbation, drug } = arms[arm];
  if (bait === null) return perturbation === null || drug === null;
  return against === null && (perturbation === null || control === undefined);
}

function findingOf(row: BlotRow, { arms }: Arms, countDonors: boolean): Finding {
  const { kind, cell, time = null, measured, bait, arm, unit, effect, judged } = row;
  const { perturbation, drug } = arms[arm];
  return {
    ...{ ...judged, ...effect, kind, drug, cell, measured, unit },
    ...(time === null ? {} : { time }),
    perturbation: bait ?? perturbation,
    donors: countDonors ? effect.n : 0,
  };
}

function withoutTargets({ file }: Readings): InputError {
  return new InputError('nothing says which protein a row is of', { file, expected: 'a column target' });
}

function withoutLoading({ file, labels }: Readings, said: readonly string[]): InputError {
  return new InputError(`the table has no loading control ${said.join(', ')}`, {
    file,
    expected: `one of ${(labels.target?.levels ?? []).join(', ')}`,
  });
}

const NEEDS: Readonly<Record<BlotReading, string>> = {
  bands: 'numbers for a protein in treated and control lanes (columns perturbation or drug)',
  'co-IP': 'rows with fraction IP, the bait in antibody and another protein in target',
  eye: 'yes, weak or no for lanes of IP, IgG and input, or of treated and control cells',
  fluorescence: 'medians of stained tubes of treated and control cells',
  positive: 'percentages of treated and control cells',
};

function nothingToCompare({ file }: Readings, reading: BlotReading): InputError {
  return new InputError(`read as ${reading}, the table has nothing to compare`, {
    file,
    expected: NEEDS[reading],
    fix: '--reading says how the table is to be read; --template writes one to fill in',
  });
}
