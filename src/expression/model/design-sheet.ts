import { InputError } from '../../errors.ts';
import type { Design } from './least-squares.ts';

/** A column of the sample sheet as a factor: one level number per sample. */
export interface Factor {
  readonly name: string;
  readonly levels: readonly string[];
  readonly codes: Uint16Array;
}

/** A numeric column of the sample sheet. */
export interface Covariate {
  readonly name: string;
  readonly values: Float64Array;
}

/**
 * The terms of a linear model. Every term is a product of factors and covariates (one name: a main effect,
 * two: their interaction); lower terms of a product are part of the model as well.
 */
export interface Model {
  readonly factors: readonly Factor[];
  readonly covariates: readonly Covariate[];
  readonly terms: readonly (readonly string[])[];
}

/** Levels of a column in the order in which they first appear. */
export function factorFromColumn(name: string, column: readonly string[]): Factor {
  const numbers = new Map<string, number>();
  const codes = Uint16Array.from(column, (level) => {
    const known = numbers.get(level);
    if (known !== undefined) return known;
    numbers.set(level, numbers.size);
    return numbers.size - 1;
  });
  return { name, levels: [...numbers.keys()], codes };
}

/**
 * Reads a model such as `treatment*time+batch`: `*` adds both effects and their interaction, `:` the
 * interaction alone (its main effects are added too, so that contrasts keep their meaning).
 */
export function parseTerms(formula: string): string[][] {
  const terms = new Map<string, string[]>();
  for (const part of formula.replace(/^\s*~/, '').split('+')) {
    const names = part.split(/[*:]/).map((name) => name.trim());
    if (names.some((name) => name === '') || names.length > 2)
      throw new InputError(`the model '${formula}' cannot be read`, {
        expected: 'column names joined by + (and * for an interaction of two), such as treatment*time+batch',
      });
    for (const name of names) terms.set(name, [name]);
    if (names.length === 2) terms.set(names.join(':'), names);
  }
  // Main effects before interactions, so that a dependent column is always the higher one.
  return [...terms.values()].sort((a, b) => a.length - b.length);
}

/** One design-matrix row per sample: intercept, then treatment-coded terms (first level = reference). */
export function designMatrix(model: Model, samples: number): Design {
  const settings = Array.from({ length: samples }, (_, sample) => sampleSetting(model, sample));
  const rows = settings.map((setting) => designRow(model, setting));
  const columnNames = designColumns(model);
  const values = new Float64Array(samples * columnNames.length);
  rows.forEach((row, sample) => row.forEach((value, column) => (values[column * samples + sample] = value)));
  return { columnNames, samples, values };
}

/** For every factor how much of each level, and the value of every covariate. */
export interface Setting {
  readonly shares: ReadonlyMap<string, Float64Array>;
  readonly covariates: ReadonlyMap<string, number>;
}

function sampleSetting(model: Model, sample: number): Setting {
  const shares = new Map<string, Float64Array>();
  for (const { name, levels, codes } of model.factors) {
    const share = new Float64Array(levels.length);
    share[codes[sample]] = 1;
    shares.set(name, share);
  }
  return {
    shares,
    covariates: new Map(model.covariates.map(({ name, values }) => [name, values[sample]])),
  };
}

/** The model's row for a setting; a factor's shares may be spread over its levels. */
export function designRow(model: Model, setting: Setting): number[] {
  const row = [1];
  for (const term of model.terms) {
    let products = [1];
    for (const name of term) {
      const share = setting.shares.get(name);
      const parts = share === undefined ? [setting.covariates.get(name) ?? 0] : [...share.subarray(1)];
      products = products.flatMap((product) => parts.map((part) => product * part));
    }
    row.push(...products);
  }
  return row;
}

function designColumns(model: Model): string[] {
  const names = ['intercept'];
  for (const term of model.terms) {
    let products = [''];
    for (const name of term) {
      const factor = model.factors.find((f) => f.name === name);
      const parts = factor === undefined ? [name] : factor.levels.slice(1).map((level) => `${name} ${level}`);
      products = products.flatMap((product) =>
        parts.map((part) => (product === '' ? part : `${product}:${part}`)),
      );
    }
    names.push(...products);
  }
  return names;
}
