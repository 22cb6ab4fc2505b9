// What was read of a blot or a stain as comparisons with their verdicts.
import type { Judged } from '../../tables/verdicts.ts';
import type { Arms } from '../design/arms.ts';
import type { Effect, ValueByUnit } from '../design/effect.ts';
import { effectOf, withoutTest } from '../design/effect.ts';
import type { EffectUnit, FindingKind } from '../design/finding.ts';
import { comparedWithControl } from '../design/several-groups.ts';
import { holmOverFamilies, judgedEffect, type Doubt } from '../design/verdict-of-effect.ts';
import type { SeenByEye } from './by-eye.ts';
import { areCopies, type Pulled } from './co-ip.ts';
import type { StainedSet } from './flow.ts';
import type { BandSet } from './relative-bands.ts';

/** One comparison of a blot. */
export interface BlotRow {
  readonly kind: Extract<FindingKind, 'perturbation' | 'interaction'>;
  readonly cell: string | null;
  /** Where a table has several. */
  readonly time?: string | null;
  readonly measured: string;
  /** The precipitated protein, in a co-IP. */
  readonly bait: string | null;
  readonly arm: number;
  /** Beside which arm; null for a co-IP beside its IgG, within one arm. */
  readonly against: number | null;
  readonly measure: string;
  readonly unit: EffectUnit;
  readonly effect: Effect;
  readonly test: string | null;
  readonly adjustedLog10P: number;
  readonly judged: Judged;
  /** What a figure shows. */
  readonly treated: ValueByUnit;
  readonly control: ValueByUnit;
}

type Unjudged = Omit<BlotRow, 'adjustedLog10P' | 'judged'> & {
  readonly family: string;
  readonly doubt: Doubt | null;
  /** Values of all units are as good as one: copies. */
  readonly copied?: boolean;
};

/** Corrects for all families of the table and gives the words. Copies have no interval and no p. */
function judgedRows(unjudged: readonly Unjudged[]): BlotRow[] {
  const rows = unjudged.map(({ copied = false, ...row }) =>
    copied && row.effect.noTest === null ? { ...row, effect: withoutTest(row.effect, 'no spread') } : row,
  );
  const adjusted = holmOverFamilies(
    rows.map(({ effect }) => effect.log10P),
    rows.map(({ family }) => family),
  );
  return rows.map(({ family: _, doubt, ...row }, i) => ({
    ...row,
    adjustedLog10P: adjusted[i],
    judged: judgedEffect(row.effect, adjusted[i], { suggested: doubt }),
  }));
}

interface Comparable {
  readonly cell: string | null;
  readonly values: readonly ValueByUnit[];
  readonly arms: readonly number[];
}

/** Every treated arm of a set beside the control. */
function besideControl(
  { cell, values, arms }: Comparable,
  { control = 0 }: Arms,
  of: Pick<Unjudged, 'kind' | 'measured' | 'bait' | 'measure' | 'unit' | 'family' | 'doubt' | 'copied'>,
): Unjudged[] {
  const treated = arms.filter((arm) => arm !== control);
  const groups = { control: values[control], treated: treated.map((arm) => values[arm]), divided: false };
  const effects = comparedWithControl(groups, 'summary');
  return treated.map((arm, i) => {
    const { test, ...effect } = effects[i];
    return {
      ...of,
      cell,
      arm,
      against: control,
      effect,
      test,
      treated: values[arm],
      control: values[control],
    };
  });
}

/** Densitometry: each protein, each treated arm. @param loaded whether there is a loading control */
export function bandRows(sets: readonly BandSet[], arms: Arms, loaded: boolean): BlotRow[] {
  const rows = sets.flatMap((set) =>
    besideControl(set, arms, {
      ...{ kind: 'perturbation', measured: set.target, bait: null, unit: 'log2 ratio' },
      measure: loaded ? 'band over loading control' : 'band',
      ...{ family: JSON.stringify([set.cell, set.target]), doubt: doubtOf(set, loaded) },
    }),
  );
  return judgedRows(rows);
}

function doubtOf({ saturated, outside, series }: BandSet, loaded: boolean): Doubt | null {
  if (!loaded) return 'no loading control';
  if (saturated.length > 0) return 'saturated bands';
  return series !== undefined && (!series.linear || outside.length > 0) ? 'signal not linear' : null;
}

