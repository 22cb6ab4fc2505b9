import { caution, type Notice } from '../../messages/message.ts';
import { mean, median, variance } from '../../statistics/descriptive.ts';
import { square } from '../../statistics/power.ts';
import { sortOrder } from '../../statistics/sort-order.ts';
import { sampleValues, type ExpressionMatrix } from '../expression-matrix.ts';
import { orthogonalize } from '../model/least-squares.ts';
import type { ModelledContrast } from './confounders.ts';
import { namesOf, sidesOf } from './sides.ts';

/** Genes of the Y chromosome that male cells express everywhere, and the one that inactive X chromosomes express (symbols, Ensembl). */
const Y_GENES = [
  ...['RPS4Y1', 'DDX3Y', 'KDM5D', 'UTY', 'EIF1AY', 'EIF2S3Y'],
  ...['ENSG00000129824', 'ENSG00000067048', 'ENSG00000012817', 'ENSG00000183878', 'ENSG00000198692'],
];
const X_GENES = ['XIST', 'ENSG00000229807'];
/** Between the sexes' medians on the log2 scale, from which a gene tells them apart. */
const APART = 1;
const FEWEST_OF_A_SEX = 2;

/**
 * Samples whose sex genes speak against the sex that is written of them: Y genes on the males' side and XIST below the females', or the
 * other way round. A tumour that lost its Y, or its inactive X, is on neither side.
 * @param gene of every row
 * @param said the sex of every sample
 */
export function wrongSex(
  matrix: ExpressionMatrix,
  gene: readonly string[],
  said: readonly string[],
): Notice[] {
  const sexes = said.map(sexOf);
  const of = (sex: 'male' | 'female'): number[] => [...sexes.keys()].filter((at) => sexes[at] === sex);
  const [men, women] = [of('male'), of('female')];
  if (Math.min(men.length, women.length) < FEWEST_OF_A_SEX) return [];
  const y = levelOf(matrix, rowsOf(matrix, gene, Y_GENES));
  const x = levelOf(matrix, rowsOf(matrix, gene, X_GENES));
  const bound = (level: Float64Array | undefined, high: number[], low: number[]): number | undefined => {
    if (level === undefined) return undefined;
    const [up, down] = [high, low].map((list) => median(list.map((at) => level[at])));
    return up - down > APART ? (up + down) / 2 : undefined;
  };
  const [boundY, boundX] = [bound(y, men, women), bound(x, women, men)];
  if (boundY === undefined) return [];
  const odd = [...sexes.keys()].filter((at) => {
    const [hasY, hasX] = [y![at] > boundY, boundX !== undefined && x![at] > boundX];
    return sexes[at] === 'female' ? hasY && !hasX : sexes[at] === 'male' && !hasY && hasX;
  });
  if (odd.length === 0) return [];
  return [
    caution('expression.wrong-sex', {
      names: namesOf(odd.map((at) => `${matrix.sampleNames[at]} (${said[at]})`)),
    }),
  ];
}

function sexOf(text: string): 'male' | 'female' | undefined {
  if (/^(?:m|male|man|boy|xy|男性?)$/i.test(text.trim())) return 'male';
  return /^(?:f|female|woman|girl|xx|女性?)$/i.test(text.trim()) ? 'female' : undefined;
}

/** Of each gene the row that varies most. */
function rowsOf(matrix: ExpressionMatrix, gene: readonly string[], wanted: readonly string[]): number[] {
  const rows = new Map<string, number[]>();
  gene.forEach((name, row) => {
    const key = name.toUpperCase().replace(/\.\d+$/, '');
    if (wanted.includes(key)) rows.set(key, [...(rows.get(key) ?? []), row]);
  });
  const spread = (row: number): number => variance(valuesOfRow(matrix, row));
  return [...rows.values()].map((list) =>
    list.reduce((best, row) => (spread(row) > spread(best) ? row : best), list[0]),
  );
}

function valuesOfRow({ values, rowNames, sampleNames }: ExpressionMatrix, row: number): number[] {
  return sampleNames.map((_, sample) => values[sample * rowNames.length + row]);
}

/** Mean of the rows in every sample; undefined without rows. */
function levelOf(matrix: ExpressionMatrix, rows: readonly number[]): Float64Array | undefined {
  if (rows.length === 0) return undefined;
  return Float64Array.from(matrix.sampleNames, (_, sample) =>
    mean(rows.map((row) => sampleValues(matrix, sample)[row])),
  );
}

