import { benjaminiHochberg } from '../statistics/combine/multiple-testing.ts';
import { tableOf, type Table } from '../tables/table.ts';
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
  const { matrix, gene, fit, test, descriptiveZ } = analysis;
  const perGene = gene !== undefined && !allProbes ? chooseProbes(gene, fit.averageExpression) : undefined;
  const rows = perGene?.probe ?? Uint32Array.from(matrix.rowNames.keys());
  const log10P = test === undefined ? undefined : Float64Array.from(rows, (row) => test.log10P[row]);
  const log10AdjustedP = log10P === undefined ? undefined : benjaminiHochberg(log10P);
  const strength = Float64Array.from(rows, (row, i) =>
    log10P === undefined ? Math.abs(descriptiveZ?.[row] ?? 0) : -log10P[i],
  );
  const order = Uint32Array.from(rows.keys()).sort(
    (a, b) =>
      rank(strength[b]) - rank(strength[a]) ||
      Math.abs(fit.estimate[rows[b]]) - Math.abs(fit.estimate[rows[a]]) ||
      a - b,
  );
  const ofRow = (values: ArrayLike<number> | undefined): number[] =>
    Array.from(order, (i) => values?.[rows[i]] ?? NaN);
  const counted = probesOf(analysis, perGene);
  return tableOf(geneColumns, {
    gene: Array.from(order, (i) => gene?.[rows[i]] || null),
    probe: Array.from(order, (i) => matrix.rowNames[rows[i]]),
    log2FoldChange: ofRow(fit.estimate),
    ciLow: ofRow(test?.low),
    ciHigh: ofRow(test?.high),
    t: ofRow(test?.t),
    minusLog10P: Array.from(order, (i) => -(log10P?.[i] ?? NaN)),
    adjP: Array.from(order, (i) => power(10, log10AdjustedP?.[i] ?? NaN)),
    averageExpression: ofRow(fit.averageExpression),
    descriptiveZ: descriptiveZ && ofRow(descriptiveZ),
    probes: counted && Array.from(order, (i) => counted.count(i)),
    probesAgreeing: counted && Array.from(order, (i) => counted.agreeing(i)),
    logOdds: test?.logOdds && ofRow(test.logOdds),
  });
}

/** Number of probes of a row of the table, and how many of them change in its direction. */
function probesOf(
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
