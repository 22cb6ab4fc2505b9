import { mean, pearsonCorrelation } from '../../statistics/descriptive.ts';
import type { ChangeGroup, MeasuredGenes } from './change-groups.ts';
import { falseShares, fitOn, unchangedGenes, type FalseShares } from './false-share.ts';
import {
  comparedWithWorld,
  comparisonOf,
  functionTest,
  STANDS_OUT,
  type Comparison,
  type FunctionTest,
} from './function-test.ts';
import { covariateDesign, rankScores, type GeneCovariates } from './gene-covariates.ts';

/** Other factors' potentials for every gene of a list. */
export interface World {
  readonly antigen: readonly string[];
  /** Names of one antigen have one key. */
  readonly antigenKey: readonly string[];
  readonly potential: readonly ArrayLike<number>[];
}

/** What an experiment of expression says of one factor, direction by direction. */
export interface JudgedChange {
  /** Of up, down and both directions together, as far as there are enough changed genes. */
  readonly tests: readonly FunctionTest[];
  /** The judged genes of each direction, up and down; genes are numbers of the measured ones. */
  readonly shares: readonly (FalseShares & { readonly direction: 'up' | 'down' })[];
  /** Other factors that tell the changed genes of a direction better than this one, and stand out themselves, best first. */
  readonly better: readonly {
    readonly direction: 'up' | 'down';
    readonly factors: readonly BetterFactor[];
  }[];
  /** Rank score of the factor of every measured gene. */
  readonly scores: Float64Array;
  /** Experiments that are taken for those of the factor itself. */
  readonly own: readonly number[];
}

/** Another factor that tells changed genes better. */
export interface BetterFactor {
  readonly antigen: string;
  readonly z: number;
  /** Its rank score of every measured gene. */
  readonly scores: ArrayLike<number>;
}

/** Two experiments whose potentials correlate beyond this are of one factor, where nobody says what the factor is. */
const THE_SAME = 0.9;

/** An experiment's changed genes, made ready to be asked for many factors. */
export class ChangeJudge {
  readonly measured: MeasuredGenes;
  readonly groups: readonly ChangeGroup[];
  readonly world: World | undefined;
  readonly #covariates: GeneCovariates;
  #scores: readonly Float32Array[] | undefined;
  /** Comparisons, and what they say of the world, where they do not depend on the factor. */
  #shared: readonly ComparedWorld[] | undefined;

  constructor(
    covariates: GeneCovariates,
    measured: MeasuredGenes,
    groups: readonly ChangeGroup[],
    world: World | undefined,
  ) {
    this.measured = measured;
    this.groups = groups;
    this.world = world;
    this.#covariates = covariates;
  }

  /**
   * Judges a factor by its potentials.
   * @param potentials of every gene of the list
   * @param antigens keys of the factor's names; where there are none, experiments that nearly have its potentials are left out
   */
  judge(potentials: ArrayLike<number>, antigens: readonly string[] = []): JudgedChange {
    const { genes } = this.measured;
    const potential = ofGenes(genes, potentials);
    const scores = rankScores(potential);
    const own = this.#own(scores, antigens);
    const others = (this.world?.antigen ?? []).map((_, i) => i).filter((i) => !own.includes(i));
    const compared = this.#compared(others);
    const ofWorld = ({ z }: ComparedWorld): number[] => others.map((i) => z[i]);
    const tests = compared.flatMap((each) => {
      const test = functionTest(each.comparison, potential, scores, ofWorld(each));
      return test === undefined ? [] : [test];
    });
    const directed = tests.filter(isDirected);
    return {
      ...{ tests, scores, own },
      shares: directed.map(({ direction }) => {
        const { fit, comparison } = of(compared, direction);
        return { direction, ...falseShares(fit(), comparison.group, potential, scores, this.measured) };
      }),
      better: directed.map(({ direction, difference }) => ({
        direction,
        factors: this.#better(difference.z, of(compared, direction).z, others),
      })),
    };
  }

  /** Rank scores of the world's factors among the measured genes. */
  #worldScores(): readonly Float32Array[] {
    const { genes } = this.measured;
    this.#scores ??= (this.world?.potential ?? []).map((potential) =>
      Float32Array.from(rankScores(ofGenes(genes, potential))),
    );
    return this.#scores;
  }

  /** Without mean expression the openness of genes stands in for it, which leaves out the factor's own experiments. */
  #compared(others: readonly number[]): readonly ComparedWorld[] {
    const { genes, expression } = this.measured;
    if (this.#shared !== undefined) return this.#shared;
    const scores = this.#worldScores();
    const open = (): Float64Array =>
      Float64Array.from(genes, (_, i) => mean(others.map((other) => scores[other][i])));
    const further = expression === undefined && others.length > 0 ? { open: open() } : { expression };
    const design = covariateDesign(this.#covariates, genes, further);
    const compared = this.groups.map((group) => {
      const comparison = comparisonOf(design, group);
      let fitted: ReturnType<typeof fitOn> | undefined;
      const fit = () => (fitted ??= fitOn(design, unchangedGenes(group.state)));
      return { fit, comparison, z: scores.map((each) => comparison.differenceOf(each).z) };
    });
    if (expression !== undefined || others.length === 0) this.#shared = compared;
    return compared;
  }

  #own(scores: Float64Array, antigens: readonly string[]): number[] {
    if (this.world === undefined) return [];
    const { antigenKey } = this.world;
    const rows = [...antigenKey.keys()];
    if (antigens.length > 0) return rows.filter((i) => antigens.includes(antigenKey[i]));
    const twins = rows.filter((i) => pearsonCorrelation(scores, this.#worldScores()[i]) > THE_SAME);
    const keys = new Set(twins.map((i) => antigenKey[i]));
    return rows.filter((i) => keys.has(antigenKey[i]));
  }

  #better(z: number, all: readonly number[], others: readonly number[]): BetterFactor[] {
    const ofOthers = others.map((i) => all[i]).filter((value) => !Number.isNaN(value));
    const found = new Map<string, BetterFactor>();
    for (const i of [...others].sort((a, b) => all[b] - all[a] || a - b)) {
      if (!(all[i] > z) || comparedWithWorld(all[i], ofOthers).log10P > Math.log10(STANDS_OUT)) continue;
      const { antigen, antigenKey } = this.world ?? { antigen: [], antigenKey: [] };
      if (!found.has(antigenKey[i]))
        found.set(antigenKey[i], { antigen: antigen[i], z: all[i], scores: this.#worldScores()[i] });
    }
    return [...found.values()];
  }
}

interface ComparedWorld {
  /** What the covariates predict of a factor's scores, by unchanged genes. */
  readonly fit: () => ReturnType<typeof fitOn>;
  readonly comparison: Comparison;
  readonly z: readonly number[];
}

function isDirected(test: FunctionTest): test is FunctionTest & { readonly direction: 'up' | 'down' } {
  return test.direction !== 'both';
}

function of(compared: readonly ComparedWorld[], direction: 'up' | 'down'): ComparedWorld {
  const found = compared.find(({ comparison }) => comparison.group.direction === direction);
  if (found === undefined) throw new Error(`no genes that go ${direction} were compared`);
  return found;
}

function ofGenes(genes: Uint32Array, values: ArrayLike<number>): Float64Array {
  const picked = new Float64Array(genes.length);
  for (let i = 0; i < genes.length; i++) picked[i] = values[genes[i]];
  return picked;
}
