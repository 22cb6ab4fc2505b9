// Co-immunoprecipitation: how much prey comes down with the bait, beyond what IgG brings, over what was put in.
import { KnownNames, nameKey } from '../../genome/antigen-aliases.ts';
import { mean } from '../../statistics/descriptive.ts';
import { labelAt, type Readings } from '../../tables/readings.ts';
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
  /** (prey in IP - prey in IgG) / bait in IP / prey in input, by unit. */
  readonly ratios: ValueByUnit;
  /** What the units lack that have no ratio. */
  readonly lacking: readonly { readonly unit: string; readonly lack: Lack }[];
  readonly saturated: readonly number[];
  /** Rows of bait or input that are not above their background. */
  readonly notPositive: readonly number[];
}

/** Ratio of one co-IP. **Source:** as densitometry is done; bait and input make experiments comparable, IgG takes away what sticks. */
export function coIpRatio(
  preyInIp: number,
  preyInIgG: number,
  baitInIp: number,
  preyInInput: number,
): number {
  return (preyInIp - preyInIgG) / baitInIp / preyInInput;
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
  return [...found].map(([key, own]) => {
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
    const baits = (unit: string): number[] =>
      here.filter(
        (row) =>
          unitAt(readings, row) === unit &&
          fractionAt(readings, row) === 'IP' &&
          at('antibody', row) === bait &&
          names.same(at('target', row) ?? '', bait),
      );
    return {
      cell,
      arm,
      bait,
      prey,
      ...ratiosOf(readings, own, { lanes, baits, gel: (row) => at('gel', row) }),
    };
  });
}

interface Lanes {
  readonly lanes: (unit: string, gel: string | null, fraction: Fraction) => number[];
  readonly baits: (unit: string) => number[];
  readonly gel: (row: number) => string | null;
}

function ratiosOf(
  readings: Readings,
  own: readonly number[],
  { lanes, baits, gel }: Lanes,
): Pick<Pulled, 'ratios' | 'lacking' | 'saturated' | 'notPositive'> {
  const ratios = new Map<string, number>();
  const [lacking, saturated, notPositive]: [Pulled['lacking'][number][], number[], number[]] = [[], [], []];
  const level = (rows: readonly number[]): number => mean(rows.map((row) => netAt(readings, row)));
  for (const unit of new Set(own.map((row) => unitAt(readings, row) ?? ''))) {
    const bait = baits(unit);
    const gels = [...new Set(own.filter((row) => unitAt(readings, row) === unit).map(gel))];
    const blots = gels.map((each) => ({
      ip: lanes(unit, each, 'IP'),
      igg: lanes(unit, each, 'IgG'),
      input: lanes(unit, each, 'input'),
    }));
    const whole = blots.filter(({ igg, input }) => igg.length > 0 && input.length > 0);
    if (whole.length === 0 || bait.length === 0) {
      const lack = blots.every(({ igg }) => igg.length === 0)
        ? 'no IgG lane'
        : blots.every(({ input }) => input.length === 0)
          ? 'no input lane'
          : whole.length === 0
            ? 'no IgG lane'
            : 'no bait in the IP';
      lacking.push({ unit, lack });
      continue;
    }
    const rows = [...bait, ...whole.flatMap(({ ip, igg, input }) => [...ip, ...igg, ...input])];
    saturated.push(...rows.filter((row) => isSaturated(readings, row)));
    const divisors = [...bait, ...whole.flatMap(({ input }) => input)];
    const faint = divisors.filter((row) => !(netAt(readings, row) > 0));
    notPositive.push(...faint);
    if (faint.length > 0) continue;
    ratios.set(
      unit,
      mean(whole.map(({ ip, igg, input }) => coIpRatio(level(ip), level(igg), level(bait), level(input)))),
    );
  }
  return { ratios, lacking, saturated: [...new Set(saturated)], notPositive: [...new Set(notPositive)] };
}
