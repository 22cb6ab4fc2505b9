// Co-immunoprecipitation: how much prey comes down with the bait, beyond what IgG brings, over what was put in.
import { KnownNames, nameKey } from '../../genome/antigens/antigen-aliases.ts';
import { mean } from '../../statistics/descriptive.ts';
import { labelAt, quantityAt, type Readings } from '../../tables/readings.ts';
import type { Reason } from '../../tables/verdicts.ts';
import type { Arms } from '../design/arms.ts';
import type { ValueByUnit } from '../design/effect.ts';
import { isSample, isSaturated, netAt, unitAt } from './bands.ts';

export type Fraction = 'input' | 'IP' | 'IgG';

/** What a lane holds, by the names that laboratories give it. */
export function fractionAt(readings: Readings, row: number): Fraction | null {
  const key = nameKey(labelAt(readings, 'fraction', row) ?? '');
  if (/^(?:input\d*%?|lysate|wcl|wce|totallysate|インプット)$/.test(key)) return 'input';
  if (/^(?:\w*igg\w*|isotype|beads?|mockip)$/.test(key)) return 'IgG';
  return /^(?:ip|coip|immunoprecipitate|pulldown|elution|eluate|免疫沈降)$/.test(key) ? 'IP' : null;
}

/** What a co-IP needs and a lane may lack. */
type Lack = Extract<Reason, 'no IgG lane' | 'no input lane' | 'no bait in the IP'>;

/** One direction: what was precipitated, and what came with it. */
export interface Pulled {
  readonly cell: string | null;
  readonly arm: number;
  readonly bait: string;
  readonly prey: string;
  /** Part of the prey that came down, by unit: over the part of the bait that did, or by itself, as `by` says. */
  readonly ratios: ValueByUnit;
  /** Whether ratios are over the bait in IP and input, or of the prey alone because no input of the bait was blotted beside its IP. */
  readonly by: 'bait' | 'input';
  /** What the units lack that have no ratio. */
  readonly lacking: readonly { readonly unit: string; readonly lack: Lack }[];
  readonly saturated: readonly number[];
  /** Rows of bait or input that are not above their background. */
  readonly notPositive: readonly number[];
}

/** Net intensities of one blot. */
export interface BlottedPrey {
  readonly ip: number;
  readonly igg: number;
  readonly input: number;
}

/**
 * Ratio of one co-IP, without a unit: the part of the prey's input that came down beyond IgG, over the part of the bait's.
 *
 * Methods write (prey in IP - prey in IgG) / bait in IP / prey in input. That is 1 / intensity: the same lysate exposed for longer has a
 * smaller ratio, and the spread over lysates holds that of exposures. Here the bait in IP is over the bait in the input of its own blot, so
 * that the exposure of each blot cancels; the two agree up to the bait in the input, which is 1 in the shorter form.
 * @param bait undefined where its input was not blotted: the part of the prey alone is as free of exposure
 */
export function coIpRatio(prey: BlottedPrey, bait?: Pick<BlottedPrey, 'ip' | 'input'>): number {
  const part = (prey.ip - prey.igg) / prey.input;
  // Twelve digits: copies of one lysate that differ in exposure alone shall have no spread.
  return Number((bait === undefined ? part : part / (bait.ip / bait.input)).toPrecision(12));
}

/** Lysates that agree more closely than bands can be measured. */
const SAME = 0.001;

/** Whether the lysates are one: exposed anew, or copied. Ratios without exposure then differ by rounding alone. */
export function areCopies({ ratios }: Pick<Pulled, 'ratios'>): boolean {
  const values = [...ratios.values()];
  const spread = Math.max(...values) - Math.min(...values);
  return values.length > 1 && spread < SAME * Math.abs(mean(values));
}

