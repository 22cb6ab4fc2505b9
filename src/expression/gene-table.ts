import { benjaminiHochberg } from '../statistics/combine/multiple-testing.ts';
import { tableOf, type Table, type ValuesByColumn } from '../tables/table.ts';
import type { ExpressionAnalysis } from './analysis.ts';
import { geneColumns } from './gene-columns.ts';
import { chooseProbes, type GeneRows } from './arrays/probe-genes.ts';
import { power } from '../statistics/power.ts';

/**
 * The result as a table, most convincing row first. With genes known there is one row per gene, of its probe with the
 * largest average expression, and the adjusted p-value counts the rows shown.
 * @param allProbes keep every probe as a row
 */
export function geneTable(analysis: ExpressionAnalysis, allProbes = false): Table {
  const { fit, test, descriptiveZ } = analysis;
  const { order, ofRow, perGene, shared } = tableRows(analysis, allProbes, test?.log10P, descriptiveZ);
  const counted = probesOf(analysis, perGene);
  return tableOf(geneColumns, {
    ...shared,
    log2FoldChange: ofRow(fit.estimate),
    ciLow: ofRow(test?.low),
    ciHigh: ofRow(test?.high),
    t: ofRow(test?.t),
    descriptiveZ: descriptiveZ && ofRow(descriptiveZ),
    probes: counted && Array.from(order, (i) => counted.count(i)),
    probesAgreeing: counted && Array.from(order, (i) => counted.agreeing(i)),
    logOdds: test?.logOdds && ofRow(test.logOdds),
  });
}

/** The rows of a table, most convincing first, and the columns that every table of genes has. */
interface TableRows {
  /** Places in `perGene`, or rows of the matrix. */
  readonly order: Uint32Array;
  /** Values by row of the matrix as a column; NaN where there are none. */
  readonly ofRow: (values: ArrayLike<number> | undefined) => number[];
  readonly perGene: GeneRows | undefined;
  readonly shared: Pick<
    ValuesByColumn<typeof geneColumns>,
    'gene' | 'probe' | 'minusLog10P' | 'adjP' | 'averageExpression'
  >;
}

/**
 * One row per gene, of its probe with the largest average expression; or one per probe.
 * @param log10P by row of the matrix; the adjusted p-value counts the rows of the table
 * @param z orders rows without p-values
 */
export function tableRows(
  { matrix, gene, fit }: ExpressionAnalysis,
  allProbes: boolean,
  log10P: Float64Array | undefined,
  z?: Float64Array,
): TableRows {
  const perGene = gene !== undefined && !allProbes ? chooseProbes(gene, fit.averageExpression) : undefined;
  const rows = perGene?.probe ?? Uint32Array.from(matrix.rowNames.keys());
  const shown = log10P === undefined ? undefined : Float64Array.from(rows, (row) => log10P[row]);
  const log10AdjustedP = shown && benjaminiHochberg(shown);
  const strength = Float64Array.from(rows, (row, i) =>
    shown === undefined ? Math.abs(z?.[row] ?? 0) : -shown[i],
  );
  const order = Uint32Array.from(rows.keys()).sort(
    (a, b) =>
      rank(strength[b]) - rank(strength[a]) ||
      Math.abs(fit.estimate[rows[b]]) - Math.abs(fit.estimate[rows[a]]) ||
      a - b,
  );
  const ofRow = (values: ArrayLike<number> | undefined): number[] =>
    Array.from(order, (i) => values?.[rows[i]] ?? NaN);
  const shared = {
    gene: Array.from(order, (i) => gene?.[rows[i]] || null),
    probe: Array.from(order, (i) => matrix.rowNames[rows[i]]),
    minusLog10P: Array.from(order, (i) => -(shown?.[i] ?? NaN)),
    adjP: Array.from(order, (i) => power(10, log10AdjustedP?.[i] ?? NaN)),
    averageExpression: ofRow(fit.averageExpression),
  };
  return { order, ofRow, perGene, shared };
}

/** Number of probes of a row of the table, and how many of them change in its direction. */
export function probesOf(
  { fit, mergedProbes }: ExpressionAnalysis,
  perGene: GeneRows | undefined,
): { count: (i: number) => number; agreeing: (i: number) => number } | undefined {
  if (perGene === undefined) return undefined;
  const { probe, probes } = perGene;
  if (mergedProbes !== undefined)
    return { count: (i) => mergedProbes.count[probe[i]], agreeing: (i) => mergedProbes.agreeing[probe[i]] };
  const direction = (row: number): number => Math.sign(fit.estimate[row]);
  return {
    count: (i) => probes[i].length,
    agreeing: (i) => probes[i].filter((row) => direction(row) === direction(probe[i])).length,
  };
}

function rank(strength: number): number {
  return strength === strength ? strength : -Infinity;
}
