// Several groups against one control over independent experiments: which test, its effects, and p for all of them together.
import { mean, variance } from '../../statistics/descriptive.ts';
import { dunnettLoadings, dunnettLog10P, dunnettQuantile } from '../../statistics/distributions/dunnett.ts';
import { holm } from '../../statistics/combine/multiple-testing.ts';
import { randomIntercept } from '../../statistics/models/random-intercept.ts';
import { square } from '../../statistics/power.ts';
import { effectOf, type Effect, type ValueByUnit } from './effect.ts';
import { hasSpread } from './spread.ts';

/** How groups were compared. */
export type TestName =
  | 'paired t'
  | 'Welch'
  | 'one-sample t, Holm'
  | 'paired t, Holm'
  | 'Welch, Holm'
  | 'Dunnett within experiments'
  | 'Dunnett'
  | 'mixed model, Holm';

/** An effect whose p is corrected for the groups that share its control. */
export interface Compared extends Effect {
  readonly test: TestName;
}

/** Groups and their control, one value for each unit. */
export interface Groups {
  readonly control: ValueByUnit;
  readonly treated: readonly ValueByUnit[];
  /** The control is the same number in every unit because values were divided by it. */
  readonly divided: boolean;
}

/**
 * Each treated group minus the control. One group: Student's t test of the pairs, else Welch's. Several: Dunnett's within experiments where
 * at least two units have all groups (others are left out), by one way where no unit is shared; where the control cannot vary, one-sample
 * tests; else pairs. @param model 'mixed' takes all units into a random intercept
 */
export function comparedWithControl(groups: Groups, model: 'summary' | 'mixed'): readonly Compared[] {
  const { control, treated } = groups;
  // A group of one experiment has no test, and takes none from the others.
  const enough = treated.filter(({ size }) => size >= 2);
  const tested = compareAll({ ...groups, treated: enough }, model);
  const usual = tested[0]?.test ?? 'paired t';
  return treated.map(
    (group) => tested[enough.indexOf(group)] ?? { ...effectOf(group, control), test: usual },
  );
}

function compareAll(groups: Groups, model: 'summary' | 'mixed'): readonly Compared[] {
  const { control, treated } = groups;
  const divided = groups.divided || isConstant(control);
  const singles = treated.map((group) => effectOf(group, control));
  // A model of values that differ by constants has no residual but what its search leaves.
  const flat = singles.every(({ noTest }) => noTest === 'no spread');
  if (model === 'mixed' && !divided && !flat && canMix(control, treated)) return mixed(groups);
  if (divided) return corrected(singles, 'one-sample t, Holm');
  if (treated.length < 2)
    return singles.map((effect) => ({ ...effect, test: effect.paired ? 'paired t' : 'Welch' }));
  const everywhere = [...control.keys()].filter((unit) => treated.every((group) => group.has(unit)));
  if (everywhere.length >= 2) return within(groups, everywhere);
  const shared = treated.some((group) => [...group.keys()].some((unit) => control.has(unit)));
  const large = control.size >= 2;
  if (!shared && large) return oneWay(groups);
  return corrected(singles, singles.every(({ paired }) => paired) ? 'paired t, Holm' : 'Welch, Holm');
}

/** Whether a control is one number in every unit, as where values were divided by it: its error is none of the others'. */
export function isConstant(control: ValueByUnit): boolean {
  const values = [...control.values()];
  const spread = Math.max(...values) - Math.min(...values);
  return values.length > 1 && spread < 1e-9 * Math.max(1, Math.abs(values[0]));
}

function corrected(effects: readonly Effect[], test: TestName): Compared[] {
  const adjusted = holm(Float64Array.from(effects, ({ log10P }) => log10P));
  return effects.map((effect, i) => ({ ...effect, log10P: adjusted[i], test }));
}

const UNTESTED = {
  ...{ low: NaN, high: NaN, standardError: NaN, degreesOfFreedom: NaN, log10P: NaN },
  noTest: 'no spread',
} as const;

interface Errors {
  readonly squares: number;
  readonly degreesOfFreedom: number;
}

type Difference = Pick<Effect, 'estimate' | 'n' | 'nControl' | 'paired' | 'leftOut'>;

