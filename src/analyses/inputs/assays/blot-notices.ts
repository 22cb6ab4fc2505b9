// What is to be said of blots and stains: bands that tell less than they seem to, gels that do not meet, lanes that lack.
import type { BlotRow } from '../../../assays/blot/blot-rows.ts';
import { placeOf } from '../../../assays/blot/bands.ts';
import { isPerhapsSaturated } from '../../../assays/blot/perhaps-saturated.ts';
import { areCopies, type Pulled } from '../../../assays/blot/co-ip.ts';
import type { StainedSet } from '../../../assays/blot/flow.ts';
import type { BandSet } from '../../../assays/blot/relative-bands.ts';
import type { BlotReading } from '../../../assays/blot/template.ts';
import type { Arms } from '../../../assays/design/arms.ts';
import { isConstant } from '../../../assays/design/several-groups.ts';
import { unitLabel } from '../../../assays/design/units.ts';
import type { KnownNames } from '../../../genome/antigens/antigen-aliases.ts';
import { caution, note, type Notice } from '../../../messages/message.ts';
import type { Readings } from '../../../tables/readings.ts';
import { saidOfEffect, saidOfNames, saidOfUnits } from './design-notices.ts';

const NAMED = 6;

function someOf(names: readonly string[]): string {
  return names.slice(0, NAMED).join(', ') + (names.length > NAMED ? ', ...' : '');
}

function placesOf(
  readings: Readings,
  rows: readonly number[],
): { readonly bands: number; readonly places: string } {
  const unique = [...new Set(rows)];
  return { bands: unique.length, places: someOf(unique.map((row) => placeOf(readings, row))) };
}

/** A notice where there are such rows. */
function ofRows(
  key:
    | 'blot.saturated'
    | 'blot.perhaps-saturated'
    | 'blot.not-positive'
    | 'blot.outside'
    | 'blot.unloaded'
    | 'blot.impossible',
  readings: Readings,
  rows: readonly number[],
): Notice[] {
  return rows.length === 0 ? [] : [caution(key, placesOf(readings, rows))];
}

/** Bands at a ceiling that is known, and those that stop where others do. */
function saidOfSaturated(readings: Readings, rows: readonly number[]): Notice[] {
  const isGuess = (row: number): boolean => isPerhapsSaturated(readings, row);
  return [
    ...ofRows(
      'blot.saturated',
      readings,
      rows.filter((row) => !isGuess(row)),
    ),
    ...ofRows('blot.perhaps-saturated', readings, rows.filter(isGuess)),
  ];
}

export function bandNotices(
  readings: Readings,
  { control = 0 }: Arms,
  sets: readonly BandSet[],
  loading: readonly string[],
): Notice[] {
  const lanes = sets.reduce((sum, set) => sum + set.lanes, 0);
  const values = sets.reduce((sum, set) => sum + set.values.reduce((units, { size }) => units + size, 0), 0);
  const series = sets.flatMap((set) => set.series ?? []);
  return [
    ...saidOfUnits(readings, lanes, values),
    loading.length > 0 ? note('blot.loading', { names: loading.join(', ') }) : caution('blot.no-loading'),
    ...(readings.quantities.background === undefined ? [note('blot.no-background')] : []),
    ...(readings.quantities.ceiling === undefined ? [note('blot.no-ceiling')] : []),
    ...(readings.labels.gel === undefined ? [note('blot.no-gel')] : []),
    ...saidOfSaturated(
      readings,
      sets.flatMap(({ saturated }) => saturated),
    ),
    ...ofRows(
      'blot.not-positive',
      readings,
      sets.flatMap(({ notPositive }) => notPositive),
    ),
    ...ofRows(
      'blot.unloaded',
      readings,
      sets.flatMap(({ unloaded }) => unloaded),
    ),
    ...ofRows(
      'blot.outside',
      readings,
      sets.flatMap(({ outside }) => outside),
    ),
    ...[...new Set(series)].map(({ target, points, slope, rSquared, linear }) => {
      const values = { target, points, slope: slope.toFixed(2), rSquared: rSquared.toFixed(3) };
      return linear ? note('blot.linear', values) : caution('blot.not-linear', values);
    }),
    ...(series.length === 0 ? [note('blot.no-standards')] : []),
    ...sets.flatMap(({ target, values: arms }) =>
      isConstant(arms[control]) ? [caution('blot.divided', { target })] : [],
    ),
    ...sets.flatMap(({ target, gelsApart }) =>
      gelsApart.length === 0 ? [] : [caution('blot.gels-apart', { target, names: someOf(gelsApart) })],
    ),
  ];
}

