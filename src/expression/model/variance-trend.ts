import { note, type Notice } from '../../messages/message.ts';
import type { Scale } from '../scale.ts';
import type { ContrastFit } from './linear-model.ts';
import { estimateVariancePrior, usableRows } from './variance-prior.ts';

/** Rows from which limma gives the trend its four degrees of freedom; fewer tell a curve from chance badly. */
const ENOUGH_ROWS = 30;
/** From this share of averages below 0 on, values are no intensities: log ratios, or values centred on 0. */
const BELOW_ZERO = 0.25;

/** Whether the prior variance follows the average expression, and why. */
export interface TrendDecision {
  readonly trend: boolean;
  readonly notices: readonly Notice[];
}

/**
 * Whether the prior variance is to follow the average expression, where the user leaves it open. It does for logged TPM, and for
 * intensities of one channel where that leaves more to the prior: the variances of genes of one expression are then more alike,
 * and the prior has more degrees of freedom. The contrast has no part in it.
 *
 * Weights of counts hold their trend already, and averages of log ratios are no expression.
 *
 * **Source:** limma's guide on single-channel arrays and limma-trend; Sartor et al., BMC Bioinformatics 2006;7:538.
 * **R:** `limma::fitFDist(s2, df)$df2 < limma::fitFDist(s2, df, Amean)$df2`
 */
export function decideTrend(
  fit: ContrastFit,
  { scale, ratios }: { readonly scale: Scale; readonly ratios: boolean },
): TrendDecision {
  if (scale === 'counts' || scale === 'estimated-counts' || ratios) return { trend: false, notices: [] };
  if (scale === 'tpm') return { trend: true, notices: [note('expression.trend-tpm')] };
  const { variance, residualDegrees, averageExpression } = fit;
  const rows = usableRows(variance, residualDegrees);
  if (rows.length < ENOUGH_ROWS) return { trend: false, notices: [] };
  const below = rows.reduce((count, row) => count + Number(averageExpression[row] < 0), 0);
  if (below >= BELOW_ZERO * rows.length)
    return { trend: false, notices: [note('expression.trend-centred', { below, rows: rows.length })] };
  const plain = estimateVariancePrior(variance, residualDegrees).commonDegrees;
  const followed = estimateVariancePrior(variance, residualDegrees, averageExpression).commonDegrees;
  const said = { followed: degreesText(followed), plain: degreesText(plain) };
  const trend = followed > plain;
  return { trend, notices: [note(trend ? 'expression.trend-on' : 'expression.trend-off', said)] };
}

function degreesText(degrees: number): string {
  return degrees === Infinity ? '∞' : degrees.toPrecision(3);
}
