import { InputError } from '../../errors.ts';
import { designMatrix, designRow, type Factor, type Model, type Setting } from './design-sheet.ts';
import { contrastWeights, orthogonalize } from './least-squares.ts';
import { mean } from '../../statistics/descriptive.ts';

/** A weighted combination of groups, such as +1 treated -1 control. */
export interface GroupWeight {
  /** Level of the main factor, and of the second factor where the group is a cell of two. */
  readonly levels: readonly number[];
  readonly weight: number;
}

/** A contrast as the user wrote it and as numbers. */
export interface Contrast {
  readonly text: string;
  readonly factor: Factor;
  /** The other factor of groups that are cells of two. */
  readonly second: Factor | undefined;
  readonly groups: readonly GroupWeight[];
  /** One number per column of the design. */
  readonly coefficients: Float64Array;
}

/**
 * Reads a contrast over the levels of a factor: `treated-control`, `(b+c)/2-a`,
 * `(kd:drug-kd:none)-(ctl:drug-ctl:none)` for cells of two factors (a 2x2 interaction), or `batch=2-1` to name
 * the factor. Level names may hold any character; the longest name that fits is meant, and quotes may stand around it.
 * @throws InputError when a name is not a level, the weights do not add up to 0, or the model makes them nothing
 */
export function parseContrast(text: string, model: Model): Contrast {
  const { factor, second, groups } = readGroups(text, model.factors);
  const total = groups.reduce((sum, { weight }) => sum + weight, 0);
  if (Math.abs(total) > 1e-9)
    throw new InputError(`the contrast '${text}' does not compare groups: its weights add up to ${total}`, {
      expected: 'weights that add up to 0, such as treated-control or (b+c)/2-a',
    });
  if (groups.every(({ weight }) => weight === 0))
    throw new InputError(`the contrast '${text}' compares a group with itself`);
  let coefficients: Float64Array | undefined;
  for (const { levels, weight } of groups) {
    const row = designRow(model, groupSetting(model, factor, second, levels));
    coefficients ??= new Float64Array(row.length);
    for (let i = 0; i < row.length; i++) coefficients[i] += weight * row[i];
  }
  if (coefficients?.every((value) => Math.abs(value) < 1e-9) && second !== undefined)
    throw new InputError(`the contrast '${text}' is always 0 in this model`, {
      found: `no interaction of ${factor.name} and ${second.name} among its terms`,
      fix: `--model "${factor.name}*${second.name}"`,
    });
  return { text, factor, second, groups, coefficients: coefficients ?? new Float64Array(0) };
}

/**
 * Checks that a design can answer a contrast.
 * @throws InputError naming the empty group or the column that the contrast cannot be told from
 */
export function checkEstimable(contrast: Contrast, model: Model, samples: number): void {
  const design = designMatrix(model, samples);
  if (contrastWeights(orthogonalize(design), contrast.coefficients) !== undefined) return;
  const problem = `the contrast '${contrast.text}' cannot be estimated from this design`;
  const { factor, second } = contrast;
  const isEmpty = ({ levels }: GroupWeight): boolean =>
    second !== undefined &&
    !factor.codes.some((code, sample) => code === levels[0] && second.codes[sample] === levels[1]);
  const empty = contrast.groups.find(isEmpty);
  if (empty !== undefined && second !== undefined) {
    const [a, b] = empty.levels;
    throw new InputError(
      `${problem}: no sample is ${factor.levels[a]} in ${factor.name} and ${second.levels[b]} in ${second.name}`,
      { fix: 'compare groups that the sheet has samples of' },
    );
  }
  const own = factor.name;
  for (const other of [...model.factors.map((f) => f.name), ...model.covariates.map((c) => c.name)]) {
    if (other === own) continue;
    const reduced: Model = { ...model, terms: model.terms.filter((term) => !term.includes(other)) };
    const rows = parseContrast(contrast.text, reduced);
    const weights = contrastWeights(orthogonalize(designMatrix(reduced, samples)), rows.coefficients);
    if (weights !== undefined)
      throw new InputError(`${problem}: ${own} cannot be told from ${other}`, {
        found: `${own} and ${other} change together in the samples, so their effects cannot be separated`,
        fix: `leave ${other} out with --model, or add samples in which they differ`,
      });
  }
  throw new InputError(`${problem}: one of its groups has no samples`, {
    fix: 'compare groups that the sheet has samples of, or name the terms with --model',
  });
}

/**
 * The factors that a contrast speaks of: the one it names (`batch=2-1`), else the first whose groups it can be read in;
 * and the second one where its groups are cells of two.
 * @throws InputError when no factor has its groups
 */
