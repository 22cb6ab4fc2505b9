import type { Design, OrthogonalBasis } from '../../expression/model/least-squares.ts';
import { orthogonalize } from '../../expression/model/least-squares.ts';
import { mean, median, standardDeviation } from '../../statistics/descriptive.ts';
import { normalLog10P } from '../../statistics/distributions/normal.ts';
import { square } from '../../statistics/power.ts';
import { kolmogorovSmirnovTest } from '../../statistics/tests/kolmogorov-smirnov.ts';
import { rankSumTest } from '../../statistics/tests/rank-tests.ts';
import { adjustedDifference, type AdjustedDifference } from './adjusted-difference.ts';
import type { ChangedDirection, ChangeGroup } from './change-groups.ts';
import { designRows } from './gene-covariates.ts';

/** Do changed genes carry more of the factor than unchanged ones that are alike, and more than of other factors? */
export interface FunctionTest {
  readonly direction: ChangedDirection;
  /** All genes that count as changed in this direction. */
  readonly changed: number;
  /** Those of them that are judged. */
  readonly genes: number;
  readonly unchanged: number;
  /** Chance that a judged gene has the larger potential than an unchanged one; 0.5 is no difference. It describes. */
  readonly areaUnderCurve: number;
  /** One-sided Kolmogorov-Smirnov test that judged genes have larger potentials. It describes. */
  readonly ksLog10P: number;
  /** Difference of the factor's rank score between judged and unchanged genes, all covariates equal. */
  readonly difference: AdjustedDifference;
  /** One-sided p of that difference by itself. */
  readonly ownLog10P: number;
  /** The same difference of other factors; undefined where there are none. */
  readonly world: ComparedWithWorld | undefined;
  /** The p that counts: the larger of its own and the world's; NaN where nothing could be compared. */
  readonly log10P: number;
  /** Changed genes carry more of the factor at p of 0.05 or less, and than of 95 % of the other factors. */
  readonly fires: boolean;
}

/** Where a factor stands among others. */
export interface ComparedWithWorld {
  readonly experiments: number;
  /** Median and spread of their z. */
  readonly centre: number;
  readonly spread: number;
  /** Share of the factors that stand as high or higher, this one among them. */
  readonly rank: number;
  readonly log10P: number;
}

/** Fewest changed genes of a direction that are tested. */
export const FEWEST_CHANGED = 5;
/** So many standard deviations of its own a factor counts for one where no other factors can be asked. */
const WITHOUT_WORLD = 3;
/** Fewer other factors than this do not know how far factors spread. */
export const SMALL_WORLD = 20;
/** A factor that fewer than this share of all factors equal stands out. */
export const STANDS_OUT = 0.05;
const FIRES = Math.log10(0.05);

/** The genes of a group with what they are compared in: made once, asked for many factors. */
export interface Comparison {
  readonly group: ChangeGroup;
  /** Changed and unchanged genes, numbers of the measured ones. */
  readonly rows: Uint32Array;
  readonly basis: OrthogonalBasis;
  /** What the rank scores of a factor, of every measured gene, say. */
  readonly differenceOf: (scores: ArrayLike<number>) => AdjustedDifference;
}

/** Makes the comparison of a group's changed and unchanged genes. @param design covariates of every measured gene */
export function comparisonOf(design: Design, group: ChangeGroup): Comparison {
  const { state } = group;
  const rows = Uint32Array.from(state.keys()).filter((gene) => state[gene] >= 0);
  const basis = orthogonalize(designRows(design, rows));
  const compare = adjustedDifference(
    basis,
    Array.from(rows, (gene) => state[gene]),
  );
  const chosen = new Float64Array(rows.length);
  const differenceOf = (scores: ArrayLike<number>): AdjustedDifference => {
    for (let i = 0; i < rows.length; i++) chosen[i] = scores[rows[i]];
    return compare(chosen);
  };
  return { group, rows, basis, differenceOf };
}

/**
 * Activating/repressing function: whether judged genes carry more of the factor than unchanged ones of the same expression, length,
 * number of TSSs and gene density, and whether they do so more than of other factors, most of which sit at expressed genes, too.
 * Without other factors a difference counts a third of its standard errors.
 *
 * **Source:** the question is that of Wang et al., Nat Protoc 2013;8:2502 (BETA), whose area and Kolmogorov-Smirnov test describe; the
 * comparison with other factors is our own.
 * **R:** `ks.test(changed, unchanged, alternative = "less")$p.value`; the others as `adjustedDifference`
 * @param potential of every measured gene
 * @param scores rank scores of these
 * @param others z of the same comparison of other factors
 * @returns undefined where fewer than 5 genes are judged, or none is unchanged
 */
export function functionTest(
  { group, differenceOf }: Pick<Comparison, 'group' | 'differenceOf'>,
  potential: ArrayLike<number>,
  scores: ArrayLike<number>,
  others: readonly number[],
): FunctionTest | undefined {
  const { direction, state, changed, judged, unchanged } = group;
  if (judged < FEWEST_CHANGED || unchanged === 0) return undefined;
  const ofState = (wanted: number): Float64Array =>
    Float64Array.from(potential).filter((_, gene) => state[gene] === wanted);
  const [still, moved] = [ofState(0), ofState(1)];
  const difference = differenceOf(scores);
  const ownLog10P = normalLog10P(difference.z, 'upper');
  const known = others.filter((z) => !Number.isNaN(z));
  const world = known.length === 0 ? undefined : comparedWithWorld(difference.z, known);
  const alone = normalLog10P(difference.z / WITHOUT_WORLD, 'upper');
  const log10P =
    world === undefined ? alone : Math.max(world.experiments < SMALL_WORLD ? alone : ownLog10P, world.log10P);
  return {
    ...{ direction, changed, genes: judged, unchanged, difference, ownLog10P, world, log10P },
    areaUnderCurve: rankSumTest(moved, still, 'upper').statistic / (moved.length * still.length),
    ksLog10P: kolmogorovSmirnovTest(moved, still, 'x-larger').log10P,
    fires: log10P <= FIRES && standsOut(world),
  };
}

/** Whether few of the other factors stand as high; true where there are too few of them to tell. */
export function standsOut(world: ComparedWithWorld | undefined): boolean {
  return world === undefined || world.experiments < SMALL_WORLD || world.rank <= STANDS_OUT;
}

/** Median and spread of z: at least 1, and no less than its upper half alone has. */
export function comparedWithWorld(z: number, others: readonly number[]): ComparedWithWorld {
  const centre = median(others);
  const upper = others.filter((other) => other > centre).map((other) => square(other - centre));
  const spread = Math.max(
    1,
    others.length < 2 ? 0 : standardDeviation(others),
    upper.length === 0 ? 0 : Math.sqrt(mean(upper)),
  );
  const asHigh = others.filter((other) => other >= z).length;
  return {
    ...{ experiments: others.length, centre, spread },
    rank: (1 + asHigh) / (1 + others.length),
    log10P: normalLog10P((z - centre) / spread, 'upper'),
  };
}
