// How often does each test of growth, bands and ratios fire where nothing was done, and do its intervals hold? Three experiments;
// figures of docs/assays/growth.md.
import { expect, test } from 'vitest';
import { effectOf, type ValueByUnit } from '../../src/assays/design/effect.ts';
import { interactionOf } from '../../src/assays/design/interaction.ts';
import { coIpRatio } from '../../src/assays/blot/co-ip.ts';
import { comparedWithControl, type Compared } from '../../src/assays/design/several-groups.ts';
import type { Course, CourseSet } from '../../src/assays/growth/courses.ts';
import { lastCommonDay, measuredByArm, type Measure } from '../../src/assays/growth/growth-measures.ts';
import { mean, standardDeviation } from '../../src/statistics/descriptive.ts';
import { randomIntercept } from '../../src/statistics/models/random-intercept.ts';
import { createRandom, type Random } from '../../src/statistics/random.ts';
import { oneSampleTTest, welchTTest } from '../../src/statistics/tests/t-tests.ts';

const PLATES = 5000;
/** Of mixed models, which no verdict at three experiments rests on. */
const FEWER = 1000;
const LEVEL = Math.log10(0.05);
const DAYS = [0, 1, 2, 3];
const WELLS = 3;

interface World {
  /** Experiments of a culture. */
  readonly n: number;
  readonly arms: number;
  /** Standard deviations: of experiments, of groups within them (doublings a day), of wells (log2). */
  readonly experiment: number;
  readonly group: number;
  readonly well: number;
  /** The last group varies so many times as much. */
  readonly unequal?: number;
  /** Deviations of groups are skewed as an exponential is. */
  readonly skewed?: boolean;
  /** Groups share no experiment. */
  readonly apart?: boolean;
}

const USUAL: World = { n: 3, arms: 2, experiment: 0.1, group: 0.06, well: 0.15 };

/** Counts of all wells: a plate of an experiment on which no group does anything. */
function plate(world: World, random: Random): { set: CourseSet; wells: (Course & { well: number })[] } {
  const wells: (Course & { well: number })[] = [];
  const courses: Course[] = [];
  const deviation = (arm: number): number => {
    const scale = world.group * (arm === world.arms - 1 ? (world.unequal ?? 1) : 1);
    return scale * (world.skewed === true ? random.exponential() - 1 : random.normal());
  };
  for (let e = 0; e < world.n * (world.apart === true ? world.arms : 1); e++) {
    const rate = 1 + world.experiment * random.normal();
    const seeded = 17 + 0.3 * random.normal();
    for (let arm = 0; arm < world.arms; arm++) {
      if (world.apart === true && e % world.arms !== arm) continue;
      const own = rate + deviation(arm);
      const level = Array.from({ length: WELLS }, (_, well) => {
        const values = DAYS.map((day) => 2 ** (seeded + own * day + world.well * random.normal()));
        wells.push({ unit: String(e), arm, days: DAYS, values, well });
        return values;
      });
      const values = DAYS.map((_, i) => mean(level.map((each) => each[i])));
      courses.push({ unit: String(e), arm, days: DAYS, values });
    }
  }
  return { set: { cell: null, endpoint: 'count', courses, wells: wells.length }, wells };
}

interface Told {
  readonly fires: boolean;
  /** Intervals that hold 0, of all intervals of the plate. */
  readonly held: number;
  readonly intervals: number;
}

function toldOf(effects: readonly Pick<Compared, 'low' | 'high' | 'log10P'>[]): Told {
  const intervals = effects.filter(({ low }) => !Number.isNaN(low));
  return {
    fires: effects.some(({ log10P }) => log10P < LEVEL),
    held: intervals.filter(({ low, high }) => low <= 0 && high >= 0).length,
    intervals: intervals.length,
  };
}

type Trial = (random: Random) => Told;

const analysis =
  (world: World, measure: Measure, model: 'summary' | 'mixed' = 'summary'): Trial =>
  (random) => {
    const { courses } = plate(world, random).set;
    const measuring = { measure, scale: 'amount', control: 0, last: lastCommonDay(courses) } as const;
    const [control, ...treated] = measuredByArm(courses, world.arms, measuring);
    return toldOf(comparedWithControl({ control, treated, divided: measure === 'GR' }, model));
  };

