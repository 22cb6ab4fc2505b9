// What is said of every table of Cq values: spread of wells, wells without amplification, blanks, efficiencies, controls.
import type { Arms } from '../../../assays/cq/arms.ts';
import type { Blank } from '../../../assays/cq/blanks.ts';
import { LEAST_GAP } from '../../../assays/cq/blanks.ts';
import { LATE, unitAt, type TechnicalMean } from '../../../assays/cq/cultures.ts';
import { LEAST_STEPS, type Primers } from '../../../assays/cq/primers.ts';
import { caution, note, type Notice } from '../../../messages/message.ts';
import { labelAt, type Readings } from '../../../tables/readings.ts';
import { saidOfUnits } from './design-notices.ts';

const NAMED = 8;
/** Standard deviation of technical wells, in cycles. */
const MOST_SPREAD = 0.5;
const LEAST_R_SQUARED = 0.98;
/** Efficiencies between these are usual. */
const USUAL = [1.8, 2.1] as const;

/** Names, cut where they are many. */
export function someOf(names: readonly string[]): string {
  return names.slice(0, NAMED).join(', ') + (names.length > NAMED ? ', ...' : '');
}

/** A number as a sentence has it. */
export function short(value: number, digits = 3): string {
  return String(Number(value.toPrecision(digits)));
}

interface CqShown {
  readonly readings: Readings;
  readonly rows: readonly number[];
  readonly means: readonly TechnicalMean[];
  readonly arms: Arms;
  readonly blanks: readonly Blank[];
  readonly primers: ReadonlyMap<string, Primers>;
  readonly cycleForNone: number | undefined;
  /** Spellings of one gene. */
  readonly merged: readonly string[];
}

/** `IRF4 in siFOS, day 2` */
function placeOf({ measured, culture }: TechnicalMean): string {
  const parts = [culture.cell, culture.perturbation, culture.drug, culture.unit, culture.sample];
  return `${measured} (${parts.filter((part) => part !== null && part !== '').join(', ')})`;
}

/** Notices on the wells of a table, its design first. */
export function cqNotices(shown: CqShown): Notice[] {
  const { readings, rows, means, arms } = shown;
  const wells = means.reduce((sum, each) => sum + each.wells + each.undetermined, 0);
  const lost = rows.filter((row) => unitAt(readings, row) === null).length;
  return [
    ...arms.byName.map((control) => note('assay.control-by-name', { control })),
    ...saidOfUnits(readings, wells, means.length),
    ...(lost > 0 ? [caution('cq.without-unit', { wells: lost })] : []),
    ...shown.merged.map((names) => note('cq.one-gene', { names })),
    ...ofWells(shown),
    ...ofLateWells(shown),
    ...ofBlanks(shown),
    ...ofPrimers(shown),
  ];
}

function ofWells({ means, cycleForNone }: CqShown): Notice[] {
  const spread = means.filter((each) => each.spread > MOST_SPREAD);
  const some = means.filter(({ undetermined, cq }) => undetermined > 0 && !Number.isNaN(cq));
  const none = means.filter(({ cq }) => Number.isNaN(cq));
  const named = (list: readonly TechnicalMean[]): string => someOf(list.map(placeOf));
  return [
    ...(spread.length > 0
      ? [caution('cq.spread', { sets: spread.length, most: MOST_SPREAD, names: named(spread) })]
      : []),
    ...(cycleForNone === undefined && some.length > 0
      ? [caution('cq.some-undetermined', { sets: some.length, names: named(some) })]
      : []),
    ...(none.length > 0 ? [caution('cq.not-amplified', { sets: none.length, names: named(none) })] : []),
    ...(cycleForNone !== undefined && some.length > 0
      ? [caution('cq.cycle-for-none', { sets: some.length, cycle: cycleForNone, names: named(some) })]
      : []),
  ];
}

/** Wells at a cycle that is no measurement, by their names where they have some. */
function ofLateWells({ readings, means }: CqShown): Notice[] {
  const late = means.flatMap((each) =>
    each.late.map((row) => ({ each, well: labelAt(readings, 'well', row) })),
  );
  if (late.length === 0) return [];
  const names = late.map(({ each, well }) => (well === null ? placeOf(each) : `${well}: ${each.measured}`));
  return [caution('cq.late', { wells: late.length, cycle: LATE, names: someOf([...new Set(names)]) })];
}

function ofBlanks({ blanks }: CqShown): Notice[] {
  return blanks
    .filter(({ amplified }) => amplified > 0)
    .map(({ gene, role, earliest, gap }) => {
      const values = { gene, earliest: short(earliest, 4), gap: short(gap), least: LEAST_GAP };
      if (role === 'no template')
        return gap < LEAST_GAP ? caution('cq.no-template', values) : caution('cq.no-template-late', values);
      return gap < LEAST_GAP ? caution('cq.no-rt', values) : caution('cq.no-rt-late', values);
    });
}

function ofPrimers({ primers }: CqShown): Notice[] {
  const all = [...primers.values()];
  const assumed = all.filter(({ source }) => source === 'assumed').map(({ gene }) => gene);
  const odd = all.filter(({ efficiency }) => efficiency < USUAL[0] || efficiency > USUAL[1]);
  const unusable = all.filter(({ curve, source }) => source === 'assumed' && curve !== null);
  const poor = all.filter(
    (each) =>
      each.curve !== null &&
      !unusable.includes(each) &&
      (each.curve.steps < LEAST_STEPS || each.curve.rSquared < LEAST_R_SQUARED),
  );
  const usual = { names: someOf(unusable.map(({ gene }) => gene)) };
  const names = someOf(assumed);
  return [
    ...(assumed.length === all.length
      ? [unusable.length > 0 ? caution('cq.no-usable-curve', usual) : note('cq.efficiency-two')]
      : assumed.length > 0
        ? [caution('cq.efficiency-mixed', { names })]
        : []),
    ...(odd.length > 0
      ? [
          caution('cq.efficiency-odd', {
            names: someOf(odd.map(({ gene, efficiency }) => `${gene} ${short(efficiency)}`)),
          }),
        ]
      : []),
    ...(poor.length > 0 ? [caution('cq.poor-curve', { names: someOf(poor.map(({ gene }) => gene)) })] : []),
    ...(unusable.length > 0 && assumed.length < all.length ? [caution('cq.curve-not-used', usual)] : []),
  ];
}