/** Effects with one error for all, and Dunnett's p and intervals. */
function dunnett(
  differences: readonly Difference[],
  { squares, degreesOfFreedom }: Errors,
  groups: readonly Iterable<number>[],
  test: TestName,
): Compared[] {
  const loadings = dunnettLoadings(
    differences.map(({ n }) => n),
    differences[0].nControl,
  );
  const deviation = Math.sqrt(squares / degreesOfFreedom);
  return differences.map((each) => {
    const standardError = deviation * Math.sqrt(1 / each.n + 1 / each.nControl);
    if (!hasSpread(standardError, each.estimate, ...groups)) return { ...each, ...UNTESTED, test };
    const reach = dunnettQuantile(0.95, degreesOfFreedom, loadings) * standardError;
    return {
      ...each,
      ...{ standardError, degreesOfFreedom, test, noTest: null },
      ...{ low: each.estimate - reach, high: each.estimate + reach },
      log10P: dunnettLog10P(each.estimate / standardError, degreesOfFreedom, loadings),
    };
  });
}

/** Two-way analysis of variance, experiments as blocks. */
function within({ control, treated }: Groups, units: readonly string[]): Compared[] {
  const table = [control, ...treated].map((group) => units.map((unit) => group.get(unit) ?? NaN));
  const groupMeans = table.map((group) => mean(group));
  const unitMeans = units.map((_, unit) => mean(table.map((group) => group[unit])));
  const grand = mean(groupMeans);
  let squares = 0;
  table.forEach((group, g) =>
    group.forEach((value, unit) => (squares += square(value - groupMeans[g] - unitMeans[unit] + grand))),
  );
  const n = units.length;
  const differences = treated.map((group, g) => ({
    ...{ estimate: groupMeans[g + 1] - groupMeans[0], n, nControl: n, paired: true },
    leftOut: [...new Set([...group.keys(), ...control.keys()])].filter((unit) => !units.includes(unit)),
  }));
  return dunnett(
    differences,
    { squares, degreesOfFreedom: (n - 1) * treated.length },
    table,
    'Dunnett within experiments',
  );
}

/** One-way analysis of variance. */
function oneWay({ control, treated }: Groups): Compared[] {
  const [own, ...groups] = [control, ...treated].map((group) => [...group.values()]);
  const errors = {
    squares: [own, ...groups].reduce((sum, group) => sum + variance(group) * (group.length - 1), 0),
    degreesOfFreedom: [own, ...groups].reduce((sum, { length }) => sum + length - 1, 0),
  };
  const differences = groups.map((group) => ({
    ...{ estimate: mean(group) - mean(own), n: group.length, nControl: own.length },
    ...{ paired: false, leftOut: [] },
  }));
  return dunnett(differences, errors, [own, ...groups], 'Dunnett');
}

/** Enough rows for the residual, and units that are in several groups. */
function canMix(control: ValueByUnit, treated: readonly ValueByUnit[]): boolean {
  const groups = [control, ...treated];
  const units = new Set(groups.flatMap((group) => [...group.keys()]));
  const rows = groups.reduce((sum, { size }) => sum + size, 0);
  return treated.length > 0 && control.size >= 2 && rows > units.size + treated.length;
}

/** Random intercept for every unit; every unit counts, also one that lacks a group. */
function mixed({ control, treated }: Groups): Compared[] {
  const groups = [control, ...treated];
  const units = [...new Set(groups.flatMap((group) => [...group.keys()]))];
  const rows = groups.flatMap((group, g) =>
    [...group].map(([unit, value]) => ({ value, unit: units.indexOf(unit), g })),
  );
  const weights = (g: number): number[] => groups.map((_, j) => Number(j === g));
  const model = randomIntercept(
    Float64Array.from(rows, ({ value }) => value),
    Float64Array.from(rows.flatMap(({ g }) => weights(g).map((own, j) => (j === 0 ? 1 : own)))),
    Int32Array.from(rows, ({ unit }) => unit),
  );
  const effects = treated.map((group, i): Effect => {
    const found = model.contrast(weights(i + 1));
    const paired = [...group.keys()].some((unit) => control.has(unit));
    const counted = { n: group.size, nControl: control.size, paired, leftOut: [] };
    return hasSpread(found.standardError, found.estimate, ...groups.map((each) => each.values()))
      ? { ...found, ...counted, noTest: null }
      : { ...counted, ...UNTESTED, estimate: found.estimate };
  });
  return corrected(effects, 'mixed model, Holm');
}
