import { quantile } from '../statistics/descriptive.ts';

/**
 * What an expression experiment says of a gene: `not seen` is not above what silent genes show, `not measured` has no row,
 * `unknown` stands where there is no experiment, or none that could tell.
 */
export type Expressed = 'yes' | 'not seen' | 'not measured' | 'unknown';

/** The level from which on a gene counts as expressed. */
export interface ExpressionFloor {
  /** In the unit of the average expression that it was found from. */
  readonly level: number;
  readonly by: 'counts per million' | 'silent genes';
  /** Silent genes that were measured. */
  readonly silent: number;
}

/** Average expression of genes: both of one length, NaN where a gene has none. */
export interface ExpressionLevels {
  readonly genes: readonly string[];
  readonly average: Float64Array;
  /** Whether the averages are counts as they are (DESeq2's baseMean) instead of logarithms to base 2. */
  readonly counts: boolean;
}

/** Receptors of smell and taste, keratins of hair, beta-defensins of the epididymis: silent outside their organs, human and mouse. */
const SILENT = /^(?:OR\d+[A-Z]+\d+|OLFR\d+|TAS[12]R\d+|VM?N\dR\d+|TAAR\d+|KRTAP\d+|DEFB\d+)/i;
/** Fewer silent genes than this say nothing about the level of silence. */
const ENOUGH_SILENT = 20;
const ABOVE_SILENT = 0.95;
/** Sum of the levels of all genes where they are counts, or fragments per kilobase, per million: of arrays it is larger. */
const SUM_PER_MILLION = { least: 2e5, most: 1.6e6 };
/** The least of a whole experiment's log2 counts per million is below this, even where rare genes were left out; that of arrays is not. */
const LEAST_PER_MILLION = 2;
/** Sums are judged of whole experiments, not of a list of some genes. */
const WHOLE_EXPERIMENT = 5_000;

/**
 * The level from which on genes count as expressed: one per million where the values are counts, else what 95 % of the
 * genes do not reach that are silent outside the organs of smell, taste, hair and epididymis.
 * @returns undefined where neither can be told
 */
export function expressionFloor({ genes, average, counts }: ExpressionLevels): ExpressionFloor | undefined {
  const silent: number[] = [];
  let sum = 0;
  let least = Infinity;
  let measured = 0;
  average.forEach((level, i) => {
    if (Number.isNaN(level)) return;
    measured++;
    sum += counts ? level : 2 ** level;
    least = Math.min(least, level);
    if (SILENT.test(genes[i])) silent.push(level);
  });
  const perMillion = sum >= SUM_PER_MILLION.least && sum <= SUM_PER_MILLION.most && least < LEAST_PER_MILLION;
  if (measured >= WHOLE_EXPERIMENT && (counts || perMillion))
    return { level: counts ? sum / 1e6 : 0, by: 'counts per million', silent: silent.length };
  if (silent.length < ENOUGH_SILENT) return undefined;
  return {
    level: quantile(
      silent.sort((a, b) => a - b),
      ABOVE_SILENT,
    ),
    by: 'silent genes',
    silent: silent.length,
  };
}

/** Whether a level is that of an expressed gene; NaN where the experiment tells none. */
export function isExpressed(level: number, floor: ExpressionFloor | undefined): Expressed {
  if (Number.isNaN(level) || floor === undefined) return 'unknown';
  const { by, level: least } = floor;
  return (by === 'silent genes' ? level > least : level >= least) ? 'yes' : 'not seen';
}
