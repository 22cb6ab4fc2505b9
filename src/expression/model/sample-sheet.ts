import { InputError } from '../../errors.ts';
import { refused } from '../../messages/refused.ts';
import type { SampleSheet } from '../../formats/expression/sample-sheet-reader.ts';
import { caution, note, type Notice } from '../../messages/message.ts';
import { selectSamples, type ExpressionMatrix } from '../expression-matrix.ts';
import { readGroups } from './contrast.ts';
import { factorFromColumn, parseTerms, type Covariate, type Factor, type Model } from './design-sheet.ts';

/** Columns of a sheet that describe a sample without grouping it. */
const NO_FACTOR = /^(?:file|title|description|geo_accession|name|cy3|cy5)$/i;

/**
 * The sheet's samples of a matrix, in the sheet's order; columns of the matrix that the sheet does not
 * name are left out.
 * @throws InputError when the sheet names samples that the matrix does not have, or one twice
 */
export function matchSamples(
  matrix: ExpressionMatrix,
  sheet: SampleSheet,
  matrixFile: string,
): { matrix: ExpressionMatrix; notices: Notice[] } {
  const columnOf = new Map<string, number>();
  matrix.sampleNames.forEach((name, column) => {
    if (columnOf.has(name))
      throw refused('matrix.sample-twice', { sample: name }, { file: matrixFile, fix: undefined });
    columnOf.set(name, column);
  });
  const repeated = sheet.samples.find((name, row) => sheet.samples.indexOf(name) !== row);
  if (repeated !== undefined)
    throw refused('sheet.sample-twice', { sample: repeated }, { file: sheet.file, fix: undefined });
  const missing = sheet.samples.filter((name) => !columnOf.has(name));
  if (missing.length > 0) {
    const similar = new Map(matrix.sampleNames.map((name) => [plainName(name), name]));
    const meant = similar.get(plainName(missing[0]));
    throw new InputError(
      `${missing.length} of ${sheet.samples.length} samples of the sheet are not in the matrix`,
      {
        file: sheet.file,
        found: listed(missing),
        expected: `columns of ${matrixFile}: ${listed(matrix.sampleNames)}`,
        fix:
          meant === undefined
            ? 'write the names of the matrix into the column sample of the sheet'
            : `is '${missing[0]}' the column '${meant}'? Write it so in the sheet`,
      },
    );
  }
  const named = new Set(sheet.samples);
  const ignored = matrix.sampleNames.filter((name) => !named.has(name));
  const columns = sheet.samples.map((name) => columnOf.get(name)!);
  return {
    matrix: selectSamples(matrix, columns),
    notices: ignored.length > 0 ? [note('expression.unnamed-samples', { names: listed(ignored) })] : [],
  };
}

/** What the user says of a model. */
export interface ModelChoices {
  /** Terms, such as `treatment*time+batch`. */
  readonly formula?: string;
  /** Columns that enter as numbers. */
  readonly numeric?: readonly string[];
  /** A column that says which samples hang together, and is no term. */
  readonly block?: string;
}

/**
 * The linear model that a sheet describes: by default every column that groups samples, additively, the contrast's
 * factor first; with the interaction where the contrast compares cells of two factors.
 * @throws InputError for a formula with unknown columns or missing values, or with the column of the blocks
 */
export function modelOf(
  sheet: SampleSheet,
  contrast: string,
  { formula, numeric = [], block }: ModelChoices,
): { model: Model; notices: Notice[] } {
  const terms = formula === undefined ? undefined : parseTerms(formula);
  const named = terms === undefined ? numeric : [...terms.flat(), ...numeric];
  if (block !== undefined && named.includes(block))
    throw refused(
      'sheet.block-in-model',
      { column: block },
      {
        file: sheet.file,
        expected: 'either fixed effects (in the model) or correlated errors (--block) of one column',
      },
    );
  const names =
    terms === undefined
      ? [...sheet.columns.keys()].filter((name) => name !== block)
      : [...new Set(terms.flat())];
  for (const name of [...names, ...numeric]) {
    if (!sheet.columns.has(name))
      throw new InputError(`the sheet has no column '${name}'`, {
        key: 'sheet.no-column',
        values: { column: name },
        file: sheet.file,
        expected: `one of ${[...sheet.columns.keys()].join(', ')}`,
      });
  }
  const { factor: main, second } = readGroups(
    contrast,
    names
      .filter((name) => !numeric.includes(name))
      .map((name) => factorFromColumn(name, sheet.columns.get(name)!)),
  );
  const wanted = [...new Set([main.name, ...(second === undefined ? [] : [second.name]), ...names])];
  const covariates: Covariate[] = [];
  const factors: Factor[] = [];
  const notices: Notice[] = [];
  for (const name of wanted) {
    const column = sheet.columns.get(name)!;
    if (numeric.includes(name)) {
      covariates.push({ name, values: numbersOf(column, name, sheet) });
      continue;
    }
    const gap = column.findIndex((value) => value === '' || value === 'NA');
    if (gap >= 0) {
      if (terms === undefined && factors.length > 0) {
        notices.push(caution('expression.column-gap', { column: name, sample: sheet.samples[gap] }));
        continue;
      }
      throw refused('sheet.no-value', { column: name, sample: sheet.samples[gap] }, { file: sheet.file });
    }
    const factor = factorFromColumn(name, column);
    if (terms === undefined) {
      if (NO_FACTOR.test(name) || factor.levels.length === 1) continue;
      const same = factors.find((other) => samePartition(other.codes, factor.codes));
      if (same !== undefined) {
        notices.push(caution('expression.column-same', { column: name, other: same.name }));
        continue;
      }
      if (factor.levels.length === sheet.samples.length && sheet.samples.length > 2) {
        notices.push(note('expression.column-unique', { column: name }));
        continue;
      }
    }
    factors.push(factor);
  }
  const used = new Set([...factors, ...covariates].map(({ name }) => name));
  const additive = [...used].map((name) => [name]);
  const cells = second === undefined ? [] : [[main.name, second.name]];
  const wantedTerms = terms ?? [...additive, ...cells];
  const kept = wantedTerms.filter((term) => term.every((name) => used.has(name)));
  return { model: { factors, covariates, terms: kept }, notices };
}

/** The model in words, such as `~ group + batch`. */
export function modelText(model: Model): string {
  return `~ ${model.terms.map((term) => term.join(':')).join(' + ') || '1'}`;
}

function numbersOf(column: readonly string[], name: string, sheet: SampleSheet): Float64Array {
  return Float64Array.from(column, (text, row) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value))
      throw refused(
        'sheet.not-a-number',
        { column: name, sample: sheet.samples[row] },
        { file: sheet.file, found: text, fix: undefined },
      );
    return value;
  });
}

function samePartition(a: Uint16Array, b: Uint16Array): boolean {
  // Codes count levels by first appearance, so equal partitions have equal codes.
  return a.every((code, i) => code === b[i]);
}

function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^x(?=\d)/, '')
    .replace(/[^a-z0-9]/g, '');
}

function listed(names: readonly string[]): string {
  return names.slice(0, 6).join(', ') + (names.length > 6 ? ', ...' : '');
}
