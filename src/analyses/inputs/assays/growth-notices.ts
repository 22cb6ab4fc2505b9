// What is to be said of a comparison of growth: measures, scales, what was left out, and why there is no p.
import { saidOfEffect, saidOfUnits } from './design-notices.ts';
import type { Arms } from '../../../assays/design/arms.ts';
import { unitLabel } from '../../../assays/design/units.ts';
import type { GrowthComparisons, MeasuredSet } from '../../../assays/growth/compare-growth.ts';
import { caution, message, note, type Notice } from '../../../messages/message.ts';
import { mean } from '../../../statistics/descriptive.ts';
import { labelAt, type Readings } from '../../../tables/readings.ts';

interface Said {
  readonly time: { readonly unit: 'h' | 'd'; readonly guessed: boolean };
  /** Names of controls that the user gave. */
  readonly said: readonly string[] | undefined;
  /** Rows a little below 0. */
  readonly doubtful: readonly number[];
}

/** Notices of growth, each once. */
export function growthNotices(
  readings: Readings,
  arms: Arms,
  found: GrowthComparisons,
  { time, said, doubtful }: Said,
): Notice[] {
  const wells = found.sets.reduce((sum, { set }) => sum + set.wells, 0);
  const means = found.sets.reduce(
    (sum, { set }) => sum + set.courses.reduce((points, { days }) => points + days.length, 0),
    0,
  );
  const words = readings.word.filter((word) => word !== null && word !== '');
  return once([
    ...(said === undefined && arms.controlNames.length > 0
      ? [note('assay.control-by-name', { control: arms.controlNames.join(', ') })]
      : []),
    ...saidOfUnits(readings, wells, means),
    ...(time.guessed ? [note('growth.time-guessed', { unit: time.unit })] : []),
    ...(words.length > 0
      ? [caution('growth.words', { readings: words.length, words: [...new Set(words)].join(', ') })]
      : []),
    ...(doubtful.length > 0
      ? [caution('growth.below-nothing', { wells: doubtful.length, places: placesOf(readings, doubtful) })]
      : []),
    ...found.sets.flatMap((set) => saidOfSet(set, arms)),
    ...saidOfTests(readings, arms, found),
    ...found.interactions.map(({ both, set, word }) =>
      note(INTERACTIONS[word], { arm: arms.arms[both].name, measured: nameOf(set) }),
    ),
  ]);
}

/** The first few places, by well where it is named, else by line. */
function placesOf(readings: Readings, rows: readonly number[]): string {
  const names = rows.slice(0, NAMED).map((row) => {
    const parts = [labelAt(readings, 'plate', row), labelAt(readings, 'well', row)];
    const well = parts.filter((part) => part !== null).join(' ');
    return `${well === '' ? `line ${readings.place(row).line ?? row + 1}` : well} (${readings.value[row]})`;
  });
  return names.join(', ') + (rows.length > NAMED ? ', ...' : '');
}

const NAMED = 6;

const INTERACTIONS = {
  'more than both together': 'growth.more-than-both',
  'less than both together': 'growth.less-than-both',
  'no more than both together': 'growth.no-more-than-both',
  'cannot be told': 'growth.both-cannot-be-told',
} as const;

function nameOf({ cell, endpoint }: MeasuredSet['set']): string {
  return [cell, endpoint ?? 'growth'].filter((part) => part !== null).join(' ');
}

function saidOfSet(
  { set, measure: chosen, scale, divided, fractions, last, impossible, values }: MeasuredSet,
  { control }: Arms,
): Notice[] {
  const measure = message(`measure.${chosen}`);
  const measured = nameOf(set);
  const dayZero = set.courses.some(({ arm, days }) => arm === control && days[0] === 0 && days.length > 1);
  const courses = set.courses.length;
  const used = values[chosen].reduce((sum, { size }) => sum + size, 0);
  return [
    note(scale === 'percent' ? 'growth.as-percent' : 'growth.as-amount', { measured, measure }),
    ...(fractions === null ? [] : [caution(FRACTIONS[fractions], { measured })]),
    ...(Number.isNaN(last) ? [caution('growth.no-common-time', { measured })] : []),
    ...(impossible === undefined
      ? []
      : [
          caution('growth.measure-impossible', {
            measured,
            asked: message(`measure.${impossible}`),
            measure,
          }),
        ]),
    ...(divided === undefined ? [] : [caution('growth.divided', { measured, value: divided })]),
    ...(scale === 'percent' && looksInhibited(set, control)
      ? [caution('growth.perhaps-inhibition', { measured })]
      : []),
    ...(scale === 'amount' && divided === undefined && !dayZero
      ? [note('growth.no-day-zero', { measured })]
      : []),
    ...(used < courses
      ? [caution('growth.not-measured', { measured, courses: courses - used, measure })]
      : []),
  ];
}

const FRACTIONS = { multiplied: 'assay.fractions', perhaps: 'assay.perhaps-fractions' } as const;

/** Viability of untreated cells that is near 0, and higher where they were treated. */
const NEAR_NOTHING = 15;

function looksInhibited({ endpoint, courses }: MeasuredSet['set'], control: number | undefined): boolean {
  if (endpoint === null || !/viab|alive|living|surviv|生存/i.test(endpoint)) return false;
  const level = (own: MeasuredSet['set']['courses']): number => mean(own.flatMap(({ values }) => values));
  const untreated = level(courses.filter(({ arm }) => arm === control));
  return untreated < NEAR_NOTHING && level(courses.filter(({ arm }) => arm !== control)) > untreated;
}

function saidOfTests(readings: Readings, arms: Arms, { sets, rows }: GrowthComparisons): Notice[] {
  const tested = rows.filter(({ set, measure }) =>
    sets.some((each) => each.set === set && each.measure === measure),
  );
  const dunnett = tested.filter(({ effect }) => effect.test.startsWith('Dunnett'));
  const few = tested.some(({ judged }) => judged.reason === 'test not for so few');
  return [
    ...tested.flatMap(({ arm, effect, set }) =>
      saidOfEffect(readings, `${arms.arms[arm].name}, ${nameOf(set)}`, effect),
    ),
    ...(dunnett.length > 0 ? [note('growth.dunnett', { unit: unitLabel(readings) ?? 'experiment' })] : []),
    ...(few ? [caution('growth.mixed-few')] : []),
    ...(rows.length > tested.length ? [note('growth.other-measures')] : []),
  ];
}

function once(notices: readonly Notice[]): Notice[] {
  return [...new Map(notices.map((notice) => [JSON.stringify(notice), notice])).values()];
}