/** Flow: each protein, each treated arm. */
export function stainRows(
  sets: readonly StainedSet[],
  arms: Arms,
  what: 'fluorescence' | 'positive',
): BlotRow[] {
  const rows = sets.flatMap((set) =>
    besideControl(set, arms, {
      ...{ kind: 'perturbation', measured: set.target, bait: null, unit: 'log2 ratio' },
      measure: what === 'positive' ? 'odds of positive cells' : 'median fluorescence over control stain',
      family: JSON.stringify([set.cell, set.target]),
      doubt: set.unstained.length > 0 ? 'no isotype control' : null,
    }),
  );
  return judgedRows(rows);
}

/** Co-IP: each direction against its IgG, then, where there are arms, whether the ratio differs between them. */
export function coIpRows(pulled: readonly Pulled[], arms: Arms): BlotRow[] {
  const within = pulled.map((each): Unjudged => {
    const control = new Map([...each.ratios.keys()].map((unit) => [unit, 0]));
    const effect = effectOf(each.ratios, control);
    return {
      ...{ kind: 'interaction', cell: each.cell, measured: each.prey, bait: each.bait, unit: 'ratio' },
      ...{ arm: each.arm, against: null, measure: 'co-IP', effect, test: 'one-sample t' },
      family: JSON.stringify([each.cell, each.bait, each.prey, each.arm]),
      ...{ doubt: each.saturated.length > 0 ? 'saturated bands' : null, copied: areCopies(each) },
      ...{ treated: each.ratios, control },
    };
  });
  const judged = judgedRows(within).map((row, i): BlotRow => {
    const [first] = pulled[i].lacking;
    if (pulled[i].ratios.size === 0 && first !== undefined)
      return { ...row, judged: { verdict: 'not estimable', reason: first.lack } };
    // More in IgG than in the precipitate is no interaction.
    return row.effect.estimate > 0 || row.judged.verdict === 'not estimable'
      ? row
      : { ...row, judged: { verdict: 'no significant difference', reason: null } };
  });
  return [...judged, ...judgedRows(betweenArms(pulled, arms))];
}

/** The co-IP ratio of each arm beside the control, on log2; ratios that are not above 0 have none. */
function betweenArms(pulled: readonly Pulled[], arms: Arms): Unjudged[] {
  const directions = new Map<string, Pulled[]>();
  for (const each of pulled) {
    const key = JSON.stringify([each.cell, each.bait, each.prey]);
    directions.set(key, [...(directions.get(key) ?? []), each]);
  }
  return [...directions].flatMap(([family, own]) => {
    if (!own.some(({ arm }) => arm === arms.control)) return [];
    const values = arms.arms.map((_, arm) => {
      const ratios = own.find((each) => each.arm === arm)?.ratios ?? new Map<string, number>();
      return new Map(
        [...ratios].filter(([, ratio]) => ratio > 0).map(([unit, ratio]) => [unit, Math.log2(ratio)]),
      );
    });
    const set = { cell: own[0].cell, values, arms: own.map(({ arm }) => arm) };
    return besideControl(set, arms, {
      ...{
        kind: 'interaction',
        measured: own[0].prey,
        bait: own[0].bait,
        measure: 'co-IP ratio',
        unit: 'log2 ratio',
      },
      ...{ family, doubt: own.some(({ saturated }) => saturated.length > 0) ? 'saturated bands' : null },
      copied: own.some(areCopies),
    });
  });
}

const NOT_TESTED: Effect = {
  ...{ estimate: NaN, low: NaN, high: NaN, standardError: NaN, degreesOfFreedom: NaN, log10P: NaN },
  ...{ n: 0, nControl: 0, paired: false, leftOut: [], noTest: 'read by eye' },
};

/** Read by eye: counts in place of effects. */
export function eyeRows(seen: readonly SeenByEye[], { control = 0 }: Arms): BlotRow[] {
  return seen.map(({ cell, bait, target, arm, yes, no, opposite, direction, judged }) => {
    const n = yes + no + opposite;
    const word = bait !== null ? 'more than IgG' : direction < 0 ? 'less' : 'more';
    return {
      ...{ kind: bait === null ? 'perturbation' : 'interaction', cell, measured: target, bait, arm },
      ...{ against: bait === null ? control : null, unit: 'log2 ratio', test: null, judged },
      measure: `by eye: ${word} in ${yes} of ${n}`,
      effect: { ...NOT_TESTED, n, nControl: n },
      ...{ adjustedLog10P: NaN, treated: new Map<string, number>(), control: new Map<string, number>() },
    };
  });
}