export function coIpNotices(readings: Readings, pulled: readonly Pulled[], names: KnownNames): Notice[] {
  const lacking = pulled.flatMap(({ bait, prey, lacking: own }) =>
    own.map((each) => ({ ...each, bait, prey })),
  );
  const oneWay = pulled.filter(
    ({ bait, prey }) => !pulled.some((other) => names.same(other.bait, prey) && names.same(other.prey, bait)),
  );
  return [
    ...saidOfNames(readings),
    ...(unitLabel(readings) === null ? [caution('assay.no-units')] : []),
    ...(['bait', 'input'] as const).flatMap((by) =>
      pulled.some((each) => each.by === by) ? [note(CO_IP_SCALES[by])] : [],
    ),
    ...(readings.quantities.background === undefined ? [note('blot.no-background')] : []),
    ...(readings.quantities.ceiling === undefined ? [note('blot.no-ceiling')] : []),
    ...pulled
      .filter(areCopies)
      .map(({ bait, prey }) => caution('blot.copies', { direction: `${bait}-IP, ${prey}` })),
    ...lacking.map(({ unit, lack, bait, prey }) =>
      caution(LACKS[lack], { unit: unit === '' ? 'table' : unit, bait, prey }),
    ),
    ...saidOfSaturated(
      readings,
      pulled.flatMap(({ saturated }) => saturated),
    ),
    ...ofRows(
      'blot.not-positive',
      readings,
      pulled.flatMap(({ notPositive }) => notPositive),
    ),
    ...[...new Set(oneWay.map(({ bait, prey }) => `${bait}-IP, ${prey}`))].map((direction) =>
      note('blot.one-direction', { direction }),
    ),
  ];
}

const CO_IP_SCALES = { bait: 'blot.co-ip', input: 'blot.co-ip-of-input' } as const;

const LACKS = {
  'no IgG lane': 'blot.no-igg',
  'no input lane': 'blot.no-input',
  'no bait in the IP': 'blot.no-bait',
} as const;

export function stainNotices(
  readings: Readings,
  sets: readonly StainedSet[],
  reading: BlotReading,
): Notice[] {
  const tubes = sets.reduce((sum, set) => sum + set.tubes, 0);
  const values = sets.reduce((sum, set) => sum + set.values.reduce((units, { size }) => units + size, 0), 0);
  const bounded = sets.reduce((sum, set) => sum + set.bounded, 0);
  const shares = readings.value.every((value) => Number.isNaN(value) || (value >= 0 && value <= 100));
  return [
    ...saidOfUnits(readings, tubes, values),
    ...(reading === 'positive' ? [note('blot.odds')] : []),
    ...(reading === 'fluorescence' && shares ? [caution('blot.perhaps-percent')] : []),
    ...(bounded > 0 ? [caution('blot.bounded', { tubes: bounded })] : []),
    ...ofRows(
      'blot.impossible',
      readings,
      sets.flatMap(({ impossible }) => impossible),
    ),
    ...sets.flatMap(({ target, unstained }) =>
      unstained.length === 0
        ? []
        : [caution('blot.no-isotype', { target, names: someOf(unstained.map((unit) => unit || '-')) })],
    ),
  ];
}

/** Positive cells as fractions of 1. */
export function saidOfFractions({ value }: Readings, multiplied: boolean): Notice[] {
  const measured = 'positive cells';
  if (multiplied) return [caution('assay.fractions', { measured })];
  return value.some((each) => each > 0) && value.every((each) => !(each > 1))
    ? [caution('assay.perhaps-fractions', { measured })]
    : [];
}

/** What is said of every comparison, each once. */
export function effectNotices(readings: Readings, { arms }: Arms, rows: readonly BlotRow[]): Notice[] {
  const notices = rows
    .filter(({ effect }) => effect.noTest !== 'read by eye')
    .flatMap(({ arm, measured, bait, against, effect }) =>
      against === null && effect.noTest === null
        ? []
        : saidOfEffect(readings, `${bait ?? arms[arm].name}, ${measured}`, effect),
    );
  return [...new Map(notices.map((notice) => [JSON.stringify(notice), notice])).values()];
}