const NEIGHBOURS = 3;
const FEWEST_OF_A_SIDE = 3;
/** Samples less what other terms take. */
const FEWEST_DEGREES = 5;
/** Share of the samples that may lie between the groups when these are said to lie apart. */
const MOST_STRAYS = 0.05;
/** The rows that vary most tell groups apart. */
const TELLING_ROWS = 500;

/**
 * Samples that lie among those of the other side of a contrast: all nearest neighbours are of it, while with their labels exchanged every sample
 * lies among its own. Where groups do not lie apart nothing is said.
 */
export function amongOthers(matrix: ExpressionMatrix, model: ModelledContrast): Notice[] {
  const { contrast } = model;
  const sides = sidesOf(contrast, matrix.sampleNames.length);
  if (sides === undefined || contrast.second !== undefined) return [];
  const used = [...sides.keys()].filter((sample) => sides[sample] !== 0);
  const up = used.map((sample) => sides[sample] > 0);
  const smaller = Math.min(up.filter(Boolean).length, up.filter((side) => !side).length);
  if (smaller < FEWEST_OF_A_SIDE) return [];
  const { rows, degrees } = withoutOtherTerms(matrix, model);
  // Of three or four pairs one always seems turned round.
  if (degrees < FEWEST_DEGREES) return [];
  const distance = distances(rows, used);
  const near = used.map((_, a) =>
    [...used.keys()]
      .filter((b) => b !== a)
      .sort((b, c) => distance[a * used.length + b] - distance[a * used.length + c] || b - c)
      .slice(0, Math.min(NEIGHBOURS, smaller - 1)),
  );
  const odd = up.map((side, a) => near[a].every((b) => up[b] !== side));
  const oddOf = (side: boolean): number => odd.filter((is, a) => is && up[a] === side).length;
  const sizeOf = (side: boolean): number => up.filter((each) => each === side).length;
  if (!odd.includes(true) || [true, false].some((side) => 3 * oddOf(side) > sizeOf(side))) return [];
  const right = up.map((side, a) => side !== odd[a]);
  const strays = right.filter(
    (side, a) => near[a].filter((b) => right[b] !== side).length * 3 > near[a].length,
  );
  if (strays.length > MOST_STRAYS * used.length) return [];
  const names = used.filter((_, a) => odd[a]).map((sample) => matrix.sampleNames[sample]);
  return [caution('expression.among-others', { names: namesOf(names), contrast: contrast.text })];
}

/** The rows that vary most, without what terms beside the contrast explain. */
function withoutOtherTerms(
  matrix: ExpressionMatrix,
  { design, contrast }: ModelledContrast,
): { rows: Float64Array[]; degrees: number } {
  const { samples, columnNames, values } = design;
  const own = `${contrast.factor.name} `;
  const others = columnNames.flatMap((name, at) => (at === 0 || !name.startsWith(own) ? [at] : []));
  const { q, kept } = orthogonalize({
    ...{ columnNames: others.map((at) => columnNames[at]), samples },
    values: Float64Array.from(others.flatMap((at) => [...values.subarray(at * samples, (at + 1) * samples)])),
  });
  const rows = matrix.rowNames.length;
  const spread = new Float64Array(rows).fill(-1);
  const left = new Float64Array(samples);
  const leftOf = (row: number): Float64Array => {
    for (let sample = 0; sample < samples; sample++) left[sample] = matrix.values[sample * rows + row];
    for (let k = 0; k < kept.length; k++) {
      let effect = 0;
      for (let sample = 0; sample < samples; sample++) effect += left[sample] * q[k * samples + sample];
      for (let sample = 0; sample < samples; sample++) left[sample] -= effect * q[k * samples + sample];
    }
    return left;
  };
  for (let row = 0; row < rows; row++) {
    const sum = leftOf(row).reduce((all, value) => all + square(value), 0);
    if (Number.isFinite(sum)) spread[row] = sum;
  }
  const telling = [...sortOrder(spread.map((value) => -value)).subarray(0, TELLING_ROWS)];
  return {
    rows: telling.filter((row) => spread[row] >= 0).map((row) => leftOf(row).slice()),
    degrees: samples - kept.length,
  };
}

/** Squared distances between the samples, samples x samples. */
function distances(rows: readonly Float64Array[], samples: readonly number[]): Float64Array {
  const n = samples.length;
  const sums = new Float64Array(n * n);
  for (const row of rows)
    for (let a = 0; a < n; a++)
      for (let b = 0; b < n; b++) sums[a * n + b] += square(row[samples[a]] - row[samples[b]]);
  return sums;
}
