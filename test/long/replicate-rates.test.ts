// How often does an effect over lines err that is not there? Simulated lines; figures of docs/assays/replicate.md.
// CHIPMATE_PRINT_RATES=1 prints them.
import { afterAll, expect, test } from 'vitest';
import { clearUnits, heterogeneityOf } from '../../src/assays/replicate/agreement.ts';
import { COVERAGE, POOLING, pooledEffects, type Pooling } from '../../src/assays/replicate/pooled-effect.ts';
import { replicationVerdict } from '../../src/assays/replicate/replication-verdict.ts';
import type { UnitEffect } from '../../src/assays/replicate/unit-effect.ts';
import { mean, variance } from '../../src/statistics/descriptive.ts';
import { createRandom, type Random } from '../../src/statistics/random.ts';

const SETS = 5000;
const EXPERIMENTS = 3;
/** Standard deviation of the mean of three experiments in each line, which repeats. */
const ERRORS = { equal: [1], unequal: [0.5, 1, 2] } as const;
const WITHIN = ['known', 'three experiments'] as const;

interface Setting {
  readonly units: number;
  /** Standard deviation between lines, in standard errors of one. */
  readonly between: number;
  readonly errors: keyof typeof ERRORS;
  readonly within: (typeof WITHIN)[number];
}

const SETTINGS = [3, 4, 5, 8].flatMap((units) =>
  [0, 0.5, 2].flatMap((between) =>
    (['equal', 'unequal'] as const).flatMap((errors) =>
      WITHIN.map((within): Setting => ({ units, between, errors, within })),
    ),
  ),
);

function unit(i: number, { between, errors, within }: Setting, random: Random): UnitEffect {
  const error = ERRORS[errors][i % ERRORS[errors].length];
  const effect = between * random.normal();
  const points = Array.from(
    { length: EXPERIMENTS },
    () => effect + error * Math.sqrt(EXPERIMENTS) * random.normal(),
  );
  const known = within === 'known';
  return {
    ...{ name: `line ${i}`, kind: 'line', status: null, points, n: EXPERIMENTS, estimate: mean(points) },
    standardError: known ? error : Math.sqrt(variance(points) / EXPERIMENTS),
    degreesOfFreedom: known ? Infinity : EXPERIMENTS - 1,
  };
}

type Rates = Record<Pooling | 'differ' | 'supported' | 'disagree' | 'suggested', number>;

function ratesIn(setting: Setting): Rates {
  const random = createRandom(15).split(JSON.stringify(setting));
  const counts = Object.fromEntries(
    [...POOLING, 'differ', 'supported', 'disagree', 'suggested'].map((name) => [name, 0]),
  ) as Rates;
  for (let set = 0; set < SETS; set++) {
    const units = Array.from({ length: setting.units }, (_, i) => unit(i, setting, random));
    const pooled = pooledEffects(units);
    for (const { pooling, low, high } of pooled) if (low <= 0 && high >= 0) counts[pooling]++;
    const heterogeneity = heterogeneityOf(units);
    if (heterogeneity.log10P < Math.log10(0.05)) counts.differ++;
    const { verdict } = replicationVerdict({
      ...{ mean: pooled[0], log10Holm: pooled[0].log10P, heterogeneity, clear: clearUnits(units) },
      expected: 0,
    });
    if (verdict === 'supported') counts.supported++;
    if (verdict === 'suggested') counts.suggested++;
    if (verdict === 'contradicted') counts.disagree++;
  }
  for (const name of Object.keys(counts) as (keyof Rates)[]) counts[name] /= SETS;
  return counts;
}

const lines: string[] = [];
const lowest = new Map<Pooling, number>();
afterAll(() => {
  if (process.env['CHIPMATE_PRINT_RATES'] === undefined) return;
  process.stdout.write(
    `| lines | between lines | errors | their variance | ${POOLING.join(' | ')} | differ | supported | disagree |\n${lines.join('\n')}\n`,
  );
});

test.each(SETTINGS)('$units lines, $between between, $errors errors, $within', (setting) => {
  const rates = ratesIn(setting);
  const shown = [...POOLING, 'differ', 'supported', 'disagree'].map((name) =>
    rates[name as keyof Rates].toFixed(3),
  );
  const { units, between, errors, within } = setting;
  for (const pooling of POOLING) lowest.set(pooling, Math.min(lowest.get(pooling) ?? 1, rates[pooling]));
  lines.push(`| ${[units, between, errors, within, ...shown].join(' | ')} |`);
  expect(rates['unit means'], 'coverage').toBeGreaterThanOrEqual(0.93);
  expect(rates['unit means'], 'coverage').toBeLessThanOrEqual(0.99);
  expect(rates.supported + rates.suggested, 'type-1 error').toBeLessThanOrEqual(0.07);
  if (between > 0) return;
  expect(rates.differ, 'heterogeneity').toBeLessThanOrEqual(0.08);
  expect(rates.disagree, 'opposite lines').toBeLessThanOrEqual(0.02);
});

test.each(POOLING)('the table tells the lowest coverage of %s', (pooling) => {
  expect(Math.abs((lowest.get(pooling) ?? NaN) - COVERAGE[pooling])).toBeLessThan(0.01);
});

test('REML with Knapp-Hartung is no default: with three experiments in each line its intervals are too short', () => {
  const setting: Setting = { units: 5, between: 0, errors: 'equal', within: 'three experiments' };
  expect(ratesIn(setting)['REML, Knapp-Hartung']).toBeLessThan(0.93);
});
