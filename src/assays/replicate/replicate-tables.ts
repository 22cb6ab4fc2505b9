// The three tables of effects over lines and donors.
import { signConsistency } from './agreement.ts';
import { combinedUnits } from './combined-p.ts';
import { countedUnits, COVERAGE, unitMeans, type PooledEffect, type Pooling } from './pooled-effect.ts';
import { replicateColumns, replicateCombinedColumns, replicateUnitColumns } from './replicate-columns.ts';
import type { Replicated } from './replication-verdict.ts';
import { subgroupsOf, type SubgroupDifference } from './subgroups.ts';
import { countsInMeans, intervalOf, ownLog10P, type Claim, type UnitEffect } from './unit-effect.ts';
import { chiSquaredLog10P } from '../../statistics/distributions/chi-squared.ts';
import { isIndividual } from '../../tables/samples.ts';
import { tableOf, type Table } from '../../tables/table.ts';
import type { Judged } from '../../tables/verdicts.ts';

/** A claim with all that is said of it. */
export interface ToldClaim {
  readonly claim: Claim;
  readonly pooled: readonly PooledEffect[];
  readonly judging: Replicated;
  readonly judged: Judged;
  readonly differences: readonly (SubgroupDifference & { readonly log10Holm: number })[];
}

type EffectRow = Claim &
  Pick<PooledEffect, 'estimate' | 'standardError' | 'low' | 'high' | 'degreesOfFreedom' | 'log10P'> & {
    readonly over: string;
    readonly pooling: Pooling;
    readonly counted: readonly UnitEffect[];
    readonly log10Holm: number;
    readonly mean?: PooledEffect;
    readonly judged?: Judged;
    readonly judging?: Replicated;
  };

/** A row for each way to pool all units, for each status, and for each difference between two. */
export function effectsTable(claims: readonly ToldClaim[]): Table {
  const rows = claims.flatMap(effectRows);
  const agreement = rows.map(({ judging, units }) =>
    judging === undefined ? undefined : signs(units, judging),
  );
  return tableOf(replicateColumns, {
    ...claimColumns(rows),
    over: rows.map(({ over }) => over),
    method: rows.map(({ pooling }) => pooling),
    verdict: rows.map(({ judged }) => judged?.verdict ?? null),
    reason: rows.map(({ judged }) => judged?.reason ?? null),
    units: rows.map(({ counted }) => counted.length),
    donors: rows.map(({ counted }) => counted.filter(({ kind }) => isIndividual(kind)).length),
    estimate: rows.map(({ estimate }) => estimate),
    ciLow: rows.map(({ low }) => low),
    ciHigh: rows.map(({ high }) => high),
    standardError: rows.map(({ standardError }) => standardError),
    degreesOfFreedom: rows.map(({ degreesOfFreedom }) => degreesOfFreedom),
    minusLog10P: rows.map(({ log10P }) => -log10P),
    minusLog10Holm: rows.map(({ log10Holm }) => -log10Holm),
    predictionLow: rows.map(({ mean }) => mean?.predictionLow ?? NaN),
    predictionHigh: rows.map(({ mean }) => mean?.predictionHigh ?? NaN),
    betweenVariance: rows.map(({ mean }) => mean?.betweenVariance ?? NaN),
    iSquared: rows.map(({ mean }) => mean?.iSquared ?? NaN),
    cochranQ: rows.map(({ mean }) => mean?.cochranQ ?? NaN),
    minusLog10QP: rows.map(({ mean }) => -qLog10P(mean)),
    minusLog10Differ: rows.map(({ judging }) => -(judging?.heterogeneity.log10P ?? NaN)),
    sameSign: agreement.map((found) => found?.same ?? NaN),
    signOf: agreement.map((found) => found?.of ?? NaN),
    signLow: agreement.map((found) => found?.low ?? NaN),
    signHigh: agreement.map((found) => found?.high ?? NaN),
    minusLog10Sign: agreement.map((found) => -(found?.log10P ?? NaN)),
    coverage: rows.map(({ pooling }) => COVERAGE[pooling]),
  });
}

function qLog10P(mean: PooledEffect | undefined): number {
  return mean === undefined ? NaN : chiSquaredLog10P(mean.cochranQ, mean.units - 1);
}

