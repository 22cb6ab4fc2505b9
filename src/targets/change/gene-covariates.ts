import type { Design } from '../../expression/model/least-squares.ts';
import { naturalCubicBasis } from '../../expression/model/natural-spline.ts';
import { ranks } from '../../statistics/descriptive.ts';
import type { GeneList } from '../binding/gene-list.ts';

/** What makes a gene likely to have peaks near it, whatever the factor; one element per gene of the list. */
export interface GeneCovariates {
  /** Longest transcript, bp. */
  readonly length: Float64Array;
  /** Number of different TSSs, at most `MOST_TSS`. */
  readonly tssCount: Float64Array;
  /** Other genes with a TSS within 100 kb of one of the gene's. */
  readonly within100kb: Float64Array;
  /** Other genes with a TSS within 1 Mb of one of the gene's. */
  readonly within1Mb: Float64Array;
}

/** More TSSs than this count as this many. */
const MOST_TSS = 6;
const NEAR = 100_000;
const FAR = 1_000_000;

/** What a gene is like in an experiment or an atlas; one element per gene that is asked about, each of them optional. */
export interface FurtherCovariates {
  /** Mean expression; NaN counts as the middle. */
  readonly expression?: ArrayLike<number> | undefined;
  /** Mean rank score of the potentials of an atlas' experiments. */
  readonly open?: ArrayLike<number> | undefined;
  /** Share of an atlas' experiments that are bound. */
  readonly breadth?: ArrayLike<number> | undefined;
}

/** Length, number of TSSs and neighbours of every gene. */
export function geneCovariates({ models, geneOf, names }: GeneList): GeneCovariates {
  const { count, chromosome, tss, start, end } = models;
  const genes = names.length;
  const covariates = {
    length: new Float64Array(genes),
    tssCount: new Float64Array(genes),
    within100kb: new Float64Array(genes),
    within1Mb: new Float64Array(genes),
  };
  const order = Uint32Array.from({ length: count }, (_, row) => row).sort(
    (a, b) => chromosome[a] - chromosome[b] || tss[a] - tss[b] || a - b,
  );
  const placesOf = names.map((): number[] => []);
  order.forEach((row, place) => {
    const gene = geneOf[row];
    covariates.length[gene] = Math.max(covariates.length[gene], end[row] - start[row]);
    const last = order[placesOf[gene].at(-1) ?? place];
    if (last === row || tss[last] !== tss[row] || chromosome[last] !== chromosome[row])
      placesOf[gene].push(place);
  });
  const seen = new Int32Array(genes).fill(-1);
  const neighbours = (gene: number, reach: number): number => {
    let found = 0;
    const visit = (place: number, from: number): boolean => {
      const row = order[place];
      if (chromosome[row] !== chromosome[from] || Math.abs(tss[row] - tss[from]) > reach) return false;
      const other = geneOf[row];
      if (other !== gene && seen[other] !== gene) {
        seen[other] = gene;
        found++;
      }
      return true;
    };
    for (const place of placesOf[gene]) {
      const from = order[place];
      for (let at = place - 1; at >= 0 && visit(at, from);) at--;
      for (let at = place + 1; at < count && visit(at, from);) at++;
    }
    return found;
  };
  for (let gene = 0; gene < genes; gene++)
    covariates.tssCount[gene] = Math.min(MOST_TSS, placesOf[gene].length);
  for (let gene = 0; gene < genes; gene++) covariates.within100kb[gene] = neighbours(gene, NEAR);
  seen.fill(-1);
  for (let gene = 0; gene < genes; gene++) covariates.within1Mb[gene] = neighbours(gene, FAR);
  return covariates;
}

/**
 * The covariates of some genes as a design matrix, one row per gene: an intercept, natural cubic splines of the
 * ranks of expression (5 columns), length, and both numbers of neighbours (3 each), and the number of TSSs as it is; with 5 columns
 * each for openness and breadth where these are given.
 * @param genes numbers of the list, n of them; `further` has one element for each
 */
export function covariateDesign(
  covariates: GeneCovariates,
  genes: ArrayLike<number>,
  { expression, open, breadth }: FurtherCovariates = {},
): Design {
  const n = genes.length;
  const pick = (values: Float64Array): Float64Array =>
    Float64Array.from({ length: n }, (_, i) => values[genes[i]]);
  const splines: [string, ArrayLike<number> | undefined, number][] = [
    ['expression', expression, 5],
    ['length', pick(covariates.length), 3],
    ['genes within 100 kb', pick(covariates.within100kb), 3],
    ['genes within 1 Mb', pick(covariates.within1Mb), 3],
    ['open', open, 5],
    ['breadth', breadth, 5],
  ];
  const columnNames = ['intercept', 'TSSs'];
  const columns = [new Float64Array(n).fill(1), pick(covariates.tssCount)];
  for (const [name, values, degrees] of splines) {
    if (values === undefined) continue;
    splineOfRanks(values, degrees).forEach((column, i) => {
      columnNames.push(`${name} ${i + 1}`);
      columns.push(column);
    });
  }
  const values = new Float64Array(n * columns.length);
  columns.forEach((column, i) => values.set(column, i * n));
  return { columnNames, samples: n, values };
}

/** Some rows of a design. */
export function designRows({ columnNames, samples, values }: Design, rows: ArrayLike<number>): Design {
  const n = rows.length;
  const taken = new Float64Array(n * columnNames.length);
  for (let column = 0; column < columnNames.length; column++)
    for (let i = 0; i < n; i++) taken[column * n + i] = values[column * samples + rows[i]];
  return { columnNames, samples: n, values: taken };
}

/** Rank scores (rank - 0.5) / n in (0, 1); equal values share their mean rank, and NaN is in the middle. */
export function rankScores(values: ArrayLike<number>): Float64Array {
  const ranked = ranks(values);
  const known = ranked.reduce((count, rank) => count + Number(rank === rank), 0);
  return ranked.map((rank) => (rank === rank ? (rank - 0.5) / known : 0.5));
}

/** Outermost knots, as shares of the genes. */
const FIRST_KNOT = 0.02;
const LAST_KNOT = 0.98;

/** A natural cubic spline of the rank scores without intercept: `degrees` columns over equally spaced knots. */
function splineOfRanks(values: ArrayLike<number>, degrees: number): Float64Array[] {
  const step = (LAST_KNOT - FIRST_KNOT) / degrees;
  const knots = Array.from({ length: degrees + 1 }, (_, i) => FIRST_KNOT + i * step);
  const columns = Array.from({ length: degrees }, () => new Float64Array(values.length));
  rankScores(values).forEach((score, row) => {
    const basis = naturalCubicBasis(score, knots);
    columns.forEach((column, i) => (column[row] = basis[i + 1]));
  });
  return columns;
}