/** Every pair of a precipitated protein and another one that was looked for in its precipitate. */
export function pulledDown(readings: Readings, arms: Arms, names: KnownNames = new KnownNames()): Pulled[] {
  const rows = Array.from({ length: readings.count }, (_, row) => row).filter(
    (row) => isSample(readings, row) && !Number.isNaN(readings.value[row]) && unitAt(readings, row) !== null,
  );
  const at = (label: 'cell' | 'antibody' | 'target' | 'gel', row: number): string | null =>
    labelAt(readings, label, row);
  const found = new Map<string, number[]>();
  for (const row of rows) {
    const [bait, prey] = [at('antibody', row), at('target', row)];
    if (fractionAt(readings, row) !== 'IP' || bait === null || prey === null || names.same(bait, prey))
      continue;
    const key = JSON.stringify([at('cell', row), arms.of[row], bait, prey]);
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  const blotted = [...found].map(([key, own]) => {
    const [cell, arm, bait, prey] = JSON.parse(key) as [string | null, number, string, string];
    const here = rows.filter((row) => at('cell', row) === cell && arms.of[row] === arm);
    // The prey's lanes are compared with one another: of one gel. The bait is another blot of the same precipitate.
    const lanes = (unit: string, gel: string | null, fraction: Fraction): number[] =>
      here.filter(
        (row) =>
          unitAt(readings, row) === unit &&
          at('gel', row) === gel &&
          fractionAt(readings, row) === fraction &&
          at('target', row) === prey &&
          (fraction !== 'IP' || at('antibody', row) === bait),
      );
    const baits = (unit: string, fraction: 'IP' | 'input'): number[] =>
      here.filter(
        (row) =>
          unitAt(readings, row) === unit &&
          fractionAt(readings, row) === fraction &&
          (fraction === 'input' || at('antibody', row) === bait) &&
          names.same(at('target', row) ?? '', bait),
      );
    const units = [...new Set(own.map((row) => unitAt(readings, row) ?? ''))];
    const lysates = units.map((unit) => {
      const ips = own.filter((row) => (unitAt(readings, row) ?? '') === unit);
      return lysateOf(ips, unit, { lanes, baits, gel: (row) => at('gel', row) });
    });
    return { direction: JSON.stringify([cell, bait, prey]), cell, arm, bait, prey, lysates };
  });
  // One scale for all lysates and arms of a direction: over the bait where every one has its input beside its IP.
  const alone = new Set(
    blotted.filter(({ lysates }) => !lysates.every(hasBaitInput)).map((each) => each.direction),
  );
  return blotted.map(({ direction, lysates, ...each }) => ({
    ...each,
    ...ratiosOf(readings, lysates, alone.has(direction) ? 'input' : 'bait'),
  }));
}

interface Lanes {
  readonly lanes: (unit: string, gel: string | null, fraction: Fraction) => number[];
  readonly baits: (unit: string, fraction: 'IP' | 'input') => number[];
  readonly gel: (row: number) => string | null;
}

/** Rows of one lysate: its blots of the prey, and of the bait. */
interface Lysate {
  readonly unit: string;
  readonly preys: readonly Readonly<Record<keyof BlottedPrey, readonly number[]>>[];
  readonly baits: readonly { readonly ip: readonly number[]; readonly input: readonly number[] }[];
}

function lysateOf(own: readonly number[], unit: string, { lanes, baits, gel }: Lanes): Lysate {
  const gelsOf = (rows: readonly number[]): (string | null)[] => [...new Set(rows.map(gel))];
  const [ips, inputs] = [baits(unit, 'IP'), baits(unit, 'input')];
  return {
    unit,
    preys: gelsOf(own).map((each) => ({
      ip: lanes(unit, each, 'IP'),
      igg: lanes(unit, each, 'IgG'),
      input: lanes(unit, each, 'input'),
    })),
    baits: gelsOf(ips).map((each) => ({
      ip: ips.filter((row) => gel(row) === each),
      input: inputs.filter((row) => gel(row) === each),
    })),
  };
}

function lackOf({ preys, baits }: Lysate): Lack | null {
  if (preys.every(({ igg }) => igg.length === 0)) return 'no IgG lane';
  if (preys.every(({ input }) => input.length === 0)) return 'no input lane';
  if (preys.every((blot) => !isWhole(blot))) return 'no IgG lane';
  return baits.length === 0 ? 'no bait in the IP' : null;
}

function isWhole({ igg, input }: Lysate['preys'][number]): boolean {
  return igg.length > 0 && input.length > 0;
}

/** Net intensity, of an input that of the whole lysate where it is said which part was loaded. */
function levelOf(readings: Readings, rows: readonly number[]): number {
  return mean(
    rows.map((row) => {
      const part = fractionAt(readings, row) === 'input' ? quantityAt(readings, 'inputFraction', row) : 1;
      return netAt(readings, row) / (part > 0 ? part : 1);
    }),
  );
}

/** Whether the ratio of a lysate can be over its bait; one without a ratio does not decide. */
function hasBaitInput(lysate: Lysate): boolean {
  return lackOf(lysate) !== null || lysate.baits.every(({ input }) => input.length > 0);
}

function ratiosOf(
  readings: Readings,
  lysates: readonly Lysate[],
  by: Pulled['by'],
): Pick<Pulled, 'ratios' | 'by' | 'lacking' | 'saturated' | 'notPositive'> {
  const lacking = lysates.flatMap((lysate) => {
    const lack = lackOf(lysate);
    return lack === null ? [] : [{ unit: lysate.unit, lack }];
  });
  const told = lysates.filter((lysate) => lackOf(lysate) === null);
  const ratios = new Map<string, number>();
  const [saturated, notPositive]: [number[], number[]] = [[], []];
  for (const { unit, preys, baits } of told) {
    const whole = preys.filter(isWhole);
    const ofBaits = baits.flatMap(({ ip, input }) => (by === 'bait' ? [...ip, ...input] : ip));
    const rows = [...ofBaits, ...whole.flatMap(({ ip, igg, input }) => [...ip, ...igg, ...input])];
    saturated.push(...rows.filter((row) => isSaturated(readings, row)));
    const divisors = [...ofBaits, ...whole.flatMap(({ input }) => input)];
    const faint = divisors.filter((row) => !(netAt(readings, row) > 0));
    notPositive.push(...faint);
    if (faint.length > 0) continue;
    const level = (part: readonly number[]): number => levelOf(readings, part);
    const part = mean(baits.map(({ ip, input }) => level(ip) / level(input)));
    const bait = by === 'bait' ? { ip: part, input: 1 } : undefined;
    const each = whole.map(({ ip, igg, input }) =>
      coIpRatio({ ip: level(ip), igg: level(igg), input: level(input) }, bait),
    );
    ratios.set(unit, mean(each));
  }
  return { ratios, by, lacking, saturated: [...new Set(saturated)], notPositive: [...new Set(notPositive)] };
}