/** Endpoints of each well as log2, by group. */
function wellValues(world: World, random: Random): { value: number; unit: number; arm: number }[] {
  return plate(world, random).wells.map(({ values, unit, arm }) => ({
    value: Math.log2(values[3]),
    unit: Number(unit),
    arm,
  }));
}

function unitsOf(world: World, random: Random): ValueByUnit[] {
  const { set } = plate(world, random);
  return Array.from(
    { length: world.arms },
    (_, arm) =>
      new Map(
        set.courses
          .filter((each) => each.arm === arm)
          .map(({ unit, values }) => [unit, Math.log2(values[3])]),
      ),
  );
}

const four: World = { ...USUAL, arms: 4 };

/** Name in the table, whether verdicts rest on it, and one trial. */
const TRIALS: readonly (readonly [name: string, verdicts: boolean, trial: Trial])[] = [
  ['paired t, growth rate, one group', true, analysis(USUAL, 'rate')],
  ['paired t, area, one group', true, analysis(USUAL, 'area')],
  ['paired t, last value, one group', true, analysis(USUAL, 'last')],
  ['one-sample t, GR, one group', true, analysis(USUAL, 'GR')],
  [
    'paired t, growth rate, one group, skewed',
    true,
    analysis({ ...USUAL, skewed: true, group: 0.12 }, 'rate'),
  ],
  ['Welch, growth rate, groups of other experiments', true, analysis({ ...USUAL, apart: true }, 'rate')],
  ['Dunnett within experiments, growth rate, three groups', true, analysis(four, 'rate')],
  ['Dunnett within experiments, last value, three groups', true, analysis(four, 'last')],
  [
    'Dunnett, growth rate, three groups of other experiments',
    true,
    analysis({ ...four, apart: true }, 'rate'),
  ],
  ['one-sample t with Holm, GR, three groups', true, analysis(four, 'GR')],
  [
    'paired t on the interaction',
    true,
    (random) => {
      const [control, perturbed, drugged, both] = unitsOf(four, random);
      return toldOf([interactionOf({ control, perturbed, drugged, both })]);
    },
  ],
  [
    'interaction of groups of other experiments',
    true,
    (random) => {
      const [control, perturbed, drugged, both] = unitsOf({ ...four, apart: true }, random);
      return toldOf([interactionOf({ control, perturbed, drugged, both })]);
    },
  ],
  [
    'one-sample t of log ratios, control divided by itself, one group',
    true,
    (random) => {
      const [own, treated] = unitsOf(USUAL, random);
      const ratios = new Map([...treated].map(([unit, value]) => [unit, value - (own.get(unit) ?? NaN)]));
      const control = new Map([...ratios.keys()].map((unit) => [unit, 0]));
      return toldOf(comparedWithControl({ control, treated: [ratios], divided: true }, 'summary'));
    },
  ],
  [
    'one-sample t of the co-IP ratio, no interaction',
    true,
    (random) => {
      // Prey in IP and IgG are the same beads' noise; blots are exposed differently, which cancels.
      const ratios = [0, 1, 2].map((): number => {
        const [ofPrey, ofBait] = [0, 0].map(() => Math.exp(0.5 * random.normal()));
        const noise = (): number => 100 * ofPrey * Math.exp(0.4 * random.normal());
        const input = 1000 * ofPrey * Math.exp(0.1 * random.normal());
        const bait = { ip: 3000 * ofBait * Math.exp(0.3 * random.normal()), input: 1000 * ofBait };
        return coIpRatio({ ip: noise(), igg: noise(), input }, bait);
      });
      const { low, high, log10P } = oneSampleTTest(ratios);
      return toldOf([{ low, high, log10P }]);
    },
  ],
  [
    'paired t of normalised bands',
    true,
    (random) => {
      const band = (): number => random.normal() * 0.3 - random.normal() * 0.15;
      const lanes = (): ValueByUnit => new Map([0, 1, 2].map((unit) => [String(unit), band()]));
      return toldOf([effectOf(lanes(), lanes())]);
    },
  ],
  [
    'Dunnett within experiments, one group varies three times as much',
    false,
    analysis({ ...four, unequal: 3 }, 'rate'),
  ],
  [
    'mixed model on one number for each experiment and group, one group',
    false,
    analysis(USUAL, 'rate', 'mixed'),
  ],
  [
    'mixed model, one group, experiments alike',
    false,
    analysis({ ...USUAL, experiment: 0 }, 'rate', 'mixed'),
  ],
  ['mixed model with Holm, three groups', false, analysis(four, 'rate', 'mixed')],
  [
    'mixed model with Holm, three groups, experiments alike',
    false,
    analysis({ ...four, experiment: 0 }, 'rate', 'mixed'),
  ],
  [
    'mixed model, five experiments, experiments alike',
    false,
    analysis({ ...four, n: 5, experiment: 0.02 }, 'rate', 'mixed'),
  ],
  [
    'wells as n, t test',
    false,
    (random) => {
      const wells = wellValues(USUAL, random);
      const of = (arm: number): number[] =>
        wells.filter((well) => well.arm === arm).map(({ value }) => value);
      return toldOf([welchTTest(of(1), of(0))]);
    },
  ],
  [
    'wells as n, t test, growth since day 0, experiments alike',
    false,
    (random) => {
      const { wells } = plate({ ...USUAL, experiment: 0 }, random);
      const of = (arm: number): number[] =>
        wells.filter((well) => well.arm === arm).map(({ values }) => Math.log2(values[3] / values[0]));
      return toldOf([welchTTest(of(1), of(0))]);
    },
  ],
  [
    'mixed model on wells, random intercept of the experiment',
    false,
    (random) => {
      const wells = wellValues(USUAL, random);
      const model = randomIntercept(
        Float64Array.from(wells, ({ value }) => value),
        Float64Array.from(wells.flatMap(({ arm }) => [1, arm])),
        Int32Array.from(wells, ({ unit }) => unit),
      );
      return toldOf([model.contrast([0, 1])]);
    },
  ],
  [
    'paired t tests of three groups without a correction',
    false,
    (random) => {
      const [control, ...treated] = unitsOf(four, random);
      return toldOf(treated.map((group) => effectOf(group, control)));
    },
  ],
  [
    'Welch beside a control divided by itself (all 100)',
    false,
    (random) => {
      const [own, treated] = unitsOf(USUAL, random);
      const percent = [...treated].map(([unit, value]) => 100 * 2 ** (value - (own.get(unit) ?? NaN)));
      const { estimate, standardError } = welchTTest(percent, [100, 100, 100]);
      // What is drawn: three values beside three of 100, four degrees of freedom.
      const reach = 2.7764 * standardError;
      const fires = Math.abs(estimate) > reach;
      return { fires, held: fires ? 0 : 1, intervals: 1 };
    },
  ],
  [
    'normal interval (mean and 1.96 standard errors)',
    false,
    (random) => {
      const [control, treated] = unitsOf(USUAL, random);
      const pairs = [...treated].map(([unit, value]) => value - (control.get(unit) ?? NaN));
      const reach = (1.96 * standardDeviation(pairs)) / Math.sqrt(pairs.length);
      const fires = Math.abs(mean(pairs)) > reach;
      return { fires, held: fires ? 0 : 1, intervals: 1 };
    },
  ],
  [
    'percentile bootstrap of three pairs',
    false,
    (random) => {
      const [control, treated] = unitsOf(USUAL, random);
      const pairs = [...treated].map(([unit, value]) => value - (control.get(unit) ?? NaN));
      // Of the 27 samples of three, the middle 95 % leave out less than the lowest and the highest.
      const fires = Math.min(...pairs) > 0 || Math.max(...pairs) < 0;
      return { fires, held: fires ? 0 : 1, intervals: 1 };
    },
  ],
];

test.each(TRIALS)('%s (verdicts rest on it: %s)', (name, verdicts, trial) => {
  const random = createRandom(20_001);
  let [fires, held, intervals] = [0, 0, 0];
  const plates = name.startsWith('mixed') ? FEWER : PLATES;
  for (let i = 0; i < plates; i++) {
    const told = trial(random.split(i));
    fires += Number(told.fires);
    held += told.held;
    intervals += told.intervals;
  }
  const rates = [fires / plates, held / intervals].map((rate) => rate.toFixed(3));
  console.log(`| ${name} | ${rates.join(' | ')} | ${verdicts ? 'yes' : 'not for n = 3'} |`);
  if (!verdicts) return;
  expect(fires / plates).toBeGreaterThan(0.02);
  expect(fires / plates).toBeLessThan(0.07);
  expect(held / intervals).toBeGreaterThan(0.93);
  expect(held / intervals).toBeLessThan(0.99);
});