function effectRows({ claim, pooled, judging, judged, differences }: ToldClaim): EffectRow[] {
  const counts = (pooling: Pooling): UnitEffect[] =>
    pooling === 'unit means'
      ? countedUnits(claim.units)
      : claim.units.filter(({ standardError }) => standardError > 0);
  const all = pooled.map((mean, i): EffectRow => {
    const first = i === 0 ? { judged, judging, log10Holm: judging.log10Holm } : { log10Holm: NaN };
    return {
      ...claim,
      ...mean,
      over: 'all',
      mean,
      counted: counts(mean.pooling),
      ...first,
      units: claim.units,
    };
  });
  const groups = subgroupsOf(claim.units);
  const means = groups.map(({ status, units }): EffectRow => {
    const counted = countedUnits(units);
    const mean = unitMeans(counted);
    return { ...claim, ...mean, over: status, mean, counted, log10Holm: NaN, units };
  });
  const compared = differences.map(({ first, second, test, log10Holm }): EffectRow => {
    const counted = groups
      .filter(({ status }) => status === first || status === second)
      .flatMap(({ units }) => countedUnits(units));
    return { ...claim, ...test, over: `${first} - ${second}`, pooling: 'unit means', counted, log10Holm };
  });
  return [...all, ...means, ...compared];
}

/** The sign that is looked at: the expected one, or else that of the mean over units, or of all of them. */
function signLookedAt(units: readonly UnitEffect[], { expected, mean }: Replicated): number {
  if (expected !== 0) return expected;
  if (Number.isNaN(mean.estimate)) return Math.sign(units.reduce((sum, { estimate }) => sum + estimate, 0));
  return Math.sign(mean.estimate);
}

function signs(units: readonly UnitEffect[], judging: Replicated): ReturnType<typeof signConsistency> {
  return signConsistency(units, signLookedAt(units, judging));
}

/** A row for each unit of each claim. */
export function unitsTable(claims: readonly ToldClaim[]): Table {
  const rows = claims.flatMap(({ claim, judging }) => {
    const sign = signLookedAt(claim.units, judging);
    return claim.units.map((unit) => ({ ...claim, unit, sign }));
  });
  const intervals = rows.map(({ unit }) => intervalOf(unit));
  return tableOf(replicateUnitColumns, {
    ...claimColumns(rows),
    unit: rows.map(({ unit }) => unit.name),
    kind: rows.map(({ unit }) => unit.kind),
    status: rows.map(({ unit }) => unit.status),
    estimate: rows.map(({ unit }) => unit.estimate),
    ciLow: intervals.map(({ low }) => low),
    ciHigh: intervals.map(({ high }) => high),
    standardError: rows.map(({ unit }) => unit.standardError),
    n: rows.map(({ unit }) => unit.n),
    minusLog10P: rows.map(({ unit }) => -ownLog10P(unit)),
    direction: rows.map(({ unit, sign }) => {
      const own = Math.sign(unit.estimate);
      return own === 0 || sign === 0 ? null : own === sign ? 'same' : 'opposite';
    }),
    counted: rows.map(({ unit, units }) => (countsInMeans(unit, units) ? 'yes' : 'no')),
  });
}

/** A row for each claim and each way to combine the p-values of its units. */
export function combinedTable(claims: readonly ToldClaim[]): Table {
  const rows = claims.flatMap(({ claim, judging }) =>
    combinedUnits(claim.units, judging.expected).map((combined) => ({ ...claim, combined })),
  );
  return tableOf(replicateCombinedColumns, {
    ...claimColumns(rows),
    method: rows.map(({ combined }) => combined.combination),
    direction: rows.map(({ combined }) => (combined.direction > 0 ? 'higher' : 'lower')),
    units: rows.map(({ combined }) => combined.units),
    statistic: rows.map(({ combined }) => combined.statistic),
    minusLog10P: rows.map(({ combined }) => -combined.log10P),
  });
}

function claimColumns(
  rows: readonly Omit<Claim, 'units'>[],
): Record<'perturbation' | 'drug' | 'measured', (string | null)[]> {
  return {
    perturbation: rows.map(({ perturbation }) => perturbation),
    drug: rows.map(({ drug }) => drug),
    measured: rows.map(({ measured }) => (measured === '' ? null : measured)),
  };
}