export function readGroups(
  text: string,
  factors: readonly Factor[],
): { factor: Factor; second: Factor | undefined; groups: GroupWeight[] } {
  if (factors.length === 0)
    throw new InputError('the sample sheet has no factor to compare', {
      expected: 'a column beside the sample names whose values are the groups',
    });
  const named = factors.find(({ name }) => text.startsWith(`${name}=`));
  const expression = named === undefined ? text : text.slice(named.name.length + 1);
  let problem: unknown;
  for (const factor of named === undefined ? factors : [named]) {
    for (const second of [undefined, ...factors.filter((other) => other !== factor)]) {
      try {
        return { factor, second, groups: new ContrastParser(expression, text, factor, second).parse() };
      } catch (error) {
        problem ??= error;
      }
    }
  }
  throw problem;
}

/** The group's levels; the other factors at their reference, the second averaged unless it is named. */
function groupSetting(
  model: Model,
  factor: Factor,
  second: Factor | undefined,
  levels: readonly number[],
): Setting {
  const shares = new Map<string, Float64Array>();
  for (const other of model.factors) {
    const share = new Float64Array(other.levels.length);
    if (other === factor) share[levels[0]] = 1;
    else if (other === second && levels.length > 1) share[levels[1]] = 1;
    else share.fill(1 / other.levels.length);
    shares.set(other.name, share);
  }
  return { shares, covariates: new Map(model.covariates.map(({ name, values }) => [name, mean(values)])) };
}

/** Sums of groups with +, -, numbers (`0.5*b`, `(a+b)/2`) and parentheses. */
class ContrastParser {
  private position = 0;
  private readonly expression: string;
  private readonly text: string;
  private readonly names: { name: string; levels: readonly number[] }[];
  private readonly factor: Factor;

  constructor(expression: string, text: string, factor: Factor, second: Factor | undefined) {
    this.expression = expression;
    this.text = text;
    this.factor = factor;
    this.names = factor.levels.map((name, level) => ({ name, levels: [level] }));
    if (second !== undefined) {
      factor.levels.forEach((a, i) =>
        second.levels.forEach((b, j) => this.names.push({ name: `${a}:${b}`, levels: [i, j] })),
      );
    }
    // The longest name that fits is meant: `B-cell` before `B`.
    this.names.sort((a, b) => b.name.length - a.name.length);
  }

  parse(): GroupWeight[] {
    const sum = this.sum();
    this.skipSpaces();
    if (this.position < this.expression.length) this.fail(this.expression.slice(this.position));
    const merged = new Map<string, GroupWeight>();
    for (const { levels, weight } of sum) {
      const key = levels.join(':');
      merged.set(key, { levels, weight: weight + (merged.get(key)?.weight ?? 0) });
    }
    return [...merged.values()];
  }

  private sum(): GroupWeight[] {
    const groups: GroupWeight[] = [];
    let sign = this.takes('-') ? -1 : 1;
    do {
      for (const { levels, weight } of this.product()) groups.push({ levels, weight: sign * weight });
      if (this.takes('+')) sign = 1;
      else if (this.takes('-')) sign = -1;
      else return groups;
    } while (this.position < this.expression.length);
    return this.fail('the end');
  }

  private product(): GroupWeight[] {
    const factor = this.number('*');
    let groups: GroupWeight[];
    if (this.takes('(')) {
      groups = this.sum();
      if (!this.takes(')')) this.fail('no closing parenthesis');
    } else groups = [this.group()];
    const divisor = this.takes('/') ? this.number('') : 1;
    return groups.map(({ levels, weight }) => ({ levels, weight: (weight * factor) / divisor }));
  }

  private group(): GroupWeight {
    this.skipSpaces();
    const rest = this.expression.slice(this.position);
    for (const { name, levels } of this.names) {
      for (const written of [name, `"${name}"`, `'${name}'`]) {
        if (!rest.startsWith(written)) continue;
        this.position += written.length;
        return { levels, weight: 1 };
      }
    }
    return this.fail(rest);
  }

  /** A number followed by the given sign, else 1. */
  private number(sign: string): number {
    this.skipSpaces();
    const match = /^(\d+(?:\.\d+)?)\s*/.exec(this.expression.slice(this.position));
    if (match === null || !this.expression.startsWith(sign, this.position + match[0].length)) return 1;
    this.position += match[0].length + sign.length;
    return Number(match[1]);
  }

  private takes(sign: string): boolean {
    this.skipSpaces();
    if (!this.expression.startsWith(sign, this.position)) return false;
    this.position += sign.length;
    return true;
  }

  private skipSpaces(): void {
    while (this.expression[this.position] === ' ') this.position++;
  }

  private fail(rest: string): never {
    throw new InputError(`the contrast '${this.text}' cannot be read at '${rest}'`, {
      expected: `groups of ${this.factor.name}: ${this.factor.levels.join(', ')}; for example ${this.factor.levels.slice(0, 2).reverse().join('-')}`,
    });
  }
}
